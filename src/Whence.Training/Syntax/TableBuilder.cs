using Whence.Syntax;
using Whence.Training.Corpora;

namespace Whence.Training.Syntax;

/// <summary>Chooses the words, suffixes, tags and rules that a parser's model knows.</summary>
internal static class TableBuilder
{
    private const int RarestWord = 3;
    private const int RarestSuffix = 3;

    // Rarer pairs are slips of the annotators.
    private const int RarestTagPair = 4;

    private const int MostWords = 30_000;

    /// <summary>Builds the tables from the treebanks; words also from plain text.</summary>
    public static ParserTables Build(IReadOnlyList<ConlluSentence> train, IEnumerable<string[]> plain)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in plain.SelectMany(s => s).Concat(train.SelectMany(s => s.Words).Select(w => w.Form)))
        {
            string normal = WordFeatures.Normalize(word);
            counts[normal] = counts.GetValueOrDefault(normal) + 1;
        }

        // A word that treebanks hold twice is kept too: its vector learns from trees.
        var treebank = train.SelectMany(s => s.Words).GroupBy(w => WordFeatures.Normalize(w.Form), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        string[] forms = [.. train.SelectMany(s => s.Words).Select(w => WordFeatures.Normalize(w.Form))];
        return new ParserTables
        {
            Words = [WordFeatures.Root, .. counts.Where(p => p.Value >= RarestWord || treebank.GetValueOrDefault(p.Key) >= 2).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostWords).Select(p => p.Key).Where(w => w != WordFeatures.Root)],
            LongSuffixes = Frequent(forms.Select(f => WordFeatures.SuffixOf(f, 3)), RarestSuffix),
            ShortSuffixes = Frequent(forms.Select(f => WordFeatures.SuffixOf(f, 2)), RarestSuffix),
            Shapes = Frequent(forms.Select(WordFeatures.ShapeOf), RarestSuffix),
            Xpos = Frequent(train.SelectMany(s => s.Words).Select(w => w.Xpos), 1),
            Upos = Frequent(train.SelectMany(s => s.Words).Select(w => w.Upos), 1),
            TagPairs = Frequent(train.SelectMany(s => s.Words).Select(w => w.Xpos + " " + w.Upos), RarestTagPair),
            Relations = ["root", .. Frequent(train.SelectMany(s => s.Words).Select(w => w.Deprel), 1).Where(r => r != "root")],
            LemmaRules = LemmaRules(train),
        };
    }

    private static string[] Frequent(IEnumerable<string> strings, int rarest) =>
        [.. strings.GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= rarest).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    // Rules by ending, shortest first, each only where a shorter one would say something else; then the words that the rules get wrong.
    private static string[] LemmaRules(IReadOnlyList<ConlluSentence> train)
    {
        List<Seen> words =
        [
            .. from word in train.SelectMany(s => s.Words)
               where word.Lemma != "_" && word.Deprel != "goeswith" && word.Form.Length < 40
               group word by (word.Xpos, word.Form, word.Lemma) into same
               select new Seen(same.Key.Xpos, same.Key.Form, Lemmatizer.Normal(same.Key.Form), same.Key.Lemma, same.Count()),
        ];
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int length = 0; length <= Lemmatizer.LongestEnding; length++)
        {
            int rarest = length == 0 ? 1 : 2;
            var found = from word in words
                        where word.Normal.Length >= length
                        group word by (word.Xpos, Ending: word.Normal[^length..]) into ending
                        let best = Best(ending, _ => 1)
                        where best.Count >= rarest && best.Edit != Known(rules, ending.Key.Xpos, ending.Key.Ending)
                        select (Key: ending.Key.Xpos + "\t" + ending.Key.Ending, best.Edit);
            foreach ((string key, string edit) in found.OrderBy(r => r.Key, StringComparer.Ordinal).ToList())
                rules[key] = edit;
        }

        var exceptions = from word in words
                         group word by (word.Xpos, word.Normal) into same
                         let known = Known(rules, same.Key.Xpos, same.Key.Normal)
                         let best = Best(same, w => w.Count)
                         where known is null || best.Count > same.Sum(w => Lemmatizer.Apply(known, w.Form) == w.Lemma ? w.Count : 0)
                         select (Key: same.Key.Xpos + "\t^" + same.Key.Normal, best.Edit);
        foreach ((string key, string edit) in exceptions.OrderBy(r => r.Key, StringComparer.Ordinal).ToList())
            rules[key] = edit;
        return [.. rules.Select(r => r.Key + "\t" + r.Value)];
    }

    // The edit that is right for most: of "I" and "i" that which also lifts the small one.
    private static (string Edit, int Count) Best(IEnumerable<Seen> words, Func<Seen, int> weight)
    {
        List<Seen> all = [.. words];
        List<(string Edit, int Count)> common =
        [
            .. all.GroupBy(w => Lemmatizer.Edit(w.Form, w.Lemma), StringComparer.Ordinal)
                .Select(g => (Edit: g.Key, Count: g.Sum(weight)))
                .OrderByDescending(e => e.Count).ThenBy(e => e.Edit, StringComparer.Ordinal)
                .Take(3),
        ];
        return common.Select(e => (e.Edit, Count: all.Sum(w => Lemmatizer.Apply(e.Edit, w.Form) == w.Lemma ? weight(w) : 0)))
            .OrderByDescending(e => e.Count).First();
    }

    private static string? Known(Dictionary<string, string> rules, string xpos, string ending)
    {
        for (int length = Math.Min(Lemmatizer.LongestEnding, ending.Length); length >= 0; length--)
        {
            if (rules.TryGetValue(xpos + "\t" + ending[^length..], out string? edit))
                return edit;
        }

        return null;
    }

    /// <summary>A form that was seen with a tag and a lemma, and how often.</summary>
    private sealed record Seen(string Xpos, string Form, string Normal, string Lemma, int Count);
}
