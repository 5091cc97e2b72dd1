using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Whence.Web.Api;

/// <summary>What went wrong, for a program: RFC 9457.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <param name="context">The request that is answered.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="title">What kind of problem, the same each time.</param>
    /// <param name="detail">What is wrong with this request.</param>
    /// <param name="position">Where in the query, in UTF-16 code units; null where there is no place.</param>
    public static async Task Write(HttpContext context, int status, string title, string detail, int? position = null)
    {
        using MemoryStream body = new();
        await using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            if (position is { } at) json.WriteNumber("position", at);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted).ConfigureAwait(false);
    }

    public static IResult NotFound(string what) => new Said(StatusCodes.Status404NotFound, "Not in this case", what, null);

    public static IResult Wrong(string detail, int? position = null) => new Said(StatusCodes.Status400BadRequest, "The request cannot be understood", detail, position);

    private sealed class Said(int status, string title, string detail, int? position) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, status, title, detail, position);
    }
}
