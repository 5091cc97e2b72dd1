using System.Numerics;
using Whence.Models;

namespace Whence.Training.Models;

internal sealed partial class Tape
{
    /// <summary>A bidirectional layer over rows ordered by time.</summary>
    public Node BiLstm(BiLstm layer, SequenceBatch batch, Node input)
    {
        Node result = NewNode(input.Rows, layer.Outputs);
        Run(layer.Forth, batch, input, result, 0);
        Run(layer.Back, batch, input, result, layer.Forth.Units);
        return result;
    }

    private void Run(Lstm layer, SequenceBatch batch, Node input, Node result, int column)
    {
        Matrix gates = Take(input.Rows, 4 * layer.Units);
        Matrix cells = Take(input.Rows, layer.Units);
        layer.Project(input.Value, gates);
        layer.Recur(batch, gates, cells, result.Value, column);
        OnBack(() =>
        {
            Matrix slope = Unroll(layer, batch, gates, cells, result, column);
            MatrixProduct.Multiply(slope, layer.Input.PackedTransposed, input.Gradient, accumulate: true);
            _scratch.Pack(slope);
            MatrixProduct.AddTransposedProduct(input.Value, _scratch, Gradients.Of(layer.Input));
            MatrixProduct.AddTransposedProduct(StatesBefore(layer, batch, result.Value, column), _scratch, Gradients.Of(layer.Recurrent));
            SumBias(layer.Bias, slope);
        });
    }

    // Back through time: the derivative of the loss by what entered the gates, for each row.
    private Matrix Unroll(Lstm layer, SequenceBatch batch, Matrix gates, Matrix cells, Node result, int column)
    {
        int units = layer.Units;
        Matrix slope = Take(gates.Rows, gates.Columns);
        Matrix cellSlope = _workspace.Zeros(gates.Rows, units);
        for (int i = batch.Steps - 1; i >= 0; i--)
        {
            int step = layer.Backward ? batch.Steps - 1 - i : i;
            int previous = layer.Backward ? step + 1 : step - 1;
            int start = batch.StepStart(step);
            int carried = previous < 0 ? 0 : Math.Min(batch.Running(step), batch.Running(previous));
            int previousStart = carried == 0 ? 0 : batch.StepStart(previous);
            for (int row = 0; row < batch.Running(step); row++)
            {
                bool first = row >= carried;
                CloseGates(
                    gates.Row(start + row), cells.Row(start + row), result.Gradient.Row(start + row).Slice(column, units), cellSlope.Row(start + row),
                    first ? default : cells.Row(previousStart + row), first ? default : cellSlope.Row(previousStart + row), slope.Row(start + row));
            }

            if (carried > 0)
            {
                MatrixProduct.Multiply(
                    slope.RowRange(start, carried), slope.Columns, 1, carried, layer.Recurrent.PackedTransposed,
                    result.Gradient.Span[((previousStart * result.Columns) + column)..], result.Columns, accumulate: true);
            }
        }

        return slope;
    }

    // Reads the opened gates and the slope of the state; writes the slope of what entered the gates and adds to that of the cell before.
    private static void CloseGates(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> cell, ReadOnlySpan<float> stateSlope, ReadOnlySpan<float> cellSlope,
        ReadOnlySpan<float> cellBefore, Span<float> cellBeforeSlope, Span<float> slope)
    {
        int units = cell.Length;
        int width = Vector<float>.Count;
        Vector<float> one = Vector<float>.One;
        for (int i = 0; i < units; i += width)
        {
            var input = new Vector<float>(gates[i..]);
            var forget = new Vector<float>(gates[(i + units)..]);
            var output = new Vector<float>(gates[(i + (2 * units))..]);
            var candidate = new Vector<float>(gates[(i + (3 * units))..]);
            Vector<float> tanh = (new Vector<float>(2f) / (one + Vector.Exp(new Vector<float>(cell[i..]) * -2f))) - one;
            var state = new Vector<float>(stateSlope[i..]);
            Vector<float> now = new Vector<float>(cellSlope[i..]) + (state * output * (one - (tanh * tanh)));
            Vector<float> kept = cellBefore.IsEmpty ? Vector<float>.Zero : new Vector<float>(cellBefore[i..]);
            (now * candidate * input * (one - input)).CopyTo(slope[i..]);
            (now * kept * forget * (one - forget)).CopyTo(slope[(i + units)..]);
            (state * tanh * output * (one - output)).CopyTo(slope[(i + (2 * units))..]);
            (now * input * (one - (candidate * candidate))).CopyTo(slope[(i + (3 * units))..]);
            if (!cellBefore.IsEmpty)
                (new Vector<float>(cellBeforeSlope[i..]) + (now * forget)).CopyTo(cellBeforeSlope[i..]);
        }
    }

    // The state that each row started from: that of the row before it in its sentence, zeros at the first.
    private Matrix StatesBefore(Lstm layer, SequenceBatch batch, Matrix states, int column)
    {
        Matrix before = _workspace.Zeros(states.Rows, layer.Units);
        for (int step = 0; step < batch.Steps; step++)
        {
            int previous = layer.Backward ? step + 1 : step - 1;
            int carried = previous < 0 ? 0 : Math.Min(batch.Running(step), batch.Running(previous));
            for (int row = 0; row < carried; row++)
                states.Row(batch.StepStart(previous) + row).Slice(column, layer.Units).CopyTo(before.Row(batch.StepStart(step) + row));
        }

        return before;
    }
}
