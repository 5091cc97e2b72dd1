namespace Whence.Tests.Times;

/// <summary>What expressions mean, in sentences of an article published on Sunday 2012-12-02.</summary>
public sealed class TimeFinderTests
{
    [Theory]
    [InlineData("The port reopened on {Sunday|2012-12-02}.")]
    [InlineData("The port closed on {Saturday|2012-12-01}.")]
    [InlineData("Norvane sold two ferries {last year|2011}.")]
    [InlineData("The two signed a treaty {earlier this year|2012 START}.")]
    [InlineData("Engineers have worked there since {late October|2012-10 END}.")]
    [InlineData("The second launch of {2012|2012} failed.")]
    [InlineData("The bridge was built {around 2010|2010 APPROX}.")]
    [InlineData("Trade grew in {the 1990s|199X}.")]
    [InlineData("Sales fell in {the second quarter|2012-Q2}.")]
    [InlineData("Talks stalled in {recent weeks|PXW}.")]
    [InlineData("The strike lasted {more than two weeks|P2W MORE_THAN}.")]
    [InlineData("They have traded for {many years|PXY}.")]
    [InlineData("The court sits in {the week of December 10|2012-W50}.")]
    [InlineData("A launch is due between {December 10|2012-12-10} and {December 22|2012-12-22}.")]
    [InlineData("The fair runs from {December 10|2012-12-10} to {22|2012-12-22}.")]
    public void The_table_of_forms(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked)));

    [Theory]
    [InlineData("The vote is {tomorrow|2012-12-03}, the count was {yesterday|2012-12-01}.")]
    [InlineData("The minister will meet them on {Friday|2012-12-07}.")]
    [InlineData("The minister met them on {Friday|2012-11-30}.")]
    [InlineData("The opposition won {Friday|2012-11-30}'s vote; it says to have won on {Thursday|2012-11-29} too.")]
    [InlineData("The ferry won't sail on {Friday|2012-12-07}.")]
    [InlineData("He resigned {two years ago|2010} and died {three weeks ago|2012-W45}.")]
    [InlineData("He arrived {10 days ago|2012-11-22}.")]
    [InlineData("Prices rose {last month|2012-11} and {this week|2012-W48}.")]
    [InlineData("The mill closed in {March|2012-03}.")]
    [InlineData("The mill will close in {March|2013-03}.")]
    [InlineData("It opened on {Aug. 7, 1998|1998-08-07}, not on {7 August 1999|1999-08-07}.")]
    [InlineData("It opened on {Friday, Nov. 30|2012-11-30}.")]
    [InlineData("The dam broke {last spring|2012-SP}, in {the spring of 1994|1994-SP} and {this summer|2012-SU}.")]
    [InlineData("The port reopened {a day|P1D} after it closed on {Saturday|2012-12-01}.")]
    [InlineData("Output rose {early next year|2013 START}.")]
    [InlineData("Output will peak {later this month|2012-12 END} or in {mid-January|2013-01 MID}.")]
    [InlineData("By {the end of the year|2012 END} it will be gone.")]
    [InlineData("They were friends in {the late 1980s|198X END}.")]
    [InlineData("It fell in {the third quarter of 1984|1984-Q3} and {next year's first quarter|2013-Q1}.")]
    [InlineData("The siege began in {241 BC|BC0241}.")]
    [InlineData("She wrote it in {the 20th century|19}.")]
    public void Dates(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked)));

    [Theory]
    [InlineData("The plane landed at {10:35 a.m. Friday|2012-11-30T10:35}.")]
    [InlineData("It was heard {Friday night|2012-11-30TNI} and {this morning|2012-12-02TMO}.")]
    [InlineData("The curfew starts at {8 p.m.|2012-12-02T20:00}")]
    [InlineData("A ship called at {0735 GMT|2012-12-02T07:35Z}.")]
    [InlineData("{Last night|2012-12-01TNI} the lights went out.")]
    public void Clock_times(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked)));

    [Theory]
    [InlineData("It rained for {three days|P3D}, then {5 1/2 hours|PT5H30M} more.")]
    [InlineData("He served {almost a hundred years|P100Y LESS_THAN}.")]
    [InlineData("Profits fell in {the past three months|P3M}.")]
    [InlineData("They have {at least 30 days|P30D EQUAL_OR_MORE} to answer.")]
    [InlineData("A {two-year|P2Y} plan.")]
    [InlineData("The ferry sails {every day|P1D}, {each Thursday|XXXX-WXX-4} and on {Tuesday nights|XXXX-WXX-2TNI}.")]
    [InlineData("A quake came in {the past three summers|XXXX-SU}.")]
    public void Lengths_and_sets(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked)));

    [Theory]
    [InlineData("The Sunday Times and USA Today did not agree with the Daily Post.")]
    [InlineData("They may march in a second spring of hope, and fall.")]
    [InlineData("A man in his 50s, 52 years old, and an 8-year-old boy left.")]
    [InlineData("Flight 1998A carried 1,998 passengers and 2000 boxes.")]
    [InlineData("Sun Microsystems bought three-quarters of it for $1990.")]
    [InlineData("June Okoro and May Lindqvist spoke.")]
    public void Words_of_time_that_are_no_times(string text) => Assert.Equal(text, DrawnTimes.Draw(text));

    [Theory]
    [InlineData("The war began in {1939|1939}. In {May 1940|1940-05} the front moved; in {August|1940-08} it held. On {12 September|1940-09-12} the city fell, and {two days later|1940-09-14} the rest. In {January|1941-01} it was over. In {1946|1946} and {1950|1950} came trials.")]
    public void A_narrative_counts_from_the_date_named_last(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked), "2012-12-02"));

    [Theory]
    [InlineData("The captain said on {Friday|2012-11-30}: \"We sail {tomorrow|2012-12-01}.\"")]
    [InlineData("\"We sail {tomorrow|2012-12-01},\" the captain told reporters on {Friday|2012-11-30}.")]
    [InlineData("\"It sank {last month|2012-07},\" she wrote on {Aug. 7|2012-08-07}. It sank {last month|2012-11}.")]
    [InlineData("\"It sank {yesterday|2012-12-01}.\" The harbour had closed on {Friday|2012-11-30}.")]
    [InlineData("The harbour closed on {Friday|2012-11-30}. \"It sank {yesterday|2012-12-01},\" she said.")]
    public void Quoted_words_count_from_the_day_they_were_spoken(string marked) => Assert.Equal(marked, DrawnTimes.Draw(DrawnTimes.Strip(marked)));

    [Fact]
    public void The_record_says_that_the_speech_was_the_anchor() =>
        Assert.Equal(Whence.Times.TimeAnchor.Speech, DrawnTimes.Find("\"We sail tomorrow,\" the captain said on Friday.")[0].Anchor);

    [Fact]
    public void Without_a_day_of_publication_relative_dates_stay_unresolved()
    {
        var times = DrawnTimes.Find("He left yesterday, on Friday.", published: null);
        Assert.Equal(["XXXX-XX-XX", "XXXX-WXX-5"], times.Select(t => t.Timex));
        Assert.All(times, t => Assert.Equal((null, null), (t.Earliest, t.Latest)));
    }
}
