using System.Collections.Immutable;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Attributions;

/// <summary>Whole sentences in a row, tokens <c>[First, End)</c>: a paragraph, or a part of a long one.</summary>
internal readonly record struct Passage(int First, int End)
{
    /// <summary>Longest part that <see cref="Cut"/> makes, in tokens, unless one sentence is longer.</summary>
    private const int Longest = 220;

    public int Length => End - First;

    public TextSpan SpanIn(TokenLayer tokens) => new(tokens.Tokens[First].Span.Start, tokens.Tokens[End - 1].Span.End);

    /// <summary>The paragraphs: they end at a sentence that a line end follows. A line end inside a sentence is only a wrapped line.</summary>
    public static ImmutableArray<Passage> Paragraphs(string text, TokenLayer tokens)
    {
        ImmutableArray<Passage>.Builder found = ImmutableArray.CreateBuilder<Passage>();
        int first = 0;
        for (int s = 0; s < tokens.Sentences.Length; s++)
        {
            Sentence sentence = tokens.Sentences[s];
            if (sentence.EndToken <= first) continue;
            bool isLast = s + 1 == tokens.Sentences.Length;
            if (!isLast)
            {
                int next = Math.Max(sentence.Span.End, tokens.Sentences[s + 1].Span.Start);
                if (text.AsSpan(sentence.Span.End, next - sentence.Span.End).IndexOfAny('\n', '\r', '\u2029') < 0) continue;
            }

            found.Add(new Passage(first, sentence.EndToken));
            first = sentence.EndToken;
        }

        return found.DrainToImmutable();
    }

    /// <summary>Cuts what is too long for one sequence at sentence ends, and sentences that are too long anywhere.</summary>
    public static ImmutableArray<Passage> Cut(ImmutableArray<Passage> paragraphs, TokenLayer tokens)
    {
        ImmutableArray<Passage>.Builder parts = ImmutableArray.CreateBuilder<Passage>();
        int s = 0;
        foreach (Passage paragraph in paragraphs)
        {
            int first = paragraph.First;
            for (; s < tokens.Sentences.Length && tokens.Sentences[s].EndToken <= paragraph.End; s++)
            {
                int end = tokens.Sentences[s].EndToken;
                if (end - first > Longest && tokens.Sentences[s].FirstToken > first)
                {
                    parts.Add(new Passage(first, tokens.Sentences[s].FirstToken));
                    first = tokens.Sentences[s].FirstToken;
                }

                while (end - first > 2 * Longest)
                {
                    parts.Add(new Passage(first, first + Longest));
                    first += Longest;
                }
            }

            if (first < paragraph.End) parts.Add(new Passage(first, paragraph.End));
        }

        return parts.DrainToImmutable();
    }
}
