using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Whence.Web.Serving;

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
