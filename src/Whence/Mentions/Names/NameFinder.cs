using System.Runtime.InteropServices;
using Whence.Mentions.Names.Features;
using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>Finds the names of a document, sentence by sentence: what a form was taken for before is evidence for what it is now.</summary>
internal sealed class NameFinder(MentionModel model)
{
    private readonly WordMemory<KnownWord> _words = new(form => new KnownWord(form, model.Features, model.Tagger.Words));

    private readonly KnownWord _before = new(NameWord.Before, model.Features, model.Tagger.Words), _after = new(NameWord.After, model.Features, model.Tagger.Words);

    public MentionModel Model { get; } = model;

    /// <summary>The names, in text order.</summary>
    /// <param name="document">The sentences of the document; tokens are numbered through.</param>
    /// <param name="syntax">The encoder's states of all tokens.</param>
    public List<NameSpan> Find(IReadOnlyList<NameSentence> document, SyntaxLayer syntax)
    {
        NameTagger tagger = Model.Tagger;
        int tokens = document.Sum(s => s.Forms.Length);
        using var workspace = new Workspace();
        Matrix hidden = workspace.Take(tokens, tagger.States.Outputs), scores = workspace.Take(tokens, tagger.Labels.Outputs);
        IntegerRows rectified = workspace.Scaled(tokens, hidden.Columns);
        tagger.States.Forward(new IntegerRows(tokens, syntax.StateWidth, syntax.States, []), hidden);

        var names = new List<NameSpan>();
        ChainDecoder decoder = tagger.Chain.Decoder();
        var history = new NameHistory();
        var features = new NameFeatures();
        var rows = new List<int>(32);
        int[] labels = new int[tokens];
        int first = 0;
        foreach (NameSentence sentence in document)
        {
            int end = first + sentence.Forms.Length;
            for (int i = first; i < end; i++)
            {
                rows.Clear();
                NameContext.WriteSigns(sentence, i - first, rows);
                tagger.Context.AddBag(CollectionsMarshal.AsSpan(rows), hidden.Row(i));
                rows.Clear();
                NameContext.WriteHistory(history, sentence, i - first, rows);
                tagger.Context.AddBag(CollectionsMarshal.AsSpan(rows), hidden.Row(i));
                VectorMath.LeakyRectify(hidden.Row(i), NameTagger.Slope);
                rectified.Write(i, hidden.Row(i));
            }

            tagger.Labels.Forward(rectified, scores, first, sentence.Forms.Length);
            AddWords(features, sentence, scores, first);
            Span<int> own = labels.AsSpan(first..end);
            decoder.Decode(scores, first, own);
            history.Add(sentence.Forms, own);
            NameLabels.Collect(own, first, names);
            first = end;
        }

        return names;
    }

    private void AddWords(NameFeatures features, NameSentence sentence, Matrix scores, int first)
    {
        KnownWord[] words = Array.ConvertAll(sentence.Forms, _words.Of);
        features.Start(Array.ConvertAll(words, w => w.Features), sentence.Signs);
        Span<uint> keys = stackalloc uint[NameFeatures.MostPairs];
        Span<int> rows = stackalloc int[NameWord.Neighbours + NameFeatures.MostPairs];
        for (int i = 0; i < words.Length; i++)
        {
            int known = 0;
            for (int place = 0; place < NameWord.Neighbours; place++)
            {
                int at = i + NameWord.OffsetOf(place);
                int row = at < 0 ? _before.AsNeighbour(place) : at >= words.Length ? _after.AsNeighbour(place) : words[at].AsNeighbour(place);
                if (row > 0)
                    rows[known++] = row;
            }

            known += Model.Features.RowsOf(keys[..features.WritePairs(i, keys)], rows[known..]);
            if (known + words[i].OwnCount == 0)
                continue;
            float scale = NameTagger.WordGain * Embedding.BagScale(known + words[i].OwnCount);
            VectorMath.AddScaled(words[i].OwnScores, scale, scores.Row(first + i));
            Model.Tagger.Words.AddSum(rows[..known], scores.Row(first + i), scale);
        }
    }
}
