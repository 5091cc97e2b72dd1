using System.Collections.Immutable;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Quotations;
using Whence.Attributions.Rules;
using Whence.Attributions.Tagging;
using Whence.Syntax;

namespace Whence.Attributions.Nesting;

/// <summary>
/// Adds to the outermost tellings what is told inside their contents. The corpus that the tagger learned from marks only the outermost, but a content
/// without its quotation marks reads like any text: so the same tagger reads it again. Rules add what it misses, and those whom a teller cites.
/// </summary>
internal static class NestedTellings
{
    /// <summary>Contents inside contents inside contents are rare, and mostly errors.</summary>
    private const int Deepest = 2;

    /// <summary>Tokens that a telling needs at least.</summary>
    private const int Shortest = 4;

    /// <summary>Of a longer piece only so many tokens are read again.</summary>
    private const int Longest = 440;

    /// <summary>The confidence of what only rules found.</summary>
    private const double RuleConfidence = 0.5;

    /// <summary>Findings of rules at any depth, each inside the smallest content that holds its cue.</summary>
    public static List<Telling> Nest(List<LinkedRuns> byRules, int tokens)
    {
        var innermost = new Telling?[tokens];
        var nested = new List<Telling>(byRules.Count);
        foreach (LinkedRuns runs in byRules.OrderByDescending(r => r.Contents.Sum(c => c.Length)))
        {
            var telling = new Telling(runs, RuleConfidence, innermost[runs.Cue.First]);
            foreach (Run piece in runs.Contents) innermost.AsSpan(piece.First, piece.Length).Fill(telling);
            nested.Add(telling);
        }

        return nested;
    }

    /// <param name="outermost">What the tagger found.</param>
    /// <param name="byRules">What rules find at any depth.</param>
    public static List<Telling> Find(List<Telling> outermost, List<LinkedRuns> byRules, PassageReader reader, Tree tree, QuotationLayer quotations)
    {
        QuotationLayer unquoted = quotations with { States = [.. new QuotationState[quotations.States.Length]] };
        List<Telling> all = [.. outermost], level = outermost;
        for (int depth = 1; depth <= Deepest && level.Count > 0; depth++)
        {
            (ImmutableArray<Passage> passages, List<Telling> owners) = Inside(level, quotations, reader.Syntax, tree);
            if (passages.IsEmpty) break;
            var next = new List<Telling>();
            foreach (Telling inner in reader.Read(passages, unquoted))
            {
                int p = IndexOf(passages, inner.Runs.Cue.First);
                if (inner.Runs.Contents.All(c => c.First >= passages[p].First && c.End <= passages[p].End)) next.Add(new Telling(inner.Runs, inner.Confidence, owners[p]));
            }

            all.AddRange(next);
            level = next;
        }

        AddByRules(all, byRules, reader.Syntax.Words.Length);
        AddCited(all, reader.Syntax, tree);
        return all;
    }

    /// <summary>The pieces of contents that are long enough and hold a word that may be a cue, without the marks and the "that" at their ends; in text order, without overlap.</summary>
    private static (ImmutableArray<Passage> Passages, List<Telling> Owners) Inside(List<Telling> level, QuotationLayer quotations, SyntaxLayer syntax, Tree tree)
    {
        var pieces = new List<(Passage Passage, Telling Owner)>();
        foreach (Telling telling in level)
        {
            foreach (Run piece in telling.Runs.Contents)
            {
                int first = piece.First, end = Math.Min(piece.End, piece.First + Longest);
                while (first < end && (quotations.States[first].Place == QuotationPlace.OpeningMark || syntax.Words[first].Deprel == "mark")) first++;
                while (end > first && quotations.States[end - 1].Place == QuotationPlace.ClosingMark) end--;
                if (end - first >= Shortest && tree.Probabilities.AsSpan(first..end).ContainsAnyInRange(CueLexicon.Governs, 1)) pieces.Add((new Passage(first, end), telling));
            }
        }

        pieces.Sort((a, b) => a.Passage.First.CompareTo(b.Passage.First));
        for (int i = pieces.Count - 1; i > 0; i--)
            if (pieces[i].Passage.First < pieces[i - 1].Passage.End) pieces.RemoveAt(i);
        return ([.. pieces.Select(p => p.Passage)], [.. pieces.Select(p => p.Owner)]);
    }

    private static int IndexOf(ImmutableArray<Passage> passages, int token)
    {
        int low = 0, high = passages.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (passages[middle].First <= token) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Rule findings whose cue and contents lie inside one content and whose cue is new there.</summary>
    private static void AddByRules(List<Telling> all, List<LinkedRuns> byRules, int tokens)
    {
        bool[] isCue = new bool[tokens];
        var innermost = new Telling?[tokens];
        foreach (Telling telling in all)
        {
            isCue.AsSpan(telling.Runs.Cue.First, telling.Runs.Cue.Length).Fill(true);
            foreach (Run piece in telling.Runs.Contents)
                for (int t = piece.First; t < piece.End; t++)
                    if (innermost[t] is null || innermost[t]!.Depth < telling.Depth) innermost[t] = telling;
        }

        foreach (LinkedRuns runs in byRules)
        {
            if (isCue[runs.Cue.First] || isCue[runs.Cue.End - 1] || innermost[runs.Cue.First] is not { } outer || outer.Depth >= Deepest) continue;
            if (runs.Source is { } source && !outer.Holds(source.First)) continue;
            if (runs.Contents.All(c => outer.Holds(c.First) && outer.Holds(c.End - 1))) all.Add(new Telling(runs, RuleConfidence, outer));
        }
    }

    /// <summary>"The agency reported, citing officials, that ...": the officials tell the same content, inside the agency's telling.</summary>
    private static void AddCited(List<Telling> all, SyntaxLayer syntax, Tree tree)
    {
        foreach (Telling telling in all.ToArray())
        {
            for (int t = telling.Runs.Cue.First; t < telling.Runs.Cue.End; t++)
            {
                foreach (int child in tree.ChildrenOf(t))
                {
                    if (!CueWords.Citing.Contains(syntax.Words[child].Lemma) || syntax.Words[child].Xpos != "VBG") continue;
                    foreach (int cited in tree.ChildrenOf(child))
                    {
                        if (syntax.Words[cited].Deprel != "obj" || cited < child || telling.Holds(cited)) continue;
                        var source = new Run(Role.Source, tree.LeftEdge[cited], tree.RightEdge[cited] + 1);
                        if (telling.Runs.Contents.Any(c => c.First < source.End && source.First < c.End)) continue;
                        all.Add(new Telling(new LinkedRuns(new Run(Role.Cue, child, child + 1), source, telling.Runs.Contents, 1), telling.Confidence, telling));
                    }
                }
            }
        }
    }
}
