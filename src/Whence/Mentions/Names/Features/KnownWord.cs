using Whence.Models;

namespace Whence.Mentions.Names.Features;

/// <summary>A <see cref="NameWord"/> with what a model has learned of it.</summary>
internal sealed class KnownWord
{
    private readonly int[] _asNeighbour = new int[NameWord.Neighbours];

    public KnownWord(string form, FeatureIndex index, Embedding scores)
    {
        Features = new NameWord(form);
        Span<int> rows = stackalloc int[NameWord.MostOwn];
        OwnCount = index.RowsOf(Features.Own, rows);
        OwnScores = new float[scores.Width];
        scores.AddSum(rows[..OwnCount], OwnScores);
        for (int place = 0; place < NameWord.Neighbours; place++)
            _asNeighbour[place] = index.RowOf(Features.AsNeighbour(place));
    }

    public NameWord Features { get; }

    /// <summary>How many of the features that it makes of itself are known.</summary>
    public int OwnCount { get; }

    /// <summary>The sum of their scores of the labels.</summary>
    public float[] OwnScores { get; }

    /// <summary>The row of <see cref="NameWord.AsNeighbour"/>; 0 when it is not known.</summary>
    public int AsNeighbour(int place) => _asNeighbour[place];
}
