using System.Collections.Immutable;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;

namespace Whence.Training.Corpus;

/// <summary>Origins on labelled groups: claims, chains and groups are the labels', only the counting is measured.</summary>
internal static class OriginScore
{
    public static void Print(IReadOnlyList<StoryFolder> stories, bool verbose)
    {
        int claims = 0, exact = 0, meets = 0, over = 0, under = 0;
        foreach (StoryFolder story in stories)
        {
            (ImmutableArray<CorpusArticle> articles, IReadOnlyList<ImmutableArray<GroupMember>> groups) = LabelledStory.Read(story);
            ComparedText[] texts = [.. articles.Select(a => ComparedText.Of(a.Reading))];
            var finder = new OriginFinder(articles, new CopyFinder().Find(texts), texts);
            for (int g = 0; g < groups.Count; g++)
            {
                OriginCount count = finder.Find(groups[g]);
                (int min, int max) = count.Range;
                StoryRange want = story.Claims[g].IndependentOrigins;
                claims++;
                exact += min == want.Min && max == want.Max ? 1 : 0;
                meets += min <= want.Max && max >= want.Min ? 1 : 0;
                over += min > want.Max ? 1 : 0;
                under += max < want.Min ? 1 : 0;
                if (!verbose) continue;
                Console.WriteLine($"{story.Name} {story.Claims[g].Id} want {want.Min}-{want.Max} got {min}-{max} {(min == want.Min && max == want.Max ? "" : min > want.Max ? "OVER" : "*")}");
                foreach (Origin origin in count.Origins)
                    Console.WriteLine($"    {origin.Kind} {origin.Label}: {string.Join(' ', origin.Members.Select(m => articles[groups[g][m].Article].Id))}");
                foreach (Reason reason in count.Reasons)
                    Console.WriteLine($"      {reason.Effect} {reason.Kind}: {articles[reason.First.Article].Id} {reason.FirstName} | {articles[reason.Second.Article].Id} {reason.SecondName}");
            }
        }

        double Share(int n) => claims == 0 ? 0 : 100.0 * n / claims;
        Console.WriteLine($"origin interval     over-count {Share(over):f1}  exact {Share(exact):f1}  meets {Share(meets):f1}  under-count {Share(under):f1}  of {claims} labelled groups");
    }
}
