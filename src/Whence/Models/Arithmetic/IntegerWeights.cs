using System.Runtime.CompilerServices;

namespace Whence.Models;

/// <summary>
/// The right side of an <see cref="IntegerProduct"/>: weights as 16-bit numbers with a scale a column, laid out as the product reads them: panels of
/// <see cref="PanelWidth"/> columns; in a panel two rows of the matrix lie interleaved, column by column.
/// </summary>
internal sealed unsafe class IntegerWeights
{
    /// <summary>Columns a panel: two registers of AVX2 hold a pair of rows.</summary>
    public const int PanelWidth = 16;

    /// <summary>The largest weight. With <see cref="IntegerRows.Level"/> a sum of <see cref="MostInner"/> products stays below 2³¹.</summary>
    public const int Level = 1023;

    public const int MostInner = 512;

    private const int AlignmentBytes = 64;

    private short[] _values = [];
    private int _start;

    /// <summary>Rows of the matrix: the length of each sum.</summary>
    public int Inner { get; private set; }

    public int Columns { get; private set; }

    /// <summary>The scale of each column, and ones up to the end of the last panel.</summary>
    public float[] Scales { get; private set; } = [];

    /// <summary>The first number of a panel, on a cache line's edge.</summary>
    public short* Panel(int index) => (short*)Unsafe.AsPointer(ref _values[_start]) + ((nint)index * Inner * PanelWidth);

    /// <summary>Rounds a matrix, column by column to its own scale.</summary>
    public void Pack(Matrix source)
    {
        if (source.Rows > MostInner || source.Rows % 2 != 0)
            throw new ArgumentException($"An integer product sums an even number of at most {MostInner} numbers, not {source.Rows}.", nameof(source));
        Inner = source.Rows;
        Columns = source.Columns;
        int panels = (Columns + PanelWidth - 1) / PanelWidth;
        Scales = new float[panels * PanelWidth];
        Span<float> factors = stackalloc float[PanelWidth];
        Reserve(panels * Inner * PanelWidth);
        for (int panel = 0; panel < panels; panel++)
        {
            Span<short> target = _values.AsSpan(_start + (panel * Inner * PanelWidth), Inner * PanelWidth);
            int first = panel * PanelWidth, width = Math.Min(PanelWidth, Columns - first);
            Span<float> scales = Scales.AsSpan(first, PanelWidth);
            for (int row = 0; row < Inner; row++)
            {
                ReadOnlySpan<float> from = source.Row(row).Slice(first, width);
                for (int j = 0; j < width; j++)
                    scales[j] = Math.Max(scales[j], Math.Abs(from[j]));
            }

            for (int j = 0; j < PanelWidth; j++)
            {
                factors[j] = scales[j] > 0 ? Level / scales[j] : 0;
                scales[j] /= Level;
            }

            for (int row = 0; row < Inner; row++)
            {
                ReadOnlySpan<float> from = source.Row(row).Slice(first, width);
                Span<short> to = target[((row / 2 * PanelWidth * 2) + (row % 2))..];
                for (int j = 0; j < width; j++)
                    to[2 * j] = (short)MathF.Round(from[j] * factors[j]);
            }
        }
    }

    // The array is pinned so that its cache-line edge stays where it is. Columns beyond the last are zeros.
    private void Reserve(int count)
    {
        const int Slack = AlignmentBytes / sizeof(short);
        _values = GC.AllocateArray<short>(count + Slack, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _values[0]);
        _start = (int)((AlignmentBytes - (address % AlignmentBytes)) % AlignmentBytes / sizeof(short));
    }
}
