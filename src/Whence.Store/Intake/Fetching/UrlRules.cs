using System.Diagnostics.CodeAnalysis;

namespace Whence.Store.Intake.Fetching;

/// <summary>Which addresses may be fetched: http and https on their usual ports, without credentials.</summary>
internal static class UrlRules
{
    /// <summary>The ports of http and https.</summary>
    public static IReadOnlySet<int> UsualPorts { get; } = new HashSet<int> { 80, 443 };

    /// <summary>Whether an input named <paramref name="name"/> is meant as a URL and not as a file.</summary>
    public static bool LooksLikeUrl(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="url"/> may be fetched.</summary>
    /// <param name="url">An absolute or a broken URL, or a relative one when <paramref name="from"/> is given.</param>
    /// <param name="from">The URL that redirects to it, or null.</param>
    /// <param name="ports">The ports that may be asked for.</param>
    /// <param name="allowed">The URL when it may be fetched.</param>
    /// <param name="refusal">Why it may not.</param>
    public static bool Allow(
        string url, Uri? from, IReadOnlySet<int> ports, [NotNullWhen(true)] out Uri? allowed, [NotNullWhen(false)] out string? refusal)
    {
        bool parsed = from is null ? Uri.TryCreate(url, UriKind.Absolute, out Uri? target) : Uri.TryCreate(from, url, out target);
        refusal = !parsed ? "is not a URL" : target switch
        {
            { Scheme: not ("http" or "https") } => $"has the scheme {target.Scheme}; only http and https are fetched",
            { UserInfo.Length: > 0 } => "holds a user name or password; remove it",
            _ when !ports.Contains(target!.Port) => $"asks for port {target.Port}; only 80 and 443 are fetched",
            _ when from is { Scheme: "https" } && target!.Scheme == "http" => "redirects from https to http",
            _ => null,
        };
        allowed = refusal is null ? target : null;
        return refusal is null && allowed is not null;
    }
}
