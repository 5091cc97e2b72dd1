namespace Whence.Models;

/// <summary>How a layer uses a parameter, and so how it is stored and trained.</summary>
internal enum ParameterKind
{
    /// <summary>The right side of a matrix product: [inputs × outputs].</summary>
    Weights,

    /// <summary>One row that is added to every output, or another small vector.</summary>
    Bias,

    /// <summary>A table of which a token touches a few rows: embeddings.</summary>
    Table,
}

/// <summary>Numbers that training finds. Owned by a <see cref="ParameterSet"/>, used by one layer.</summary>
internal sealed class Parameter(string name, int index, int rows, int columns, ParameterKind kind)
{
    private readonly PackedMatrix _packed = new();
    private readonly PackedMatrix _transposed = new();

    /// <summary>Its name in the model file.</summary>
    public string Name { get; } = name;

    /// <summary>Its place in the set: gradients are kept by it.</summary>
    public int Index { get; } = index;

    public ParameterKind Kind { get; } = kind;

    public Matrix Values { get; } = new(rows, columns);

    /// <summary>The weights as the product reads them, as of the last <see cref="Pack"/>.</summary>
    public PackedMatrix Packed => _packed;

    /// <summary>The transposed weights: they carry gradients back. Empty unless packed for training.</summary>
    public PackedMatrix PackedTransposed => _transposed;

    /// <summary>Lays weights out for the product. Call after every change of <see cref="Values"/>.</summary>
    public void Pack(bool forTraining)
    {
        if (Kind != ParameterKind.Weights)
            return;
        _packed.Pack(Values);
        if (forTraining)
            _transposed.PackTransposed(Values);
    }
}
