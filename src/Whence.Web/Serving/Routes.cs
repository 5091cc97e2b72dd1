using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Searching;
using Whence.Store.Queries.Syndication;
using Whence.Text;
using Whence.Web.Api;
using Whence.Web.Cases;
using Whence.Web.Drawing.Timelines;
using Whence.Web.Pages;
using Whence.Web.Words;

namespace Whence.Web.Serving;

/// <summary>Every address of the desk, once.</summary>
internal static class Routes
{
    /// <summary>Windows in a calendar or feed.</summary>
    private const int MostWindows = 1_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/open/{token}", Open);
        app.Get("/assets/{file}", Asset);
        app.Get("/", Desk);
        app.Get("/help", http => Drawn.Page<HelpPage>(View(http)));
        app.Get("/a/{id}", Article);
        app.Get("/c/{key}", Claim);
        app.Get("/g/{id:int}", Group);
        app.Get("/story/{id}", StoryOf);
        app.Get("/compare", Compare);
        app.Get("/windows", http => Drawn.Page<WindowsPage>(View(http), ("After", http.Asked("after")), ("OverAfter", http.Asked("over"))));
        app.Get("/windows.ics", http => Leaving.Export(http, label => Download(WindowCalendar.ToUtf8(Coming(http), Case(http).Name, label), "text/calendar", "windows.ics")));
        app.Get("/windows.atom", http => Leaving.Export(http, label => Download(AtomFeed.OfWindows(Coming(http), Case(http).Name, label), "application/atom+xml", "windows.atom")));
        app.Get("/watches.atom", Watching.Feed);
        app.Get("/timeline", Timeline);
        app.Get("/map", http => Drawn.Page<MapPage>(View(http), ("BoxText", http.Asked("box")), ("Place", http.Filled("place")), ("After", http.Asked("after")), ("WithDatelines", http.Asked("layer") == "datelines")));
        app.Get("/watches", Watching.Page);
        app.Post("/watches", Watching.Add);
        app.Post("/watches/seen", Watching.See);
        app.Post("/watches/remove", Watching.Remove);
        app.Get("/search", Search);
        app.Get("/sources", http => Drawn.Page<SourcesPage>(View(http), ("Kind", Enum.TryParse(http.Asked("kind"), ignoreCase: true, out Claims.SourceKind kind) ? kind : null)));
        app.Get("/s/{*name}", http => Case(http).Teller(http.Part("name") is { Length: > 0 } name ? name : http.Asked("n") ?? "") is { } profile ? Drawn.Page<SourcePage>(View(http), ("Profile", profile)) : Results.NotFound());
        app.Get("/review", Reviewing.Page);
        app.Post("/review", Reviewing.Give);
        app.Post("/review/count", Reviewing.Count);
        app.Post("/notes", Reviewing.AddNote);
        app.Post("/notes/remove", Reviewing.RemoveNote);
        app.Get("/imports", Imports);
        app.Get("/case", Leaving.Page);
        app.Post("/case/label", Leaving.Label);
        app.Post("/add", Adding.Add);
        app.Post("/retry", Adding.Retry);
        ApiRoutes.Map(app);
    }

    public static View View(HttpContext http) => new(
        Case(http), http.Request.Path, http.Request.QueryString.Value ?? "", ((Session)http.RequestServices.GetService(typeof(Session))!).FormToken);

    private static Drawn Timeline(HttpContext http) => Drawn.Page<TimelinePage>(
        View(http), ("Start", Day(http.Asked("from"))), ("End", Day(http.Asked("to"))), ("After", http.Filled("after")),
        ("By", Enum.TryParse(http.Asked("by"), ignoreCase: true, out LaneBy lane) && Enum.IsDefined(lane) ? lane : LaneBy.None), ("Axis", http.Asked("axis") == "reported" ? HappeningAxis.Reported : HappeningAxis.Happened));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static IResult Search(HttpContext http)
    {
        string query = (http.Asked("q") ?? "").Trim();
        string? newer = http.Asked("newer");
        if (query.Length == 0) return Drawn.Page<SearchPage>(View(http), ("Query", ""));
        if (Citation.Read(query) is { } cited)
            return Case(http).Cited(cited.TextSha256, cited.Spans) is { } passage ? Results.Redirect(passage) : Drawn.Page<SearchPage>(View(http), ("Query", query), ("IsUnknownCitation", true));
        try
        {
            return Drawn.Page<SearchPage>(View(http), ("Query", query), ("Newer", newer), ("Result", Case(http).Find(query, SearchPage.PageSize, http.Asked("after"), newer)));
        }
        catch (SearchSyntaxException e)
        {
            return Drawn.Page<SearchPage>(View(http), ("Query", query), ("Error", e));
        }
    }

    private static Drawn Imports(HttpContext http) => Drawn.Page<ImportsPage>(
        View(http), ("Rows", Case(http).Inputs(http.Filled("state"), ImportsPage.PageSize, http.Asked("after"))), ("State", http.Asked("state")), ("Said", Adding.Words(http.Asked("said"))));

    /// <summary>A file to keep: never shown by the browser, whatever is in it.</summary>
    public static IResult Download(byte[] bytes, string contentType, string name) => Results.File(bytes, contentType + "; charset=utf-8", name);

    private static System.Collections.Immutable.ImmutableArray<WindowRow> Coming(HttpContext http) => Case(http).Upcoming(Dates.Today, MostWindows, null).Items;

    public static OpenCase Case(HttpContext http) => (OpenCase)http.RequestServices.GetService(typeof(OpenCase))!;

    private static async Task Open(HttpContext http)
    {
        var session = (Session)http.RequestServices.GetService(typeof(Session))!;
        if (session.TryStart(http.Part("token"), http))
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = "/";
            return;
        }

        await Gate.Refuse(http, StatusCodes.Status403Forbidden, "This address has been used. Start `whence serve` again for a new one.").ConfigureAwait(false);
    }

    private static IResult Asset(HttpContext http)
    {
        if (AssetFiles.At("/assets/" + http.Part("file")) is not { } asset) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.ContentType);
    }

    private static Drawn Desk(HttpContext http) => Drawn.Page<DeskPage>(View(http), ("Said", Adding.Words(http.Asked("said"))), ("Bad", http.Asked("said") == "nothing"));

    private static IResult Article(HttpContext http) =>
        Case(http).Article(http.Part("id")) is not { } stored ? Results.NotFound() : Drawn.Page<ArticlePage>(
            View(http), ("Stored", stored), ("ClaimKey", http.Asked("claim")), ("ShownLayers", http.Asked("layers")), ("Passage", Span(http.Asked("span"), stored.Article.Text.Length)));

    private static IResult Claim(HttpContext http)
    {
        OpenCase open = Case(http);
        string key = http.Part("key");
        if (open.Claim(key) is not { } claim || open.Text(claim.Article) is not { } source)
            return open.Moved(key) is { } moved ? Results.Redirect(moved.Now is { } now ? Links.Claim(now.Key) : Links.Article(moved.Article)) : Results.NotFound();
        bool all = http.Asked("reports") == "all";
        GroupView? group = claim.Group is { } id ? open.Group(id, all || open.GroupLine(id) is { Members: <= ClaimPage.MostWhole } ? null : ClaimPage.MostReports) : null;
        return Drawn.Page<ClaimPage>(View(http), ("Claim", claim), ("Source", source), ("Group", group), ("All", all), ("Correct", http.Asked("correct") ?? ""));
    }

    // Groups are counted anew with each article, so their pages live at the claim that stands for them.
    private static IResult Group(HttpContext http) =>
        int.TryParse(http.Part("id"), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Case(http).GroupLine(id) is { Key.Length: > 0 } group ? Results.Redirect(Links.Claim(group.Key)) : Results.NotFound();

    private static IResult StoryOf(HttpContext http) =>
        Case(http).Story(http.Part("id")) is { } story ? Drawn.Page<StoryPage>(View(http), ("Story", story)) : Results.NotFound();

    private static IResult Compare(HttpContext http) =>
        http.Asked("a") is { } a && http.Asked("b") is { } b && Case(http).Article(a) is { } before && Case(http).Article(b) is { } after
            ? Drawn.Page<ComparePage>(View(http), ("Before", before), ("After", after))
            : Results.NotFound();

    private static TextSpan? Span(string? text, int length) => Citation.Span(text ?? "") is { } span && span.End <= length ? span : null;
}

/// <summary>How a route is mapped and reads its request.</summary>
/// <remarks>Parameters bound by ASP.NET are compiled for each route with the first request, which would wait a quarter of a second for it.</remarks>
internal static class Answers
{
    public static void Get(this IEndpointRouteBuilder app, string pattern, Func<HttpContext, IResult> answer) =>
        app.MapGet(pattern, (RequestDelegate)(http => answer(http).ExecuteAsync(http)));

    public static void Post(this IEndpointRouteBuilder app, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        app.MapPost(pattern, (RequestDelegate)(async http => await (await answer(http).ConfigureAwait(false)).ExecuteAsync(http).ConfigureAwait(false)));

    /// <summary>A value of the query; null where there is none.</summary>
    public static string? Asked(this HttpContext http, string name) => http.Request.Query[name];

    /// <summary>The same, where an empty field of a form says nothing.</summary>
    public static string? Filled(this HttpContext http, string name) => http.Asked(name) is { Length: > 0 } value ? value : null;

    /// <summary>The part of the address that the pattern names.</summary>
    public static string Part(this HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";
}
