using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Whence.Mentions.Names;
using Whence.Models;

namespace Whence.Training.Mentions.Names;

/// <summary>
/// The averaged structured perceptron (Collins 2002) where some labels are unknown: the right sequence is the best-scored one of those that the corpus
/// allows, so that a class it does not annotate is neither taught nor untaught.
/// </summary>
internal sealed class NamePerceptron
{
    private const int RarestFeature = 2;
    private const int MostBytes = 4_900_000;

    // Features of the document's history come up only while decoding.
    private const int Spare = 20_000;

    private static readonly int Labels = NameLabels.All.Count;

    private readonly WordClusters _clusters;
    private readonly Dictionary<uint, int> _ids = [];
    private readonly List<Document> _documents = [];
    private readonly float[] _transitions = new float[NameDecoder.Edges * NameDecoder.Edges];
    private readonly double[] _transitionSums = new double[NameDecoder.Edges * NameDecoder.Edges];
    private float[] _weights = [];
    private float[] _sums = [];
    private int[] _stamps = [];
    private int _time;

    public NamePerceptron(WordClusters clusters, IReadOnlyList<(List<NameSentence> Sentences, IReadOnlyList<ulong[]> Allowed)> documents)
    {
        _clusters = clusters;
        var counts = new Dictionary<uint, int>();
        var features = new NameFeatures(clusters);
        var keys = new List<uint>(96);
        foreach ((List<NameSentence> sentences, IReadOnlyList<ulong[]> allowed) in documents)
        {
            var written = new List<uint[][]>();
            foreach (NameSentence sentence in sentences)
            {
                features.Start(sentence);
                var rows = new uint[sentence.Forms.Length][];
                for (int i = 0; i < rows.Length; i++)
                {
                    keys.Clear();
                    features.Write(i, keys);
                    rows[i] = [.. keys];
                    foreach (uint key in keys)
                        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
                }

                written.Add(rows);
            }

            _documents.Add(new Document(sentences, allowed, written));
        }

        foreach ((uint key, int count) in counts)
        {
            if (count >= RarestFeature)
                _ids.Add(key, _ids.Count);
        }

        int size = _ids.Count + Spare;
        (_weights, _sums, _stamps) = (new float[size * Labels], new float[size * Labels], new int[size]);
        foreach (Document document in _documents)
            document.Number(_ids);
    }

    public int Features => _ids.Count;

    /// <summary>One walk over all documents; returns the share of words that were labelled wrongly.</summary>
    public double Walk(Random random)
    {
        Document[] order = [.. _documents];
        random.Shuffle(order);
        long wrong = 0, all = 0;
        var decoder = new NameDecoder();
        float[] scores = [];
        int[] ours = [], right = [];
        foreach (Document document in order)
        {
            var history = new NameHistory();
            for (int s = 0; s < document.Sentences.Count; s++)
            {
                NameSentence sentence = document.Sentences[s];
                int length = sentence.Forms.Length;
                if (ours.Length < length)
                    (scores, ours, right) = (new float[length * Labels], new int[length], new int[length]);
                Span<int> guess = ours.AsSpan(0, length), gold = right.AsSpan(0, length);
                int[][] extra = HistoryIds(history, sentence);
                Array.Clear(scores, 0, length * Labels);
                for (int i = 0; i < length; i++)
                    Score(document.Ids[s][i], extra[i], scores.AsSpan(i * Labels, Labels));
                decoder.Decode(scores, Labels, _transitions, [], guess);
                _time++;
                all += length;
                if (!IsAllowed(guess, document.Allowed[s]))
                {
                    decoder.Decode(scores, Labels, _transitions, document.Allowed[s], gold);
                    wrong += Update(document.Ids[s], extra, guess, gold);
                }

                history.Add(sentence.Forms, guess);
            }
        }

        return (double)wrong / all;
    }

    /// <summary>Writes the averaged weights, the smallest left out until they fit.</summary>
    public void Write(ModelWriter writer)
    {
        double total = Math.Max(1, _time);
        var kept = new List<(uint Hash, List<(int Label, float Weight)> Weights)>();
        foreach ((uint hash, int id) in _ids)
        {
            var row = new List<(int, float)>();
            for (int label = 0; label < Labels; label++)
            {
                float weight = (float)((_sums[(id * Labels) + label] + ((double)_weights[(id * Labels) + label] * (_time - _stamps[id]))) / total);
                if (weight != 0)
                    row.Add((label, weight));
            }

            if (row.Count > 0)
                kept.Add((hash, row));
        }

        float[] sizes = [.. kept.SelectMany(f => f.Weights.Select(w => Math.Abs(w.Weight))).Order()];
        float scale = sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * 0.9998)] / 127;
        float least = scale / 2;
        while (Size(kept, least) > MostBytes)
            least *= 1.1f;
        writer.AddTensor("names.scale", new Matrix(1, 1, [scale]), EntryKind.Float32);
        var transitions = new Matrix(NameDecoder.Edges, NameDecoder.Edges);
        for (int i = 0; i < _transitions.Length; i++)
            transitions.Values[i] = (float)(_transitionSums[i] == 0 && _transitions[i] == 0 ? 0 : _transitions[i] - (_transitionSums[i] / total));
        writer.AddTensor("names.transitions", transitions, EntryKind.Float32);
        writer.AddBytes("names.weights", Pack(kept, least, scale));
    }

    private static int Size(List<(uint Hash, List<(int Label, float Weight)> Weights)> kept, float least) =>
        kept.Sum(f => f.Weights.Count(w => Math.Abs(w.Weight) >= least) is > 0 and int count ? 5 + (2 * count) : 0);

    private static byte[] Pack(List<(uint Hash, List<(int Label, float Weight)> Weights)> kept, float least, float scale)
    {
        var entries = new MemoryStream();
        var weights = new MemoryStream();
        Span<byte> hash = stackalloc byte[4];
        int features = 0;
        foreach ((uint key, List<(int Label, float Weight)> row) in kept.OrderBy(f => f.Hash))
        {
            List<(int Label, float Weight)> large = [.. row.Where(w => Math.Abs(w.Weight) >= least)];
            if (large.Count == 0)
                continue;
            features++;
            BinaryPrimitives.WriteUInt32LittleEndian(hash, key);
            entries.Write(hash);
            entries.WriteByte((byte)large.Count);
            foreach ((int label, float weight) in large)
            {
                weights.WriteByte((byte)label);
                weights.WriteByte((byte)(sbyte)Math.Clamp(MathF.Round(weight / scale), -127, 127));
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(hash, features);
        return [.. hash, .. entries.ToArray(), .. weights.ToArray()];
    }

    private int[][] HistoryIds(NameHistory history, NameSentence sentence)
    {
        var ids = new int[sentence.Forms.Length][];
        var keys = new List<uint>();
        for (int i = 0; i < ids.Length; i++)
        {
            keys.Clear();
            NameFeatures.WriteHistory(history, sentence, i, keys);
            ids[i] = keys.Count == 0 ? [] : [.. keys.Select(IdOf)];
        }

        return ids;
    }

    private int IdOf(uint key)
    {
        if (!_ids.TryGetValue(key, out int id) && _ids.Count < _stamps.Length)
            _ids.Add(key, id = _ids.Count);
        return id;
    }

    private void Score(int[] ids, int[] extra, Span<float> row)
    {
        foreach (int id in ids)
            VectorMath.Add(_weights.AsSpan(id * Labels, Labels), row);
        foreach (int id in extra)
            VectorMath.Add(_weights.AsSpan(id * Labels, Labels), row);
    }

    private static bool IsAllowed(ReadOnlySpan<int> labels, ulong[] allowed)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((allowed[i] >> labels[i] & 1) == 0)
                return false;
        }

        return true;
    }

    private int Update(int[][] ids, int[][] extra, ReadOnlySpan<int> guess, ReadOnlySpan<int> gold)
    {
        int wrong = 0;
        for (int i = 0; i <= guess.Length; i++)
        {
            int edge = NameDecoder.Edges - 1;
            Step(i == 0 ? edge : gold[i - 1], i == gold.Length ? edge : gold[i], 1);
            Step(i == 0 ? edge : guess[i - 1], i == guess.Length ? edge : guess[i], -1);
            if (i == guess.Length || guess[i] == gold[i])
                continue;
            wrong++;
            foreach (int id in ids[i])
                Move(id, gold[i], guess[i]);
            foreach (int id in extra[i])
                Move(id, gold[i], guess[i]);
        }

        return wrong;
    }

    private void Step(int from, int to, float by)
    {
        _transitions[(from * NameDecoder.Edges) + to] += by;
        _transitionSums[(from * NameDecoder.Edges) + to] += (double)by * (_time - 1);
    }

    private void Move(int id, int up, int down)
    {
        if (_stamps[id] != _time)
        {
            VectorMath.AddScaled(_weights.AsSpan(id * Labels, Labels), _time - _stamps[id], _sums.AsSpan(id * Labels, Labels));
            _stamps[id] = _time;
        }

        _weights[(id * Labels) + up] += 1;
        _weights[(id * Labels) + down] -= 1;
    }

    private sealed class Document(List<NameSentence> sentences, IReadOnlyList<ulong[]> allowed, List<uint[][]> keys)
    {
        private List<uint[][]>? _keys = keys;

        public List<NameSentence> Sentences { get; } = sentences;

        public IReadOnlyList<ulong[]> Allowed { get; } = allowed;

        public List<int[][]> Ids { get; } = [];

        public void Number(Dictionary<uint, int> ids)
        {
            foreach (uint[][] sentence in _keys!)
                Ids.Add(Array.ConvertAll(sentence, row => row.Where(ids.ContainsKey).Select(key => ids[key]).ToArray()));
            _keys = null;
        }
    }
}
