using System.Globalization;
using Whence.Articles;
using Whence.Store.Queries;

namespace Whence.Web.Words;

/// <summary>A citation that leads back to the exact passage: text, hash, characters.</summary>
internal static class Citation
{
    /// <summary>One line: “quote” - Outlet, "Headline", date; characters 10-52 of text SHA-256 ….</summary>
    public static string Of(ClaimRow claim, Article article) => string.Create(CultureInfo.InvariantCulture,
        $"“{Phrases.Quote(claim.Quote, 600)}” - {Phrases.Visible(claim.Outlet ?? "outlet not known")}, “{Phrases.Quote(claim.Headline ?? "untitled", 160)}”, {Dates.Published(claim.Published)}; chain: {string.Join(" <- ", claim.Chain.Select(l => Phrases.Visible(l.Name)))}; characters {string.Join(", ", claim.Content.Select(s => $"{s.Start}-{s.End}"))} (UTF-16) of text SHA-256 {article.TextSha256}{(article.Url is { } url ? "; " + Phrases.Visible(url) : "")}");
}
