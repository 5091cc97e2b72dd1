using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Whence.Web.Api;

namespace Whence.Web.Serving;

/// <summary>Stands before every route: the headers of each answer, and who is let in. Routes added later are covered without a word of their own.</summary>
internal sealed class Gate(RequestDelegate next, Session session)
{
    /// <summary>No inline script or style, nothing from elsewhere.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const int MostFormBytes = 24 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        HttpRequest request = context.Request;
        if (!IsOwnHost(context))
            await Refuse(context, StatusCodes.Status400BadRequest, "This address is not one of the desk's.").ConfigureAwait(false);
        else if (!IsOwnOrigin(request) || IsCrossSite(request))
            await Refuse(context, StatusCodes.Status403Forbidden, "Requests from other pages are refused.").ConfigureAwait(false);
        else if (request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) || request.Path.StartsWithSegments("/open", StringComparison.Ordinal))
            await next(context).ConfigureAwait(false);
        else if (!session.HasCookie(context) && !(IsApi(request) && session.HasBearer(context)))
            await Refuse(context, StatusCodes.Status401Unauthorized, IsApi(request) ? "Send the token of the file that `whence serve` named, as Authorization: Bearer." : "Open the address that `whence serve` printed: it lets this browser in.").ConfigureAwait(false);
        else if (!IsSafe(request) && !await HasFormToken(request).ConfigureAwait(false))
            await Refuse(context, StatusCodes.Status400BadRequest, "The form is out of date. Go back, reload the page and send it again.").ConfigureAwait(false);
        else
            await next(context).ConfigureAwait(false);
    }

    /// <summary>A short answer in plain text, or for programs as problem+json, with the headers of all answers.</summary>
    public static Task Refuse(HttpContext context, int status, string words)
    {
        if (IsApi(context.Request)) return Problem.Write(context, status, "Refused", words);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words + "\n");
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
    }

    private static bool IsOwnHost(HttpContext context) =>
        context.Request.Host is { HasValue: true } host
        && host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && (context.Request.Host.Port ?? 80) == context.Connection.LocalPort;

    // A browser sends Origin with every request that changes something; "null" stands for pages that hide theirs.
    private static bool IsOwnOrigin(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        return StringValues.IsNullOrEmpty(origin) || origin == $"{request.Scheme}://{request.Host.Value}";
    }

    // "same-site" is another port of this machine: as foreign as another site.
    private static bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is not ([] or ["same-origin"] or ["none"]))
        {
            bool opensPage = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
                && request.Headers["Sec-Fetch-Dest"] == "document" && !IsApi(request);
            return !opensPage;
        }

        return false;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private async Task<bool> HasFormToken(HttpRequest request)
    {
        if (!request.HasFormContentType || request.ContentLength > MostFormBytes) return false;
        try
        {
            IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            return session.HasFormToken(form[Session.FormField]);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }
}
