namespace Whence.Corpus.Groups;

/// <summary>How surely two claims say the same: a logistic model over <see cref="PairFeatures"/>.</summary>
internal sealed class Likeness(WordWeights weights, double[]? coefficients = null)
{
    /// <summary>In the order of <see cref="PairFeatures.Names"/>; learned by <c>corpus train</c> on labelled stories.</summary>
    private static readonly double[] _shipped =
    [
        -1.29, 0.54, -0.27, 0.03, -0.69, 0.22, 0.97, -0.78, -0.20, -0.04, 0.51, 2.27, 0.56, 0.05, 0.16, 0.60,
    ];

    private readonly double[] _coefficients = coefficients ?? _shipped;

    /// <summary>0 for surely not, 1 for surely. Symmetric.</summary>
    public double Of(Proposition a, Proposition b)
    {
        if (a.Words.IsEmpty || b.Words.IsEmpty) return 0;
        Span<double> features = stackalloc double[PairFeatures.Names.Length];
        PairFeatures.Fill(a, b, weights, features);
        double sum = 0;
        for (int i = 0; i < features.Length; i++) sum += features[i] * _coefficients[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
