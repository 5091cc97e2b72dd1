using Whence.Store.Queries;
using Whence.Web.Words;

namespace Whence.Apps.Tests.Web;

/// <summary>A citation leads back to the passage that it cites, and a claim is quoted so that it can be understood.</summary>
public sealed class CitationTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Every_citation_of_the_case_leads_back_to_its_claim()
    {
        foreach (ArticleRow article in desk.Case.Articles(50, null).Items)
        {
            foreach (ClaimRow claim in desk.Case.ClaimsOf(article.Id).Take(3))
            {
                string cited = Citation.Of(claim, desk.Case.Text(article.Id)!);
                using HttpResponseMessage found = await desk.Client.GetAsync(new Uri("/search?q=" + Uri.EscapeDataString(cited), UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.StartsWith($"/a/{article.Id}?claim=", found.Headers.Location?.ToString(), StringComparison.Ordinal);
                Assert.Contains(desk.Case.ClaimsOf(article.Id), c => c.Content.SequenceEqual(claim.Content) && Links.Passage(c) == found.Headers.Location!.ToString());
            }
        }
    }

    [Fact]
    public async Task A_citation_of_another_case_says_so()
    {
        string page = System.Text.Encoding.UTF8.GetString(await desk.Client.GetByteArrayOrEmpty("/search?q=" + Uri.EscapeDataString($"x; characters 1-5 (UTF-16) of text SHA-256 {new string('a', 64)}")));
        Assert.Contains("not in this case", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("characters 1-2")]
    [InlineData(" (UTF-16) of text SHA-256 ")]
    [InlineData("characters 5-2 (UTF-16) of text SHA-256 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("characters 1-99999999999 (UTF-16) of text SHA-256 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("characters 1-2 (UTF-16) of text SHA-256 zzzzaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_citation_is_searched_for(string text) => Assert.Null(Citation.Read(text));

    [Fact]
    public void Words_that_only_point_are_shown_in_their_sentence()
    {
        ClaimRow claim = desk.Case.Articles(50, null).Items.SelectMany(a => desk.Case.ClaimsOf(a.Id)).First(c => c.Quote == "the report");
        string sentence = Context.Of(claim, desk.Case.Text(claim.Article)!.Text);
        Assert.Contains("the report", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 30, 300);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Equal("the report", Context.Of(claim, null));
    }
}
