using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Web.Drawing.Maps;
using Whence.Web.Drawing.Timelines;

namespace Whence.Apps.Tests.Web;

/// <summary>Timeline, map and watches on the demo case.</summary>
public sealed class FollowingTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("&axis=reported")]
    [InlineData("&by=story")]
    [InlineData("&by=actor")]
    [InlineData("&by=origin&axis=reported")]
    public async Task The_timeline_and_its_table_tell_the_same(string how)
    {
        using IHtmlDocument page = await Open("/timeline?from=1900-01-01&to=2100-01-01" + how);
        string[] drawn = [.. page.QuerySelectorAll(".timeline [data-item]").Select(e => e.GetAttribute("data-item")!)];
        Assert.True(drawn.Length > 3);
        Assert.Equal(drawn, page.QuerySelectorAll(".happenings [data-item]").Select(e => e.GetAttribute("data-item")!));
        Assert.All(page.QuerySelectorAll(".timeline a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.NotEmpty(page.QuerySelectorAll(".timeline .told"));
        Assert.Equal(page.QuerySelectorAll(".timeline .lane").Length, page.QuerySelectorAll(".happenings tr.lane").Length);
        Assert.Equal(how.Contains("by=", StringComparison.Ordinal), page.QuerySelectorAll(".timeline .lane").Length > 0);
    }

    [Fact]
    public async Task Stories_of_the_demo_have_lanes_of_their_own()
    {
        using IHtmlDocument page = await Open("/timeline?from=1900-01-01&to=2100-01-01&by=story");
        string[] lanes = [.. page.QuerySelectorAll(".happenings tr.lane").Select(l => l.TextContent)];
        Assert.Contains(lanes, l => l.Contains("cable", StringComparison.Ordinal));
        Assert.Contains(lanes, l => l.Contains("yard", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_reported_in_some_days_is_listed_once_by_its_first_report()
    {
        List<Happening> rows = [];
        string? after = null;
        do
        {
            Page<Happening> page = desk.Case.Happenings(new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), 3, after, HappeningAxis.Reported);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(rows.Count, rows.DistinctBy(r => (r.Claim.Group, r.Claim.Earliest, r.Claim.Latest)).Count());
        Assert.Equal(desk.Case.Happenings(new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), 1000, null).Items.Count(r => !r.Reports.IsEmpty), rows.Count);
        Assert.Equal(rows.Select(r => r.Reports[0]), rows.Select(r => r.Reports[0]).Order());
        DateOnly day = rows[rows.Count / 2].Reports[0];
        Assert.All(desk.Case.Happenings(day, day, 100, null, HappeningAxis.Reported).Items, r => Assert.Equal(day, r.Reports[0]));
    }

    [Fact]
    public async Task Datelines_are_a_layer_that_is_off_at_first()
    {
        using IHtmlDocument off = await Open("/map");
        Assert.Empty(off.QuerySelectorAll("[data-dateline]"));
        using IHtmlDocument on = await Open("/map?layer=datelines");
        string[] drawn = [.. on.QuerySelectorAll(".map [data-dateline]").Select(e => e.GetAttribute("data-dateline")!).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(drawn);
        Assert.Equal(drawn, on.QuerySelectorAll("tr[data-dateline]").Select(e => e.GetAttribute("data-dateline")!).Order(StringComparer.Ordinal));
        using IHtmlDocument filed = await Open(on.QuerySelector("tr[data-dateline] a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.NotEmpty(filed.QuerySelectorAll(".latest .headline"));
    }

    [Fact]
    public void Every_claim_with_a_day_is_in_the_timeline_once_or_with_those_that_say_the_same()
    {
        ClaimRow[] dated = [.. desk.Case.Articles(200, null).Items.SelectMany(a => desk.Case.ClaimsOf(a.Id)).Where(c => c.Earliest is not null || c.Latest is not null)];
        List<Happening> rows = [];
        string? after = null;
        do
        {
            Page<Happening> page = desk.Case.Happenings(new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), 3, after);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(rows.Count, rows.DistinctBy(r => (r.Claim.Group, r.Claim.Earliest, r.Claim.Latest)).Count());
        Assert.Equal(dated.DistinctBy(c => (c.Group ?? -1, c.Earliest, c.Latest)).Count(), rows.Count);
        Assert.Equal(rows.Select(r => r.Claim.Earliest ?? r.Claim.Latest), rows.Select(r => r.Claim.Earliest ?? r.Claim.Latest).Order());
    }

    [Fact]
    public void The_future_is_shaded_from_today_on()
    {
        Happening[] rows = [.. desk.Case.Happenings(new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), 40, null).Items];
        Assert.Contains("all ahead of today", TimelineSvg.Draw(rows, Lanes.Of(rows, LaneBy.None, a => a), HappeningAxis.Happened, new DateOnly(1900, 1, 1)), StringComparison.Ordinal);
        Assert.DoesNotContain("ahead", TimelineSvg.Draw(rows, Lanes.Of(rows, LaneBy.None, a => a), HappeningAxis.Reported, new DateOnly(3000, 1, 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/map")]
    [InlineData("/map?box=-180,-58,180,84")]
    public async Task The_map_and_its_table_show_the_same_places(string path)
    {
        using IHtmlDocument page = await Open(path);
        string[] drawn = [.. page.QuerySelectorAll(".map [data-items]").SelectMany(e => e.GetAttribute("data-items")!.Split(' '))];
        Assert.True(drawn.Length > 2);
        Assert.Equal(drawn.Order(StringComparer.Ordinal), page.QuerySelectorAll("tr[data-item]").Select(e => e.GetAttribute("data-item")!).Order(StringComparer.Ordinal));
        Assert.True(page.QuerySelector(".map .land")!.GetAttribute("d")!.Length > 500);
    }

    [Fact]
    public async Task A_place_of_the_map_leads_to_as_many_claims_as_it_says()
    {
        using IHtmlDocument map = await Open("/map");
        foreach (var row in map.QuerySelectorAll("tr[data-item]").Take(5))
        {
            int said = int.Parse(row.QuerySelector("td.n")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
            using IHtmlDocument claims = await Open(row.QuerySelector("td.n a")!.GetAttribute("href")!.Split('#')[0]);
            Assert.Equal(Math.Min(said, 30), claims.QuerySelectorAll(".hit").Length);
        }

        int unplaced = desk.Case.Unplaced();
        Assert.Equal(unplaced, desk.Case.ClaimsAt(PlacedClaims.Nowhere, 100_000, null).Items.Length);
        Assert.Contains($"Not placed ({unplaced:N0})", map.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,55,40,75")]
    [InlineData("-180,-58,180,84")]
    public void No_coast_crosses_a_map_along_a_parallel(string sides)
    {
        MapBox box = MapBox.Parse(sides)!.Value;
        foreach (string ring in LandPaths.Of(box, _ => true).Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            int[] numbers = [.. System.Text.RegularExpressions.Regex.Matches(ring, @"-?\d+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Select(n => int.Parse(n.Value, System.Globalization.CultureInfo.InvariantCulture))];
            for (int i = 2, y = numbers[1]; i + 1 < numbers.Length; y += numbers[i + 1], i += 2)
                Assert.False(Math.Abs(numbers[i]) > MapBox.Width / 2 && y > 0 && y < box.Height, $"a line of {numbers[i]} at {y}");
        }
    }

    [Theory]
    [InlineData("0,0,10,10")]
    [InlineData("-180,-90,180,90")]
    [InlineData("179,70,180,71")]
    [InlineData("5,60,5.1,60.1")]
    public void A_map_is_neither_strip_nor_tower_and_its_land_is_light(string sides)
    {
        MapBox box = MapBox.Parse(sides)!.Value;
        Assert.InRange(box.Height, 380, 800);
        Assert.InRange(box.West, -180, box.East);
        Assert.InRange(box.North, box.South, 90);
        Assert.InRange(LandPaths.Of(box, _ => true).Length, 0, 60_000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("a,b,c,d")]
    [InlineData("10,0,5,10")]
    [InlineData("NaN,0,1,1")]
    [InlineData("0,0,1e9,1")]
    public void What_is_no_box_is_no_box(string? sides) => Assert.Null(MapBox.Parse(sides));

    [Theory]
    [InlineData("the mayor")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a/b?c#d")]
    [InlineData("a\0b")]
    public async Task A_page_can_be_asked_for_any_name_of_a_teller(string name)
    {
        using HttpResponseMessage response = await desk.Client.GetAsync(new Uri(desk.Address, Whence.Web.Words.Links.Source(name)), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_search_is_watched_by_forms_alone()
    {
        Assert.Equal("/watches?said=added", await Send("/watches", ("kind", "search"), ("what", "cable NOT ferry")));
        using (IHtmlDocument page = await Open("/watches"))
            Assert.Contains(page.QuerySelectorAll(".watch"), w => w.TextContent.Contains("cable NOT ferry", StringComparison.Ordinal) && w.TextContent.Contains("nothing new", StringComparison.Ordinal));
        using (IHtmlDocument home = await Open("/"))
            Assert.Contains("5 watches without news", home.QuerySelector("#followed")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/watches?said=unclear", await Send("/watches", ("kind", "search"), ("what", "(")));
        Assert.Equal("/watches?said=unknown", await Send("/watches", ("kind", "claim"), ("what", "0000000000000000")));
        long id = desk.Case.WatchNews().Single(w => w.Watch.What == "cable NOT ferry").Watch.Id;
        Assert.Equal("/watches?said=removed", await Send("/watches/remove", ("id", id.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.DoesNotContain(desk.Case.WatchNews(), w => w.Watch.Id == id);
    }

    private async Task<IHtmlDocument> Open(string path)
    {
        using HttpResponseMessage response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Stop), Stop);
    }

    private async Task<string?> Send(string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create(Whence.Web.Serving.Session.FormField, desk.Session.FormToken)]);
        using HttpResponseMessage response = await desk.Client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location?.ToString();
    }
}
