using Whence.Web.Cases;

namespace Whence.Web.Serving;

/// <summary>What every page gets: the case, its own address, and what its forms must carry.</summary>
/// <param name="Case">The case on the desk.</param>
/// <param name="Path">The path of the address.</param>
/// <param name="Query">The query of the address, with its question mark; empty when there is none.</param>
/// <param name="FormToken">Value of the hidden field of each form.</param>
public sealed record View(OpenCase Case, string Path, string Query, string FormToken)
{
    /// <summary>The same page with one value of the query changed; null takes it out.</summary>
    public string With(string name, string? value)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Query);
        query.Remove(name);
        IEnumerable<string> pairs = query.SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(v ?? "")}"));
        if (value is not null) pairs = pairs.Append($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        string all = string.Join('&', pairs);
        return all.Length == 0 ? Path : Path + "?" + all;
    }
}
