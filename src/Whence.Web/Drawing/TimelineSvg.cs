using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Whence.Store.Queries.Following;
using Whence.Web.Words;

namespace Whence.Web.Drawing;

/// <summary>Draws when things are said to happen against when they were reported: one row a happening, days from left to right.</summary>
internal static class TimelineSvg
{
    private const int Width = 960;
    private const int Margin = 24;
    private const int Top = 34;
    private const int Row = 44;
    private const int Least = 9;
    private const int MostTicks = 9;
    private const int LabelLength = 96;

    private static readonly int[] _dayTicks = [1, 2, 7, 14];
    private static readonly int[] _monthTicks = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    /// <summary>The same rows and day give the same bytes.</summary>
    /// <param name="rows">What happens, in the order of the list beside it.</param>
    /// <param name="today">Everything right of it lies ahead.</param>
    public static string Draw(IReadOnlyList<Happening> rows, DateOnly today)
    {
        (int first, int last) = Days(rows);
        int height = Top + (rows.Count * Row) + 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"timeline\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"group\" aria-label=\"Timeline; the table below says the same\">");
        int X(int day) => Margin + (int)Math.Round((Width - (2 * Margin)) * (double)(day - first) / (last - first));
        if (today.DayNumber < last)
        {
            int x = today.DayNumber <= first ? 0 : X(today.DayNumber);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ahead\" x=\"{x}\" y=\"0\" width=\"{Width - x}\" height=\"{height}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"ahead-word\" x=\"{(x == 0 ? Width - 6 : x + 6)}\" y=\"{height - 4}\"{(x == 0 ? " text-anchor=\"end\"" : "")}>{(x == 0 ? "all ahead of today" : "ahead of today")}</text>");
        }

        foreach ((int day, string label) in Ticks(first, last))
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"tick\" d=\"M{X(day)} 20V{height}\"/><text class=\"tick-word\" x=\"{X(day)}\" y=\"14\">{label}</text>");
        for (int i = 0; i < rows.Count; i++) Draw(svg, rows[i], i, X);
        return svg.Append("</svg>").ToString();
    }

    private static void Draw(StringBuilder svg, Happening row, int number, Func<int, int> x)
    {
        int y = Top + (number * Row), line = y + 28;
        bool announced = IsAnnounced(row);
        string quote = Phrases.Quote(row.Claim.Quote, LabelLength);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"#h{number + 1}\" class=\"happening{(announced ? " announced" : "")}\" data-item=\"{row.Claim.Key}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encode($"{Dates.Range(row.Claim.Earliest, row.Claim.Latest)}, {Reported(row)}: {quote}")}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"words\" x=\"{Margin}\" y=\"{y + 12}\"><tspan class=\"num\">{number + 1}</tspan> {Encode(quote)}</text>");
        int? from = row.Claim.Earliest is { } e ? x(e.DayNumber) : null, to = row.Claim.Latest is { } l ? x(l.DayNumber) : null;
        int left = from ?? (to!.Value - 40), right = Math.Max(to ?? (from!.Value + 40), left);
        if (row.Reports is [var told, ..])
        {
            int at = x(told.DayNumber), near = at < left ? left : at > right ? right : at;
            if (near != at) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"lead\" d=\"M{at} {line}H{near}\"/>");
        }

        // A day is a dot, a range as wide as the text leaves it open; an end that is not known fades.
        if (from is not null && to is not null && right - left < Least)
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"when\" cx=\"{(left + right) / 2}\" cy=\"{line}\" r=\"6\"/>");
        else
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"when\" x=\"{left}\" y=\"{line - 6}\" width=\"{right - left}\" height=\"12\" rx=\"6\"/>");
        if (from is null) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"open\" d=\"M{left} {line}h-14m4 -4l-4 4 4 4\"/>");
        if (to is null) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"open\" d=\"M{right} {line}h14m-4 -4l4 4 -4 4\"/>");
        foreach (int at in row.Reports.Select(r => x(r.DayNumber)).Distinct())
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"told\" d=\"M{at} {line - 6}l5 6 -5 6 -5 -6z\"/>");
        svg.Append("</a>");
    }

    /// <summary>Whether it was told before it was to happen.</summary>
    public static bool IsAnnounced(Happening row) => row.Reports is [var told, ..] && (row.Claim.Earliest ?? row.Claim.Latest) > told;

    /// <summary>"3 reports, 4 Mar 2031 to 6 Mar 2031".</summary>
    public static string Reported(Happening row) =>
        Phrases.Count(row.Articles, "report") + (row.Reports is [var a, .., var b] ? ", " + Dates.Range(a, b) : row.Reports is [var day] ? ", " + Dates.Day(day) : ", day not known");

    private static (int, int) Days(IReadOnlyList<Happening> rows)
    {
        int[] days = [.. rows.SelectMany(r => r.Reports.Append(r.Claim.Earliest ?? r.Claim.Latest!.Value).Append(r.Claim.Latest ?? r.Claim.Earliest!.Value)).Select(d => d.DayNumber)];
        if (days.Length == 0) return (0, 1);
        int first = days.Min(), last = days.Max(), spare = Math.Max(1, (last - first) / 40);
        return (Math.Max(0, first - spare), Math.Min(DateOnly.MaxValue.DayNumber, last + spare));
    }

    // Days, weeks, months or years: the finest that are few enough.
    private static IEnumerable<(int Day, string Label)> Ticks(int first, int last)
    {
        int span = last - first;
        foreach (int step in _dayTicks)
        {
            if (span / step > MostTicks) continue;
            for (int d = first + 1; d < last; d += step)
                yield return (d, DateOnly.FromDayNumber(d).ToString("d MMM", CultureInfo.InvariantCulture) + (d == first + 1 ? DateOnly.FromDayNumber(d).ToString(" yyyy", CultureInfo.InvariantCulture) : ""));
            yield break;
        }

        int months = _monthTicks.FirstOrDefault(m => span / (m * 30.4) <= MostTicks, 6000);
        DateOnly start = DateOnly.FromDayNumber(first);
        for (int month = ((start.Year * 12) + start.Month - 1 + months) / months * months; month / 12 <= 9999; month += months)
        {
            DateOnly at = new(Math.Max(1, month / 12), (month % 12) + 1, 1);
            if (at.DayNumber >= last) yield break;
            if (at.DayNumber > first) yield return (at.DayNumber, at.ToString(months < 12 ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture));
        }
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
