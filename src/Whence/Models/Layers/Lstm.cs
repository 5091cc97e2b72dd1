using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>
/// Long short-term memory in one direction (Hochreiter and Schmidhuber 1997, with forget gates). The gates stand in the columns in the order input,
/// forget, output, candidate; each <see cref="Units"/> wide.
/// </summary>
internal sealed class Lstm
{
    /// <param name="units">Numbers in its state; a multiple of eight.</param>
    public Lstm(ParameterSet set, string name, int inputs, int units, bool backward)
    {
        if (units % 8 != 0)
            throw new ArgumentException($"A layer has a multiple of 8 units, not {units}.", nameof(units));
        Units = units;
        Backward = backward;
        Input = set.Add(name + ".input", inputs, 4 * units, ParameterKind.Weights);
        Recurrent = set.Add(name + ".recurrent", units, 4 * units, ParameterKind.Weights);
        Bias = set.Add(name + ".bias", 1, 4 * units, ParameterKind.Bias);
    }

    public int Units { get; }

    /// <summary>Whether it reads sentences from their end.</summary>
    public bool Backward { get; }

    public Parameter Input { get; }

    public Parameter Recurrent { get; }

    public Parameter Bias { get; }

    /// <summary>What the inputs alone add to the gates: [n × inputs] to [n × 4 units]. Rows may be in any order.</summary>
    public void Project(Matrix inputs, Matrix gates)
    {
        for (int row = 0; row < gates.Rows; row++)
            Bias.Values.Row(0).CopyTo(gates.Row(row));
        MatrixProduct.Multiply(inputs, Input.Packed, gates, accumulate: true);
    }

    /// <summary>Runs the recurrence over rows ordered by time.</summary>
    /// <param name="batch">How the rows lie.</param>
    /// <param name="gates">What <see cref="Project"/> gave; afterwards the opened gates, which training needs.</param>
    /// <param name="cells">The cell of each row [n × units], written.</param>
    /// <param name="outputs">The state of each row, written at <paramref name="column"/>.</param>
    public void Recur(SequenceBatch batch, Matrix gates, Matrix cells, Matrix outputs, int column)
    {
        for (int i = 0; i < batch.Steps; i++)
        {
            int step = Backward ? batch.Steps - 1 - i : i;
            int previous = Backward ? step + 1 : step - 1;
            int start = batch.StepStart(step);
            int running = batch.Running(step);
            int carried = previous < 0 ? 0 : Math.Min(running, batch.Running(previous));
            int previousStart = carried == 0 ? 0 : batch.StepStart(previous);
            if (carried > 0)
            {
                MatrixProduct.Multiply(
                    outputs.Span[((previousStart * outputs.Columns) + column)..], outputs.Columns, 1, carried,
                    Recurrent.Packed, gates.RowRange(start, carried), gates.Columns, accumulate: true);
            }

            for (int row = 0; row < running; row++)
            {
                ReadOnlySpan<float> before = row < carried ? cells.Row(previousStart + row) : default;
                OpenGates(gates.Row(start + row), before, cells.Row(start + row), outputs.Row(start + row).Slice(column, Units));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OpenGates(Span<float> gates, ReadOnlySpan<float> before, Span<float> cell, Span<float> state)
    {
        int units = cell.Length;
        ref float gate = ref MemoryMarshal.GetReference(gates);
        ref float old = ref MemoryMarshal.GetReference(before);
        ref float kept = ref MemoryMarshal.GetReference(cell);
        ref float given = ref MemoryMarshal.GetReference(state[..units]);
        for (int i = 0; i < units; i += 8)
        {
            Vector256<float> input = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gate, (nuint)i));
            Vector256<float> forget = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gate, (nuint)(i + units)));
            Vector256<float> output = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gate, (nuint)(i + (2 * units))));
            Vector256<float> candidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gate, (nuint)(i + (3 * units))));
            Vector256<float> carried = before.IsEmpty ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref old, (nuint)i);
            Vector256<float> now = Vector256.FusedMultiplyAdd(forget, carried, input * candidate);
            input.StoreUnsafe(ref gate, (nuint)i);
            forget.StoreUnsafe(ref gate, (nuint)(i + units));
            output.StoreUnsafe(ref gate, (nuint)(i + (2 * units)));
            candidate.StoreUnsafe(ref gate, (nuint)(i + (3 * units)));
            now.StoreUnsafe(ref kept, (nuint)i);
            (output * VectorMath.Tanh(now)).StoreUnsafe(ref given, (nuint)i);
        }
    }
}
