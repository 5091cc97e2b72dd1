using Whence.Tokens;
using Whence.Tokens.Sentences;
using Whence.Training.Corpora;

namespace Whence.Training.Tokens;

/// <summary>Trains the classifier of sentence ends: logistic regression over hashed features with AdaGrad, on treebank text rebuilt with its paragraphs.</summary>
internal static class SentenceTrainer
{
    private const float Rate = 0.1f, Decay = 1e-5f, Dropout = 0.3f;

    /// <summary>Trains on the treebanks at <paramref name="paths"/>. Same files, same model.</summary>
    public static BoundaryModel Train(IEnumerable<string> paths, int epochs, TextWriter output)
    {
        List<Example> examples = [.. paths.SelectMany(TreebankText.Read).SelectMany(Examples)];
        output.WriteLine($"{examples.Count} places, {examples.Count(example => example.Ends)} sentence ends");
        float[] weights = new float[BoundaryModel.Size], squares = new float[BoundaryModel.Size], sums = new float[BoundaryModel.Size];
        var random = new Random(1);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double loss = 0;
            foreach (int index in Shuffled(examples.Count, random))
            {
                loss += Update(examples[index], weights, squares, random);
            }

            for (int i = 0; i < weights.Length; i++)
            {
                sums[i] += weights[i];
            }

            output.WriteLine($"epoch {epoch + 1}: loss {loss / examples.Count:0.00000}");
        }

        return new BoundaryModel(Array.ConvertAll(sums, sum => sum / epochs));
    }

    private static double Update(Example example, float[] weights, float[] squares, Random random)
    {
        float sum = 0;
        Span<uint> kept = stackalloc uint[example.Keys.Length];
        int count = 0;
        foreach (uint key in example.Keys)
        {
            if (random.NextSingle() >= Dropout)
            {
                kept[count++] = key & (BoundaryModel.Size - 1);
            }
        }

        kept = kept[..count];
        foreach (uint key in kept)
        {
            sum += weights[key];
        }

        double probability = 1 / (1 + Math.Exp(-sum));
        float gradient = (float)(probability - (example.Ends ? 1 : 0));
        foreach (uint at in kept)
        {
            float step = gradient + (Decay * weights[at]);
            squares[at] += step * step;
            weights[at] -= Rate * step / MathF.Sqrt(1e-6f + squares[at]);
        }

        return -Math.Log(Math.Max(1e-9, example.Ends ? probability : 1 - probability));
    }

    /// <summary>Every place of a document where a sentence may end, with what the splitter would see there after right decisions.</summary>
    private static IEnumerable<Example> Examples(TreebankText document)
    {
        HashSet<int> ends = [.. document.Sentences.Select(sentence => sentence.End)];
        var examples = new List<Example>();
        List<Token> words = [.. new Tokenizer(BoundaryModel.Untrained).Tokenize(document.Text).Tokens];
        var features = new BoundaryFeatures(document.Text, words);
        uint[] keys = new uint[BoundaryFeatures.Most];
        foreach ((int first, int end) in Paragraphs(document.Text, words))
        {
            features.StartParagraph(first, end);
            for (int i = first; i + 1 < end; i++)
            {
                bool last = ends.Contains(words[i].Span.End);
                if (features.MayEndAfter(i))
                {
                    examples.Add(new Example(keys[..features.Write(i, keys)], last));
                }

                if (last)
                {
                    features.StartSentence(i + 1);
                }
            }
        }

        return examples;
    }

    private static IEnumerable<(int First, int End)> Paragraphs(string text, List<Token> words)
    {
        int first = 0;
        for (int i = 1; i <= words.Count; i++)
        {
            if (i == words.Count || text.AsSpan(words[i - 1].Span.End, words[i].Span.Start - words[i - 1].Span.End).Contains('\n'))
            {
                yield return (first, i);
                first = i;
            }
        }
    }

    private static int[] Shuffled(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }

    private sealed record Example(uint[] Keys, bool Ends);
}
