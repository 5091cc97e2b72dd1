using System.Collections.Immutable;
using System.Globalization;
using Whence.Text;
using Whence.Times;

namespace Whence.Training.Times;

/// <summary>Counts of the rules of TempEval-3 (UzZaman et al. 2013): strict, relaxed, type, value. The same as <c>scorers/time.py</c>.</summary>
internal sealed class TimeScores
{
    private int gold, ours, goldValued, oursValued, strict, relaxed, type, value;

    public List<string> Errors { get; } = [];

    public void Add(TimeGold document, ImmutableArray<TimeExpression> times)
    {
        int[] utf16 = Offsets(document.Text);
        var golds = document.Times!.Select(g => (Gold: g, Span: new TextSpan(utf16[g.Start], utf16[g.End]))).ToList();
        var left = times.ToList();
        gold += golds.Count;
        ours += left.Count;
        goldValued += golds.Count(g => g.Gold.Timex is not null);
        oursValued += left.Count;
        foreach (bool exact in (bool[])[true, false])
        {
            foreach (var g in golds.ToList())
            {
                int at = left.FindIndex(o => exact ? o.Span == g.Span : o.Span.Overlaps(g.Span));
                if (at < 0)
                    continue;
                TimeExpression found = left[at];
                left.RemoveAt(at);
                golds.Remove(g);
                Count(document, g.Gold, g.Span, found);
            }
        }

        Errors.AddRange(golds.Select(g => $"missed  {Quote(document, g.Span)} gold {g.Gold.Timex}"));
        Errors.AddRange(left.Select(o => $"extra   {Quote(document, o.Span)} ours {o.Timex}"));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"strict {F1(strict, ours, gold):F1} relaxed {F1(relaxed, ours, gold):F1} value {F1(value, oursValued, goldValued):F1} (type {F1(type, ours, gold):F1}, gold {gold}, ours {ours})");

    /// <summary>UTF-16 offset of every code point, and of the end.</summary>
    internal static int[] Offsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            offsets.Add(i);
        offsets.Add(text.Length);
        return [.. offsets];
    }

    private void Count(TimeGold document, GoldTime wanted, TextSpan span, TimeExpression found)
    {
        relaxed++;
        strict += span == found.Span ? 1 : 0;
        type += wanted.Type.Equals(found.Type.ToString(), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (span != found.Span)
            Errors.Add($"span    {Quote(document, span)} ours \"{found.Span.In(document.Text)}\"");
        if (wanted.Timex is null)
            oursValued--;
        else if (wanted.Timex == found.Timex)
            value++;
        else
            Errors.Add($"value   {Quote(document, span)} gold {wanted.Timex} ours {found.Timex} (published {document.Published})");
    }

    private static string Quote(TimeGold document, TextSpan span)
    {
        string text = document.Text;
        int from = Math.Max(0, span.Start - 50), to = Math.Min(text.Length, span.End + 30);
        return $"{document.Doc}: {text[from..span.Start]}[[{span.In(text)}]]{text[span.End..to]}".Replace('\n', ' ');
    }

    private static double F1(int right, int of, int wanted) => of + wanted == 0 ? 0 : 200.0 * right / (of + wanted);
}
