namespace Whence.Models;

/// <summary>Numbers in rows: element (r, c) stands at <c>r × Columns + c</c>. A row is a token, or an input of a layer.</summary>
internal sealed class Matrix
{
    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new float[checked(rows * columns)])
    {
    }

    /// <summary>A matrix over <paramref name="values"/>, which may be longer than needed when it comes from a pool.</summary>
    public Matrix(int rows, int columns, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length < checked(rows * columns))
            throw new ArgumentException($"{values.Length} numbers do not fill {rows} × {columns}.", nameof(values));
        Rows = rows;
        Columns = columns;
        Values = values;
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Values { get; }

    /// <summary>All elements, row by row.</summary>
    public Span<float> Span => Values.AsSpan(0, Rows * Columns);

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public Span<float> RowRange(int first, int count) => Values.AsSpan(first * Columns, count * Columns);

    public float this[int row, int column]
    {
        get => Values[(row * Columns) + column];
        set => Values[(row * Columns) + column] = value;
    }
}
