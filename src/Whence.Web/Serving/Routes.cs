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
        app.MapGet("/assets/{file}", Asset);
        app.MapGet("/", Desk);
        app.MapGet("/help", (HttpContext http) => Drawn.Page<HelpPage>(View(http)));
        app.MapGet("/a/{id}", Article);
        app.MapGet("/c/{key}", Claim);
        app.MapGet("/g/{id:int}", Group);
        app.MapGet("/story/{id}", StoryOf);
        app.MapGet("/compare", Compare);
        app.MapGet("/windows", (HttpContext http, string? after, string? over) => Drawn.Page<WindowsPage>(View(http), ("After", after), ("OverAfter", over)));
        app.MapGet("/windows.ics", (HttpContext http) => Leaving.Export(http, label => Download(WindowCalendar.ToUtf8(Coming(http), Case(http).Name, label), "text/calendar", "windows.ics")));
        app.MapGet("/windows.atom", (HttpContext http) => Leaving.Export(http, label => Download(AtomFeed.OfWindows(Coming(http), Case(http).Name, label), "application/atom+xml", "windows.atom")));
        app.MapGet("/watches.atom", Watching.Feed);
        app.MapGet("/timeline", Timeline);
        app.MapGet("/map", (HttpContext http, string? box, string? place, string? after, string? layer) =>
            Drawn.Page<MapPage>(View(http), ("BoxText", box), ("Place", string.IsNullOrEmpty(place) ? null : place), ("After", after), ("WithDatelines", layer == "datelines")));
        app.MapGet("/watches", Watching.Page);
        app.MapPost("/watches", (Delegate)Watching.Add);
        app.MapPost("/watches/seen", (Delegate)Watching.See);
        app.MapPost("/watches/remove", (Delegate)Watching.Remove);
        app.MapGet("/search", Search);
        app.MapGet("/sources", (HttpContext http, string? kind) =>
            Drawn.Page<SourcesPage>(View(http), ("Kind", Enum.TryParse(kind, ignoreCase: true, out Claims.SourceKind found) ? found : null)));
        app.MapGet("/s/{*name}", (HttpContext http, string? name, string? n) =>
            Case(http).Teller(name ?? n ?? "") is { } profile ? Drawn.Page<SourcePage>(View(http), ("Profile", profile)) : Results.NotFound());
        app.MapGet("/review", Reviewing.Page);
        app.MapPost("/review", (Delegate)Reviewing.Give);
        app.MapPost("/review/count", (Delegate)Reviewing.Count);
        app.MapPost("/notes", (Delegate)Reviewing.AddNote);
        app.MapPost("/notes/remove", (Delegate)Reviewing.RemoveNote);
        app.MapGet("/imports", Imports);
        app.MapGet("/case", Leaving.Page);
        app.MapPost("/case/label", (Delegate)Leaving.Label);
        app.MapPost("/add", (Delegate)Adding.Add);
        app.MapPost("/retry", (Delegate)Adding.Retry);
        ApiRoutes.Map(app);
    }

    public static View View(HttpContext http) => new(
        Case(http), http.Request.Path, http.Request.QueryString.Value ?? "", ((Session)http.RequestServices.GetService(typeof(Session))!).FormToken);

    private static Drawn Timeline(HttpContext http, string? from, string? to, string? after, string? by, string? axis) => Drawn.Page<TimelinePage>(
        View(http), ("Start", Day(from)), ("End", Day(to)), ("After", string.IsNullOrEmpty(after) ? null : after),
        ("By", Enum.TryParse(by, ignoreCase: true, out LaneBy lane) && Enum.IsDefined(lane) ? lane : LaneBy.None), ("Axis", axis == "reported" ? HappeningAxis.Reported : HappeningAxis.Happened));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static IResult Search(HttpContext http, string? q, string? after, string? newer)
    {
        string query = (q ?? "").Trim();
        if (query.Length == 0) return Drawn.Page<SearchPage>(View(http), ("Query", ""));
        if (Citation.Read(query) is { } cited)
            return Case(http).Cited(cited.TextSha256, cited.Spans) is { } passage ? Results.Redirect(passage) : Drawn.Page<SearchPage>(View(http), ("Query", query), ("IsUnknownCitation", true));
        try
        {
            return Drawn.Page<SearchPage>(View(http), ("Query", query), ("Newer", newer), ("Result", Case(http).Find(query, SearchPage.PageSize, after, newer)));
        }
        catch (SearchSyntaxException e)
        {
            return Drawn.Page<SearchPage>(View(http), ("Query", query), ("Error", e));
        }
    }

    private static Drawn Imports(HttpContext http, string? state, string? after, string? said) => Drawn.Page<ImportsPage>(
        View(http), ("Rows", Case(http).Inputs(string.IsNullOrEmpty(state) ? null : state, ImportsPage.PageSize, after)), ("State", state), ("Said", Adding.Words(said)));

    /// <summary>A file to keep: never shown by the browser, whatever is in it.</summary>
    public static IResult Download(byte[] bytes, string contentType, string name) => Results.File(bytes, contentType + "; charset=utf-8", name);

    private static System.Collections.Immutable.ImmutableArray<WindowRow> Coming(HttpContext http) => Case(http).Upcoming(Dates.Today, MostWindows, null).Items;

    public static OpenCase Case(HttpContext http) => (OpenCase)http.RequestServices.GetService(typeof(OpenCase))!;

    private static async Task Open(HttpContext http, string token)
    {
        var session = (Session)http.RequestServices.GetService(typeof(Session))!;
        if (session.TryStart(token, http))
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = "/";
            return;
        }

        await Gate.Refuse(http, StatusCodes.Status403Forbidden, "This address has been used. Start `whence serve` again for a new one.").ConfigureAwait(false);
    }

    private static IResult Asset(HttpContext http, string file)
    {
        if (AssetFiles.At("/assets/" + file) is not { } asset) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.ContentType);
    }

    private static Drawn Desk(HttpContext http, string? said) => Drawn.Page<DeskPage>(View(http), ("Said", Adding.Words(said)), ("Bad", said == "nothing"));

    private static IResult Article(HttpContext http, string id, string? claim, string? layers, string? span) =>
        Case(http).Article(id) is not { } stored ? Results.NotFound() : Drawn.Page<ArticlePage>(
            View(http), ("Stored", stored), ("ClaimKey", claim), ("ShownLayers", layers), ("Passage", Span(span, stored.Article.Text.Length)));

    private static IResult Claim(HttpContext http, string key)
    {
        OpenCase open = Case(http);
        if (open.Claim(key) is not { } claim || open.Text(claim.Article) is not { } source)
            return open.Moved(key) is { } moved ? Results.Redirect(moved.Now is { } now ? Links.Claim(now.Key) : Links.Article(moved.Article)) : Results.NotFound();
        bool all = http.Request.Query["reports"] == "all";
        GroupView? group = claim.Group is { } id ? open.Group(id, all || open.GroupLine(id) is { Members: <= ClaimPage.MostWhole } ? null : ClaimPage.MostReports) : null;
        return Drawn.Page<ClaimPage>(View(http), ("Claim", claim), ("Source", source), ("Group", group), ("All", all), ("Correct", http.Request.Query["correct"].ToString()));
    }

    // Groups are counted anew with each article, so their pages live at the claim that stands for them.
    private static IResult Group(HttpContext http, int id) => Case(http).GroupLine(id) is { Key.Length: > 0 } group ? Results.Redirect(Links.Claim(group.Key)) : Results.NotFound();

    private static IResult StoryOf(HttpContext http, string id) =>
        Case(http).Story(id) is { } story ? Drawn.Page<StoryPage>(View(http), ("Story", story)) : Results.NotFound();

    private static IResult Compare(HttpContext http, string? a, string? b) =>
        a is not null && b is not null && Case(http).Article(a) is { } before && Case(http).Article(b) is { } after
            ? Drawn.Page<ComparePage>(View(http), ("Before", before), ("After", after))
            : Results.NotFound();

    private static TextSpan? Span(string? text, int length) => Citation.Span(text ?? "") is { } span && span.End <= length ? span : null;
}
