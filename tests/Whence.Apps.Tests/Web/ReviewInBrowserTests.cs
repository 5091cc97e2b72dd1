using System.Net;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web;

/// <summary>A reporter's own work, as a person does it.</summary>
public sealed class ReviewInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Desk Desk => browser.Desk;

    [Fact]
    public async Task Twenty_claims_are_reviewed_by_keyboard_alone_one_key_each_and_undo_works()
    {
        IPage page = await browser.Open(1280);
        await page.GotoAsync(Address("/review"));
        int before = Desk.Case.Reviewed(null, 200, null).Items.Length;
        string last = "";
        for (int i = 0; i < 20; i++)
        {
            string key = i % 4 == 3 ? "n" : "y";
            last = (await page.Locator(".queued button").First.GetAttributeAsync("value"))!;
            await Browser.Press(page, key);
            await Browser.Reach(page, $"key={last}$");
        }

        Assert.Equal(before + 20, Desk.Case.Reviewed(null, 200, null).Items.Length);
        Assert.Equal(Verdict.Rejected, Desk.Case.Claim(last)!.Review!.Verdict);
        await Browser.Press(page, "z");
        await Browser.Reach(page, "said=undone");
        Assert.Null(Desk.Case.Claim(last)!.Review);
        Assert.Empty((await page.RunAxe()).Violations);
    }

    [Fact]
    public async Task Without_scripts_a_reporter_corrects_a_chain_counts_anew_keeps_a_note_and_finds_it_again()
    {
        IPage page = await browser.Open(1280, scripts: false);
        ClaimRow claim = Desk.Case.Articles(50, null).Items.SelectMany(a => Desk.Case.ClaimsOf(a.Id)).First(c => c.Chain.Length == 2 && c.Review is null);
        await page.GotoAsync(Address("/c/" + claim.Key + "?correct=yes"));
        await page.FillAsync("#teller-1", "Ysolde Marrable");
        await page.SelectOptionAsync("#kind-1", "person");
        await page.CheckAsync("input[name=wrong][value=attribution]");
        await page.FillAsync("#review-reason", "She is named in the lead");
        await page.ClickAsync("button[name=corrected]");
        Assert.Contains("/c/", page.Url, StringComparison.Ordinal);
        Assert.Contains("Corrected by you", await page.Locator(".review-box").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Ysolde Marrable", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(claim.Chain[1].Name, await page.Locator(".review-box .crumbs").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync("text=Count anew");
        Assert.Equal(0, await page.Locator("text=Count anew").CountAsync());
        await page.FillAsync("#note", "Ask Marrable about the ferry.");
        await page.ClickAsync(".note-form button");
        await page.GotoAsync(Address($"/a/{claim.Article}"));
        string card = await page.Locator($".card[data-key='{claim.Key}']").InnerTextAsync();
        Assert.Contains("corrected by you", card, StringComparison.Ordinal);
        Assert.Contains("Ysolde Marrable", card, StringComparison.Ordinal);
        Assert.Contains("1 note", card, StringComparison.Ordinal);
        await page.GotoAsync(Address("/search?q=marrable+ferry"));
        Assert.Contains("Ask Marrable", await page.Locator(".notes").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(Address("/c/" + claim.Key));
        await page.ClickAsync(".review-box button[name=undo]");
        Assert.DoesNotContain("Corrected by you", await page.Locator(".review-box").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Notes are plain text: there is no markup in them to clean.</summary>
    [Fact]
    public async Task S21_A_note_is_text_whatever_stands_in_it()
    {
        const string Evil = "**bold** [a](javascript:alert(1)) ![p](http://tracker.example/p.gif) <img src=\"http://tracker.example/x.png\" srcset=\"http://tracker.example/y 2x\">\n<svg onload=alert(2)><meta http-equiv=refresh content=\"0;url=http://tracker.example\"><iframe src=\"data:text/html,x\"></iframe><style>body{display:none}</style><form action=http://tracker.example><script>alert(3)</script>";
        ClaimRow claim = Desk.Case.ClaimsOf(Desk.Case.Latest(1)[0].Id)[0];
        IPage page = await browser.Open(1280);
        List<string> left = [];
        bool ran = false;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Desk.Address.ToString(), StringComparison.Ordinal)) left.Add(request.Url);
        };
        page.Dialog += (_, dialog) =>
        {
            ran = true;
            _ = dialog.DismissAsync();
        };
        foreach ((string where, string on) in new[] { ("/c/" + claim.Key, "claim"), ("/story/" + claim.Article, "story") })
        {
            await page.GotoAsync(Address(where));
            await page.FillAsync("#note", Evil);
            await page.FillAsync("#note", on + ": " + Evil);
            await page.ClickAsync(".note-form button");
            await page.WaitForSelectorAsync(".note-text");
        }

        Desk.Case.Review(claim.Key, new GivenReview(Verdict.Doubtful, [], Reason: Evil));
        foreach (string path in new[] { "/c/" + claim.Key, "/story/" + claim.Article, "/a/" + claim.Article, "/review?state=notes", "/review?state=doubtful", "/search?q=tracker" })
        {
            await page.GotoAsync(Address(path));
            Assert.Equal(0, await page.Locator("main img, main svg[onload], main iframe, main style, main script, main meta, main form[action*=tracker], main a[href*=javascript], main a[href*=tracker], main strong:has-text('bold')").CountAsync());
            Assert.True(await page.Locator("main").IsVisibleAsync());
        }

        await page.GotoAsync(Address("/c/" + claim.Key));
        Assert.Equal("claim: " + Evil, await page.Locator(".note-text").First.InnerTextAsync());
        Assert.False(ran);
        Assert.Empty(left);
        Desk.Case.UndoReview(claim.Key);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task The_pages_of_review_are_accessible_and_fit(int width)
    {
        ClaimRow[] claims = [.. Desk.Case.ClaimsOf(Desk.Case.Latest(1)[0].Id)];
        Desk.Case.Review(claims[1].Key, new GivenReview(Verdict.Corrected, [ReadingPart.Words], [new GivenTeller("A Very Long Name Of An Outlet", Whence.Claims.SourceKind.Outlet), new GivenTeller("Nobody Knows", Whence.Claims.SourceKind.Anonymous)], null, "because"));
        Desk.Case.AddNote(NoteSubject.Claim, claims[1].Key, new string('x', 300));
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            IPage page = await browser.Open(width, scheme);
            foreach (string path in new[] { "/review", "/review?state=corrected", "/review?state=otherwise", "/review?state=notes", "/c/" + claims[1].Key + "?correct=yes", "/a/" + claims[1].Article })
            {
                await page.GotoAsync(Address(path));
                AxeResult axe = await page.RunAxe();
                Assert.True(axe.Violations.Length == 0, path + ": " + string.Join("; ", axe.Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}")));
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, path);
            }
        }
    }

    [Fact]
    public async Task S05_No_review_or_note_is_kept_without_the_token_and_none_leads_away()
    {
        string key = Desk.Case.ClaimsOf(Desk.Case.Latest(1)[0].Id)[0].Key;
        foreach (string form in new[] { "/review", "/review/count", "/notes", "/notes/remove" })
        {
            using FormUrlEncodedContent bare = new([KeyValuePair.Create("confirmed", key), KeyValuePair.Create("what", key), KeyValuePair.Create("text", "x")]);
            using HttpResponseMessage refused = await Desk.Client.PostAsync(new Uri(form, UriKind.Relative), bare, Stop);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using FormUrlEncodedContent away = new([KeyValuePair.Create(Session.FormField, Desk.Session.FormToken), KeyValuePair.Create("doubtful", key), KeyValuePair.Create("at", "https://evil.example/")]);
        using HttpResponseMessage answer = await Desk.Client.PostAsync(new Uri("/review", UriKind.Relative), away, Stop);
        Assert.Equal((HttpStatusCode.SeeOther, $"/c/{key}#review-title"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Desk.Case.UndoReview(key);
    }

    private string Address(string path) => new Uri(Desk.Address, path).ToString();
}
