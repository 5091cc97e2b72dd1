using Whence.Models;

namespace Whence.Training.Syntax;

/// <summary>
/// Word vectors from plain text: skip-gram with negative samples (Mikolov et al. 2013). One thread, one seed: the same text gives the same vectors.
/// </summary>
internal sealed class SkipGram
{
    private const int Window = 3;
    private const int Negatives = 5;
    private const float StartRate = 0.03f;

    // Share of the text above which a word is thinned out.
    private const double Frequent = 3e-4;

    private readonly Matrix _words;
    private readonly Matrix _contexts;
    private readonly int[] _noise;

    private SkipGram(int words, int width, int[] noise)
    {
        _words = new Matrix(words, width);
        _contexts = new Matrix(words, width);
        _noise = noise;
    }

    /// <summary>Learns a vector for each word.</summary>
    /// <param name="sentences">Sentences of word numbers from 0; a negative number is a word without a vector.</param>
    /// <param name="counts">How often each word occurs.</param>
    /// <param name="width">Numbers a vector.</param>
    /// <param name="epochs">Walks over the text.</param>
    /// <param name="progress">Told of each walk.</param>
    public static Matrix Learn(IReadOnlyList<int[]> sentences, long[] counts, int width, int epochs, Action<string> progress)
    {
        var random = new Random(17);
        var model = new SkipGram(counts.Length, width, NoiseTable(counts));
        foreach (ref float value in model._words.Span)
            value = (random.NextSingle() - 0.5f) / width;
        double total = counts.Sum();
        float[] keep = [.. counts.Select(c => (float)Math.Min(1, Math.Sqrt(Frequent * total / Math.Max(1, c)) + (Frequent * total / Math.Max(1, c))))];
        long seen = 0;
        long all = epochs * sentences.Sum(s => (long)s.Length);
        var kept = new List<int>();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (int[] sentence in sentences)
            {
                seen += sentence.Length;
                kept.Clear();
                foreach (int word in sentence)
                {
                    if (word >= 0 && random.NextSingle() < keep[word])
                        kept.Add(word);
                }

                float rate = StartRate * Math.Max(1e-3f, 1 - ((float)seen / all));
                for (int i = 0; i < kept.Count; i++)
                {
                    int reach = 1 + random.Next(Window);
                    for (int j = Math.Max(0, i - reach); j <= Math.Min(kept.Count - 1, i + reach); j++)
                    {
                        if (j != i)
                            model.Pair(kept[j], kept[i], rate, random);
                    }
                }
            }

            progress($"vectors: walk {epoch + 1} of {epochs}");
        }

        return model._words;
    }

    private static int[] NoiseTable(long[] counts)
    {
        var table = new List<int>();
        double all = counts.Sum(c => Math.Pow(c, 0.75));
        for (int i = 0; i < counts.Length; i++)
        {
            int places = Math.Max(1, (int)(1_000_000 * Math.Pow(counts[i], 0.75) / all));
            for (int j = 0; j < places; j++)
                table.Add(i);
        }

        return [.. table];
    }

    private void Pair(int word, int context, float rate, Random random)
    {
        Span<float> vector = _words.Row(word);
        Span<float> change = stackalloc float[vector.Length];
        change.Clear();
        for (int i = 0; i <= Negatives; i++)
        {
            int target = i == 0 ? context : _noise[random.Next(_noise.Length)];
            if (i > 0 && target == context)
                continue;
            Span<float> other = _contexts.Row(target);
            float slope = rate * ((i == 0 ? 1 : 0) - (1 / (1 + MathF.Exp(-VectorMath.Dot(vector, other)))));
            VectorMath.AddScaled(other, slope, change);
            VectorMath.AddScaled(vector, slope, other);
        }

        VectorMath.Add(change, vector);
    }
}
