using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Whence.Articles;

namespace Whence.Apps.Tests.Web;

/// <summary>Every link that a page shows leads somewhere.</summary>
public sealed class LinkTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_claim_of_very_many_reports_shows_the_first_of_them_and_all_when_asked()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using Desk crowded = new();
        await crowded.InitializeAsync();
        await crowded.Case.Add(
            [.. Enumerable.Range(0, 30).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"Bridge to close\n\nThe old bridge will close for a year, the mayor said on Monday.\n\nEdition {i} of the evening.\n")))],
            GivenFacts.None with { Published = "2031-03-02" }, stop);
        string key = crowded.Case.ClaimsOf(crowded.Case.Articles(100, null).Items.First(a => a.Headline == "Bridge to close").Id).First(c => c.Quote.Contains("old bridge", StringComparison.Ordinal)).Key;
        Assert.Equal(8, await Reports($"/c/{key}"));
        Assert.Equal(30, await Reports($"/c/{key}?reports=all"));

        async Task<int> Reports(string path)
        {
            string html = await crowded.Client.GetStringAsync(new Uri(path, UriKind.Relative), stop);
            using IHtmlDocument page = new HtmlParser().ParseDocument(html);
            return page.QuerySelectorAll("#reports ~ .origin .report, .origin .report").Length;
        }
    }

    /// <summary>Addresses of one path that differ in their query alone: layers, narrowed searches, marked passages.</summary>
    private const int MostQueries = 6;

    [Fact]
    public async Task Every_link_from_the_desk_on_answers_and_its_anchor_is_there()
    {
        HtmlParser parser = new();
        Queue<(string Address, string From)> waiting = new([("/", "the start")]);
        HashSet<string> seen = new(StringComparer.Ordinal) { "/" };
        Dictionary<string, int> ofPath = new(StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> anchors = new(StringComparer.Ordinal);
        List<(string Address, string Anchor, string From)> wanted = [];
        List<string> broken = [];
        while (waiting.TryDequeue(out var next))
        {
            (string address, string body, string type) = await Follow(next.Address, next.From, broken);
            if (!type.StartsWith("text/html", StringComparison.Ordinal)) continue;
            using IHtmlDocument page = await parser.ParseDocumentAsync(body, TestContext.Current.CancellationToken);
            anchors[next.Address] = [.. page.All.Select(e => e.Id).OfType<string>()];
            foreach (string link in page.QuerySelectorAll("a[href], link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                Uri to = new(new Uri(desk.Address, address), link);
                if (to.Authority != desk.Address.Authority) continue;
                string target = to.PathAndQuery;
                if (to.Fragment.Length > 1) wanted.Add((target, Uri.UnescapeDataString(to.Fragment[1..]), next.Address));
                if (seen.Contains(target)) continue;
                ofPath[to.AbsolutePath] = ofPath.GetValueOrDefault(to.AbsolutePath) + 1;
                if (to.Query.Length > 0 && ofPath[to.AbsolutePath] > MostQueries) continue;
                seen.Add(target);
                waiting.Enqueue((target, next.Address));
            }
        }

        broken.AddRange(wanted.Where(w => anchors.TryGetValue(w.Address, out var there) && !there.Contains(w.Anchor)).Select(w => $"{w.Address}#{w.Anchor} (from {w.From}): no such anchor").Distinct());
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
        Assert.True(seen.Count > 200, $"only {seen.Count} addresses were found");
    }

    // A group's address leads on to its claim: one step is allowed.
    private async Task<(string Address, string Body, string Type)> Follow(string address, string from, List<string> broken)
    {
        HttpResponseMessage response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        if (response.StatusCode is HttpStatusCode.Redirect && response.Headers.Location is { } on)
        {
            response.Dispose();
            address = on.ToString();
            response = await desk.Client.GetAsync(on, TestContext.Current.CancellationToken);
        }

        using (response)
        {
            if (response.StatusCode != HttpStatusCode.OK) broken.Add($"{address} (from {from}): {(int)response.StatusCode}");
            return (address, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType ?? "");
        }
    }
}
