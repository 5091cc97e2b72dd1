using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Whence.Apps.Tests.Web;

/// <summary>Every link that a page shows leads somewhere.</summary>
public sealed class LinkTests(Desk desk) : IClassFixture<Desk>
{
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
