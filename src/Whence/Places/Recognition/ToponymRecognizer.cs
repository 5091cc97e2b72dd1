using Whence.Articles;
using Whence.Mentions;
using Whence.Places.Names;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Places.Recognition;

/// <summary>A toponym as tokens <c>[FirstToken, EndToken)</c>.</summary>
internal readonly record struct Toponym(int FirstToken, int EndToken);

/// <summary>Tells which names of the text are places: a linear-chain tagger over the runs of words with capitals.</summary>
/// <remarks>Only tokens that may be part of a name are tagged, so the cost is that of the names. Linear in tokens.</remarks>
internal static class ToponymRecognizer
{
    public const int Outside = 0, Begin = 1, Inside = 2;

    /// <summary>What a label costs or earns besides the weights: above 0, more names are called places.</summary>
    public const float BeginBias = 0.0f;

    public static List<Toponym> Recognize(Gazetteer gazetteer, Article article, TokenLayer tokens, SyntaxLayer syntax, MentionLayer mentions)
    {
        var weights = new RecognitionWeights(gazetteer.Section(GazetteerSection.Recognition));
        var words = new WordTraits(article, tokens, syntax, weights.UsesMentions ? mentions : new MentionLayer([], []));
        NameMatch[] matches = Match(gazetteer, article, tokens, words);
        var found = new List<Toponym>();
        foreach (Sentence sentence in tokens.Sentences)
        {
            int at = sentence.FirstToken;
            while (at < sentence.EndToken)
            {
                if (!words.Candidate[at])
                {
                    at++;
                    continue;
                }

                int end = at;
                while (end < sentence.EndToken && words.Candidate[end]) end++;
                if (weights.IsEmpty) Untrained(at, end, matches, found);
                else Decode(at, end, sentence, words, matches, weights, found);
                at = end;
            }
        }

        return found;
    }

    /// <summary>The gazetteer's longest matches for each token, and what the article shows of each word.</summary>
    public static NameMatch[] Match(Gazetteer gazetteer, Article article, TokenLayer tokens, WordTraits words)
    {
        var matches = new NameMatch[tokens.Tokens.Length];
        foreach (Sentence s in tokens.Sentences) NameMatches.Find(gazetteer, article.Text, tokens, s.FirstToken, s.EndToken, words.Candidate, matches);
        words.Gather(matches);
        return matches;
    }

    private static void Untrained(int at, int end, NameMatch[] matches, List<Toponym> found)
    {
        for (int i = at; i < end; i++)
        {
            if (matches[i].Class is MatchClass.None or MatchClass.SmallTown or MatchClass.Bare || matches[i].Start != i) continue;
            found.Add(new Toponym(i, matches[i].End));
        }
    }

    /// <summary>Viterbi over one run; the label before it is "outside".</summary>
    private static void Decode(int first, int end, Sentence sentence, WordTraits words, NameMatch[] matches, RecognitionWeights weights, List<Toponym> found)
    {
        const int L = RecognitionWeights.Labels;
        int n = end - first;
        Span<uint> features = stackalloc uint[RecognitionFeatures.Max];
        Span<int> scores = stackalloc int[L];
        Span<float> best = [0, float.NegativeInfinity, float.NegativeInfinity];
        Span<float> next = stackalloc float[L];
        Span<byte> back = n <= 512 ? stackalloc byte[n * L] : new byte[n * L];
        float scale = weights.Scale;
        for (int i = 0; i < n; i++)
        {
            scores.Clear();
            int count = RecognitionFeatures.Of(first + i, sentence, words, matches, features);
            for (int k = 0; k < count; k++) weights.Add(features[k], scores);
            for (int to = 0; to < L; to++)
            {
                float top = float.NegativeInfinity;
                for (int from = 0; from < L; from++)
                {
                    if (to == Inside && from == Outside) continue;
                    float s = best[from] + weights.Transition(from, to);
                    if (s > top) (top, back[(i * L) + to]) = (s, (byte)from);
                }

                next[to] = top + (scores[to] * scale) + (to == Begin ? BeginBias : 0);
            }

            next.CopyTo(best);
        }

        int label = best[0] >= best[1] && best[0] >= best[2] ? 0 : best[1] >= best[2] ? 1 : 2;
        int stop = end, from0 = found.Count;
        for (int i = n - 1; i >= 0; i--)
        {
            if (label == Begin)
            {
                found.Add(new Toponym(first + i, stop));
                stop = first + i;
            }
            else if (label == Outside) stop = first + i;
            label = back[(i * L) + label];
        }

        found.Reverse(from0, found.Count - from0);
    }
}
