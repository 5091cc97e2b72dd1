using Whence.Articles;
using Whence.Tokens.Sentences;
using Whence.Tokens.Words;

namespace Whence.Tokens;

/// <summary>Cuts a text into words and sentences as Universal Dependencies for English does. Any string can be cut, in time linear in its length.</summary>
internal sealed class Tokenizer(BoundaryModel boundaries)
{
    public Tokenizer()
        : this(BoundaryModel.Shipped)
    {
    }

    /// <summary>The words and sentences of <paramref name="article"/>. The ends of paragraphs and of regions end a sentence.</summary>
    public TokenLayer Tokenize(Article article)
    {
        var edges = new List<int>();
        foreach (Region region in article.Regions)
        {
            edges.Add(region.Span.Start);
            edges.Add(region.Span.End);
        }

        return Tokenize(article.Text, edges);
    }

    /// <summary>The words and sentences of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="edges">Ascending offsets that no word and no sentence crosses.</param>
    public TokenLayer Tokenize(string text, IReadOnlyList<int>? edges = null)
    {
        var words = new List<Token>(text.Length / 4);
        var paragraphs = new List<int>();
        var splitter = new WordSplitter(text, words);
        var wraps = new WrappedLines(text);
        int edge = 0, at = 0;
        bool broken = true;
        while (at < text.Length)
        {
            if (Letters.IsGap(text[at]))
            {
                broken |= IsLineEnd(text[at]) && !wraps.GoesOnAfter(at);
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && !Letters.IsGap(text[end]))
            {
                end++;
            }

            for (; edges is not null && edge < edges.Count && edges[edge] < end; edge++)
            {
                broken |= edges[edge] <= at;
                if (edges[edge] > at)
                {
                    end = edges[edge];
                    break;
                }
            }

            if (broken)
            {
                splitter.StartParagraph();
                paragraphs.Add(words.Count);
                broken = false;
            }

            splitter.Split(at, end);
            at = end;
        }

        return new TokenLayer([.. words], new SentenceSplitter(boundaries).Split(text, words, paragraphs));
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
