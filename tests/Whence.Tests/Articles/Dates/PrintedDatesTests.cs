using CsCheck;
using Whence.Articles.Dates;

namespace Whence.Tests.Articles.Dates;

public sealed class PrintedDatesTests
{
    [Theory]
    [InlineData("2020-04-20T21:49:10-04:00", "2020-04-20T21:49:10-04:00")]
    [InlineData("2020-04-20T01:49:00.000Z", "2020-04-20T01:49Z")]
    [InlineData("2020-04-20 01:49:00 +0530", "2020-04-20T01:49+05:30")]
    [InlineData("20200420", "2020-04-20")]
    [InlineData("20. 4. 2020", "2020-04-20")]
    [InlineData("2020. április 20.", "2020-04-20")]
    [InlineData("2020 April 20", "2020-04-20")]
    [InlineData("in 2020 April 20:30", null)]
    [InlineData("2019. April 20, 2020", "2020-04-20")]
    [InlineData("Published Monday, April 20, 2020 9:49PM EDT", "2020-04-20T21:49-04:00")]
    [InlineData("Apr. 20th, 2020 at 12.05 a.m.", "2020-04-20T00:05")]
    [InlineData("20 April 2020 at 23:30 BST", "2020-04-20T23:30+01:00")]
    [InlineData("20th of April, 2020", "2020-04-20")]
    [InlineData("20. April 2020, 07:15 Uhr", "2020-04-20T07:15")]
    [InlineData("20 de abril de 2020", "2020-04-20")]
    [InlineData("20.04.2020 - 18:00", "2020-04-20T18:00")]
    [InlineData("20-Apr-2020", "2020-04-20")]
    [InlineData("2020年4月20日", "2020-04-20")]
    [InlineData("2020년 4월 20일", "2020-04-20")]
    [InlineData("2020. 04. 20.", "2020-04-20")]
    [InlineData("20. marts 2020", "2020-03-20")]
    [InlineData("20 Agustus 2020", "2020-08-20")]
    [InlineData("20 paź 2020", "2020-10-20")]
    [InlineData("20 أبريل 2020", "2020-04-20")]
    [InlineData("Mon, 20 Apr 2020 21:49:10 GMT", "2020-04-20T21:49:10Z")]
    [InlineData("4/20/2020", "2020-04-20")]
    [InlineData("20 April 2020 10:00 IST", "2020-04-20T10:00")]
    [InlineData("31 April 2020", null)]
    [InlineData("call 2020-2021", null)]
    [InlineData("April 20", null)]
    public void A_printed_date_keeps_its_local_day_time_and_offset(string text, string? iso) =>
        Assert.Equal(iso, PrintedDates.Find(text)?.ToIso());

    [Theory]
    [InlineData(false, "2020-04-03")]
    [InlineData(true, "2020-03-04")]
    public void Which_number_is_the_month_is_told_by_the_caller(bool monthFirst, string iso) =>
        Assert.Equal(iso, PrintedDates.Find("03/04/2020", monthFirst)?.ToIso());

    [Fact]
    public void Any_text_can_be_searched() => Gen.String.Sample(text => PrintedDates.Find(text));
}
