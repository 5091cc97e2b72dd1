using System.Net;
using System.Text.Json.Nodes;
using Whence.Contract;
using Whence.Corpus;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Web;

/// <summary>The case as JSON, for programs.</summary>
public sealed class ApiTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_what_read_prints()
    {
        StoredReading stored = desk.Case.Article(desk.Case.Articles(1, null).Items[0].Id)!;
        Assert.Equal(ReadingJson.ToUtf8(stored.Reading!, stored.Row.Input), await desk.Client.GetByteArrayOrEmpty("/api/articles/" + stored.Row.Id));
    }

    [Fact]
    public async Task A_claim_is_what_claim_prints()
    {
        ClaimRow claim = desk.Case.ClaimsOf(desk.Case.Articles(1, null).Items[0].Id)[0];
        Assert.Equal(QueryJson.ToUtf8(claim), await desk.Client.GetByteArrayOrEmpty("/api/claims/" + claim.Key));
        Assert.Equal(QueryJson.ToUtf8(claim), await desk.Client.GetByteArrayOrEmpty("/api/claims/" + claim.Key[..12]));
    }

    [Fact]
    public async Task A_group_is_what_origins_prints()
    {
        StoredReading[] articles = [.. desk.Case.Articles(200, null).Items.OrderBy(a => a.Published, StringComparer.Ordinal).Select(a => desk.Case.Article(a.Id)!).Where(a => a.Reading is not null)];
        CorpusReading corpus = CorpusReader.Compare([.. articles.Select(a => a.Reading!)]);
        JsonArray groups = JsonNode.Parse(OriginsJson.ToUtf8(corpus, [.. articles.Select(a => a.Row.Input)]))!["groups"]!.AsArray();
        Assert.True(groups.Count > 3);
        for (int g = 0; g < Math.Min(groups.Count, 12); g++)
        {
            JsonNode? api = JsonNode.Parse(await desk.Client.GetByteArrayOrEmpty($"/api/groups/{g}"));
            Assert.True(JsonNode.DeepEquals(groups[g], api), $"origins: {groups[g]!.ToJsonString()}\napi: {api!.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("/api/search?q=the+OR+a&limit=7")]
    [InlineData("/api/articles?limit=3")]
    [InlineData("/api/groups?limit=5")]
    public async Task Pages_follow_each_other_without_gap_or_repeat(string first)
    {
        JsonArray whole = (await Ask(System.Text.RegularExpressions.Regex.Replace(first, "limit=[0-9]+", "limit=200", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))).Body["items"]!.AsArray();
        List<string> parts = [];
        string? next = first;
        int pages = 0;
        while (next is not null)
        {
            (JsonNode body, string? link) = await Ask(next);
            parts.AddRange(body["items"]!.AsArray().Select(i => i!.ToJsonString()));
            Assert.Equal(body["next"] is null, link is null);
            next = link;
            pages++;
        }

        Assert.True(pages > 1);
        Assert.Equal(whole.Select(i => i!.ToJsonString()), parts);
    }

    [Theory]
    [InlineData("/api/claims/0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/articles/none", HttpStatusCode.NotFound)]
    [InlineData("/api/groups/999999", HttpStatusCode.NotFound)]
    [InlineData("/api/groups/x", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/search?q=", HttpStatusCode.BadRequest)]
    [InlineData("/api/search?q=%28", HttpStatusCode.BadRequest)]
    [InlineData("/api/search?q=a&limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/search?q=a&limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/articles?after=elsewhere", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_a_problem_that_says_why(string path, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(Stop))!;
        Assert.Equal((int)expected, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["detail"]!);
    }

    [Fact]
    public async Task A_wrong_query_is_answered_with_the_place_of_the_mistake() =>
        Assert.Equal(6, (int)JsonNode.Parse(await desk.Client.GetByteArrayOrEmpty("/api/search?q=cable+nosuch%3Ax"))!["position"]!);

    private async Task<(JsonNode Body, string? Next)> Ask(string path)
    {
        using HttpResponseMessage response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string? link = response.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
        return (JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(Stop))!, link?[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }
}
