using Whence.Mentions;
using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Training.Places.Train;

/// <summary>A document with the layers that the recogniser reads.</summary>
internal sealed record LaidDocument(GoldDocument Gold, TokenLayer Tokens, SyntaxLayer Syntax, MentionLayer Mentions);

/// <summary>Trains the recogniser: a structured perceptron (Collins 2002), averaged, on the runs of words with capitals.</summary>
internal sealed class RecognitionTrainer(Gazetteer gazetteer)
{
    private const int L = RecognitionWeights.Labels, Epochs = 12;

    /// <summary>A feature must be seen at this many publishers: what only one paper's pages show is no rule.</summary>
    private const int MinPublishers = 4;

    /// <summary>How far ahead of a wrong label the right one must be while training.</summary>
    private const float Margin = 0.6f;

    private readonly float[] _weights = new float[RecognitionWeights.Rows * L], _sums = new float[RecognitionWeights.Rows * L];
    private readonly float[] _transitions = new float[L * L], _transitionSums = new float[L * L];
    private int _step = 1;

    private sealed record Run(uint[][] Features, byte[] Labels);

    /// <summary>The bytes of the recognition section.</summary>
    public byte[] Train(IReadOnlyList<LaidDocument> documents)
    {
        var publishers = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new Dictionary<uint, (int Last, int Count)>();
        var runs = new List<Run>();
        foreach (LaidDocument d in documents)
        {
            int publisher = publishers.TryGetValue(d.Gold.Publisher, out int p) ? p : publishers[d.Gold.Publisher] = publishers.Count + 1;
            foreach (Run run in Runs(d))
            {
                runs.Add(run);
                foreach (uint f in run.Features.SelectMany(x => x))
                {
                    (int last, int count) = seen.GetValueOrDefault(f);
                    if (last != publisher) seen[f] = (publisher, count + 1);
                }
            }
        }

        for (int r = 0; r < runs.Count; r++)
            runs[r] = runs[r] with { Features = [.. runs[r].Features.Select(fs => fs.Where(f => seen[f].Count >= MinPublishers).ToArray())] };
        Console.WriteLine($"  {runs.Count:N0} runs, {seen.Count:N0} features, {seen.Values.Count(s => s.Count >= MinPublishers):N0} kept");

        var random = new Random(7);
        Run[] order = [.. runs];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            int wrong = 0;
            foreach (Run run in order)
                if (Update(run)) wrong++;
            if (epoch % 4 == 0) Console.WriteLine($"  epoch {epoch}: {wrong:N0} of {order.Length:N0} runs wrong");
        }

        for (int i = 0; i < _weights.Length; i++) _weights[i] -= _sums[i] / _step;
        for (int i = 0; i < _transitions.Length; i++) _transitions[i] -= _transitionSums[i] / _step;
        return RecognitionWeights.Write(_weights, _transitions, documents.Any(d => d.Mentions.Mentions.Length > 0));
    }

    private List<Run> Runs(LaidDocument d)
    {
        var words = new WordTraits(d.Gold.Article, d.Tokens, d.Syntax, d.Mentions);
        NameMatch[] matches = ToponymRecognizer.Match(gazetteer, d.Gold.Article, d.Tokens, words);
        byte[] labels = Labels(d);
        var runs = new List<Run>();
        var buffer = new uint[RecognitionFeatures.Max];
        foreach (Sentence s in d.Tokens.Sentences)
        {
            for (int at = s.FirstToken; at < s.EndToken;)
            {
                if (!words.Candidate[at])
                {
                    at++;
                    continue;
                }

                int end = at;
                while (end < s.EndToken && words.Candidate[end]) end++;
                var features = new uint[end - at][];
                for (int i = at; i < end; i++) features[i - at] = buffer[..RecognitionFeatures.Of(i, s, words, matches, buffer)];
                runs.Add(new Run(features, labels[at..end]));
                at = end;
            }
        }

        return runs;
    }

    private static byte[] Labels(LaidDocument d)
    {
        var labels = new byte[d.Tokens.Tokens.Length];
        int token = 0;
        foreach (GoldPlace g in d.Gold.Places.OrderBy(p => p.Span))
        {
            while (token < labels.Length && d.Tokens.Tokens[token].Span.End <= g.Span.Start) token++;
            bool begun = false;
            for (int i = token; i < labels.Length && d.Tokens.Tokens[i].Span.Start < g.Span.End; i++)
            {
                if (labels[i] != 0) continue;
                labels[i] = begun ? (byte)ToponymRecognizer.Inside : (byte)ToponymRecognizer.Begin;
                begun = true;
            }
        }

        return labels;
    }

    private bool Update(Run run)
    {
        byte[] guess = Decode(run);
        _step++;
        if (guess.AsSpan().SequenceEqual(run.Labels)) return false;
        int before = 0, beforeGuess = 0;
        for (int i = 0; i < guess.Length; i++)
        {
            // A run may begin inside a gold name whose first word has no capital: then its label is "begin".
            int gold = run.Labels[i] == ToponymRecognizer.Inside && i == 0 ? ToponymRecognizer.Begin : run.Labels[i];
            if (gold != guess[i])
            {
                foreach (uint f in run.Features[i])
                {
                    Change(_weights, _sums, (RecognitionWeights.Row(f) * L) + gold, 1);
                    Change(_weights, _sums, (RecognitionWeights.Row(f) * L) + guess[i], -1);
                }
            }

            Change(_transitions, _transitionSums, (before * L) + gold, 1);
            Change(_transitions, _transitionSums, (beforeGuess * L) + guess[i], -1);
            (before, beforeGuess) = (gold, guess[i]);
        }

        return true;
    }

    /// <summary>Averaging by the sum of step-weighted changes.</summary>
    private void Change(float[] weights, float[] sums, int at, float by)
    {
        weights[at] += by;
        sums[at] += by * _step;
    }

    private byte[] Decode(Run run)
    {
        int n = run.Features.Length;
        var back = new byte[n * L];
        Span<float> best = [0, float.NegativeInfinity, float.NegativeInfinity], next = stackalloc float[L];
        for (int i = 0; i < n; i++)
        {
            for (int to = 0; to < L; to++)
            {
                float score = to == run.Labels[i] ? 0 : Margin;
                foreach (uint f in run.Features[i]) score += _weights[(RecognitionWeights.Row(f) * L) + to];
                float top = float.NegativeInfinity;
                for (int from = 0; from < L; from++)
                {
                    if (to == ToponymRecognizer.Inside && from == ToponymRecognizer.Outside) continue;
                    float s = best[from] + _transitions[(from * L) + to];
                    if (s > top) (top, back[(i * L) + to]) = (s, (byte)from);
                }

                next[to] = top + score;
            }

            next.CopyTo(best);
        }

        var labels = new byte[n];
        int label = best[0] >= best[1] && best[0] >= best[2] ? 0 : best[1] >= best[2] ? 1 : 2;
        for (int i = n - 1; i >= 0; i--)
        {
            labels[i] = (byte)label;
            label = back[(i * L) + label];
        }

        return labels;
    }
}
