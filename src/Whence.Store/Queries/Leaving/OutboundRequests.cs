using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Intake.Fetching;

namespace Whence.Store.Queries.Leaving;

/// <summary>A request that left this machine for a case.</summary>
/// <param name="At">When it left, ISO 8601 in UTC.</param>
/// <param name="Host">With its port where that is not the usual one.</param>
/// <param name="Url">The whole address; "forgotten:" and a hash when the article was forgotten.</param>
/// <param name="Asked">What a person or a feed named; another than <paramref name="Url"/> after a redirect.</param>
/// <param name="Outcome">"answered 200 OK", or how it ended; "left" when the program was stopped before an answer came.</param>
/// <param name="Received">Bytes of the body as they came.</param>
public sealed record OutboundRequest(string At, string Host, string Url, string Asked, RequestReason Why, string Outcome, long Received)
{
    internal long Row { get; init; }
}

/// <summary>What left this machine for a case: every request, the last first.</summary>
public static class OutboundRequests
{
    /// <param name="limit">At most so many.</param>
    /// <param name="after">Where a page ended.</param>
    public static Page<OutboundRequest> List(Case source, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        long before = after is null ? long.MaxValue : Paging.Start(after);
        return Paging.Cut(
            source.Read(c => c.Rows(
                "SELECT at, host, url, asked, why, outcome, received, id FROM requests WHERE id < $1 ORDER BY id DESC LIMIT $2",
                r => new OutboundRequest(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), CellNames.Parse<RequestReason>(r.GetString(4)), r.GetString(5), r.GetInt64(6)) { Row = r.GetInt64(7) },
                before, limit + 1L)),
            limit, r => r.Row);
    }

    /// <summary>How many there are, and to how many hosts.</summary>
    public static (int Requests, int Hosts) Count(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => ((int)c.Number("SELECT count(*) FROM requests"), (int)c.Number("SELECT count(DISTINCT host) FROM requests")));
    }
}
