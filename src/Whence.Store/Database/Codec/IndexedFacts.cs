using System.Globalization;

namespace Whence.Store.Database.Codec;

/// <summary>Facts as words of the full-text index: stance, kind, region, language, and the months, years and decades of days.</summary>
/// <remarks>
/// A day of publication gives its month, year and decade; days that a claim is about give those of every month they reach. A range of days is then few words,
/// and the words hold every row of the range.
/// </remarks>
internal static class IndexedFacts
{
    /// <summary>Column of both indexes.</summary>
    public const string Column = "facts";

    /// <summary>Begins every word of a fact. Private-use characters are letters to the tokenizer and nobody types them; four are the longest prefix with an index.</summary>
    public const string Mark = "\uE000\uE000\uE000\uE000";

    public const string Published = "p", When = "w";

    private const int FirstYear = 1600, LastYear = 2199;

    /// <summary>A claim that is about more months has <see cref="Odd"/> instead.</summary>
    private const int MostMonths = 36;

    public static string OfArticle(string? published, string language) => string.Join(' ', [Word("language", language), .. PublishedWords(published)]);

    public static string OfClaim(string stance, string kind, string region, string language, string? published, string? earliest, string? latest) => string.Join(
        ' ', [Word("stance", stance), Word("kind", kind), Word("region", region), Word("language", language), .. PublishedWords(published), .. WhenWords(earliest, latest)]);

    /// <summary>The word of a value of a list.</summary>
    public static string Word(string field, string value) => Mark + field[0] + string.Concat(value.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The word of days that no month stands for: open, long, or far away.</summary>
    public static string Odd(string field) => Mark + field + "x";

    /// <summary>Words of which every row with a day from <paramref name="from"/> to <paramref name="to"/> has one. Null is open.</summary>
    public static IEnumerable<string> Cover(string field, DateOnly? from, DateOnly? to)
    {
        int last = Math.Min(Month(to ?? DateOnly.MaxValue), (LastYear * 12) + 11);
        for (int month = Math.Max(Month(from ?? DateOnly.MinValue), FirstYear * 12); month <= last;)
        {
            int step = month % 120 == 0 && month + 119 <= last ? 120 : month % 12 == 0 && month + 11 <= last ? 12 : 1;
            yield return Word(field, month, step);
            month += step;
        }

        if (!IsWithin(from) || !IsWithin(to) || field == When)
            yield return Odd(field);
    }

    /// <summary>Whether <see cref="Cover"/> has no row of publication outside the range.</summary>
    public static bool IsExact(DateOnly? from, DateOnly? to) =>
        IsWithin(from) && IsWithin(to) && from is { Day: 1 } && to is { } last && last.Day == DateTime.DaysInMonth(last.Year, last.Month);

    private static IEnumerable<string> PublishedWords(string? published) =>
        DayCell.OfPublished(published) is { } day ? Months(Published, day, day)
        : published is null ? [] : [Odd(Published)];

    private static IEnumerable<string> WhenWords(string? earliest, string? latest) =>
        earliest is null && latest is null ? []
        : DayCell.ReadOrNull(earliest) is { } first && DayCell.ReadOrNull(latest) is { } last ? Months(When, first, last) : [Odd(When)];

    private static IEnumerable<string> Months(string field, DateOnly first, DateOnly last)
    {
        int from = Month(first), to = Month(last);
        return !IsWithin(first) || !IsWithin(last) || to < from || to - from > MostMonths
            ? [Odd(field)]
            : Enumerable.Range(from, to - from + 1).SelectMany(m => new[] { Word(field, m, 1), Word(field, m, 12), Word(field, m, 120) }).Distinct();
    }

    private static bool IsWithin(DateOnly? day) => day is { Year: >= FirstYear and <= LastYear };

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month - 1;

    // "p2031m03", "p2031", "p203d"
    private static string Word(string field, int month, int step) => step switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"{Mark}{field}{month / 12}m{(month % 12) + 1:00}"),
        12 => string.Create(CultureInfo.InvariantCulture, $"{Mark}{field}{month / 12}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Mark}{field}{month / 120}d"),
    };
}
