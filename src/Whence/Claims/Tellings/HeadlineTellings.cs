using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Mentions;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Finds the tellings of headline grammar, where trees hold least: "Report: ...", "...: Kyodo", "..., source tells CNN", "Report places ...".</summary>
internal sealed class HeadlineTellings(Trees trees, TellerTypes types, Recipients recipients)
{
    private const int LongestLabel = 6;

    /// <summary>Words that are names elsewhere in the article: a tagger that sees only "Ruiz:" cannot know.</summary>
    private readonly Lazy<HashSet<string>> names = new(() =>
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < trees.Count; i++)
        {
            if (trees.Upos(i) == "PROPN" && trees.RegionOf(i) == Articles.RegionKind.Body) forms.Add(trees.Form(i));
        }

        return forms;
    });

    /// <summary>The telling of one line of headline or standfirst, or null.</summary>
    public Telling? Find(Sentence sentence)
    {
        int from = sentence.FirstToken, to = sentence.EndToken - 1;
        while (to > from && trees.Form(to) is "." or "\"" or "”") to--;
        while (to > from && trees.Form(to) is "'" or "’") to--;
        int colon = from;
        while (colon < to && colon - from < 3 && trees.Form(colon) is not (":" or "|")) colon++;
        if (trees.Form(colon) is ":" or "|" && colon > from && SpeechWords.IsDeskTag(trees.Form(from))) from = colon + 1;
        if (to - from < 2) return null;
        return Labelled(from, to) ?? Closed(from, to) ?? Inverted(from, to) ?? Opened(from, to) ?? Spoken(from, to);
    }

    /// <summary>"SOURCE: what" and "what: SOURCE", also with a dash before the last words.</summary>
    private Telling? Labelled(int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            bool dash = trees.Form(i) is "-" or "–" or "—";
            if (trees.Form(i) != ":" && !dash) continue;
            if (!dash && i - from <= LongestLabel && IsLabel(from, i - 1, opening: true)) return Make(i, Head(from, i - 1), i + 1, to);
            if (to - i <= LongestLabel && IsLabel(i + 1, to, opening: false) && HasSpacesAround(i)) return Make(i, Head(i + 1, to), from, i - 1);
        }

        return null;
    }

    /// <summary>"what, SOURCE says" and "what, source tells OUTLET".</summary>
    private Telling? Closed(int from, int to)
    {
        int comma = -1, cue = -1;
        for (int i = Math.Max(from, to - 9); i <= to; i++)
        {
            if (trees.Form(i) == "," && cue < 0) comma = i;
            if (comma >= 0 && i > comma + 1 && cue < 0 && trees.Form(i) is "says" or "say" or "said" or "reports" or "report" or "tells" or "tell" or "told" or "claims" or "warns" or "confirms" or "shows" or "show" or "finds" or "suggests" or "indicates" or "believe" or "fear" or "admits") cue = i;
        }

        if (comma <= from + 1 || cue < 0 || to - cue > 4 || (cue < to && trees.Form(cue) is not ("tells" or "tell" or "told"))) return null;
        Telling telling = Make(cue, Head(comma + 1, cue - 1), from, comma - 1);
        // "tells allies", "tells court": who is told is no publisher.
        if (cue < to && Head(cue + 1, to) is var hearer && recipients.IsHearer(hearer)) telling.Outer.Add(hearer);
        telling.Force = SpeechWords.OfVerb(trees.Lemma(cue)) ?? Force.Asserts;
        return telling;
    }

    /// <summary>"Report places experts at the site": a text as the subject of a verb that is no verb of telling.</summary>
    private Telling? Opened(int from, int to)
    {
        int subject = -1;
        for (int i = from; i <= Math.Min(to, from + 4); i++)
        {
            if (trees.Is(i, "nsubj") && (TellerNouns.IsDocument(trees.Lemma(i)) || trees.Form(i) is "sources" or "source") && trees.Head(i) > i) subject = i;
        }

        if (subject < 0 && trees.Form(from) is "report" or "reports" or "study" or "poll" or "sources") subject = from;
        if (subject < 0 || subject + 2 >= to) return null;
        for (int i = from; i <= to; i++)
        {
            if (SpeechWords.OfVerb(trees.Lemma(i)) is not null && trees.Upos(i) == "VERB") return null;
        }

        return Make(subject, subject, subject + 1, to);
    }

    /// <summary>"what, says SOURCE".</summary>
    private Telling? Inverted(int from, int to)
    {
        for (int i = from + 3; i < to; i++)
        {
            if (trees.Form(i - 1) is not ("," or "'" or "’" or "\"" or "”") || trees.Form(i) is not ("says" or "say" or "said" or "reports" or "claims" or "warns" or "claim" or "warn")) continue;
            int end = i + 1;
            while (end < to && !trees.IsPunctuation(end + 1)) end++;
            int teller = Head(i + 1, end);
            return end - i <= LongestLabel && types.CanHead(teller) ? Make(i, teller, from, i - 2) : null;
        }

        return null;
    }

    /// <summary>"SOURCE denies what", where the tagger took the verb of a headline for a name or a noun.</summary>
    private Telling? Spoken(int from, int to)
    {
        for (int i = from + 1; i < Math.Min(to, from + LongestLabel); i++)
        {
            if (trees.Upos(i) is "VERB" or "AUX" || trees.IsPunctuation(i)) return null;
            string form = trees.Form(i);
            string verb = form.EndsWith("ies", StringComparison.Ordinal) ? form[..^3] + "y" : form.EndsWith("sses", StringComparison.Ordinal) ? form[..^2] : form.EndsWith('s') ? form[..^1] : form;
            if (form is not ("says" or "denies" or "deny" or "rejects" or "reject" or "dismisses" or "dismiss" or "claims" or "warns" or "confirms" or "refutes" or "disputes" or "admits" or "insists" or "alleges" or "reveals" or "accuses" or "vows")) continue;
            if (!types.CanHead(Head(from, i - 1))) return null;
            Telling telling = Make(i, Head(from, i - 1), i + 1, to);
            telling.Force = SpeechWords.OfVerb(verb) ?? Force.Asserts;
            return telling;
        }

        return null;
    }

    private bool IsLabel(int from, int to, bool opening)
    {
        if (trees.Quoted(from)) return false;
        if (from == to && (TellerNouns.IsDocument(trees.Form(from).TrimEnd('s')) || trees.Form(from) is "sources" or "source" || (opening && (names.Value.Contains(trees.Form(from)) || types.MentionAt(from) is { Kind: MentionKind.Name, Type: EntityType.Person })))) return true;
        for (int i = from; i <= to; i++)
        {
            if (trees.Upos(i) is "VERB" or "AUX" && !SpeechWords.IsCitation(trees.Lemma(i)) && trees.Xpos(i) != "VBN") return false;
            if (trees.Form(i) is "," or "?" or "!") return false;
        }

        int head = Head(from, to);
        return types.CanHead(head) && (!opening || from == to || types.IsTellerPhrase(head));
    }

    private bool HasSpacesAround(int dash) =>
        trees.Form(dash) == ":" || (dash > 0 && trees.Tokens[dash - 1].Span.End < trees.Tokens[dash].Span.Start && trees.Tokens[dash].Span.End < trees.Tokens[dash + 1].Span.Start);

    /// <summary>The token of the range whose head lies outside it; the last nominal of several.</summary>
    private int Head(int from, int to)
    {
        int head = to;
        for (int i = to; i >= from; i--)
        {
            if (trees.IsNominal(i) && (trees.Head(i) < from || trees.Head(i) > to)) return i;
            if (trees.IsNominal(i) && !trees.IsNominal(head)) head = i;
        }

        return head;
    }

    private Telling Make(int cue, int teller, int from, int to)
    {
        var telling = new Telling { Cue = cue, Teller = teller, IsLabel = true, Content = [.. Enumerable.Range(from, Math.Max(0, to - from + 1))] };
        telling.Frame.Add(cue);
        if (SpeechWords.OfVerb(trees.Lemma(cue)) is Force force && trees.Upos(cue) == "VERB") telling.Force = force;
        return telling;
    }
}
