using System.Collections.Immutable;
using System.Globalization;
using Whence.Articles;
using Whence.Store.Queries;
using Whence.Text;

namespace Whence.Web.Words;

/// <summary>A citation that leads back to the exact passage: text, hash, characters.</summary>
internal static class Citation
{
    private const string Characters = "characters ";
    private const string Hash = " (UTF-16) of text SHA-256 ";
    private const int HashLength = 64;

    /// <summary>One line: “quote” - Outlet, "Headline", date; characters 10-52 of text SHA-256 ….</summary>
    public static string Of(ClaimRow claim, Article article) => string.Create(CultureInfo.InvariantCulture,
        $"“{Phrases.Quote(claim.Quote, 600)}” - {Phrases.Visible(claim.Outlet ?? "outlet not known")}, “{Phrases.Quote(claim.Headline ?? "untitled", 160)}”, {Dates.Published(claim.Published)}; chain: {string.Join(" <- ", claim.Chain.Select(l => Phrases.Visible(l.Name)))}; {Characters}{At(claim)}{Hash}{article.TextSha256}{(article.Url is { } url ? "; " + Phrases.Visible(url) : "")}");

    /// <summary>Text and characters only, for a list that is printed: "626ba90d9635c88c, characters 10-52".</summary>
    public static string Short(ClaimRow claim) => $"{claim.Article}, {Characters}{At(claim)}";

    /// <summary>What a citation cites: the hash of the text and the passages in it. Null for what is none.</summary>
    public static (string TextSha256, ImmutableArray<TextSpan> Spans)? Read(string text)
    {
        int hash = text.LastIndexOf(Hash, StringComparison.Ordinal);
        int start = hash < 0 ? -1 : text.LastIndexOf(Characters, hash, StringComparison.Ordinal);
        if (start < 0 || text.Length < hash + Hash.Length + HashLength) return null;
        string sha256 = text.Substring(hash + Hash.Length, HashLength);
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (string part in text[(start + Characters.Length)..hash].Split(", "))
        {
            if (Span(part) is not { } span) return null;
            spans.Add(span);
        }

        return sha256.All(char.IsAsciiHexDigitLower) ? (sha256, spans.ToImmutable()) : null;
    }

    private static string At(ClaimRow claim) => string.Join(", ", claim.Content.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.End}")));

    /// <summary>"10-52".</summary>
    public static TextSpan? Span(string text) =>
        text.Split('-') is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int end) && start < end
            ? new TextSpan(start, end)
            : null;
}
