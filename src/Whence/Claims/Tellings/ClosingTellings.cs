using System.Collections.Frozen;
using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Finds "..., the Evening Ledger reported on Monday" by the order of its words, for sentences whose tree hangs the closing words elsewhere.</summary>
internal sealed class ClosingTellings(Trees trees, ClauseGrammar phrases)
{
    private const int LongestName = 8;

    private static readonly FrozenSet<string> Cues = new[]
    {
        "said", "says", "say", "reported", "reports", "announced", "disclosed", "tweeted", "wrote", "writes", "confirmed", "added", "warned", "revealed", "claimed", "testified", "noted", "found", "concluded", "acknowledged", "admitted", "declared", "recalled", "told",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What documents do.
    private static readonly FrozenSet<string> Shows = new[] { "show", "shows", "showed", "suggest", "suggests", "suggested", "indicate", "indicates", "indicated", "reveal", "reveals" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The telling that closes the sentence, or null; a cue in <paramref name="known"/> has its telling already.</summary>
    public Telling? Find(Sentence sentence, HashSet<int> known)
    {
        int first = sentence.FirstToken;
        for (int cue = sentence.EndToken - 1; cue > first + 4; cue--)
        {
            bool shows = Shows.Contains(trees.Form(cue));
            if (!(shows || Cues.Contains(trees.Form(cue))) || known.Contains(cue) || trees.Quoted(cue)) continue;
            if (!shows && Inverted(cue, sentence) is { } inverted) return inverted;
            if (!Ends(cue, sentence)) continue;
            bool aside = trees.Form(cue - 1) == ",";
            int end = aside ? cue - 2 : cue - 1;
            int start = Start(end, first), teller = Teller(trees, start, end);
            if (teller < 0 || trees.Upos(start) is "CCONJ" or "SCONJ" || (shows && !TellerNouns.IsDocument(trees.Lemma(teller)))) continue;
            if (aside)
            {
                // "its director, Kira Sand, tweeted"
                if (trees.Upos(end) != "PROPN" || !IsComma(start - 1)) continue;
                int role = Start(start - 2, first);
                if (Teller(trees, role, start - 2) < 0) continue;
                start = role;
            }

            if (start - 1 <= first + 2 || !(IsComma(start - 1) || trees.Form(start - 1) is "\"" or "”")) continue;
            if (Told(cue, teller, first, start - 1) is { } telling) return telling;
        }

        return null;
    }

    /// <summary>"..., claimed the army": the teller after the verb, which parsers take for its object.</summary>
    private Telling? Inverted(int cue, Sentence sentence)
    {
        if (trees.Form(cue) == "told" || !(IsComma(cue - 1) || trees.Form(cue - 1) is "\"" or "”") || phrases.Subject(cue) >= 0) return null;
        int end = cue;
        while (end + 1 < sentence.EndToken && end - cue < LongestName && !trees.IsPunctuation(end + 1) && !ClauseGrammar.IsDay(trees.Form(end + 1)) && trees.Form(end + 1) is not ("on" or "in" or "at" or "who" or "during" or "that")) end++;
        int teller = end > cue ? Teller(trees, cue + 1, end) : -1;
        return teller < 0 ? null : Told(cue, teller, sentence.FirstToken, cue - 1);
    }

    /// <summary>What stands from the beginning of the sentence to the comma or the quotation mark at <paramref name="mark"/>, told; null when it is no clause of its own.</summary>
    private Telling? Told(int cue, int teller, int first, int mark)
    {
        int last = trees.Form(mark) == "," ? mark - 1 : mark;
        if (!Enumerable.Range(first, last - first + 1).Any(trees.IsVerb) || trees.Form(first) is "while" or "although" or "though" or "after" or "before" or "when" or "since" or "if" or "according") return null;
        var telling = new Telling { Cue = cue, Teller = teller, Content = [.. Enumerable.Range(first, last - first + 1)], IsOutermost = true };
        telling.Frame.UnionWith(Enumerable.Range(last + 1, cue - last));
        return telling;
    }

    /// <summary>Whether nothing but circumstances of the telling follow the cue.</summary>
    private bool Ends(int cue, Sentence sentence)
    {
        if (trees.Form(cue) == "told") return HasRecipient(cue, sentence);
        if (cue + 1 >= sentence.EndToken) return true;
        string next = trees.Form(cue + 1);
        if (!(trees.IsPunctuation(cue + 1) || ClauseGrammar.IsDay(next) || next is "on" or "in" or "at" or "late" or "early" or "during" or "via")) return false;
        for (int i = cue + 1; i < sentence.EndToken; i++)
        {
            if (trees.IsPunctuation(i)) return next is not ("\"" or "“" or ":");
            if (trees.IsVerb(i) || trees.Form(i) == "that") return false;
        }

        return true;
    }

    /// <summary>"told AFP by telephone": whoever was told follows, and nothing is said of what.</summary>
    private bool HasRecipient(int cue, Sentence sentence)
    {
        for (int i = cue + 1; i < sentence.EndToken; i++)
        {
            if (trees.IsPunctuation(i)) return i > cue + 1 && i == sentence.EndToken - 1;
            if (trees.Form(i) is "that" or "whether" or "about" or "of" || trees.Xpos(i) is "VBZ" or "VBP" or "MD" or "VB") return false;
        }

        return cue + 1 < sentence.EndToken;
    }

    private bool IsComma(int token) => token >= 0 && trees.Form(token) == ",";

    private int Start(int end, int first)
    {
        int start = end;
        while (start > first && end - start < LongestName && !trees.IsPunctuation(start - 1)) start--;
        return start;
    }

    /// <summary>The noun or name that heads the words, when they are a teller's phrase; or -1.</summary>
    public static int Teller(Trees trees, int start, int end)
    {
        int head = -1;
        for (int i = start; i <= end; i++)
        {
            if (trees.Upos(i) == "ADP" || trees.Form(i) == "to") break;
            bool noun = trees.IsNominal(i) || TellerNouns.CanTell(trees.Form(i).TrimEnd('s'));
            // "documents obtained by the Post"
            if (trees.IsVerb(i) && !noun && head >= 0 && i < end && trees.Form(i + 1) is "by" or "on" or "with") break;
            if (trees.IsVerb(i) && !noun) return -1;
            if (noun) head = i;
        }

        return head >= 0 && (trees.Upos(head) == "PROPN" || TellerNouns.CanTell(trees.Lemma(head)) || TellerNouns.CanTell(trees.Form(head).TrimEnd('s'))) ? head : -1;
    }
}
