namespace Whence.Corpus.Groups.Pairs;

/// <summary>How surely two claims say the same: a logistic model over <see cref="PairFeatures"/>.</summary>
internal sealed class Likeness
{
    /// <summary>In the order of <see cref="PairFeatures.Names"/>; learned by <c>corpus train</c> on labelled stories.</summary>
    private static readonly double[] _shipped =
    [
        -1.29, 0.54, -0.27, 0.03, -0.69, 0.22, 0.97, -0.78, -0.20, -0.04, 0.51, 2.27, 0.56, 0.05, 0.16, 0.60,
    ];

    /// <summary>More than sums of sixteen products can be off by rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly PropositionTable _table;
    private readonly double[] _coefficients;
    private readonly PairSketch[] _sketches;

    public Likeness(PropositionTable table, double[]? coefficients = null)
    {
        _table = table;
        _coefficients = coefficients ?? _shipped;
        _sketches = new PairSketch[table.Count];
        for (int i = 0; i < _sketches.Length; i++) _sketches[i] = new PairSketch(table[i], table);
    }

    /// <summary>0 for surely not, 1 for surely. Symmetric.</summary>
    public double Of(int first, int second)
    {
        (NumberedProposition a, NumberedProposition b) = (_table[first], _table[second]);
        if (a.Words.Length == 0 || b.Words.Length == 0) return 0;
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        PairFeatures.Fill(a, b, _table, features);
        return 1 / (1 + Math.Exp(-Sum(features)));
    }

    /// <summary>Whether <see cref="Of"/> is <paramref name="least"/> or more, but for rounding; and what it is.</summary>
    /// <remarks>Nearly every pair is refused by sketches, most of the others by the words that they share, before their slots are looked at.</remarks>
    public bool Reaches(int first, int second, double least, out double likeness)
    {
        likeness = 0;
        double wanted = Wanted(least);
        ref readonly PairSketch x = ref _sketches[first], y = ref _sketches[second];
        int common = PairSketch.MostCommon(x, y);
        if (PairSketch.Most(x, y, _coefficients, common, common * WordWeights.Most) < wanted) return false;
        (NumberedProposition a, NumberedProposition b) = (_table[first], _table[second]);
        if (a.Words.Length == 0 || b.Words.Length == 0) return least <= 0;
        double shared = PairFeatures.Shared(a, b, _table, out common, out _);
        if (PairSketch.Most(x, y, _coefficients, common, shared) < wanted) return false;
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        PairFeatures.Fill(a, b, _table, features);
        double sum = Sum(features);
        likeness = 1 / (1 + Math.Exp(-sum));
        return sum >= wanted;
    }

    private static double Wanted(double least) =>
        least <= 0 ? double.NegativeInfinity : least >= 1 ? double.PositiveInfinity : Math.Log(least / (1 - least)) - Rounding;

    private double Sum(ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < features.Length; i++) sum += features[i] * _coefficients[i];
        return sum;
    }
}
