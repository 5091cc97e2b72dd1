using Microsoft.Playwright;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Web;

/// <summary>Debian's Chromium, started once; nothing is ever downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowserContext? _context;
    private TaskCompletionSource _heard = new();

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
        await _context.ExposeFunctionAsync("keyWasHeard", () => { _heard.TrySetResult(); });
        await _context.AddInitScriptAsync("addEventListener('keydown', () => keyWasHeard(), true)");
        return await _context.NewPageAsync();
    }

    /// <summary>Presses a key on a page once it is drawn, and again if the page does not hear it: keys that are pressed before, a browser throws away, and on a loaded machine a little later too.</summary>
    public async Task Press(IPage page, string key)
    {
        ArgumentNullException.ThrowIfNull(page);
        for (int i = 0; i < 4; i++)
        {
            await page.EvaluateAsync("""
                () => new Promise(done => {
                    const look = () => requestAnimationFrame(performance.getEntriesByName("first-contentful-paint").length > 0 ? () => requestAnimationFrame(done) : look);
                    look();
                })
                """);
            TaskCompletionSource heard = _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await page.Keyboard.PressAsync(key);
            if (await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(5))) == heard.Task) return;
        }

        Assert.Fail($"The page does not hear {key}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        await Desk.DisposeAsync();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named) return named;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
