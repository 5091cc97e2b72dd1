using System.Net;
using AngleSharp.Html.Parser;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>What the browser may do with an answer of the desk.</summary>
public sealed class HeaderTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S10_S11_Every_answer_carries_the_headers()
    {
        using HttpClient stranger = desk.Stranger();
        foreach (string path in desk.Routes().Concat(desk.Pages()).Append("/open/wrong").Append("/api/articles/none").Append("/assets/none.css").Append("/search?q=a&after=elsewhere"))
        {
            foreach (HttpClient client in new[] { desk.Client, stranger })
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
                Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
                Assert.Equal(Gate.ContentSecurityPolicy, One(response, "Content-Security-Policy"));
                Assert.Equal("nosniff", One(response, "X-Content-Type-Options"));
                Assert.Equal("no-referrer", One(response, "Referrer-Policy"));
                Assert.Equal("same-origin", One(response, "Cross-Origin-Opener-Policy"));
                Assert.Equal("same-origin", One(response, "Cross-Origin-Resource-Policy"));
                Assert.DoesNotContain("=(self", One(response, "Permissions-Policy"), StringComparison.Ordinal);
                bool isAsset = path.StartsWith("/assets", StringComparison.Ordinal) && response.StatusCode == HttpStatusCode.OK;
                Assert.Equal((path, !isAsset), (path, response.Headers.CacheControl!.NoStore));
                Assert.False(response.Headers.Contains("Server"));
            }
        }
    }

    [Fact]
    public async Task S10_No_page_holds_a_script_or_style_of_its_own()
    {
        foreach (string path in desk.Pages())
        {
            string body = System.Text.Encoding.UTF8.GetString(await desk.Client.GetByteArrayOrEmpty(path));
            Assert.DoesNotContain(" style=", body, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", body, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=\"/assets/)", body);
        }
    }

    [Fact]
    public async Task S12_Links_that_leave_the_machine_say_where_to_and_tell_nobody_from_where()
    {
        HtmlParser parser = new();
        int outward = 0;
        foreach (string path in desk.Case.Articles(50, null).Items.Select(a => "/a/" + a.Id).Concat(desk.Pages()))
        {
            using var page = await parser.ParseDocumentAsync(System.Text.Encoding.UTF8.GetString(await desk.Client.GetByteArrayOrEmpty(path)), Stop);
            Assert.DoesNotContain(page.QuerySelectorAll("link[rel]"), l => l.GetAttribute("rel") is "prefetch" or "preconnect" or "dns-prefetch" or "prerender");
            foreach (var link in page.QuerySelectorAll("a[href]").Where(a => a.GetAttribute("href")!.Contains("//", StringComparison.Ordinal)))
            {
                outward++;
                Assert.Equal("noreferrer noopener", link.GetAttribute("rel"));
                Assert.Equal(new Uri(link.GetAttribute("href")!).Host, link.TextContent);
            }
        }

        Assert.True(outward > 0);
    }

    [Fact]
    public async Task A_page_weighs_less_than_100_KB_and_the_script_less_than_60()
    {
        foreach (string path in desk.Pages())
            Assert.InRange((await desk.Client.GetByteArrayOrEmpty(path)).Length, 1, 100_000);
        Assert.InRange(AssetFiles.At(AssetFiles.Address("desk.js"))!.Bytes.Length, 1, 60_000);
    }

    private static string One(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
