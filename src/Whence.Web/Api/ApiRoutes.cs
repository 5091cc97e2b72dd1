using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Whence.Contract;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Store.Queries.Searching;
using Whence.Web.Cases;
using Whence.Web.Serving;

namespace Whence.Web.Api;

/// <summary>The case as JSON, to read. Each answer is the record that the command line prints for the same question.</summary>
internal static class ApiRoutes
{
    /// <summary>Most items of one page of a list.</summary>
    public const int MostItems = 200;

    private const int UsualItems = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api");
        api.AddEndpointFilter((context, next) =>
        {
            if (CaseLabel.Word(Routes.Case(context.HttpContext).Label) is { } label) context.HttpContext.Response.Headers["Whence-Sensitivity"] = label;
            return next(context);
        });
        api.MapGet("/articles", (HttpContext http) => List(http, (open, limit, after) => open.Articles(limit, after)));
        api.MapGet("/articles/{id}", Article);
        api.MapGet("/claims/{key}", Claim);
        api.MapGet("/groups", (HttpContext http) => List(http, (open, limit, after) => open.Groups(limit, after)));
        api.MapGet("/groups/{id}", Group);
        api.MapGet("/search", Search);
        api.MapGet("/upcoming", Upcoming);
        api.MapGet("/requests", (HttpContext http) => List(http, (open, limit, after) => open.Requests(limit, after)));
        api.MapGet("/reviews", (HttpContext http) => List(http, (open, limit, after) => open.Reviewed(null, limit, after)));
        api.MapGet("/notes", (HttpContext http, string? q) => List(http, (open, limit, after) => open.FindNotes(q ?? "", limit, after)));
        api.MapGet("/watches", (HttpContext http) => Json(QueryJson.ToUtf8(Routes.Case(http).WatchNews().ToArray())));
    }

    private static IResult Article(HttpContext http, string id)
    {
        if (Routes.Case(http).Article(id) is not { } stored) return Problem.NotFound($"No article, or more than one, has an id that begins with {id}.");
        return stored.Reading is { } reading
            ? Json(ReadingJson.ToUtf8(reading, stored.Row.Input))
            : Problem.NotFound($"The article {stored.Row.Id} was not read: {stored.Row.ProbablyNot ?? "it waits"}.");
    }

    private static IResult Claim(HttpContext http, string key) => Routes.Case(http).Claim(key) is { } claim
        ? Json(QueryJson.ToUtf8(claim))
        : Problem.NotFound($"No claim, or more than one, has a key that begins with {key}.");

    private static IResult Group(HttpContext http, string id)
    {
        OpenCase open = Routes.Case(http);
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && open.Group(number) is { } group
            ? Json(GroupJson.ToUtf8(group, article => open.Article(article)?.Row.Input ?? article))
            : Problem.NotFound($"There is no group {id}. Groups are numbered anew with each comparison; a claim's key lasts.");
    }

    private static IResult Search(HttpContext http, string? q) => List(http, (open, limit, after) => open.Find(q ?? "", limit, after), r => r.Next);

    private static IResult Upcoming(HttpContext http, string? from)
    {
        DateOnly day = Words.Dates.Today;
        if (from is not null && !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problem.Wrong($"from is a day as YYYY-MM-DD, not {from}.");
        return List(http, (open, limit, after) => open.Upcoming(day, limit, after));
    }

    private static IResult List<T>(HttpContext http, Func<OpenCase, int, string?, Page<T>> ask) => List(http, ask, p => p.Next);

    private static IResult List<T>(HttpContext http, Func<OpenCase, int, string?, T> ask, Func<T, string?> next)
    {
        string? limit = http.Request.Query["limit"], after = http.Request.Query["after"];
        int items = UsualItems;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out items) || items is < 1 or > MostItems))
            return Problem.Wrong($"limit is a number from 1 to {MostItems}, not {limit}.");
        try
        {
            T found = ask(Routes.Case(http), items, after);
            if (next(found) is { } cursor)
                http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, Query(http, cursor))}>; rel=\"next\"";
            return Json(QueryJson.ToUtf8(found));
        }
        catch (SearchSyntaxException e)
        {
            return Problem.Wrong(e.Message, e.Position);
        }
        catch (ArgumentException e) when (e.ParamName == "cursor")
        {
            return Problem.Wrong($"after is the next of the page before, not {after}.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Query(HttpContext http, string cursor) =>
        http.Request.Query.Where(q => q.Key != "after").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)).Append(KeyValuePair.Create("after", (string?)cursor));

    private static IResult Json(byte[] utf8) => Results.Bytes(utf8, "application/json");
}
