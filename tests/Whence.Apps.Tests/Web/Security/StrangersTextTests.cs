using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Whence.Apps.Tests.Support;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Web.Cases;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>Articles written to attack the page that shows them.</summary>
public sealed class StrangersTextTests
{
    private static readonly string[] _ways = ["", "\">", "'>", "</title>", "</q></p></main>", "--></textarea>", "]]>", "\u2028\">"];

    private static readonly string[] _acts =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<body onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>", "<math><mtext><style><img src onerror=alert(1)>", "<object data=data:text/html,x>", "<embed src=//evil.example>",
        "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<base href=//evil.example>", "<form action=//evil.example><input name=a>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<input autofocus onfocus=alert(1)>", "<template><script>alert(1)</script></template>",
        "<style>*{background:url(//evil.example)}</style>", "<svg><use href=data:image/svg+xml,x></svg>", "&lt;script&gt;alert(1)&lt;/script&gt;", "\" onmouseover=\"alert(1)", "' style='x:expression(1)",
        "javascript:alert(1)", "{{constructor.constructor('alert(1)')()}}", "<scr\0ipt>alert(1)</script>",
    ];

    private static readonly string[] _evil = [.. _ways.SelectMany(w => _acts.Select(a => w + a))];

    [Fact]
    public async Task S20_Two_hundred_attacks_are_text_on_every_page()
    {
        Assert.Equal(200, _evil.Length);
        using TemporaryFolder folder = new();
        using OpenCase open = new(Case.Create(Path.Combine(folder.FullName, "case")), "A case " + _evil[0]);
        await open.Add(Pages(), TestContext.Current.CancellationToken);
        await using DeskServer server = await DeskServer.Start(open, 0, TestContext.Current.CancellationToken);
        using HttpClient client = await Enter(server);
        HtmlParser parser = new();
        Queue<string> waiting = new(["/", "/imports", "/sources", "/windows", "/timeline", "/map", "/watches", "/search?q=" + Uri.EscapeDataString(_evil[1]), "/search?q=mayor", "/compare?a=" + _evil[2], "/" + Uri.EscapeDataString(_evil[3])]);
        HashSet<string> seen = [.. waiting];
        int pages = 0;
        while (waiting.TryDequeue(out string? path))
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode == System.Net.HttpStatusCode.Redirect)
            {
                if (seen.Add(response.Headers.Location!.ToString())) waiting.Enqueue(response.Headers.Location.ToString());
                continue;
            }

            if (path.EndsWith(".ics", StringComparison.Ordinal) || path.EndsWith(".atom", StringComparison.Ordinal))
            {
                // A file to keep: the browser never shows it.
                Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
                continue;
            }

            Assert.Equal((path, path.StartsWith("/api/", StringComparison.Ordinal) ? "application/json" : "text/html"), (path, response.Content.Headers.ContentType?.MediaType));
            if (path.StartsWith("/api/", StringComparison.Ordinal)) continue;
            using var page = await parser.ParseDocumentAsync(body, TestContext.Current.CancellationToken);
            pages++;
            foreach (IElement element in page.All) Check(element, path);
            foreach (string link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(l => l.StartsWith('/') && !l.StartsWith("/search", StringComparison.Ordinal) && !l.Contains("layers=", StringComparison.Ordinal)))
            {
                if (pages + waiting.Count < 250 && seen.Add(link)) waiting.Enqueue(link);
            }
        }

        Assert.True(pages > 60, $"only {pages} pages");
    }

    [Fact]
    public async Task S22_What_cannot_be_seen_is_shown_as_a_mark()
    {
        using TemporaryFolder folder = new();
        using OpenCase open = new(Case.Create(Path.Combine(folder.FullName, "case")), "case");
        const string Hidden = "Bay\u202E Times\u200B \u001b]8;;http://evil.example\u0007";
        await open.Add([("a\u202Etxt.exe", new RawPage(Encoding.UTF8.GetBytes("Bridge closes\n\nThe bridge will close, the mayor \u202Esaid\u202C on Monday.\n")) { Given = new GivenFacts { Outlet = Hidden, Published = "2031-03-01" } })], TestContext.Current.CancellationToken);
        await using DeskServer server = await DeskServer.Start(open, 0, TestContext.Current.CancellationToken);
        using HttpClient client = await Enter(server);
        string article = open.Articles(1, null).Items[0].Id;
        foreach (string path in new[] { "/", "/a/" + article, "/c/" + open.ClaimsOf(article)[0].Key, "/imports", "/story/" + article })
        {
            string body = WebUtility(await client.GetByteArrayOrEmpty(path));
            Assert.DoesNotContain('\u202E', body);
            Assert.DoesNotContain('\u200B', body);
            Assert.DoesNotContain('\u001b', body);
            Assert.Contains("⟨U+202E⟩", body, StringComparison.Ordinal);
        }
    }

    private static string WebUtility(byte[] body) => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(body));

    private static IEnumerable<(string, RawPage)> Pages()
    {
        for (int i = 0; i < _evil.Length; i += 20)
        {
            StringBuilder text = new();
            text.Append(CultureInfo.InvariantCulture, $"Mayor {_evil[i]} warns\n\nBy {_evil[i + 1]}\n\n");
            foreach (string evil in _evil.AsSpan(i, 20))
                text.Append(CultureInfo.InvariantCulture, $"The mayor, Ann {evil} Doe, said the bridge {evil} in Bergen may close on 4 May 2031.\n\n");
            yield return ($"page {i} {_evil[i + 2]}.txt", new RawPage(Encoding.UTF8.GetBytes(text.ToString()))
            {
                Given = new GivenFacts { Outlet = "Post " + _evil[i + 3], Url = "https://example.org/" + _evil[i + 4], Headline = "Mayor " + _evil[i], Published = "2031-04-01" },
            });
        }
    }

    private static void Check(IElement element, string path)
    {
        string name = element.LocalName;
        Assert.False(name is "img" or "iframe" or "object" or "embed" or "base" or "style" or "math" or "video" or "template" or "foreignobject", $"{path}: <{name}>");
        Assert.False(name == "script" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true, $"{path}: a script");
        Assert.False(name == "form" && element.GetAttribute("action")?.StartsWith('/') != true, $"{path}: a form elsewhere");
        Assert.False(name == "meta" && element.HasAttribute("http-equiv"), $"{path}: a refresh");
        foreach (IAttr attribute in element.Attributes)
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc", $"{path}: <{name} {attribute.Name}>");
            if (attribute.LocalName is "href" or "src" or "action")
                Assert.True(attribute.Value.StartsWith('/') && !attribute.Value.StartsWith("//", StringComparison.Ordinal) || attribute.Value.StartsWith('#') || attribute.Value.StartsWith("https://example.org/", StringComparison.Ordinal), $"{path}: {attribute.Name} {attribute.Value}");
        }
    }

    private static async Task<HttpClient> Enter(DeskServer server)
    {
        HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(server.Address) };
        using HttpResponseMessage opened = await client.GetAsync(new Uri(server.StartAddress), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        return client;
    }
}
