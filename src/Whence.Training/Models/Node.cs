using Whence.Models;

namespace Whence.Training.Models;

/// <summary>A value that a <see cref="Tape"/> computed, and the derivative of the loss by it, filled on the way back.</summary>
internal sealed class Node(Matrix value, Matrix gradient)
{
    public Matrix Value { get; } = value;

    public Matrix Gradient { get; } = gradient;

    public int Rows => Value.Rows;

    public int Columns => Value.Columns;
}
