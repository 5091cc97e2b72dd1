using Whence.Claims.Grammar;
using Whence.Tokens;

namespace Whence.Claims.OwnVoice;

/// <summary>Finds what the outlet says itself: clauses that no telling covers and that assert something checkable.</summary>
internal sealed class OwnStatements(Trees trees, ClauseGrammar phrases)
{
    private const int FewestWords = 4;

    /// <summary>The tokens of the statement in <paramref name="sentence"/> that are not <paramref name="told"/>; empty when it makes none.</summary>
    public List<int> Find(Sentence sentence, bool[] told)
    {
        bool heading = trees.IsHead(sentence);
        var tokens = new List<int>();
        int words = 0, root = -1;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (told[i]) continue;
            tokens.Add(i);
            if (!trees.IsPunctuation(i)) words++;
            // The main clause, or one coordinated with a clause that a telling covers.
            if (root < 0 && (trees.Head(i) < 0 || (trees.Is(i, "conj") && trees.IsClause(i) && told[trees.Head(i)]))) root = i;
        }

        if (words == 0) return [];
        if (heading && words == CountWords(sentence)) return words >= 2 ? tokens : [];
        if (words < FewestWords || EndsWith(sentence, "?")) return [];
        if (root < 0) return Concession(sentence, told);
        if (Glue(root, told) is { } news) return news;
        return Asserts(root) || (words == CountWords(sentence) && Finite(root) is >= 0 and int finite && Asserts(finite)) ? tokens : [];
    }

    /// <summary>"..., the rebels said, though fighting went on": what the outlet sets against what it was told.</summary>
    private List<int> Concession(Sentence sentence, bool[] told)
    {
        for (int i = sentence.FirstToken + 1; i < sentence.EndToken; i++)
        {
            if (told[i] || trees.Form(i) is not ("though" or "although" or "while" or "whereas" or "but") || trees.Form(i - 1) != ",") continue;
            var clause = new List<int>();
            bool finite = false;
            for (int k = i + 1; k < sentence.EndToken && !told[k]; k++)
            {
                clause.Add(k);
                finite |= trees.Xpos(k) is "VBD" or "VBZ" or "VBP" or "VBN";
            }

            return finite && clause.Count >= FewestWords && trees.Upos(clause[0]) is not ("PRON" or "VERB") ? clause : [];
        }

        return [];
    }

    /// <summary>"The report came as talks resumed": only what came with the report is news.</summary>
    private List<int>? Glue(int root, bool[] told)
    {
        if (trees.Lemma(root) is not ("come" or "follow") || phrases.Subject(root) is not (>= 0 and int subject)) return null;
        string noun = trees.Lemma(subject);
        if (!(SpeechWords.ReportNouns.Contains(noun) || SpeechWords.VoiceNouns.Contains(noun) || noun is "decision" or "move" or "attack" or "visit" or "vote")) return null;
        for (int i = root + 1; i <= Math.Min(root + 5, trees.Last(root)); i++)
        {
            if (trees.Form(i) is not ("as" or "after" or "before" or "amid" or "despite")) continue;
            List<int> rest = trees.Subtree(root).FindAll(t => t > i && !told[t] && !(t == trees.Last(root) && trees.IsPunctuation(t)));
            bool clause = rest.Exists(t => trees.IsClause(t) && trees.Upos(t) == "VERB");
            return clause && rest.Count >= FewestWords - 1 ? rest : [];
        }

        return null;
    }

    /// <summary>A verb with a tense and a subject below a phrase that the parser took for the whole sentence, or -1.</summary>
    private int Finite(int root)
    {
        for (int i = trees.First(root); i <= trees.Last(root); i++)
        {
            if (trees.Upos(i) == "VERB" && phrases.Subject(i) >= 0 && (trees.Xpos(i) is "VBD" or "VBZ" or "VBP" || trees.Child(i, "aux") >= 0)) return i;
        }

        return -1;
    }

    /// <summary>A finite clause with a subject; no command, no wish, no bare phrase.</summary>
    private bool Asserts(int root)
    {
        if (!trees.IsClause(root) || (phrases.Subject(root) < 0 && trees.Child(root, "expl") < 0 && trees.Child(root, "csubj") < 0)) return false;
        if (trees.Upos(root) == "VERB" && trees.Xpos(root) is "VB" && trees.Child(root, "aux") < 0) return false;
        int subject = phrases.Subject(root);
        return subject < 0 || trees.Form(subject) is not ("i" or "you" or "we");
    }

    private int CountWords(Sentence sentence)
    {
        int words = 0;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!trees.IsPunctuation(i)) words++;
        }

        return words;
    }

    private bool EndsWith(Sentence sentence, string form)
    {
        for (int i = sentence.EndToken - 1; i >= sentence.FirstToken && i >= sentence.EndToken - 2; i--)
        {
            if (trees.Form(i) == form) return true;
        }

        return false;
    }
}
