using System.Collections.Immutable;

namespace Whence.Store.Queries;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Give it back to get what follows; null at the end.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>Cuts lists into pages by the row that ends each.</summary>
internal static class Paging
{
    /// <exception cref="ArgumentException">The cursor was not given by this program.</exception>
    public static long Start(string? cursor) =>
        cursor is null ? 0
        : long.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long at) ? at
        : throw NoPlace(cursor);

    /// <summary>A place in a list by days: "2031-03-02.17". Null at its beginning.</summary>
    /// <exception cref="ArgumentException">The cursor was not given by this program.</exception>
    public static (string Day, long Id)? Day(string? cursor)
    {
        if (cursor is null) return null;
        return cursor.Length > 11 && cursor[10] == '.' && DateOnly.TryParseExact(cursor.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _)
            ? (cursor[..10], Start(cursor[11..]))
            : throw NoPlace(cursor);
    }

    /// <summary>A place in a list by a count, then by numbers: "12.345". Null at its beginning.</summary>
    /// <exception cref="ArgumentException">The cursor was not given by this program.</exception>
    public static (long Count, long Id)? Pair(string? cursor)
    {
        if (cursor is null) return null;
        int dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? throw NoPlace(cursor) : (Start(cursor[..dot]), Start(cursor[(dot + 1)..]));
    }

    /// <summary>Writes such a place.</summary>
    public static string Pair(long count, long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count}.{id}");

    public static ArgumentException NoPlace(string cursor) => new($"not a place in a list: {cursor}", nameof(cursor));

    /// <summary>A page of at most <paramref name="limit"/> out of one row more than that.</summary>
    public static Page<T> Cut<T>(List<T> rows, int limit, Func<T, long> place) =>
        Cut(rows, limit, row => place(row).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Cut{T}(List{T}, int, Func{T, long})"/>
    public static Page<T> Cut<T>(List<T> rows, int limit, Func<T, string> place) =>
        rows.Count <= limit ? new Page<T>([.. rows], null) : new Page<T>([.. rows.Take(limit)], place(rows[limit - 1]));
}
