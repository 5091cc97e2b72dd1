using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Whence.Articles;
using Whence.Tokens;

namespace Whence.Training.Corpora;

/// <summary>Sentences of plain words. No text of a development or test set is read.</summary>
internal static partial class RawNews
{
    private const int SentencesAtOnce = 60;

    /// <summary>MASC: <c>word_TAG</c>, a sentence a line.</summary>
    public static IEnumerable<string[]> Masc(string corpora) =>
        from line in Lines(Path.Combine(corpora, "language/raw/masc-tagged.txt.gz"))
        where !line.StartsWith('#')
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length > 0
        select words.Select(w => w.LastIndexOf('_') is > 0 and int at ? w[..at] : w).ToArray();

    /// <summary>PolNeAR train, as its own automatic analysis cut it.</summary>
    public static IEnumerable<string[]> Polnear(string corpora)
    {
        var words = new List<string>();
        foreach (string line in Lines(Path.Combine(corpora, "polnear/silver/train/train.conll.gz")))
        {
            string[] fields = line.Split('\t');
            if (fields.Length > 3 && fields[0] != "1")
            {
                words.AddRange(Words(fields[3]));
                continue;
            }

            if (words.Count > 0)
                yield return [.. words];
            words.Clear();
            if (fields.Length > 3)
                words.AddRange(Words(fields[3]));
        }

        if (words.Count > 0)
            yield return [.. words];
    }

    /// <summary>MASC, sixty sentences at a time, and the texts of PolNeAR train as the reader cuts them.</summary>
    public static IEnumerable<IReadOnlyList<string[]>> Documents(string corpora, bool polnear)
    {
        foreach (string[][] sentences in Masc(corpora).Where(s => s.Length > 2).Chunk(SentencesAtOnce))
            yield return sentences;
        if (!polnear)
            yield break;
        var tokenizer = new Tokenizer();
        foreach (string text in GoldArticle.Read(Path.Combine(corpora, "polnear/train.gold.jsonl.gz")).Select(g => g.Text).Distinct(StringComparer.Ordinal))
        {
            TokenLayer tokens = tokenizer.Tokenize(ArticleFinder.FromText(text));
            yield return [.. tokens.Sentences.Select(s => tokens.Tokens.AsSpan()[s.FirstToken..s.EndToken].ToArray().Select(t => t.Span.In(text).ToString()).ToArray())];
        }
    }

    /// <summary>The train articles of en-worldwide-newswire, cut at full stops and line ends.</summary>
    public static IEnumerable<string[]> Worldwide(string corpora)
    {
        foreach (string text in WorldwideTexts(corpora))
        {
            foreach (string sentence in SentenceEnd().Split(text))
            {
                string[] words = [.. Words(sentence)];
                if (words.Length > 0)
                    yield return words;
            }
        }
    }

    /// <summary>The train articles of en-worldwide-newswire.</summary>
    public static IEnumerable<string> WorldwideTexts(string corpora)
    {
        foreach (string line in Lines(Path.Combine(corpora, "language/ner/ewn-train.gold.jsonl.gz")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("text").GetString() ?? "";
        }
    }

    // Near enough to the treebanks' words for vectors: clitics, punctuation and hyphens stand alone.
    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value);

    private static IEnumerable<string> Lines(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    [GeneratedRegex(@"(?<=[.?!][""”’']?)\s+(?=[""“A-Z])|\n+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"-[LR]RB-|(?:[A-Z]\.)+(?=\W|$)|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Inc|Co|Corp|Ltd)\.|\d+(?:[.,]\d+)*|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|S|re|ve|ll|d|m)\b|[\p{L}\p{M}\d]+|\.\.\.|--|\S", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
