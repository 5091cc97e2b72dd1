using System.Globalization;
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
        Get(app, "/articles", http => List(http, (open, limit, after) => open.Articles(limit, after)));
        Get(app, "/articles/{id}", Article);
        Get(app, "/claims/{key}", Claim);
        Get(app, "/groups", http => List(http, (open, limit, after) => open.Groups(limit, after)));
        Get(app, "/groups/{id}", Group);
        Get(app, "/search", Search);
        Get(app, "/upcoming", Upcoming);
        Get(app, "/requests", http => List(http, (open, limit, after) => open.Requests(limit, after)));
        Get(app, "/reviews", http => List(http, (open, limit, after) => open.Reviewed(null, limit, after)));
        Get(app, "/notes", http => List(http, (open, limit, after) => open.FindNotes(http.Asked("q") ?? "", limit, after)));
        Get(app, "/watches", http => Json(QueryJson.ToUtf8(Routes.Case(http).WatchNews().ToArray())));
    }

    private static void Get(IEndpointRouteBuilder app, string pattern, Func<HttpContext, IResult> answer) => app.Get("/api" + pattern, http =>
    {
        if (CaseLabel.Word(Routes.Case(http).Label) is { } label) http.Response.Headers["Whence-Sensitivity"] = label;
        return answer(http);
    });

    private static IResult Article(HttpContext http)
    {
        string id = http.Part("id");
        if (Routes.Case(http).Article(id) is not { } stored) return Problem.NotFound($"No article, or more than one, has an id that begins with {id}.");
        return stored.Reading is { } reading
            ? Json(ReadingJson.ToUtf8(reading, stored.Row.Input))
            : Problem.NotFound($"The article {stored.Row.Id} was not read: {stored.Row.ProbablyNot ?? "it waits"}.");
    }

    private static IResult Claim(HttpContext http) => Routes.Case(http).Claim(http.Part("key")) is { } claim
        ? Json(QueryJson.ToUtf8(claim))
        : Problem.NotFound($"No claim, or more than one, has a key that begins with {http.Part("key")}.");

    private static IResult Group(HttpContext http)
    {
        string id = http.Part("id");
        OpenCase open = Routes.Case(http);
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && open.Group(number) is { } group
            ? Json(GroupJson.ToUtf8(group, article => open.Article(article)?.Row.Input ?? article))
            : Problem.NotFound($"There is no group {id}. Groups are numbered anew with each comparison; a claim's key lasts.");
    }

    private static IResult Search(HttpContext http) => List(http, (open, limit, after) => open.Find(http.Asked("q") ?? "", limit, after), r => r.Next);

    private static IResult Upcoming(HttpContext http)
    {
        string? from = http.Asked("from");
        DateOnly day = Words.Dates.Today;
        if (from is not null && !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problem.Wrong($"from is a day as YYYY-MM-DD, not {from}.");
        return List(http, (open, limit, after) => open.Upcoming(day, limit, after));
    }

    private static IResult List<T>(HttpContext http, Func<OpenCase, int, string?, Page<T>> ask) => List(http, ask, p => p.Next);

    private static IResult List<T>(HttpContext http, Func<OpenCase, int, string?, T> ask, Func<T, string?> next)
    {
        string? limit = http.Asked("limit"), after = http.Asked("after");
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
