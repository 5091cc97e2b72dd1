using System.Collections.Immutable;
using Whence.Store.Queries.Following;
using Whence.Web.Words;

namespace Whence.Web.Drawing.Timelines;

/// <summary>By what happenings share a lane.</summary>
public enum LaneBy
{
    /// <summary>One lane for all.</summary>
    None,
    Story,
    Actor,
    Origin,
}

/// <summary>Happenings that stand together on a timeline.</summary>
/// <param name="Title">What they share; empty for the one lane of all.</param>
/// <param name="Rows">Indexes of the happenings.</param>
public sealed record Lane(string Title, ImmutableArray<int> Rows);

/// <summary>Puts happenings into lanes, in the order of the first of each.</summary>
internal static class Lanes
{
    /// <param name="rows">The happenings.</param>
    /// <param name="by">What decides.</param>
    /// <param name="titleOf">What a story is called, by its first article.</param>
    public static ImmutableArray<Lane> Of(IReadOnlyList<Happening> rows, LaneBy by, Func<string, string> titleOf) => by switch
    {
        LaneBy.None => [new Lane("", [.. Enumerable.Range(0, rows.Count)])],
        LaneBy.Actor => Shared(rows, r => r.Claim.ReviewedChain() is [.., var teller] ? Phrases.Visible(teller.Name) : "Nobody named"),
        LaneBy.Origin => Shared(rows, r => r.Origin is { Length: > 0 } origin ? Phrases.Visible(origin) : "Origin unknown"),
        _ => Stories(rows, titleOf),
    };

    private static ImmutableArray<Lane> Shared(IReadOnlyList<Happening> rows, Func<Happening, string> title) =>
        [.. rows.Select((row, i) => (Title: title(row), Index: i)).GroupBy(r => r.Title, StringComparer.OrdinalIgnoreCase).Select(g => new Lane(g.First().Title, [.. g.Select(r => r.Index)]))];

    private static ImmutableArray<Lane> Stories(IReadOnlyList<Happening> rows, Func<string, string> titleOf) =>
        [.. Happenings.Stories(rows).Select(story => new Lane(titleOf(rows[story[0]].In.FirstOrDefault(rows[story[0]].Claim.Article)), [.. story]))];
}
