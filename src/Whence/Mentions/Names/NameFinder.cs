using System.Runtime.InteropServices;

namespace Whence.Mentions.Names;

/// <summary>Finds the names of a document, sentence by sentence: what a form was taken for before is evidence for what it is now.</summary>
internal sealed class NameFinder(NameModel model)
{
    private static readonly int Labels = NameLabels.All.Count;

    public NameModel Model { get; } = model;

    /// <summary>The names, in text order.</summary>
    /// <param name="document">The sentences of the document; tokens are numbered through.</param>
    public List<NameSpan> Find(IReadOnlyList<NameSentence> document)
    {
        var names = new List<NameSpan>();
        var history = new NameHistory();
        var features = new NameFeatures(Model.Clusters);
        var decoder = new NameDecoder();
        var keys = new List<uint>(96);
        float[] scores = [];
        int[] labels = [];
        int token = 0;
        foreach (NameSentence sentence in document)
        {
            int length = sentence.Forms.Length;
            if (labels.Length < length)
                (scores, labels) = (new float[length * Labels], new int[length]);
            features.Start(sentence);
            Array.Clear(scores, 0, length * Labels);
            for (int i = 0; i < length; i++)
            {
                keys.Clear();
                features.Write(i, keys);
                NameFeatures.WriteHistory(history, sentence, i, keys);
                Model.AddTo(CollectionsMarshal.AsSpan(keys), scores.AsSpan(i * Labels, Labels));
            }

            decoder.Decode(scores, Labels, Model.Transitions, [], labels.AsSpan(0, length));
            history.Add(sentence.Forms, labels.AsSpan(0, length));
            NameLabels.Collect(labels.AsSpan(0, length), token, names);
            token += length;
        }

        return names;
    }
}
