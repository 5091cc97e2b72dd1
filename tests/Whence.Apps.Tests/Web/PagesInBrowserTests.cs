using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Whence.Apps.Tests.Web;

/// <summary>Every page of the demo case, as a person sees it.</summary>
public sealed class PagesInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task Every_page_is_accessible_fits_its_window_and_stays_on_this_machine(int width, ColorScheme scheme)
    {
        IPage page = await browser.Open(width, scheme);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(browser.Desk.Address.ToString(), StringComparison.Ordinal)) complaints.Add($"left the machine: {request.Url}");
        };
        int number = 0;
        foreach (string path in browser.Desk.Pages())
        {
            await page.GotoAsync(new Uri(browser.Desk.Address, path).ToString());
            AxeResult axe = await page.RunAxe();
            complaints.AddRange(axe.Violations.Select(v => $"{path} at {width}, {scheme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width) complaints.Add($"{path} is {wide} wide in a window of {width}");
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                FullPage = true,
                Path = Path.Combine(Browser.Pictures, string.Create(CultureInfo.InvariantCulture, $"{number++:00}-{width}-{scheme}.png")),
            });
        }

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    [Fact]
    public async Task A_reporter_follows_a_claim_by_keyboard_alone()
    {
        IPage page = await browser.Open(1400);
        await page.GotoAsync(browser.Desk.Address.ToString());
        await StepToTheFirstClaim(page);
        await Browser.Press(page, "Enter");
        await Browser.Reach(page, "/c/[^/]*$");
        Assert.NotEmpty(await page.Locator("h1 q").InnerTextAsync());
        Assert.Contains("origins", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
        await Browser.Press(page, "j");
        await Browser.Press(page, "Enter");
        await Browser.Reach(page, "/a/[^/]*$");
        await Browser.Press(page, "]");
        await Browser.Press(page, "]");
        Assert.Equal(1, await page.Locator(".card.focus").CountAsync());
        Assert.Contains("claim=", page.Url, StringComparison.Ordinal);
        await Browser.Press(page, "/");
        Assert.Equal("find", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("cable");
        await Browser.Press(page, "Enter");
        await Browser.Reach(page, @"/search\?q=cable$");
        Assert.True(await page.Locator(".hit").CountAsync() > 0);
    }

    /// <summary>Steps down the desk: what is followed stands first; the claims come after it.</summary>
    private static async Task StepToTheFirstClaim(IPage page)
    {
        const string Reached = "document.activeElement.matches('.groups .statement')";
        for (int i = 0; i < 6 && !await page.EvaluateAsync<bool>(Reached); i++) await Browser.Press(page, "j");
        Assert.True(await page.EvaluateAsync<bool>(Reached), "Six steps down the desk do not reach a claim.");
    }

    /// <summary>What a person who has never seen the desk must find within a minute, with no hand on the mouse.</summary>
    [Fact]
    public async Task A_stranger_finds_who_said_it_first_who_copied_whom_where_the_hedge_was_lost_and_a_citation_that_leads_back()
    {
        IPage page = await browser.Open(1280);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(browser.Desk.Address.ToString());
        await StepToTheFirstClaim(page);
        await Browser.Press(page, "Enter");
        await Browser.Reach(page, "/c/[^/]*$");
        string quote = await page.Locator("h1 q").InnerTextAsync();
        Assert.Equal("The undersea cable that brings power to the Sorrel Islands will fail before winter", quote);

        // All of it stands on the first screen.
        Assert.True((await page.Locator(".brief").BoundingBoxAsync())!.Y + (await page.Locator(".brief").BoundingBoxAsync())!.Height < 900);
        async Task<string> Line(string term) => await page.Locator(".brief > div", new PageLocatorOptions { Has = page.Locator("dt", new PageLocatorOptions { HasText = term }) }).Locator("dd").InnerTextAsync();
        Assert.StartsWith("Pelagia News Agency, 4 Oct 2031, on the word of a senior engineer at the grid company Tidenet", await Line("Said first"), StringComparison.Ordinal);
        string copied = await Line("Copied");
        Assert.Contains("Capital Ledger from Pelagia News Agency", copied, StringComparison.Ordinal);
        Assert.Contains("Morning Beacon from Capital Ledger", copied, StringComparison.Ordinal);
        string lost = await Line("Hedge lost");
        Assert.Contains("by Capital Ledger", lost, StringComparison.Ordinal);
        Assert.Contains("may", lost, StringComparison.Ordinal);
        Assert.Contains("Ellan Courier", await Line("Denied"), StringComparison.Ordinal);

        await Browser.Press(page, "c");
        await Assertions.Expect(page.Locator("#announce")).ToHaveTextAsync("Citation copied.");
        await Browser.Press(page, "/");
        await Browser.Press(page, "Control+V");
        await Browser.Press(page, "Enter");
        await Browser.Reach(page, "/a/[^/]*$");
        Assert.Equal(quote, string.Join(' ', string.Concat(await page.Locator(".paper .m-focus").AllInnerTextsAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.True(await page.Locator(".paper .m-focus").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_diagram_and_its_list_tell_the_same_edges()
    {
        IPage page = await browser.Open(1400);
        await page.GotoAsync(new Uri(browser.Desk.Address, browser.Desk.Pages().First(p => p.StartsWith("/c/", StringComparison.Ordinal))).ToString());
        const string Edges = "s => [...document.querySelectorAll(s)].map(e => e.dataset.edge).sort()";
        string[] drawn = await page.EvaluateAsync<string[]>(Edges, ".chain [data-edge]");
        Assert.NotEmpty(drawn);
        Assert.Equal(drawn, await page.EvaluateAsync<string[]>(Edges, ".twin [data-edge]"));
    }

    [Fact]
    public async Task A_page_is_whole_without_scripts()
    {
        IPage page = await browser.Open(1400, scripts: false);
        foreach (string path in browser.Desk.Pages().Where(p => p.StartsWith("/c/", StringComparison.Ordinal) || p.StartsWith("/story/", StringComparison.Ordinal)))
        {
            await page.GotoAsync(new Uri(browser.Desk.Address, path).ToString());
            Assert.True((await page.Locator("main").InnerTextAsync()).Length > 400);
        }
    }

    /// <summary>What is printed says of which case it is, numbers its passages, and leaves no page of a figure blank.</summary>
    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task A_claim_a_story_and_the_timeline_print_with_numbered_passages(string paper)
    {
        IPage page = await browser.Open(1400, ColorScheme.Dark);
        string[] printed = [.. browser.Desk.Pages().Where(p => p.StartsWith("/c/", StringComparison.Ordinal) || p.StartsWith("/story/", StringComparison.Ordinal) || p == "/timeline")];
        Assert.Equal(3, printed.Length);
        foreach (string path in printed)
        {
            await page.GotoAsync(new Uri(browser.Desk.Address, path).ToString());
            using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new PagePdfOptions { Format = paper, PreferCSSPageSize = true }));
            string[] pages = [.. pdf.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal))];
            Assert.All(pages, (text, i) => Assert.True(text.Length > 200, $"{path} on {paper}: page {i + 1} of {pages.Length} holds {text.Length} letters"));
            string all = string.Concat(pages);
            Assert.Contains("Case“Demo:inventedstories”", all, StringComparison.Ordinal);
            Assert.Matches(@"\[1\][0-9a-f]{16},characters\d+-\d+", all);
            Assert.Contains($"1/{pages.Length}", pages[0], StringComparison.Ordinal);
            Assert.DoesNotContain("Copythecitation", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task S10_A_script_or_style_that_was_smuggled_in_does_not_run()
    {
        IPage page = await browser.Open(1400);
        await page.GotoAsync(browser.Desk.Address.ToString());
        await page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); const b = document.createElement('button'); b.setAttribute('onclick', 'window.ran = 2'); b.id = 'evil'; document.body.append(b); b.click(); const c = document.createElement('style'); c.textContent = 'body { display: none }'; document.head.append(c); }");
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
        Assert.True(await page.Locator("main").IsVisibleAsync());
    }

    [Fact]
    public async Task S20_Text_of_strangers_is_text_on_every_page()
    {
        IPage page = await browser.Open(1400);
        bool ran = false;
        page.Dialog += (_, dialog) =>
        {
            ran = true;
            _ = dialog.DismissAsync();
        };
        const string Evil = "\"'><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>";
        string text = $"Mayor {Evil} warns\n\nThe mayor, Ann {Evil} Doe, said on Monday the bridge {Evil} may close.\n";
        await page.GotoAsync(browser.Desk.Address.ToString());
        await page.FillAsync("#text", text);
        await page.FillAsync("#outlet", "Bay Times " + Evil);
        await page.ClickAsync(".add button");
        await Browser.Reach(page, "//[^/]+/[^?#]");
        await page.GotoAsync(new Uri(browser.Desk.Address, "/a/" + browser.Desk.Case.Articles(100, null).Items.First(a => a.Outlet?.StartsWith("Bay", StringComparison.Ordinal) == true).Id).ToString());
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        string article = page.Url;
        foreach (string path in new[] { "/", "/imports", "/search?q=" + Uri.EscapeDataString(Evil), "/sources", "/search?q=bridge", "/s/" + Uri.EscapeDataString("Bay Times " + Evil), article.Replace("/a/", "/story/", StringComparison.Ordinal) })
        {
            await page.GotoAsync(new Uri(browser.Desk.Address, path).ToString());
            Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        }

        Assert.False(ran);
    }
}
