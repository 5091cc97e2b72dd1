using System.Runtime.CompilerServices;

namespace Whence.Models;

/// <summary>
/// The right side of a matrix product, laid out as the product reads it: panels of <see cref="PanelWidth"/> columns, each panel row by row.
/// Columns beyond the last are zeros. Packing costs one copy; weights are packed once and used for every token.
/// </summary>
internal sealed unsafe class PackedMatrix
{
    /// <summary>Columns a panel: two registers of AVX-512, four of AVX2.</summary>
    public const int PanelWidth = 32;

    private const int AlignmentBytes = 64;

    private float[] _values = [];
    private int _start;

    /// <summary>Rows of the packed matrix: the length of each sum of the product.</summary>
    public int Inner { get; private set; }

    public int Columns { get; private set; }

    /// <summary>The first float of a panel, on a cache line's edge.</summary>
    public float* Panel(int index) => (float*)Unsafe.AsPointer(ref _values[_start]) + ((nint)index * Inner * PanelWidth);

    /// <summary>Packs a matrix as it is.</summary>
    public void Pack(Matrix source) => Pack(source.Span, source.Rows, source.Columns, source.Columns, 1);

    /// <summary>Packs the transposed matrix.</summary>
    public void PackTransposed(Matrix source) => Pack(source.Span, source.Columns, source.Rows, 1, source.Columns);

    /// <summary>Packs the matrix whose element (i, j) is <c>source[i × rowStep + j × columnStep]</c>.</summary>
    public void Pack(ReadOnlySpan<float> source, int inner, int columns, int rowStep, int columnStep)
    {
        Inner = inner;
        Columns = columns;
        int panels = (columns + PanelWidth - 1) / PanelWidth;
        Reserve(panels * inner * PanelWidth);
        Span<float> target = _values.AsSpan(_start);
        for (int panel = 0; panel < panels; panel++)
        {
            int first = panel * PanelWidth;
            int width = Math.Min(PanelWidth, columns - first);
            Span<float> rows = target.Slice(panel * inner * PanelWidth, inner * PanelWidth);
            if (columnStep == 1)
                CopyRows(source, rows, inner, first, width, rowStep);
            else
                CopyColumns(source, rows, inner, first, width, rowStep, columnStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(ReadOnlySpan<float> source, Span<float> panel, int inner, int first, int width, int rowStep)
    {
        for (int i = 0; i < inner; i++)
        {
            Span<float> row = panel.Slice(i * PanelWidth, PanelWidth);
            source.Slice((i * rowStep) + first, width).CopyTo(row);
            row[width..].Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns(ReadOnlySpan<float> source, Span<float> panel, int inner, int first, int width, int rowStep, int columnStep)
    {
        if (width < PanelWidth)
            panel.Clear();
        for (int j = 0; j < width; j++)
        {
            int from = (first + j) * columnStep;
            for (int i = 0, to = j; i < inner; i++, from += rowStep, to += PanelWidth)
                panel[to] = source[from];
        }
    }

    // The array is pinned so that its cache-line edge stays where it is.
    private void Reserve(int count)
    {
        const int Slack = AlignmentBytes / sizeof(float);
        if (_values.Length >= count + Slack)
            return;
        _values = GC.AllocateUninitializedArray<float>(count + Slack, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _values[0]);
        _start = (int)((AlignmentBytes - (address % AlignmentBytes)) % AlignmentBytes / sizeof(float));
    }
}
