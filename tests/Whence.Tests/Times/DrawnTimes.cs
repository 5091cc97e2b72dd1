using System.Globalization;
using System.Text;
using Whence.Articles;
using Whence.Times;

namespace Whence.Tests.Times;

/// <summary>Times drawn into their text: <c>on {Sunday|2012-12-02}</c>, with the mod after a space.</summary>
internal static class DrawnTimes
{
    /// <summary>Sunday 2 December 2012, the day of publication of most cases.</summary>
    public const string Published = "2012-12-02";

    public static string Strip(string marked)
    {
        var text = new StringBuilder();
        bool isLabel = false;
        foreach (char c in marked)
        {
            isLabel = c == '|' || (isLabel && c != '}');
            if (!isLabel && c is not ('{' or '}'))
                text.Append(c);
        }

        return text.ToString();
    }

    public static string Draw(string text, string? published = Published, Func<TimeExpression, string>? label = null)
    {
        var drawn = new StringBuilder();
        int at = 0;
        foreach (TimeExpression time in Find(text, published))
        {
            drawn.Append(text, at, time.Span.Start - at).Append('{').Append(time.Span.In(text)).Append('|').Append((label ?? Timex)(time)).Append('}');
            at = time.Span.End;
        }

        return drawn.Append(text, at, text.Length - at).ToString();
    }

    public static IReadOnlyList<TimeExpression> Find(string text, string? published = Published) =>
        new TimeFinder().Find(ArticleFinder.FromText(text, GivenFacts.None with { Published = published }));

    public static string Timex(TimeExpression time) => time.Mod is null ? time.Timex : time.Timex + " " + time.Mod;

    public static string Edtf(TimeExpression time) => time.Edtf ?? "none";

    /// <summary>The four days: "2012-10-21 2012-10-31 2012-12-02 ..".</summary>
    public static string Bounds(TimeExpression time) =>
        string.Join(' ', new[] { time.Bounds.BeginEarliest, time.Bounds.BeginLatest, time.Bounds.EndEarliest, time.Bounds.EndLatest }
            .Select(d => d?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ".."));
}
