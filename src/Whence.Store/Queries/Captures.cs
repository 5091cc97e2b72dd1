using System.Collections.Immutable;
using Whence.Store.Database;

namespace Whence.Store.Queries;

/// <summary>How a page of an article came.</summary>
/// <param name="PageSha256">SHA-256 of the bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Input">As the ledger names it.</param>
/// <param name="Address">Where it was fetched from in the end, or null.</param>
/// <param name="Headers">Status line and headers of the answer, or null.</param>
/// <param name="CapturedAt">ISO 8601 in UTC.</param>
public sealed record CaptureRow(string PageSha256, long Size, string Input, string? Address, string? ContentType, string? Headers, string CapturedAt);

/// <summary>The evidence of an article: its pages as they came.</summary>
public static class Captures
{
    public static ImmutableArray<CaptureRow> Of(Case source, string article) => [.. source.Read(c => c.Rows(
        """
        SELECT p.sha256, p.size, l.name, k.address, k.content_type, k.headers, k.captured_at
        FROM captures k JOIN pages p ON p.id = k.page JOIN ledger l ON l.id = k.input JOIN articles a ON a.id = k.article
        WHERE a.name = $1 ORDER BY k.id
        """,
        r => new CaptureRow(r.GetString(0), r.GetInt64(1), r.GetString(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6)), article))];

    /// <summary>The bytes of a page as they came; null when the case does not hold it.</summary>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static byte[]? Bytes(Case source, string pageSha256) => source.Read(c =>
        c.Rows("SELECT bytes FROM pages WHERE sha256 = $1", r => StoredBytes.Unpack(r.Bytes(0)), pageSha256) is [var bytes] ? bytes : null);
}
