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
    private readonly IntegerWeights _integers = new();
    private readonly PackedMatrix _packed = new();
    private readonly PackedMatrix _transposed = new();
    private Matrix? _values;

    /// <summary>Its name in the model file.</summary>
    public string Name { get; } = name;

    /// <summary>Its place in the set: gradients are kept by it.</summary>
    public int Index { get; } = index;

    public ParameterKind Kind { get; } = kind;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>The numbers; zeros until they are set. A table that was read as <see cref="Bytes"/> has them only when they are asked for.</summary>
    public Matrix Values => LazyInitializer.EnsureInitialized(ref _values, Unpack);

    /// <summary>A table as its model holds it; null for other parameters and in training.</summary>
    public ByteRows? Bytes { get; private set; }

    /// <summary>The weights as a reader multiplies with them, as of the last <see cref="Pack"/>.</summary>
    public IntegerWeights Integers => _integers;

    /// <summary>The weights as training multiplies with them, as of the last <see cref="PackForTraining"/>.</summary>
    public PackedMatrix Packed => _packed;

    /// <summary>The transposed weights: they carry gradients back.</summary>
    public PackedMatrix PackedTransposed => _transposed;

    /// <summary>Takes the numbers from a model.</summary>
    /// <exception cref="InvalidModelException">It is missing there or has another shape.</exception>
    public void ReadFrom(ModelFile file)
    {
        if (Kind == ParameterKind.Table && file.KindOf(Name) == EntryKind.Int8)
            Bytes = file.ReadRows(Name, Rows, Columns);
        else
            file.ReadTensor(Name, Values);
    }

    /// <summary>Lays weights out for reading. Call after every change of <see cref="Values"/>.</summary>
    public void Pack()
    {
        if (Kind == ParameterKind.Weights)
            _integers.Pack(Values);
    }

    /// <summary>Lays weights out for training. Call after every change of <see cref="Values"/>.</summary>
    public void PackForTraining()
    {
        if (Kind != ParameterKind.Weights)
            return;
        _packed.Pack(Values);
        _transposed.PackTransposed(Values);
    }

    private Matrix Unpack()
    {
        var values = new Matrix(Rows, Columns);
        for (int row = 0; row < Bytes?.Rows; row++)
            Bytes.CopyTo(row, values.Row(row));
        return values;
    }
}
