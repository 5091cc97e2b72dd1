using Whence.Models;

namespace Whence.Mentions.Names.Features;

/// <summary>What a model has learned of a <see cref="NameWord"/>.</summary>
internal sealed class KnownWord
{
    private readonly int[] _asNeighbour = new int[NameWord.Neighbours];

    public KnownWord(NameWord word, MentionModel model)
    {
        Model = model;
        Embedding scores = model.Tagger.Words;
        Span<int> rows = stackalloc int[NameWord.MostOwn];
        OwnCount = model.Features.RowsOf(word.Own, rows);
        OwnScores = new float[scores.Width];
        scores.AddSum(rows[..OwnCount], OwnScores);
        for (int place = 0; place < NameWord.Neighbours; place++)
            _asNeighbour[place] = model.Features.RowOf(word.AsNeighbour(place));
    }

    /// <summary>The model that has.</summary>
    public MentionModel Model { get; }

    /// <summary>How many of the features that the word makes of itself are known.</summary>
    public int OwnCount { get; }

    /// <summary>The sum of their scores of the labels.</summary>
    public float[] OwnScores { get; }

    /// <summary>The row of <see cref="NameWord.AsNeighbour"/>; 0 when it is not known.</summary>
    public int AsNeighbour(int place) => _asNeighbour[place];
}
