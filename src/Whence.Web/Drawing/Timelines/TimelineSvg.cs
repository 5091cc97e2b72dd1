using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Whence.Store.Queries.Following;
using Whence.Web.Words;

namespace Whence.Web.Drawing.Timelines;

/// <summary>Draws when things are said to happen against when they were reported: one row a happening, days from left to right.</summary>
internal static class TimelineSvg
{
    private const int Width = 960;
    private const int Margin = 40;
    private const int Top = 28;
    private const int Row = 24;
    private const int Heading = 30;

    /// <summary>Left of it stand the numbers of the rows.</summary>
    private const int Gutter = 32;

    /// <summary>Between a mark and its words.</summary>
    private const int Gap = 12;

    /// <summary>Pixels that a letter of the words takes on average.</summary>
    private const double Letter = 6.9;

    /// <summary>How far a bar fades whose other end no text tells.</summary>
    private const int Fade = 64;

    private const int Least = 9;
    private const int MostTicks = 9;
    private const int LabelLength = 96;

    private static readonly int[] _dayTicks = [1, 2, 7, 14];
    private static readonly int[] _monthTicks = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    /// <summary>The same rows and day give the same bytes.</summary>
    /// <param name="rows">What happens.</param>
    /// <param name="lanes">The rows in lanes, in the order of the table beside it.</param>
    /// <param name="axis">Whose days the width shows: those of what happens with its reports, or those of the reports alone.</param>
    /// <param name="today">Everything right of it lies ahead.</param>
    public static string Draw(IReadOnlyList<Happening> rows, ImmutableArray<Lane> lanes, HappeningAxis axis, DateOnly today)
    {
        (int first, int last) = Days(rows, axis);
        int height = Top + (rows.Count * Row) + (lanes.Count(l => l.Title.Length > 0) * Heading) + 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"timeline by-{axis.ToString().ToLowerInvariant()}\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"group\" aria-label=\"Timeline; the table below says the same\" data-first=\"{Iso(first)}\" data-last=\"{Iso(last)}\" data-margin=\"{Margin}\">");
        svg.Append("<defs><linearGradient id=\"fade-after\"><stop class=\"full\" offset=\"0\"/><stop class=\"none\" offset=\"1\"/></linearGradient><linearGradient id=\"fade-before\"><stop class=\"none\" offset=\"0\"/><stop class=\"full\" offset=\"1\"/></linearGradient></defs>");
        int X(int day) => Margin + (int)Math.Round((Width - (2 * Margin)) * (double)(day - first) / (last - first));
        if (today.DayNumber < last)
        {
            int x = today.DayNumber <= first ? 0 : X(today.DayNumber);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ahead\" x=\"{x}\" y=\"0\" width=\"{Width - x}\" height=\"{height}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"ahead-word\" x=\"{(x == 0 ? Width - 6 : x + 6)}\" y=\"{height - 4}\"{(x == 0 ? " text-anchor=\"end\"" : "")}>{(x == 0 ? "all ahead of today" : "ahead of today")}</text>");
        }

        foreach ((int day, string label) in Ticks(first, last))
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"tick\" d=\"M{X(day)} 20V{height}\"/><text class=\"tick-word\" x=\"{X(day)}\" y=\"14\">{label}</text>");
        int y = Top;
        foreach (Lane lane in lanes)
        {
            if (lane.Title.Length > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<g class=\"lane\"><path d=\"M0 {y + 4}H{Width}\"/><text x=\"8\" y=\"{y + 21}\">{Encode(Phrases.Quote(lane.Title, LabelLength))}</text></g>");
                y += Heading;
            }

            foreach (int row in lane.Rows)
            {
                Draw(svg, rows[row], row, y, X);
                y += Row;
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Draw(StringBuilder svg, Happening row, int number, int y, Func<int, int> x)
    {
        int line = y + (Row / 2);
        bool announced = IsAnnounced(row);
        string quote = Phrases.Quote(row.Claim.Quote, LabelLength);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"#h{number + 1}\" class=\"happening{(announced ? " announced" : "")}{(ReviewWords.Mark(row.Claim) is { } mark ? " " + mark : "")}\" data-item=\"{row.Claim.Key}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encode($"{Dates.Range(row.Claim.Earliest, row.Claim.Latest)}, {Reported(row)}: {quote}{(row.Claim.Review is { } review ? $" ({ReviewWords.By(review)})" : "")}")}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"num\" x=\"{Margin - 14}\" y=\"{line + 4}\">{number + 1}</text>");
        int? from = row.Claim.Earliest is { } e ? x(e.DayNumber) : null, to = row.Claim.Latest is { } l ? x(l.DayNumber) : null;
        int left = from ?? (to!.Value - Fade), right = Math.Max(to ?? (from!.Value + Fade), left);
        int[] told = [.. row.Reports.Select(r => x(r.DayNumber)).Distinct()];
        if (told is [var at, ..])
        {
            int near = Math.Clamp(at < left ? left : at > right ? right : at, Margin / 2, Width - (Margin / 2));
            if (near != at) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"lead\" d=\"M{at} {line}H{near}\"/>");
        }

        Bar(svg, from, to, Math.Max(left, Gutter), Math.Min(right, Width), line);
        foreach (int day in told) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"told\" d=\"M{day} {line - 6}l5 6 -5 6 -5 -6z\"/>");
        Words(svg, row.Claim.Quote, told.Append(left).Min(), told.Append(right).Max(), line);
        svg.Append("</a>");
    }

    // Beside the mark, where there is more room, and as much of them as fits.
    private static void Words(StringBuilder svg, string quote, int left, int right, int line)
    {
        left = Math.Clamp(left, Margin, Width - Margin);
        right = Math.Clamp(right, Margin, Width - Margin);
        bool after = Width - right >= left - Margin;
        int room = (after ? Width - right : left - Margin) - Gap;
        string words = Phrases.Quote(quote, Math.Clamp((int)(room / Letter), 12, LabelLength));
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"words\" x=\"{(after ? right + Gap : left - Gap)}\" y=\"{line + 5}\"{(after ? "" : " text-anchor=\"end\"")}>{Encode(words)}</text>");
    }

    // A day is a dot, a range as wide as the text leaves it open; an end that no text tells fades. What lies beyond the edge is an arrow there.
    private static void Bar(StringBuilder svg, int? from, int? to, int left, int right, int line)
    {
        if (right <= Gutter || left >= Width)
        {
            svg.Append(right <= Gutter
                ? string.Create(CultureInfo.InvariantCulture, $"<path class=\"open\" d=\"M{Margin + 10} {line}h-14m4 -4l-4 4 4 4\"/>")
                : string.Create(CultureInfo.InvariantCulture, $"<path class=\"open\" d=\"M{Width - Margin} {line}h14m-4 -4l4 4 -4 4\"/>"));
        }
        else if (from is not null && to is not null && right - left < Least)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"when\" cx=\"{(left + right) / 2}\" cy=\"{line}\" r=\"6\"/>");
        }
        else
        {
            string fuzzy = to is null ? " fill=\"url(#fade-after)\"" : from is null ? " fill=\"url(#fade-before)\"" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(fuzzy.Length > 0 ? "fuzzy" : "when")}\" x=\"{left}\" y=\"{line - 6}\" width=\"{right - left}\" height=\"12\" rx=\"6\"{fuzzy}/>");
        }
    }

    /// <summary>Whether it was told before it was to happen.</summary>
    public static bool IsAnnounced(Happening row) => row.Reports is [var told, ..] && (row.Claim.Earliest ?? row.Claim.Latest) > told;

    /// <summary>"3 reports, 4 Mar 2031 to 6 Mar 2031".</summary>
    public static string Reported(Happening row) =>
        Phrases.Count(row.Articles, "report") + (row.Reports is [var a, .., var b] ? ", " + Dates.Range(a, b) : row.Reports is [var day] ? ", " + Dates.Day(day) : ", day not known");

    private static (int, int) Days(IReadOnlyList<Happening> rows, HappeningAxis axis)
    {
        int[] days = [.. rows.SelectMany(r => axis == HappeningAxis.Reported ? r.Reports : r.Reports.Append(r.Claim.Earliest ?? r.Claim.Latest!.Value).Append(r.Claim.Latest ?? r.Claim.Earliest!.Value)).Select(d => d.DayNumber)];
        if (days.Length == 0) return (0, 1);
        int first = days.Min(), last = days.Max(), spare = Math.Max(axis == HappeningAxis.Reported ? 2 : 1, (last - first) / 40);
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

    private static string Iso(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
