using Whence.Articles;
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
        bool heading = trees.RegionOf(sentence.FirstToken) is RegionKind.Headline or RegionKind.Standfirst;
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
        if (words < FewestWords || root < 0 || EndsWith(sentence, "?")) return [];
        return Asserts(root) ? tokens : [];
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
