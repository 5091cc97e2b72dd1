using System.Collections.Immutable;
using Whence.Corpus.Copies;

namespace Whence.Training.Corpus;

/// <summary>Copies on labelled stories: pairs of articles that hang together by copying.</summary>
internal static class CopyScore
{
    public static void Print(IReadOnlyList<StoryFolder> stories, bool verbose)
    {
        int right = 0, found = 0, gold = 0;
        foreach (StoryFolder story in stories)
        {
            ComparedText[] texts = [.. story.Articles.Select(a => ComparedText.Of(
                LabelledStory.ArticleOf(a), LabelledStory.Sentences(a.Text)))];
            ImmutableArray<Copy> copies = CopyFinder.Find(texts, minHash: false);
            HashSet<(int, int)> want = Closure(texts.Length, story.Articles.Select((a, i) => (i, At(story, a.CopyOf))).Where(p => p.Item2 >= 0));
            HashSet<(int, int)> got = Closure(texts.Length, copies.Select(c => (c.Later, c.Original)));
            right += want.Intersect(got).Count();
            found += got.Count;
            gold += want.Count;
            if (!verbose) continue;
            for (int i = 0; i < texts.Length; i++)
            {
                for (int j = i + 1; j < texts.Length; j++)
                {
                    (double ofFirst, double ofSecond, double sentences) = PairComparison.Measure(PreparedText.Of(i, texts[i]), PreparedText.Of(j, texts[j]));
                    if (ofFirst < 0.05 && ofSecond < 0.05 && sentences == 0) continue;
                    Console.WriteLine($"{story.Name} {story.Articles[i].Id}-{story.Articles[j].Id} {ofFirst:f2} {ofSecond:f2} sentences {sentences:f2} {(want.Contains((i, j)) ? "GOLD" : "")} {(got.Contains((i, j)) ? "FOUND" : "")}");
                }
            }
        }

        double p = found == 0 ? 0 : 100.0 * right / found, r = gold == 0 ? 0 : 100.0 * right / gold;
        Console.WriteLine($"copies (pairs)      P {p:f1} R {r:f1} F1 {(p + r == 0 ? 0 : 2 * p * r / (p + r)):f1}");
    }

    private static int At(StoryFolder story, string? id) => story.Articles.ToList().FindIndex(a => a.Id == id);

    private static HashSet<(int, int)> Closure(int count, IEnumerable<(int, int)> pairs)
    {
        int[] root = [.. Enumerable.Range(0, count)];
        foreach ((int a, int b) in pairs)
        {
            (int from, int to) = (root[a], root[b]);
            for (int i = 0; i < count; i++)
                if (root[i] == from) root[i] = to;
        }

        var closed = new HashSet<(int, int)>();
        for (int i = 0; i < count; i++)
            for (int j = i + 1; j < count; j++)
                if (root[i] == root[j]) closed.Add((i, j));
        return closed;
    }
}
