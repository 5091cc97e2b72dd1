using System.Collections.Immutable;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Attributions.Features;

/// <summary>The heads of an article made quick to ask: codes, lemma ids, subtree edges, and the word that may govern each token as its cue.</summary>
/// <remarks>Trees are walked at most <see cref="Deepest"/> steps, so a strange tree costs no more than a plain one.</remarks>
internal sealed class Tree
{
    private const int Deepest = 40;

    private readonly int[] _children;
    private readonly int[] _childStarts;

    public Tree(TokenLayer tokens, SyntaxLayer syntax, CueLexicon lexicon)
    {
        ImmutableArray<Word> words = syntax.Words;
        int n = words.Length;
        (Heads, Relations, Tags, Lemmas, Probabilities) = (new int[n], new int[n], new int[n], new int[n], new float[n]);
        (LeftEdge, RightEdge) = (new int[n], new int[n]);
        for (int t = 0; t < n; t++)
        {
            Word word = words[t];
            Heads[t] = word.Head >= 0 && word.Head < n && word.Head != t ? word.Head : -1;
            Relations[t] = Codes.Relation(word.Deprel);
            Tags[t] = Codes.Tag(word.Xpos);
            Lemmas[t] = lexicon.Id(word.Lemma);
            Probabilities[t] = lexicon.Probability(Lemmas[t], word.Upos is "VERB" or "AUX");
            LeftEdge[t] = RightEdge[t] = t;
        }

        (_children, _childStarts) = (new int[n], new int[n + 2]);
        foreach (int head in Heads)
            if (head >= 0) _childStarts[head + 2]++;
        for (int t = 0; t < n; t++) _childStarts[t + 2] += _childStarts[t + 1];
        for (int t = 0; t < n; t++)
            if (Heads[t] >= 0) _children[_childStarts[Heads[t] + 1]++] = t;
        foreach (Sentence sentence in tokens.Sentences) SpreadEdges(sentence);
        (Governors, Links, Depths) = (new int[n], new int[n], new int[n]);
        int[] aside = Asides();
        for (int t = 0; t < n; t++) Govern(t, aside);
    }

    /// <summary>Head of each token, -1 at a root.</summary>
    public int[] Heads { get; }

    public int[] Relations { get; }

    public int[] Tags { get; }

    public int[] Lemmas { get; }

    /// <summary>Probability of each token's lemma to belong to a cue.</summary>
    public float[] Probabilities { get; }

    /// <summary>First token of each token's subtree.</summary>
    public int[] LeftEdge { get; }

    /// <summary>Last token of each token's subtree.</summary>
    public int[] RightEdge { get; }

    /// <summary>The nearest word above each token that may be a cue, or one that is put in beside it ("..., he said, ..."), or -1.</summary>
    public int[] Governors { get; }

    /// <summary>Relation code by which the branch of the token hangs on its governor; plus <see cref="Codes.Relations"/> when the governor is an aside.</summary>
    public int[] Links { get; }

    /// <summary>Steps from the token up to that branch.</summary>
    public int[] Depths { get; }

    /// <summary>The tokens that hang on <paramref name="t"/>, in text order.</summary>
    public ReadOnlySpan<int> ChildrenOf(int t) => _children.AsSpan(_childStarts[t].._childStarts[t + 1]);

    private void SpreadEdges(Sentence sentence)
    {
        int end = Math.Min(sentence.EndToken, Heads.Length);
        for (int t = sentence.FirstToken; t < end; t++)
        {
            int above = Heads[t];
            for (int step = 0; above >= 0 && step < Deepest; step++)
            {
                bool wider = false;
                if (LeftEdge[above] > t) (LeftEdge[above], wider) = (t, true);
                if (RightEdge[above] < t) (RightEdge[above], wider) = (t, true);
                if (!wider) break;
                above = Heads[above];
            }
        }
    }

    /// <summary>For each token the likeliest cue that hangs on it as an aside (parataxis), or -1.</summary>
    private int[] Asides()
    {
        int parataxis = Codes.Relation("parataxis"), advcl = Codes.Relation("advcl");
        int[] aside = new int[Heads.Length];
        Array.Fill(aside, -1);
        for (int t = 0; t < Heads.Length; t++)
        {
            int head = Heads[t];
            if (head < 0 || Probabilities[t] < CueLexicon.Governs) continue;
            if (Relations[t] != parataxis && !(Relations[t] == advcl && t > head)) continue;
            if (aside[head] < 0 || Probabilities[aside[head]] < Probabilities[t]) aside[head] = t;
        }

        return aside;
    }

    private void Govern(int t, int[] aside)
    {
        Governors[t] = -1;
        int branch = t, from = -1;
        for (int depth = 0; depth < Deepest; depth++)
        {
            if (aside[branch] >= 0 && aside[branch] != t && aside[branch] != from)
            {
                (Governors[t], Links[t], Depths[t]) = (aside[branch], Codes.Relations + Relations[aside[branch]], depth);
                return;
            }

            int head = Heads[branch];
            if (head < 0) return;
            if (Probabilities[head] >= CueLexicon.Governs)
            {
                (Governors[t], Links[t], Depths[t]) = (head, Relations[branch], depth);
                return;
            }

            (from, branch) = (branch, head);
        }
    }
}
