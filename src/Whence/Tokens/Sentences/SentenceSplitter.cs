using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Tokens.Sentences;

/// <summary>Groups words into sentences: a linear classifier decides, from left to right, at each place where a sentence may end.</summary>
internal sealed class SentenceSplitter(BoundaryModel model)
{
    /// <summary>The sentences of <paramref name="words"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="paragraphs">Index of the first word of each paragraph, ascending; a paragraph end always ends a sentence.</param>
    public ImmutableArray<Sentence> Split(string text, List<Token> words, List<int> paragraphs)
    {
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        var features = new BoundaryFeatures(text, words);
        for (int p = 0; p < paragraphs.Count; p++)
        {
            int first = paragraphs[p], end = p + 1 < paragraphs.Count ? paragraphs[p + 1] : words.Count;
            features.StartParagraph(first, end);
            int start = first;
            for (int i = first; i + 1 < end; i++)
            {
                if (features.MayEndAfter(i) && Ends(features, i))
                {
                    sentences.Add(Sentence(words, start, i + 1));
                    start = i + 1;
                    features.StartSentence(start);
                }
            }

            if (start < end)
            {
                sentences.Add(Sentence(words, start, end));
            }
        }

        return sentences.ToImmutable();
    }

    private bool Ends(BoundaryFeatures features, int i)
    {
        if (features.EndsSurely(i) is bool sure)
        {
            return sure;
        }

        Span<uint> keys = stackalloc uint[BoundaryFeatures.Most];
        return model.IsTrained ? model.Score(keys[..features.Write(i, keys)]) > 0 : features.EndsByRule(i);
    }

    private static Sentence Sentence(List<Token> words, int first, int end) => new(new TextSpan(words[first].Span.Start, words[end - 1].Span.End), first, end);
}
