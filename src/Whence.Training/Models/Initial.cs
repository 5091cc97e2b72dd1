using Whence.Models;

namespace Whence.Training.Models;

/// <summary>The numbers that training starts from.</summary>
internal static class Initial
{
    /// <summary>Even between ±<paramref name="limit"/>.</summary>
    public static void Uniform(Parameter parameter, float limit, Random random)
    {
        foreach (ref float value in parameter.Values.Span)
            value = limit * ((2 * random.NextSingle()) - 1);
    }

    /// <summary>Glorot and Bengio 2010; biases stay zero.</summary>
    public static void Fill(Linear layer, Random random) => Uniform(layer.Weights, MathF.Sqrt(6f / (layer.Inputs + layer.Outputs)), random);

    /// <summary>Inputs within √(6 / (in + 4 units)), recurrent weights within 1 / √units, forget bias 1.</summary>
    public static void Fill(BiLstm layer, Random random)
    {
        foreach (Lstm side in new[] { layer.Forth, layer.Back })
        {
            Uniform(side.Input, MathF.Sqrt(6f / (layer.Inputs + (4 * side.Units))), random);
            Uniform(side.Recurrent, 1 / MathF.Sqrt(side.Units), random);
            side.Bias.Values.Span.Slice(side.Units, side.Units).Fill(1);
        }
    }

    /// <summary>Tables start small: a standard deviation of 0.1.</summary>
    public static void Fill(Embedding table, Random random) => Uniform(table.Table, 0.17f, random);
}
