using Whence.Syntax;
using Whence.Training.Corpora;

namespace Whence.Training.Syntax;

/// <summary>Chooses the words, suffixes, tags and rules that a parser's model knows.</summary>
internal static class TableBuilder
{
    private const int RarestWord = 3;
    private const int RarestSuffix = 3;
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
            Relations = ["root", .. Frequent(train.SelectMany(s => s.Words).Select(w => w.Deprel), 1).Where(r => r != "root")],
            LemmaRules = LemmaRules(train),
        };
    }

    private static string[] Frequent(IEnumerable<string> strings, int rarest) =>
        [.. strings.GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= rarest).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    // Rules by ending, shortest first, each only where a shorter one would say something else; then the words that the rules get wrong.
    private static string[] LemmaRules(IReadOnlyList<ConlluSentence> train)
    {
        var words = (from word in train.SelectMany(s => s.Words)
                     where word.Lemma != "_" && word.Deprel != "goeswith" && word.Form.Length < 40
                     group word by (word.Xpos, Form: Lemmatizer.Normal(word.Form), Edit: Lemmatizer.Edit(word.Form, word.Lemma)) into same
                     select (same.Key.Xpos, same.Key.Form, same.Key.Edit, Count: same.Count())).ToList();
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int length = 0; length <= Lemmatizer.LongestEnding; length++)
        {
            int rarest = length == 0 ? 1 : 2;
            var found = from word in words
                        where word.Form.Length >= length
                        group word by (word.Xpos, Ending: word.Form[^length..]) into ending
                        let best = Best(ending.Select(w => (w.Edit, Count: 1)))
                        where best.Count >= rarest && best.Edit != Known(rules, ending.Key.Xpos, ending.Key.Ending)
                        select (Key: ending.Key.Xpos + "\t" + ending.Key.Ending, best.Edit);
            foreach ((string key, string edit) in found.OrderBy(r => r.Key, StringComparer.Ordinal).ToList())
                rules[key] = edit;
        }

        var exceptions = from word in words
                         group word by (word.Xpos, word.Form) into same
                         let best = Best(same.Select(w => (w.Edit, w.Count)))
                         where best.Edit != Known(rules, same.Key.Xpos, same.Key.Form)
                         select (Key: same.Key.Xpos + "\t^" + same.Key.Form, best.Edit);
        foreach ((string key, string edit) in exceptions.OrderBy(r => r.Key, StringComparer.Ordinal).ToList())
            rules[key] = edit;
        return [.. rules.Select(r => r.Key + "\t" + r.Value)];
    }

    private static (string Edit, int Count) Best(IEnumerable<(string Edit, int Count)> edits) =>
        edits.GroupBy(e => e.Edit, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(e => e.Count))).OrderByDescending(e => e.Item2).ThenBy(e => e.Key, StringComparer.Ordinal).First();

    private static string? Known(Dictionary<string, string> rules, string xpos, string ending)
    {
        for (int length = Math.Min(Lemmatizer.LongestEnding, ending.Length); length >= 0; length--)
        {
            if (rules.TryGetValue(xpos + "\t" + ending[^length..], out string? edit))
                return edit;
        }

        return null;
    }
}
