using System.Collections.Frozen;
using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Corpus.Sources;
using Whence.Text;

namespace Whence.Corpus.Origins;

/// <summary>Reads the end of a claim's chain: who in it first said what is claimed.</summary>
internal sealed class EndReader
{
    private static readonly FrozenSet<string> GenericNames = FrozenSet.Create(
        "report", "reports", "media", "media report", "media reports", "local media", "state media", "press", "press report", "press reports", "news report",
        "news reports", "news", "new report", "recent reports", "accounts", "account", "article", "story", "some reports", "other reports", "rumours", "rumors",
        "local reports", "foreign media", "western media", "various reports", "several reports", "social media");

    private readonly ImmutableArray<CorpusArticle> _articles;
    private readonly Affiliations _affiliations;
    private readonly HashSet<string> _publishers;

    /// <summary>Names that were taken apart: a corpus repeats them in every article.</summary>
    private readonly Dictionary<string, PressName> _press = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceName> _names = new(StringComparer.Ordinal);
    private readonly SharedQuotations _quotations;

    public EndReader(ImmutableArray<CorpusArticle> articles, IReadOnlyList<ComparedText> texts)
    {
        _quotations = new SharedQuotations(texts);
        _articles = articles;
        _affiliations = new Affiliations([.. articles.Select(a => a.Reading.Article)]);
        _publishers = [.. articles.Select(a => a.Reading.Article.Outlet).OfType<string>().Distinct().Select(o => Press(o).Key)];
    }

    /// <summary>The ends of one claim: one, or several where tellers are named together.</summary>
    public IEnumerable<End> Read(int member, int article, Claim claim)
    {
        Article text = _articles[article].Reading.Article;
        PressName? publisher = text.Outlet is { } outlet ? Press(outlet) : null;
        var where = new Evidence(article, claim.Content.IsDefaultOrEmpty ? default : claim.Content[0]);
        HashSet<ulong>? quoted = _quotations.In(article, claim);
        End Make(EndKind kind, string name) => new(0, member, article, kind, Named(name))
        {
            Via = publisher,
            Day = text.PublishedDay,
            InLead = IsLead(text, claim),
            Quoted = quoted,
            Where = where,
        };

        int last = claim.Chain.Length - 1;
        if (last < 0 || claim.Chain[last].Basis is LinkBasis.Publisher or LinkBasis.Credit || claim.Chain[last].Kind == SourceKind.Unknown)
        {
            PressName? own = last < 0 ? publisher : Press(claim.Chain[last].Name);
            bool reported = own is not null && last >= 0 && claim.Chain[last].Kind != SourceKind.Unknown && OwnReporting.Shows(text, own);
            yield return reported ? Make(EndKind.Press, own!.Printed) with { Press = own, IsOwn = true } : Make(EndKind.Nobody, own?.Printed ?? "");
            yield break;
        }

        SourceLink link = claim.Chain[last];
        if (link.Span is { } span) where = where with { Span = span };
        (PressName? via, bool relayed, SourceName? holder) = Route(claim.Chain, last, publisher);
        foreach (string name in Parts(link))
        {
            EndKind kind = KindOf(link.Kind, name);
            End end = Make(kind, name) with { Where = where, Via = via, IsRelayed = relayed, Holder = holder };
            if (kind == EndKind.Press)
            {
                PressName press = Press(name);

                // "As we reported": a loop of one outlet is no citation.
                end = publisher is not null && press.Matches(publisher) && !relayed ? Make(EndKind.Nobody, name) : end with { Press = press };
            }
            else if (kind == EndKind.Generic && GenericNames.Contains(Plain(name)) && relayed && via is not null && holder is null)
            {
                end = end with { Kind = EndKind.Press, Press = via };
            }

            end = end.Kind switch
            {
                EndKind.Person => end with { Beside = _affiliations.OfPerson(name) },
                EndKind.Institution => end with { Beside = _affiliations.OfBody(name) },
                EndKind.Unnamed => end with { Name = Fuller(end.Name, claim, article) },
                _ => end,
            };
            foreach (End each in Heard(end, claim.Chain, last)) yield return each;
        }
    }

    /// <summary>"The official" has the nationality that the article gives him elsewhere: a teller of the same kind on the same route.</summary>
    private SourceName Fuller(SourceName name, Claim claim, int article)
    {
        if (!name.Countries.IsEmpty || name.SetApart) return name;
        foreach (Claim other in _articles[article].Reading.Claims)
        {
            if (other.Chain.Length != claim.Chain.Length || other.Chain[^1].Kind is not (SourceKind.Anonymous or SourceKind.Crowd)) continue;
            bool sameRoute = true;
            for (int i = 0; i < other.Chain.Length - 1; i++)
                sameRoute &= other.Chain[i].Name == claim.Chain[i].Name || Press(other.Chain[i].Name).Matches(Press(claim.Chain[i].Name));
            SourceName fuller = Named(other.Chain[^1].Name);
            if (sameRoute && !fuller.Countries.IsEmpty && !fuller.SetApart && fuller.Noun == name.Noun)
                return name with { Countries = fuller.Countries, Role = fuller.Role };
        }

        return name;
    }

    /// <summary>"CNN and the Wall Street Journal said, quoting sources": each heard its own.</summary>
    private IEnumerable<End> Heard(End end, ImmutableArray<SourceLink> chain, int last)
    {
        if (!end.IsRelayed || last == 0 || !IsPress(chain[last - 1]) || end.Kind != EndKind.Unnamed) return [end];
        string[] outlets = Split(chain[last - 1].Name);
        return outlets.Length > 1 && outlets.All(IsPress) ? outlets.Select(o => end with { Via = Press(o) }) : [end];
    }

    private (PressName? Via, bool Relayed, SourceName? Holder) Route(ImmutableArray<SourceLink> chain, int last, PressName? publisher)
    {
        SourceName? holder = null;
        for (int i = last - 1; i >= 0; i--)
        {
            if (IsPress(chain[i])) return (Press(chain[i].Name), i > 0 || chain[i].Basis != LinkBasis.Publisher, holder);
            if (!GenericNames.Contains(Plain(chain[i].Name))) holder ??= Named(chain[i].Name);
        }

        return (publisher, false, holder);
    }

    private string[] Parts(SourceLink link)
    {
        string[] parts = Split(link.Name);
        if (parts.Length == 1) return parts;
        if (parts.All(IsPress)) return parts;

        // "Department of Health and Human Services" is one body: only people and abbreviations are surely several.
        if (link.Kind == SourceKind.Person && parts.All(p => p.Any(char.IsUpper) && !Named(p).IsOfState)) return parts;
        if (parts.All(IsAbbreviation)) return parts;
        return parts.All(p => Named(p).IsOfState) && parts.SelectMany(p => Named(p).Countries).Distinct().ToArray() is [var country]
            ? [$"{Countries.Adjective(country)} government"]
            : [link.Name];
    }

    private static bool IsAbbreviation(string name) => name.Length is >= 2 and <= 6 && name.All(char.IsUpper);

    private static string[] Split(string name) =>
        [.. name.Split([" and ", ", ", " & "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? p[4..] : p).Where(p => p.Length > 0)];

    private EndKind KindOf(SourceKind kind, string name)
    {
        string plain = Plain(name);
        bool capital = NameWords.Of(name).Exists(w => char.IsUpper(w[0]));
        if (GenericNames.Contains(plain)) return EndKind.Generic;
        SourceName parsed = Named(name);
        switch (kind)
        {
            case SourceKind.Anonymous or SourceKind.Crowd:
                return EndKind.Unnamed;
            case SourceKind.Document:
                return EndKind.Document;
            case SourceKind.Outlet or SourceKind.Agency:
                return IsUnnamedOutlet(plain, parsed) ? EndKind.Generic : EndKind.Press;
            case SourceKind.Person when parsed.Role == Role.Reporter && IsPress(name):
                return EndKind.Press;
            case SourceKind.Person:
                bool office = parsed.IsOfState && (char.IsLower(name[0]) || Countries.At([.. NameWords.Of(name).Select(NameWords.Fold)], 0, out _) is not null);
                return office ? EndKind.Institution : capital && parsed.Body.Count > 0 ? EndKind.Person : EndKind.Unnamed;
            default:
                if (IsUnnamedOutlet(plain, parsed)) return EndKind.Generic;
                if (parsed.Body.Count == 1 && parsed.Body.Contains("intelligence")) return EndKind.Document;
                return IsPress(name) ? EndKind.Press : capital || parsed.Body.Count > 0 ? EndKind.Institution : EndKind.Unnamed;
        }
    }

    /// <summary>"a South Korean outlet", "a Japanese news agency": no name of its own.</summary>
    private static bool IsUnnamedOutlet(string plain, SourceName parsed) =>
        PressName.LooksLikeDescription(plain) && !parsed.Countries.IsEmpty == parsed.Printed.Any(char.IsUpper)
        && parsed.Body.All(w => parsed.Printed.Contains(w, StringComparison.Ordinal));

    private bool IsPress(SourceLink link) =>
        link.Kind is SourceKind.Outlet or SourceKind.Agency || (link.Kind is SourceKind.Organization or SourceKind.Unknown && IsPress(link.Name));

    private bool IsPress(string name)
    {
        if (PressName.LooksLike(name)) return true;
        PressName press = Press(name);
        return _publishers.Contains(press.Key);
    }

    private static string Plain(string name)
    {
        string plain = string.Join(' ', NameWords.Of(name).Select(NameWords.Fold));
        foreach (string article in (ReadOnlySpan<string>)["the ", "a ", "an "])
            if (plain.StartsWith(article, StringComparison.Ordinal)) return plain[article.Length..];
        return plain;
    }

    private PressName Press(string name) => _press.TryGetValue(name, out PressName? known) ? known : _press[name] = PressName.Of(name);

    private SourceName Named(string name) => _names.TryGetValue(name, out SourceName? known) ? known : _names[name] = SourceName.Of(name);

    private static bool IsLead(Article article, Claim claim)
    {
        if (claim.Region is RegionKind.Headline or RegionKind.Standfirst) return true;
        if (claim.Content.IsDefaultOrEmpty) return false;
        TextSpan body = article.Regions.FirstOrDefault(r => r.Kind == RegionKind.Body)?.Span ?? default;
        int line = article.Text.AsSpan(Math.Min(body.Start, article.Text.Length)).TrimStart('\n').IndexOf('\n');
        return line < 0 || claim.Content[0].Start < body.Start + line;
    }
}
