using Whence.Models;
using Whence.Training.Models;

namespace Whence.Training.Syntax;

/// <summary>Cross-entropy of each word's head among the words of its sentence and the root.</summary>
internal static class ArcLoss
{
    /// <summary>Sums the loss over rows by sentence; the score of an arc is the dot product of both rows.</summary>
    /// <param name="heads">The position of each row's head in its sentence; -1 for none.</param>
    public static double Sum(Tape tape, SequenceBatch batch, Node dependents, Node heads, int[] gold, float weight)
    {
        double loss = 0;
        var packed = new PackedMatrix();
        for (int i = 0; i < batch.Count; i++)
        {
            int start = batch.Starts[i];
            int count = batch.Lengths[i];
            int width = dependents.Columns;
            Matrix slope = tape.Take(count, count);
            packed.Pack(heads.Value.RowRange(start, count), width, count, 1, width);
            MatrixProduct.Multiply(dependents.Value.RowRange(start, count), width, 1, count, packed, slope.Span, count, accumulate: false);
            for (int row = 0; row < count; row++)
            {
                int head = gold[start + row];
                if (head < 0)
                {
                    slope.Row(row).Clear();
                    continue;
                }

                // A word is never its own head.
                slope[row, row] = float.NegativeInfinity;
                float score = slope[row, head];
                loss += VectorMath.Softmax(slope.Row(row)) - score;
                slope[row, head] -= 1;
            }

            VectorMath.Scale(slope.Span, weight);
            tape.OnBack(() =>
            {
                packed.Pack(heads.Value.RowRange(start, count), count, width, width, 1);
                MatrixProduct.Multiply(slope.Span, count, 1, count, packed, dependents.Gradient.RowRange(start, count), width, accumulate: true);
                packed.Pack(dependents.Value.RowRange(start, count), count, width, width, 1);
                MatrixProduct.Multiply(slope.Span, 1, count, count, packed, heads.Gradient.RowRange(start, count), width, accumulate: true);
            });
        }

        return loss * weight;
    }
}
