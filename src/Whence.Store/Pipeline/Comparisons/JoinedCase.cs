using System.Collections.Immutable;
using Whence.Corpus;
using Whence.Corpus.Parts;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline.Comparisons;

/// <summary>A group of the case, and where its counts are found: in one comparison, or by a basis of its own.</summary>
/// <param name="Hash">By which it is known whether it stands already.</param>
/// <param name="Comparison">Index of the comparison that counted it, or in which it begins.</param>
/// <param name="Group">Its index there.</param>
/// <param name="Counted">What it was counted of, where no comparison holds it whole; else null.</param>
internal sealed record CaseGroup(long Hash, int Comparison, int Group, string? Counted, int Articles, int Members);

/// <summary>What the comparisons of all parts say together.</summary>
internal sealed class JoinedCase
{
    private JoinedCase(IReadOnlyList<PartPair> pairs, long[] comparisons) => (Pairs, Comparisons) = (pairs, comparisons);

    public IReadOnlyList<PartPair> Pairs { get; }

    /// <summary>Row of the comparison of each of <see cref="Pairs"/>.</summary>
    public IReadOnlyList<long> Comparisons { get; }

    /// <summary>Groups that do not stand yet, those of most articles first.</summary>
    public List<CaseGroup> Missing { get; private set; } = [];

    /// <summary>Groups that stand, by hash, and are no longer found.</summary>
    public Dictionary<long, long> Gone { get; private set; } = [];

    /// <summary>Every basis of a group that was counted across comparisons.</summary>
    public HashSet<string> Counted { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<CorpusWindow> Windows { get; private set; } = [];

    /// <summary>Joins the groups of all pairs, which have been compared, and counts those that go over several; null when a comparison has gone meanwhile.</summary>
    /// <param name="tell">Told how many groups of how many were counted; null for nobody.</param>
    public static JoinedCase? Of(Case target, IReadOnlyList<PartPair> pairs, Action<int, int>? tell, CancellationToken stop)
    {
        long[] rows = target.Read(c => pairs.Select(p => FoundRows.Of(c, p.Basis)).ToArray());
        if (rows.Contains(0)) return null;
        JoinedCase joined = new(pairs, rows);
        GroupCounting counting = new(target, pairs);
        joined.Join(target, counting, stop);
        counting.Run(tell, stop);
        return joined;
    }

    private void Join(Case target, GroupCounting counting, CancellationToken stop)
    {
        IReadOnlySet<int>[] later = [.. Pairs.Select(p => p.Later.Select(a => (int)a.Row).ToHashSet())];
        var hashes = new ImmutableArray<long>[Pairs.Count];
        target.Read(c =>
        {
            // A hash of two groups, and one that is to be written again, stand for nothing.
            Gone = c.Rows("SELECT min(hash), id FROM claim_groups WHERE hash IS NOT NULL GROUP BY hash", r => (r.GetInt64(0), r.GetInt64(1))).ToDictionary();
            IEnumerable<ComparedParts> parts = Comparisons.Select((row, i) =>
            {
                stop.ThrowIfCancellationRequested();
                FoundOutline outline = FoundRows.Outline(c, row);
                HashSet<int> held = [.. Pairs[i].Articles.Select(a => (int)a.Row)];
                if (outline.Groups.Any(g => g.Claims.Any(m => !held.Contains(m.Article)))) throw new InvalidDataException($"comparison {row} is damaged");
                hashes[i] = outline.Hashes;
                return new ComparedParts(outline.Groups, later[i]);
            });
            foreach (JoinedGroup group in GroupJoiner.Join(parts))
            {
                string? counted = null;
                if (group.Whole is null && Counted.Add(counted = counting.BasisOf(group)) && !FoundRows.IsCounted(c, counted)) counting.Add(counted, group);
                (int comparison, int number) = group.Whole ?? group.From[0];
                long hash = counted is null ? hashes[comparison][number] : Convert.ToInt64(counted[..16], 16);
                if (!Gone.Remove(hash)) Missing.Add(new CaseGroup(hash, comparison, number, counted, group.Claims.Select(m => m.Article).Distinct().Count(), group.Claims.Length));
            }

            Windows = WindowJoiner.Join([.. Comparisons.Select((row, i) => (FoundRows.Windows(c, row), later[i]))]);
            return true;
        });
        Missing = [.. Missing.OrderByDescending(g => g.Articles).ThenByDescending(g => g.Members).ThenBy(g => g.Comparison).ThenBy(g => g.Group)];
    }
}
