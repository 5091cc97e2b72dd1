namespace Whence.Corpus.Groups;

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
    private readonly double _mostOfSlots;

    public Likeness(PropositionTable table, double[]? coefficients = null)
    {
        _table = table;
        _coefficients = coefficients ?? _shipped;
        _mostOfSlots = PairFeatures.MostOfSlots(_coefficients);
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

    /// <summary>Whether <see cref="Of"/> is <paramref name="least"/> or more, but for rounding. Most pairs are refused by their words alone, before their slots are looked at.</summary>
    public bool Reaches(int first, int second, double least)
    {
        (NumberedProposition a, NumberedProposition b) = (_table[first], _table[second]);
        if (a.Words.Length == 0 || b.Words.Length == 0) return least <= 0;
        double wanted = least <= 0 ? double.NegativeInfinity : least >= 1 ? double.PositiveInfinity : Math.Log(least / (1 - least)) - Rounding;
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        PairFeatures.FillWords(a, b, _table, features);
        if (Sum(features) + _mostOfSlots < wanted) return false;
        PairFeatures.FillSlots(a, b, features);
        return Sum(features) >= wanted;
    }

    private double Sum(ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < features.Length; i++) sum += features[i] * _coefficients[i];
        return sum;
    }
}
