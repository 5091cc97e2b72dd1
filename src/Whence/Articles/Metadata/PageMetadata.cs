using System.Collections.Immutable;
using Whence.Articles.Html;
using Whence.Articles.Metadata.DateSignals;

namespace Whence.Articles.Metadata;

/// <summary>Who published what and when, by a page's own word.</summary>
internal sealed record PageMetadata
{
    public string? Title { get; init; }

    /// <summary>Block that prints the title, or -1.</summary>
    public int TitleBlock { get; init; } = -1;

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Published { get; init; }

    public PublishedBasis PublishedBasis { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public string? Description { get; init; }

    public required DeclaredFacts Facts { get; init; }

    public static PageMetadata Read(PageTree tree, string? givenUrl)
    {
        givenUrl = ArchivedAddress.Original(givenUrl);
        tree.Canonical = ArchivedAddress.Original(tree.Canonical);
        DeclaredFacts facts = DeclaredFacts.Read(tree, givenUrl);
        string? url = CanonicalUrl.Find(tree.Canonical, ArchivedAddress.Original(facts.Meta("og:url")), givenUrl, tree.Base);
        string? outlet = OutletFinder.Find(facts, givenUrl ?? url);
        (string? title, int block) = TitleFinder.Find(facts, outlet, givenUrl ?? url);
        (string? published, PublishedBasis basis) = DateFinder.Find(facts, block, givenUrl);
        return new PageMetadata
        {
            Facts = facts,
            Title = title,
            TitleBlock = block,
            Authors = AuthorFinder.Find(facts, block, outlet),
            Published = published,
            PublishedBasis = basis,
            Outlet = outlet,
            Url = url,
            Description = facts.Meta("og:description", "description", "twitter:description") ?? facts.Article?.Description,
        };
    }
}
