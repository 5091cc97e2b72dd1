using CsCheck;
using Whence.Times;
using Whence.Times.Edtf;

namespace Whence.Tests.Times;

/// <summary>Days and EDTF of expressions with their signals; publication is Sunday 2012-12-02.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData("The port reopened on {Sunday|2012-12-02}.", "2012-12-02 2012-12-02 2012-12-02 2012-12-02")]
    [InlineData("Norvane sold two ferries {last year|2011}.", "2011-01-01 2011-12-31 2011-01-01 2011-12-31")]
    [InlineData("They signed it {earlier this year|2012-01-01/2012-12-02}.", "2012-01-01 2012-12-02 2012-01-01 2012-12-02")]
    [InlineData("Staff have been there since {late October|2012-10-21~/..}.", "2012-10-21 2012-10-31 2012-12-02 ..")]
    [InlineData("It broke in {late October 2012|2012-10-21~/2012-10-31~}.", "2012-10-21 2012-10-31 2012-10-21 2012-10-31")]
    [InlineData("It was built {around 2010|2010~}.", "2010-01-01 2010-12-31 2010-01-01 2010-12-31")]
    [InlineData("Trade grew in {the 1990s|199X}.", "1990-01-01 1999-12-31 1990-01-01 1999-12-31")]
    [InlineData("Sales fell in {the second quarter|2012-34}.", "2012-04-01 2012-06-30 2012-04-01 2012-06-30")]
    [InlineData("The court sits in {the week of December 10|2012-12-10/2012-12-16}.", "2012-12-10 2012-12-10 2012-12-16 2012-12-16")]
    [InlineData("Talks stalled in {recent weeks|none}.", "2012-10-07 2012-12-01 2012-10-07 2012-12-01")]
    [InlineData("They have traded for {many years|none}.", ".. .. .. ..")]
    [InlineData("It must be paid by {Dec. 20|../2012-12-20}.", ".. 2012-12-20 .. 2012-12-20")]
    [InlineData("Nothing happened before {March 1996|../1996-02-29}.", ".. 1996-02-29 .. 1996-02-29")]
    [InlineData("He was a minister after {1984|1985-01-01/..}.", "1985-01-01 .. 1985-01-01 ..")]
    [InlineData("He was a minister until {1984|../1984}.", ".. 1984-12-31 1984-01-01 1984-12-31")]
    public void Days_and_edtf(string marked, string bounds)
    {
        string text = DrawnTimes.Strip(marked);
        Assert.Equal(marked, DrawnTimes.Draw(text, label: DrawnTimes.Edtf));
        Assert.Equal(bounds, DrawnTimes.Bounds(Assert.Single(DrawnTimes.Find(text))));
    }

    [Fact]
    public void The_outer_days_of_what_is_printed_are_the_days_of_the_expression() => Phrases.Of.Sample(
        text => Assert.All(DrawnTimes.Find(text).Where(t => t.Edtf is not null), t => AssertSameDays(t)),
        iter: 2000,
        threads: 1);

    private static void AssertSameDays(TimeExpression time)
    {
        EdtfValue? value = EdtfText.Parse(time.Edtf!);
        Assert.NotNull(value);
        DayBounds printed = EdtfText.Days(value.Value);
        Assert.Equal((time.Earliest, time.Latest), (printed.BeginEarliest, printed.EndLatest));
    }
}
