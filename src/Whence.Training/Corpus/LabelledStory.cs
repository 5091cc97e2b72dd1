using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Sources;
using Whence.Text;

namespace Whence.Training.Corpus;

/// <summary>Readings made from the labels of a story instead of by the reader: measures the corpus stages alone.</summary>
internal static class LabelledStory
{
    /// <summary>The articles of <paramref name="story"/> with the labelled claims, and for each labelled claim its members.</summary>
    public static (ImmutableArray<CorpusArticle> Articles, IReadOnlyList<ImmutableArray<GroupMember>> Groups) Read(StoryFolder story)
    {
        var claims = story.Articles.Select(_ => new List<Claim>()).ToList();
        var groups = new List<ImmutableArray<GroupMember>>();
        foreach (StoryClaim claim in story.Claims)
        {
            var members = new List<GroupMember>();
            foreach (StoryMention mention in claim.Mentions)
            {
                int article = story.Articles.ToList().FindIndex(a => a.Id == mention.Article);
                string text = story.Articles[article].Text;
                int start = text.IndexOf(mention.Anchor, StringComparison.Ordinal);
                members.Add(new GroupMember(article, claims[article].Count));
                claims[article].Add(new Claim
                {
                    Id = claims[article].Count,
                    Region = mention.Where == "headline" ? RegionKind.Headline : RegionKind.Body,
                    Content = [new TextSpan(start, start + mention.Anchor.Length)],
                    Chain = [.. mention.Chain.Select((name, i) => Link(text, name, i, i == mention.Chain.Count - 1 ? mention.OriginKind : null))],
                    Stance = Enum.Parse<Stance>(mention.Stance, ignoreCase: true),
                });
            }

            groups.Add([.. members.OrderBy(m => m.Article).ThenBy(m => m.Claim)]);
        }

        return ([.. story.Articles.Select((a, i) => new CorpusArticle(a.Id, i, Reading.OfClaims(ArticleOf(a), Sentences(a.Text), claims[i])))], groups);
    }

    /// <summary>The article with the headline that its first line is.</summary>
    public static Article ArticleOf(StoryArticle article)
    {
        int line = article.Text.IndexOf('\n');
        return ArticleFinder.FromText(article.Text, new GivenFacts { Outlet = article.Outlet, Published = article.Published }) with
        {
            Regions = [new Region(RegionKind.Headline, new TextSpan(0, line)), new Region(RegionKind.Body, new TextSpan(line + 1, article.Text.Length))],
        };
    }

    private static SourceLink Link(string text, string name, int index, string? originKind)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal);
        SourceKind kind = index == 0 ? SourceKind.Outlet : originKind switch
        {
            "named-person" => SourceKind.Person,
            "anonymous" => SourceKind.Anonymous,
            "document" => SourceKind.Document,
            "unattributed" => SourceKind.Unknown,
            _ => PressName.LooksLike(name) ? SourceKind.Agency
                : originKind == "named-organisation" ? SourceKind.Organization
                : char.IsLower(name[0]) ? SourceKind.Anonymous
                : name.Contains("cables", StringComparison.Ordinal) ? SourceKind.Document
                : name.Contains(' ') && !name.Contains("Ministry", StringComparison.Ordinal) ? SourceKind.Person : SourceKind.Organization,
        };
        return new SourceLink(name, kind, index == 0 ? LinkBasis.Publisher : LinkBasis.Stated) { Span = at < 0 ? null : new TextSpan(at, at + name.Length) };
    }

    /// <summary>Sentences by punctuation: enough for texts without abbreviations in odd places.</summary>
    public static IEnumerable<TextSpan> Sentences(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool end = text[i] == '\n' || (text[i] is '.' or '?' or '!' && i + 2 < text.Length && text[i + 1] == ' ' && char.IsUpper(text[i + 2])
                && (i < 2 || !char.IsUpper(text[i - 1])));
            if (!end) continue;
            if (i > start) yield return new TextSpan(start, i + 1);
            start = i + 1;
        }

        if (start < text.Length) yield return new TextSpan(start, text.Length);
    }
}
