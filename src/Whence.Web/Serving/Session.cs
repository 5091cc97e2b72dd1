using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Whence.Web.Serving;

/// <summary>Who may see the desk: the browser that opened the printed address. Everything here dies with the process.</summary>
internal sealed class Session
{
    public const string FormField = "_csrf";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly string _cookie = Token();
    private string? _start = Token();

    /// <summary>The one-time token of the printed address, 256 random bits.</summary>
    public string StartToken => _start ?? throw new InvalidOperationException("The start token has been used.");

    /// <summary>What a program sends as <c>Authorization: Bearer</c>.</summary>
    public string ApiToken { get; } = Token();

    /// <summary>What a form must carry, for cookies are shared by all ports of a host name.</summary>
    public string FormToken => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(_cookie)));

    /// <summary>Trades the start token for the cookie, once.</summary>
    public bool TryStart(string token, HttpContext context)
    {
        string? expected = _start;
        if (expected is null || !Same(expected, token) || Interlocked.CompareExchange(ref _start, null, expected) != expected) return false;
        context.Response.Cookies.Append(CookieName(context), _cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
            Path = "/",
        });
        return true;
    }

    public bool HasCookie(HttpContext context) =>
        context.Request.Cookies.TryGetValue(CookieName(context), out string? value) && Same(_cookie, value);

    public bool HasBearer(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.Ordinal) && Same(ApiToken, header["Bearer ".Length..]);

    public bool HasFormToken(string? value) => value is not null && Same(FormToken, value);

    private static string CookieName(HttpContext context) => $"whence-{context.Connection.LocalPort}";

    private static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
