using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Sources;
using Whence.Text;

namespace Whence.Tests.Corpus;

/// <summary>
/// Readings from one line an article: <c>Harbour Post 2031-03-02: Kanto News > a Western diplomat (hedged)</c>.
/// Several claims of one article are parted by <c>;</c>, a headline begins with <c>#</c>. A teller in lower case is unnamed,
/// <c>[a notice]</c> is a document, <c>{Foreign Ministry}</c> a body, <c>&lt;AP></c> a credit line, an outlet looks like one, every other name is a person.
/// All claims of all lines say the same.
/// </summary>
internal static class Told
{
    public static Reading[] Readings(params string[] lines) => [.. lines.Select((line, i) => Read(line, Wording(i)))];

    /// <summary>The same proposition in another order of words, so that no article copies another.</summary>
    private static string Wording(int article)
    {
        string[] words = ["ferry", "sank", "near", "old", "harbour", "during", "storm"];
        return string.Join(' ', words.Select((_, i) => words[(i * ((article % 6) + 1)) % words.Length]));
    }

    public static Reading Read(string line, string content)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string head = line[..colon];
        (string outlet, string? day) = head.Length > 11 && head[^3] == '-' ? (head[..^11], head[^10..]) : (head, null);
        string text = "";
        var regions = new List<Region>();
        var claims = new List<Claim>();
        foreach (string told in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries))
        {
            bool headline = told.StartsWith('#');
            string chain = told.TrimStart('#').Trim();
            var stance = Stance.Asserted;
            if (chain.EndsWith(')'))
            {
                int bracket = chain.LastIndexOf('(');
                stance = Enum.Parse<Stance>(chain[(bracket + 1)..^1], ignoreCase: true);
                chain = chain[..bracket].Trim();
            }

            var links = new List<SourceLink> { new(outlet, SourceKind.Outlet, LinkBasis.Publisher) };
            int start = text.Length;
            foreach (string teller in chain.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                SourceLink link = Link(teller);
                links.Add(link with { Span = new TextSpan(text.Length, text.Length + link.Name.Length) });
                text += link.Name + " said ";
            }

            int from = text.Length;
            text += content;
            claims.Add(new Claim
            {
                Id = claims.Count,
                Region = headline ? RegionKind.Headline : RegionKind.Body,
                Content = [new TextSpan(from, text.Length)],
                Chain = [.. links],
                Stance = stance,
            });
            text += ".\n";
            regions.Add(new Region(headline ? RegionKind.Headline : RegionKind.Body, new TextSpan(start, text.Length)));
        }

        return Of(text, regions, claims, outlet, day);
    }

    public static Reading Of(string text, IEnumerable<Region> regions, IEnumerable<Claim> claims, string? outlet, string? day, Dateline? dateline = null) =>
        Reading.OfClaims(ArticleFinder.FromText(text, new GivenFacts { Outlet = outlet, Published = day }) with { Regions = [.. regions], Dateline = dateline }, Lines(text), claims);

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (end > start) yield return new TextSpan(start, end);
            start = end + 1;
        }
    }

    private static SourceLink Link(string teller) => teller[0] switch
    {
        '[' => new SourceLink(teller[1..^1], SourceKind.Document, LinkBasis.Stated),
        '{' => new SourceLink(teller[1..^1], SourceKind.Organization, LinkBasis.Stated),
        '<' => new SourceLink(teller[1..].TrimEnd('>'), SourceKind.Agency, LinkBasis.Credit),
        _ when PressName.LooksLike(teller) => new SourceLink(teller, SourceKind.Agency, LinkBasis.Stated),
        _ when char.IsLower(teller[0]) => new SourceLink(teller, SourceKind.Anonymous, LinkBasis.Stated),
        _ => new SourceLink(teller, SourceKind.Person, LinkBasis.Stated),
    };
}
