using System.Diagnostics;
using Whence.Text;
using Whence.Tokens;
using Whence.Training.Corpora;

namespace Whence.Training.Tokens;

/// <summary>F1 of tokens, words and sentences on raw text by the rules of the CoNLL 2018 evaluation: a span counts when it is the same.</summary>
internal static class TokenScorer
{
    /// <summary>Prints the figures of <paramref name="tokenizer"/> on a treebank, and up to <paramref name="errors"/> differences.</summary>
    public static void Score(string path, Tokenizer tokenizer, int errors, TextWriter output)
    {
        var counts = new Dictionary<string, (int Right, int Gold, int Ours)>(StringComparer.Ordinal);
        int characters = 0, tokens = 0;
        var watch = new Stopwatch();
        foreach (TreebankText document in TreebankText.Read(path))
        {
            watch.Start();
            TokenLayer layer = tokenizer.Tokenize(document.Text);
            watch.Stop();
            characters += document.Text.Length;
            tokens += layer.Tokens.Length;
            Count(counts, "tokens", document.Tokens, Surface(layer));
            Count(counts, "words", document.Words, layer.Tokens.Select(token => token.Span));
            Count(counts, "sentences", document.Sentences, layer.Sentences.Select(sentence => sentence.Span));
            errors -= Print(document, document.Tokens, Surface(layer), errors > 0 ? errors : 0, "token", output);
            errors -= Print(document, document.Sentences, [.. layer.Sentences.Select(sentence => sentence.Span)], errors > 0 ? errors : 0, "sentence", output);
        }

        output.WriteLine($"{Path.GetFileName(path)}: " + string.Join(' ', counts.Select(pair => $"{pair.Key} {200.0 * pair.Value.Right / (pair.Value.Gold + pair.Value.Ours):0.00}"))
            + $"  ({tokens / watch.Elapsed.TotalSeconds / 1e6:0.00}M tokens/s, {characters} characters)");
    }

    private static List<TextSpan> Surface(TokenLayer layer)
    {
        var spans = new List<TextSpan>();
        foreach (Token token in layer.Tokens)
        {
            if (token.Joined && spans.Count > 0)
            {
                spans[^1] = spans[^1].Cover(token.Span);
            }
            else
            {
                spans.Add(token.Span);
            }
        }

        return spans;
    }

    private static void Count(Dictionary<string, (int Right, int Gold, int Ours)> counts, string key, IEnumerable<TextSpan> gold, IEnumerable<TextSpan> ours)
    {
        HashSet<TextSpan> theirs = [.. gold], mine = [.. ours];
        (int right, int all, int own) = counts.GetValueOrDefault(key);
        counts[key] = (right + theirs.Count(mine.Contains), all + theirs.Count, own + mine.Count);
    }

    private static int Print(TreebankText document, IReadOnlyList<TextSpan> gold, List<TextSpan> ours, int most, string kind, TextWriter output)
    {
        HashSet<TextSpan> mine = [.. ours];
        int printed = 0;
        foreach (TextSpan span in gold.Where(span => !mine.Contains(span)).Take(most))
        {
            IEnumerable<string> instead = ours.Where(span.Overlaps).Select(o => document.Text[o.Start..o.End]);
            output.WriteLine($"{kind} missed: {document.Text[span.Start..span.End]}  ->  {string.Join(" | ", instead)}");
            printed++;
        }

        return printed;
    }
}
