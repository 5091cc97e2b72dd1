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
    /// <param name="units">Numbers in its state; a multiple of sixteen.</param>
    public Lstm(ParameterSet set, string name, int inputs, int units, bool backward)
    {
        if (units % 16 != 0)
            throw new ArgumentException($"A layer has a multiple of 16 units, not {units}.", nameof(units));
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

    /// <summary>What the inputs alone add to the gates, as a reader computes it: [n × inputs] to [n × 4 units].</summary>
    public void Project(in IntegerRows inputs, Matrix gates) =>
        IntegerProduct.Multiply(inputs, 0, 0, inputs.Rows, Input.Integers, Bias.Values.Row(0), gates.Span, gates.Columns);

    /// <summary>Runs the recurrence over rows ordered by time, as a reader does.</summary>
    /// <param name="batch">How the rows lie.</param>
    /// <param name="projected">What <see cref="Project(in IntegerRows, Matrix)"/> gave.</param>
    /// <param name="rowOf">The row of <paramref name="projected"/> for each row of the batch; empty where they are the same.</param>
    /// <param name="states">The state of each row, written at <paramref name="column"/>.</param>
    public void Recur(SequenceBatch batch, Matrix projected, ReadOnlySpan<int> rowOf, in IntegerRows states, int column, Workspace workspace)
    {
        // The longest sentence is row 0 of every step, so that a sentence keeps its row and its cell.
        Matrix cells = workspace.Zeros(batch.Count, Units), remembered = workspace.Take(batch.Count, 4 * Units), nothing = workspace.Zeros(1, 4 * Units);
        for (int i = 0; i < batch.Steps; i++)
        {
            (int start, int running, int previousStart, int carried) = StepAt(batch, i);
            IntegerProduct.Multiply(states, previousStart, column, carried, Recurrent.Integers, [], remembered.Span, remembered.Columns);
            for (int row = 0; row < running; row++)
            {
                ReadOnlySpan<float> seen = projected.Row(rowOf.IsEmpty ? start + row : rowOf[start + row]);
                OpenGates(seen, row < carried ? remembered.Row(row) : nothing.Span, cells.Row(row), states.Row(start + row).Slice(column, Units));
            }
        }
    }

    /// <summary>What the inputs alone add to the gates: [n × inputs] to [n × 4 units]. Rows may be in any order.</summary>
    public void Project(Matrix inputs, Matrix gates)
    {
        for (int row = 0; row < gates.Rows; row++)
            Bias.Values.Row(0).CopyTo(gates.Row(row));
        MatrixProduct.Multiply(inputs, Input.Packed, gates, accumulate: true);
    }

    /// <summary>Runs the recurrence over rows ordered by time, as training does.</summary>
    /// <param name="batch">How the rows lie.</param>
    /// <param name="gates">What the inputs alone add; afterwards the opened gates, which training needs.</param>
    /// <param name="cells">The cell of each row [n × units], written.</param>
    /// <param name="outputs">The state of each row, written at <paramref name="column"/>.</param>
    public void Recur(SequenceBatch batch, Matrix gates, Matrix cells, Matrix outputs, int column)
    {
        for (int i = 0; i < batch.Steps; i++)
        {
            (int start, int running, int previousStart, int carried) = StepAt(batch, i);
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

    // The i-th step that this direction takes: its first row and number of rows, and of those how many go on from which row.
    private (int Start, int Running, int PreviousStart, int Carried) StepAt(SequenceBatch batch, int i)
    {
        int step = Backward ? batch.Steps - 1 - i : i;
        int previous = Backward ? step + 1 : step - 1;
        int running = batch.Running(step);
        int carried = previous < 0 ? 0 : Math.Min(running, batch.Running(previous));
        return (batch.StepStart(step), running, carried == 0 ? 0 : batch.StepStart(previous), carried);
    }

    // The gates as fractions, so that two divisions do for five functions: σ(x) = (1 + tanh(x / 2)) / 2. What opens them is what is seen and what is remembered.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OpenGates(ReadOnlySpan<float> seen, ReadOnlySpan<float> remembered, Span<float> cell, Span<byte> state)
    {
        int units = cell.Length;
        ref float one = ref MemoryMarshal.GetReference(seen[..(4 * units)]);
        ref float other = ref MemoryMarshal.GetReference(remembered[..(4 * units)]);
        ref float kept = ref MemoryMarshal.GetReference(cell);
        ref byte given = ref MemoryMarshal.GetReference(state[..units]);
        Vector512<float> half = Vector512.Create(0.5f), level = Vector512.Create(0.5f * IntegerRows.Level);
        for (int i = 0; i < units; i += 16)
        {
            (Vector512<float> input, Vector512<float> inputBelow) = VectorMath.TanhFraction(Sum(ref one, ref other, i) * half);
            (Vector512<float> forget, Vector512<float> forgetBelow) = VectorMath.TanhFraction(Sum(ref one, ref other, i + units) * half);
            (Vector512<float> output, Vector512<float> outputBelow) = VectorMath.TanhFraction(Sum(ref one, ref other, i + (2 * units)) * half);
            (Vector512<float> candidate, Vector512<float> candidateBelow) = VectorMath.TanhFraction(Sum(ref one, ref other, i + (3 * units)));
            Vector512<float> newBelow = inputBelow * candidateBelow;
            Vector512<float> carried = (forget + forgetBelow) * Vector512.LoadUnsafe(ref kept, (nuint)i) * newBelow;
            Vector512<float> sum = Vector512.FusedMultiplyAdd((input + inputBelow) * candidate, forgetBelow, carried);
            Vector512<float> now = half * sum / (forgetBelow * newBelow);
            now.StoreUnsafe(ref kept, (nuint)i);
            (Vector512<float> shown, Vector512<float> shownBelow) = VectorMath.TanhFraction(now);
            IntegerRows.Round(level * (output + outputBelow) * shown / (outputBelow * shownBelow), ref Unsafe.Add(ref given, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sum(ref float one, ref float other, int i) => Vector512.LoadUnsafe(ref one, (nuint)i) + Vector512.LoadUnsafe(ref other, (nuint)i);

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
