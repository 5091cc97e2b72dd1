using CsCheck;
using Whence.Times.Normalization;

namespace Whence.Tests.Times.Normalization;

public sealed class CalendarPeriodTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[366, DateOnly.MaxValue.DayNumber - 400_000].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Grain> Grains = Gen.Int[(int)Grain.Day, (int)Grain.Century].Select(g => (Grain)g);

    [Fact]
    public void A_day_lies_in_the_period_that_holds_it() => Gen.Select(Day, Grains.Where(g => g != Grain.Weekend)).Sample((day, grain) =>
        !CalendarPeriod.Holding(day, grain).IsInCalendar || CalendarPeriod.Holding(day, grain).Contains(day));

    [Fact]
    public void Periods_follow_one_another_without_a_gap() => Gen.Select(Day, Grains.Where(g => g != Grain.Weekend)).Sample((day, grain) =>
    {
        CalendarPeriod here = CalendarPeriod.Holding(day, grain), next = here.Shift(1);
        return !here.IsInCalendar || !next.IsInCalendar || here.Last.AddDays(1) == next.First;
    });

    [Theory]
    [InlineData("2012-12-02", "Week", "2012-W48")]
    [InlineData("2012-12-02", "Weekend", "2012-W48-WE")]
    [InlineData("2012-12-31", "Week", "2013-W01")]
    [InlineData("2012-12-02", "Quarter", "2012-Q4")]
    [InlineData("2012-12-02", "Season", "2012-WI")]
    [InlineData("2012-02-02", "Season", "2011-WI")]
    [InlineData("2012-12-02", "Half", "2012-H2")]
    [InlineData("2012-12-02", "Decade", "201X")]
    public void Timex_values(string day, string grain, string timex) =>
        Assert.Equal(timex, CalendarPeriod.Holding(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<Grain>(grain)).Timex);
}
