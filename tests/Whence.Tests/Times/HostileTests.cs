using System.Diagnostics;
using System.Globalization;
using CsCheck;

namespace Whence.Tests.Times;

/// <summary>Texts that no one wrote to be read.</summary>
public sealed class HostileTests
{
    [Fact]
    public void Any_string_of_time_words_is_read_in_text_order_without_overlap() => Phrases.Of.Sample(
        text =>
        {
            int end = 0;
            foreach (var time in DrawnTimes.Find(text))
            {
                Assert.InRange(time.Span.Start, end, text.Length);
                Assert.InRange(time.Span.End, time.Span.Start + 1, text.Length);
                end = time.Span.End;
            }
        },
        iter: 3000,
        threads: 1);

    [Fact]
    public void Absurd_years_are_left_unresolved() => Assert.All(
        DrawnTimes.Find("In 0000 and 9999999, on 2012-02-30, 99/99/9999, on February 30, 2011, 12000 years ago, 900 centuries ago, in the year 0."),
        time => Assert.True(time.Earliest is null || time.Earliest <= time.Latest));

    [Fact]
    public void Every_unicode_digit_is_read()
    {
        var digits = Enumerable.Range(0, 0x20000).Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32)
            .Where(s => CharUnicodeInfo.GetUnicodeCategory(s, 0) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);
        string text = string.Join(' ', digits.Select(d => $"in {d}{d}{d}{d}, {d} May {d}"));
        Assert.All(DrawnTimes.Find(text), t => Assert.True(t.Span.End <= text.Length));
    }

    [Theory]
    [InlineData("1998 ")]
    [InlineData("7 ")]
    [InlineData("the ")]
    [InlineData("early ")]
    [InlineData("about ")]
    [InlineData("twenty ")]
    [InlineData("May ")]
    [InlineData("May 5, ")]
    [InlineData("a year ago ")]
    [InlineData("last ")]
    [InlineData("'")]
    [InlineData("12/12/")]
    [InlineData("1,111,")]
    [InlineData("Friday, ")]
    [InlineData("each of the past ")]
    [InlineData("\n")]
    public void A_long_line_takes_time_in_proportion(string piece)
    {
        DrawnTimes.Find(string.Concat(Enumerable.Repeat(piece, 1000)));
        TimeSpan One(int times)
        {
            string text = string.Concat(Enumerable.Repeat(piece, times));
            var watch = Stopwatch.StartNew();
            DrawnTimes.Find(text);
            return watch.Elapsed;
        }

        TimeSpan few = One(10_000), many = One(50_000);
        Assert.True(many < few * 40 + TimeSpan.FromSeconds(1), $"10,000 took {few}, 50,000 took {many}");
    }
}
