using Whence.Models;

namespace Whence.Training.Models;

/// <summary>
/// Adam (Kingma and Ba 2015) with gradients clipped by their common norm. Rows of tables are moved only in steps that touch them, with their own count
/// of steps for the correction of bias: a rare word is not pulled by old moments.
/// </summary>
internal sealed class Adam
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.98f;
    private const float Epsilon = 1e-8f;

    private readonly Matrix[] _first;
    private readonly Matrix[] _second;
    private readonly int[][] _rowSteps;
    private int _steps;

    public Adam(ParameterSet set)
    {
        _first = [.. set.Select(p => new Matrix(p.Rows, p.Columns))];
        _second = [.. set.Select(p => new Matrix(p.Rows, p.Columns))];
        _rowSteps = [.. set.Select(p => p.Kind == ParameterKind.Table ? new int[p.Rows] : [])];
    }

    /// <summary>The largest norm of a step's gradient.</summary>
    public double ClipNorm { get; init; } = 5;

    /// <summary>The rate of <paramref name="step"/> of <paramref name="total"/>: a linear warm-up, then a linear fall to 2%.</summary>
    public static float Rate(int step, int total, float peak = 2e-3f, int warmup = 300)
    {
        float fall = Math.Clamp(1.1f * (1 - ((float)step / total)), 0.02f, 1);
        return peak * Math.Min(1, (step + 1f) / warmup) * fall;
    }

    /// <summary>Moves the parameters against <paramref name="gradients"/>, and clears these. Weights must be packed anew afterwards.</summary>
    public void Step(Gradients gradients, float rate)
    {
        double norm = gradients.Norm();
        float scale = norm > ClipNorm ? (float)(ClipNorm / norm) : 1;
        _steps++;
        foreach (Parameter parameter in gradients.Set)
        {
            int index = parameter.Index;
            if (parameter.Kind != ParameterKind.Table)
            {
                Move(parameter.Values.Span, gradients.Of(parameter).Span, _first[index].Span, _second[index].Span, scale, rate, _steps);
                continue;
            }

            foreach (int row in gradients.TouchedRows(parameter))
            {
                int steps = ++_rowSteps[index][row];
                Move(parameter.Values.Row(row), gradients.Of(parameter).Row(row), _first[index].Row(row), _second[index].Row(row), scale, rate, steps);
            }
        }

        gradients.Clear();
    }

    /// <summary>Writes the state that a run needs to go on, or reads it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach (Matrix matrix in _first.Concat(_second))
            writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(matrix.Span));
        foreach (int[] steps in _rowSteps)
            writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(steps.AsSpan()));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _steps = reader.ReadInt32();
        foreach (Matrix matrix in _first.Concat(_second))
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(matrix.Span));
        foreach (int[] steps in _rowSteps)
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(steps.AsSpan()));
    }

    private static void Move(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, float scale, float rate, int steps)
    {
        float firstCorrection = 1 / (1 - MathF.Pow(FirstDecay, steps));
        float secondCorrection = 1 / (1 - MathF.Pow(SecondDecay, steps));
        var vectorScale = new System.Numerics.Vector<float>(scale);
        int width = System.Numerics.Vector<float>.Count;
        int i = 0;
        for (; i <= values.Length - width; i += width)
        {
            var g = new System.Numerics.Vector<float>(gradient[i..]) * vectorScale;
            var m = (new System.Numerics.Vector<float>(first[i..]) * FirstDecay) + (g * (1 - FirstDecay));
            var v = (new System.Numerics.Vector<float>(second[i..]) * SecondDecay) + (g * g * (1 - SecondDecay));
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            var step = m * (rate * firstCorrection) / (System.Numerics.Vector.SquareRoot(v * secondCorrection) + new System.Numerics.Vector<float>(Epsilon));
            (new System.Numerics.Vector<float>(values[i..]) - step).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = gradient[i] * scale;
            first[i] = (first[i] * FirstDecay) + (g * (1 - FirstDecay));
            second[i] = (second[i] * SecondDecay) + (g * g * (1 - SecondDecay));
            values[i] -= rate * firstCorrection * first[i] / (MathF.Sqrt(second[i] * secondCorrection) + Epsilon);
        }
    }
}
