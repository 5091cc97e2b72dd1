using System.Buffers;

namespace Whence.Models;

/// <summary>Lends matrices for one pass over a batch and takes them all back at once, so that a pass leaves nothing to collect.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly List<float[]> _lent = [];

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

    /// <summary>Takes back every matrix lent so far: none of them may be used after.</summary>
    public void Dispose()
    {
        foreach (float[] values in _lent)
            ArrayPool<float>.Shared.Return(values);
        _lent.Clear();
    }
}
