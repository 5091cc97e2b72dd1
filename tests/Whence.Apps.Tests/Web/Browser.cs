using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Web;

/// <summary>Debian's Chromium, started once; nothing is ever downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowserContext? _context;

    public Desk Desk { get; } = new();

    /// <summary>Where the screenshots go, for a person to look at.</summary>
    public static string Pictures { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public async ValueTask InitializeAsync()
    {
        await Desk.InitializeAsync();
        if (Find() is not { } path) return;
        Directory.CreateDirectory(Pictures);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh page that holds the cookie, in place of the page before. Skips the test where no browser is.</summary>
    public async Task<IPage> Open(int width, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here: install the package chromium, or name one in CHROMIUM.");
        if (_context is not null) await _context.CloseAsync();
        _context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        string[] cookie = Desk.Cookie.Split('=');
        await _context.AddCookiesAsync([new Cookie { Name = cookie[0], Value = cookie[1], Url = Desk.Address.ToString() }]);
        await _context.AddInitScriptAsync("addEventListener('keydown', () => { sessionStorage.heard = Number(sessionStorage.heard ?? 0) + 1; }, true)");
        return await _context.NewPageAsync();
    }

    /// <summary>Presses a key on a page that is loaded and drawn, and again if the page does not hear it: what comes before the first paint a browser throws away, and on a loaded machine a little later too.</summary>
    public static async Task Press(IPage page, string key)
    {
        ArgumentNullException.ThrowIfNull(page);
        int before = await Heard(page);
        for (int i = 0; i < 4; i++)
        {
            await page.Keyboard.PressAsync(key);
            try
            {
                await page.WaitForFunctionAsync("before => Number(sessionStorage.heard ?? 0) > before", before, new PageWaitForFunctionOptions { Timeout = 5_000 });
                return;
            }
            catch (TimeoutException)
            {
                if (await Heard(page) > before) return;
            }
        }

        Assert.Fail($"The page does not hear {key}.");
    }

    /// <summary>Waits until the page stands at an address and is loaded. Looks again and again: who waits for the navigation itself misses one that ends while he begins to wait.</summary>
    public static async Task Reach(IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        ArgumentNullException.ThrowIfNull(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(1)), new PageAssertionsToHaveURLOptions { Timeout = 30_000 });
        await page.WaitForLoadStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        await Desk.DisposeAsync();
    }

    /// <summary>How many keys the pages of this tab have heard, once the one that it shows is loaded and drawn.</summary>
    private static Task<int> Heard(IPage page) => page.EvaluateAsync<int>("""
        () => new Promise(done => {
            const ready = () => document.readyState === "complete" && performance.getEntriesByName("first-contentful-paint").length > 0;
            const look = () => requestAnimationFrame(ready() ? () => requestAnimationFrame(() => done(Number(sessionStorage.heard ?? 0))) : look);
            look();
        })
        """);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named) return named;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
