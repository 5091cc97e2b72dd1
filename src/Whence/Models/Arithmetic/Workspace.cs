using System.Buffers;

namespace Whence.Models;

/// <summary>Lends matrices for one pass over a batch and takes them all back at once, so that a pass leaves nothing to collect.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly List<float[]> _lent = [];
    private readonly List<byte[]> _integers = [];

    /// <summary>A matrix whose numbers are whatever was there before.</summary>
    public Matrix Take(int rows, int columns)
    {
        float[] values = ArrayPool<float>.Shared.Rent(Math.Max(1, checked(rows * columns)));
        _lent.Add(values);
        return new Matrix(rows, columns, values);
    }

    /// <summary>A matrix of zeros.</summary>
    public Matrix Zeros(int rows, int columns)
    {
        Matrix matrix = Take(rows, columns);
        matrix.Span.Clear();
        return matrix;
    }

    /// <summary>Rows of integers between -1 and 1, such as states.</summary>
    public IntegerRows Units(int rows, int columns)
    {
        byte[] values = ArrayPool<byte>.Shared.Rent(Math.Max(1, checked(rows * columns)));
        _integers.Add(values);
        return new IntegerRows(rows, columns, values, []);
    }

    /// <summary>Rows of integers with a scale each, to be written.</summary>
    public IntegerRows Scaled(int rows, int columns) => new(rows, columns, Units(rows, columns).Values, Take(rows, 1).Values);

    /// <summary>The rows of a matrix as integers.</summary>
    public IntegerRows Integers(Matrix matrix)
    {
        IntegerRows integers = Scaled(matrix.Rows, matrix.Columns);
        for (int row = 0; row < matrix.Rows; row++)
            integers.Write(row, matrix.Row(row));
        return integers;
    }

    /// <summary>Takes back every matrix lent so far: none of them may be used after.</summary>
    public void Dispose()
    {
        foreach (float[] values in _lent)
            ArrayPool<float>.Shared.Return(values);
        _lent.Clear();
        foreach (byte[] values in _integers)
            ArrayPool<byte>.Shared.Return(values);
        _integers.Clear();
    }
}
