using System.Globalization;
using System.Text.RegularExpressions;
using Whence.Text;
using Whence.Training.Corpora;
using Whence.Training.Mentions.Names;

namespace Whence.Training.Mentions.Coreference;

/// <summary>A text whose coreference is known in part: spans, and the number of the entity that each stands for.</summary>
internal sealed record CoreferenceGold(string Name, string Text, IReadOnlyDictionary<TextSpan, int> Entities)
{
    /// <summary>Of GAP: the pronoun that is asked for; only it is known.</summary>
    public TextSpan? Pronoun { get; init; }
}

/// <summary>Reads GAP (Webster et al. 2018) and OntoGUM (Zhu et al. 2021).</summary>
internal static partial class CoreferenceCorpora
{
    /// <summary>GAP: a pronoun (entity 0), and the names that it does (0) or does not (1, 2) stand for.</summary>
    public static IEnumerable<CoreferenceGold> Gap(string path)
    {
        foreach (string[] row in NameCorpora.Lines(path).Skip(1).Select(line => line.Split('\t')))
        {
            string text = row[1];
            TextSpan Span(int form, int offset)
            {
                int start = UnitOf(text, int.Parse(row[offset], CultureInfo.InvariantCulture));
                return new TextSpan(start, start + row[form].Length);
            }

            bool first = string.Equals(row[6], "TRUE", StringComparison.OrdinalIgnoreCase), second = string.Equals(row[9], "TRUE", StringComparison.OrdinalIgnoreCase);
            if (!first && !second)
                continue;
            TextSpan pronoun = Span(2, 3);
            yield return new CoreferenceGold(row[0], text, new Dictionary<TextSpan, int> { [pronoun] = 0, [Span(4, 5)] = first ? 0 : 1, [Span(7, 8)] = second ? 0 : 2 }) { Pronoun = pronoun };
        }
    }

    /// <summary>OntoGUM: line n is word n of the treebank's document. Documents that the treebank file lacks are left out.</summary>
    public static IEnumerable<CoreferenceGold> OntoGum(string path, string treebank)
    {
        Dictionary<string, TreebankText> texts = TreebankText.Read(treebank).ToDictionary(document => document.Name, StringComparer.Ordinal);
        TreebankText? text = null;
        var entities = new Dictionary<TextSpan, int>();
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        int word = 0;
        foreach (string line in NameCorpora.Lines(path).Append("# begin document "))
        {
            if (line.StartsWith("# begin document ", StringComparison.Ordinal))
            {
                if (text is not null)
                    yield return new CoreferenceGold(text.Name, text.Text, entities);
                text = texts.GetValueOrDefault(line["# begin document ".Length..].Trim());
                (entities, word) = ([], 0);
                open.Clear();
                continue;
            }

            string[] row = line.Split('\t');
            if (text is null || row.Length < 3 || word >= text.Words.Count)
                continue;
            foreach (Match match in Bracket().Matches(row[2]))
            {
                string key = match.Groups[2].Value;
                if (!open.TryGetValue(key, out Stack<int>? starts))
                    open[key] = starts = new Stack<int>();
                if (match.Groups[1].Success)
                    starts.Push(text.Words[word].Start);
                if (match.Groups[3].Success && starts.TryPop(out int start))
                    entities[new TextSpan(start, text.Words[word].End)] = int.Parse(key, CultureInfo.InvariantCulture);
            }

            word++;
        }
    }

    private static int UnitOf(string text, int point)
    {
        int unit = 0;
        for (int i = 0; i < point && unit < text.Length; i++)
            unit += char.IsHighSurrogate(text[unit]) ? 2 : 1;
        return unit;
    }

    [GeneratedRegex(@"(\()?(\d+)(\))?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracket();
}
