using System.Runtime.InteropServices;
using Whence.Mentions.Names.Features;
using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>Finds the names of a document, sentence by sentence: what a form was taken for before is evidence for what it is now.</summary>
internal sealed class NameFinder(MentionModel model)
{
    private readonly KnownWord _before = new(new NameWord(NameWord.Before), model), _after = new(new NameWord(NameWord.After), model);

    public MentionModel Model { get; } = model;

    /// <summary>The names, in text order.</summary>
    /// <param name="document">The sentences of the document; tokens are numbered through.</param>
    /// <param name="syntax">The encoder's states of all tokens.</param>
    public List<NameSpan> Find(IReadOnlyList<NameSentence> document, SyntaxLayer syntax)
    {
        NameTagger tagger = Model.Tagger;
        int tokens = document.Sum(s => s.Words.Length);
        using var workspace = new Workspace();
        Matrix hidden = workspace.Take(tokens, tagger.States.Outputs), scores = workspace.Take(tokens, tagger.Labels.Outputs);
        IntegerRows rectified = workspace.Scaled(tokens, hidden.Columns);
        tagger.States.Forward(new IntegerRows(tokens, syntax.StateWidth, syntax.States, []), hidden);

        var names = new List<NameSpan>();
        ChainDecoder decoder = tagger.Chain.Decoder();
        var history = new NameHistory();
        var features = new NameFeatures();
        var rows = new List<int>(32);
        var found = new SentenceRows();
        int[] labels = new int[tokens];
        int first = 0;
        foreach (NameSentence sentence in document)
        {
            int end = first + sentence.Words.Length;
            Gather(features, sentence, found);
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

            tagger.Labels.Forward(rectified, scores, first, sentence.Words.Length);
            AddWords(sentence.Words, found, scores, first);
            Span<int> own = labels.AsSpan(first..end);
            decoder.Decode(scores, first, own);
            history.Add(sentence.Words, own);
            NameLabels.Collect(own, first, names);
            first = end;
        }

        return names;
    }

    // Finds the rows of a sentence's word features before any is summed, so that the memory they lie in is on its way meanwhile.
    private void Gather(NameFeatures features, NameSentence sentence, SentenceRows found)
    {
        NameWord[] words = sentence.Words;
        features.Start(words, sentence.Signs);
        Span<uint> keys = found.Start(words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            Span<uint> own = keys.Slice(i * NameFeatures.MostPairs, NameFeatures.MostPairs);
            features.WritePairs(i, own);
            Model.Features.Prefetch(own);
        }

        for (int i = 0; i < words.Length; i++)
        {
            for (int place = 0; place < NameWord.Neighbours; place++)
            {
                int at = i + NameWord.OffsetOf(place);
                KnownWord neighbour = at < 0 ? _before : at >= words.Length ? _after : Known(words[at]);
                if (neighbour.AsNeighbour(place) is > 0 and int row)
                    found.Add(row);
            }

            foreach (uint key in keys.Slice(i * NameFeatures.MostPairs, NameFeatures.MostPairs))
            {
                if (Model.Features.RowOf(key) is not (> 0 and int row))
                    continue;
                Model.Tagger.Words.Prefetch(row);
                found.Add(row);
            }

            found.End();
        }
    }

    private void AddWords(NameWord[] words, SentenceRows found, Matrix scores, int first)
    {
        for (int i = 0; i < words.Length; i++)
        {
            KnownWord word = Known(words[i]);
            ReadOnlySpan<int> rows = found.Of(i);
            if (rows.Length + word.OwnCount == 0)
                continue;
            float scale = NameTagger.WordGain * Embedding.BagScale(rows.Length + word.OwnCount);
            VectorMath.AddScaled(word.OwnScores, scale, scores.Row(first + i));
            Model.Tagger.Words.AddSum(rows, scores.Row(first + i), scale);
        }
    }

    private KnownWord Known(NameWord word)
    {
        if (word.Known is { } known && known.Model == Model)
            return known;
        known = new KnownWord(word, Model);
        word.Known = known;
        return known;
    }

    /// <summary>The rows of the features of a sentence that more than one word makes, word after word.</summary>
    private sealed class SentenceRows
    {
        private readonly List<int> _rows = [], _ends = [];
        private uint[] _keys = [];

        /// <summary>Makes ready for a sentence and gives room for its keys.</summary>
        public Span<uint> Start(int words)
        {
            _rows.Clear();
            _ends.Clear();
            if (_keys.Length < words * NameFeatures.MostPairs)
                _keys = new uint[2 * words * NameFeatures.MostPairs];
            return _keys.AsSpan(0, words * NameFeatures.MostPairs);
        }

        public void Add(int row) => _rows.Add(row);

        /// <summary>Ends a word.</summary>
        public void End() => _ends.Add(_rows.Count);

        public ReadOnlySpan<int> Of(int word) => CollectionsMarshal.AsSpan(_rows)[(word == 0 ? 0 : _ends[word - 1]).._ends[word]];
    }
}
