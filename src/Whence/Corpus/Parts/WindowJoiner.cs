using System.Collections.Immutable;

namespace Whence.Corpus.Parts;

/// <summary>Makes one list of announced windows of the comparisons of neighbouring parts, as <see cref="GroupJoiner"/> does of groups.</summary>
internal static class WindowJoiner
{
    /// <param name="comparisons">Of each comparison its windows and the articles of its later part. Articles have one number in all comparisons.</param>
    /// <returns>By the comparison that found them first. The first finding has the days and the outcome, where it has one.</returns>
    public static ImmutableArray<CorpusWindow> Join(IReadOnlyList<(ImmutableArray<CorpusWindow> Windows, IReadOnlySet<int> Later)> comparisons)
    {
        JoinedGroup[] joined = [.. GroupJoiner.Join(comparisons.Select(c => new ComparedParts(
            [.. c.Windows.Select(w => new ComparedGroup(w.Claims, [.. w.Claims.Select(_ => true)]))], c.Later))).OrderBy(g => g.From[0])];
        var of = new Dictionary<(int, int), int>();
        for (int i = 0; i < joined.Length; i++)
            foreach ((int Comparison, int Group) from in joined[i].From) of[from] = i;
        return [.. joined.Select((group, id) =>
        {
            CorpusWindow[] found = [.. group.From.Select(f => comparisons[f.Comparison].Windows[f.Group])];
            IEnumerable<int?> revised = group.From.Zip(found, (f, w) => w.Revises is { } r && of.TryGetValue((f.Comparison, r), out int at) && at < id ? at : (int?)null);
            return new CorpusWindow(id, found[0].Days, group.Claims) { Revises = revised.FirstOrDefault(r => r is not null), Outcome = found.Select(w => w.Outcome).FirstOrDefault(o => o is not null) };
        })];
    }
}
