using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Whence.Web.Serving;

/// <summary>A component drawn to HTML in one piece: a page is whole or it is an error, never half of one.</summary>
internal sealed class Drawn(Type page, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
{
    public static Drawn Page<T>(View view, params (string Name, object? Value)[] parameters)
        where T : IComponent => new(typeof(T), Parameters(view, parameters));

    public static Drawn Page<T>(int status, View view, params (string Name, object? Value)[] parameters)
        where T : IComponent => new(typeof(T), Parameters(view, parameters), status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using HtmlRenderer renderer = new(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters))).ToHtmlString());
        byte[] bytes = Encoding.UTF8.GetBytes(html);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static Dictionary<string, object?> Parameters(View view, (string Name, object? Value)[] parameters)
    {
        var all = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        all["View"] = view;
        return all;
    }
}
