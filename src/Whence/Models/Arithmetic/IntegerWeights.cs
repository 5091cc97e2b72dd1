using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>
/// The right side of an <see cref="IntegerProduct"/>: weights as signed bytes with a scale a column, laid out as the product reads them. Panels of
/// <see cref="PanelWidth"/> columns are cut into blocks of <see cref="Interleaved"/> rows, which lie interleaved column by column.
/// </summary>
internal sealed unsafe class IntegerWeights
{
    /// <summary>The most columns a panel can have.</summary>
    public const int WidestPanel = 32;

    /// <summary>Rows a block.</summary>
    public const int Interleaved = 4;

    /// <summary>The largest weight.</summary>
    public const int Level = 127;

    // What the weights of one sum of 16 bits may come to, those above zero and those below: times the largest byte of a row it still fits. Any one block does.
    private const int MostInShort = short.MaxValue / (IntegerRows.Zero + IntegerRows.Level);

    private const int AlignmentBytes = 64;

    private sbyte[] _values = [];
    private byte[] _runs = [];
    private int[] _firstRuns = [];
    private int _start;

    /// <summary>Rows of the matrix: the length of each sum.</summary>
    public int Inner { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Columns a panel: two registers hold a block.</summary>
    public int PanelWidth { get; private set; }

    /// <summary>The scale of each column, and ones up to the end of the last panel.</summary>
    public float[] Scales { get; private set; } = [];

    /// <summary>What the sum of each column begins with, up to the end of the last panel: what bytes of <see cref="IntegerRows.Zero"/> would add, taken away.</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>The first block of a panel, on a cache line's edge. The arrays are pinned, so that it stays where it is.</summary>
    public sbyte* Blocks(int panel) => (sbyte*)Unsafe.AsPointer(ref _values[_start]) + ((nint)panel * Inner * PanelWidth);

    /// <summary>How the blocks of a panel are told off in runs: how many at a time are added up in 16 bits before their sums are added in 32. They end where the next panel's begin.</summary>
    public byte* Runs(int panel) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_runs)) + _firstRuns[panel];

    private int BlockSize => Interleaved * PanelWidth;

    /// <summary>Rounds a matrix, column by column to its own scale, and lays it out for the widest registers of this machine.</summary>
    public void Pack(Matrix source) => Pack(source, Avx512BW.IsSupported && Vector512.IsHardwareAccelerated ? 2 * ByteLanes512.Width : 2 * ByteLanes256.Width);

    /// <summary>Rounds a matrix and lays it out in panels of <paramref name="panelWidth"/> columns; tests compare the widths.</summary>
    public void Pack(Matrix source, int panelWidth)
    {
        if (source.Rows % Interleaved != 0)
            throw new ArgumentException($"An integer product sums a multiple of {Interleaved} numbers, not {source.Rows}.", nameof(source));
        (Inner, Columns, PanelWidth) = (source.Rows, source.Columns, panelWidth);
        int panels = (Columns + PanelWidth - 1) / PanelWidth;
        (Scales, Starts) = (new float[panels * PanelWidth], new int[panels * PanelWidth]);
        _values = GC.AllocateArray<sbyte>((panels * Inner * PanelWidth) + AlignmentBytes, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _values[0]);
        _start = (int)((AlignmentBytes - (address % AlignmentBytes)) % AlignmentBytes);
        for (int column = 0; column < Columns; column++)
            Round(source, column);

        var runs = new List<byte>();
        _firstRuns = new int[panels + 1];
        for (int panel = 0; panel < panels; panel++)
        {
            TellOff(_values.AsSpan(_start + (panel * Inner * PanelWidth), Inner * PanelWidth), runs);
            _firstRuns[panel + 1] = runs.Count;
        }

        _runs = GC.AllocateArray<byte>(runs.Count, pinned: true);
        runs.CopyTo(_runs);
    }

    // Columns beyond the last stay zeros.
    private void Round(Matrix source, int column)
    {
        float largest = 0;
        for (int row = 0; row < Inner; row++)
            largest = Math.Max(largest, Math.Abs(source[row, column]));
        float factor = largest > 0 ? Level / largest : 0;
        Scales[column] = largest / Level;
        Span<sbyte> target = _values.AsSpan(_start + (column / PanelWidth * Inner * PanelWidth) + (column % PanelWidth * Interleaved));
        for (int row = 0; row < Inner; row++)
        {
            sbyte weight = (sbyte)MathF.Round(source[row, column] * factor);
            target[(row / Interleaved * BlockSize) + (row % Interleaved)] = weight;
            Starts[column] -= IntegerRows.Zero * weight;
        }
    }

    // A run is as long as no sum of it can leave 16 bits, whatever the rows are.
    private void TellOff(ReadOnlySpan<sbyte> panel, List<byte> runs)
    {
        int sums = BlockSize / 2;
        Span<int> above = stackalloc int[sums], below = stackalloc int[sums];
        int length = 0;
        for (int at = 0; at < panel.Length; at += BlockSize)
        {
            ReadOnlySpan<sbyte> block = panel.Slice(at, BlockSize);
            if (length == byte.MaxValue || !Fits(block, above, below))
            {
                runs.Add((byte)length);
                length = 0;
                above.Clear();
                below.Clear();
            }

            length++;
            for (int i = 0; i < BlockSize; i++)
            {
                above[i / 2] += Math.Max(0, (int)block[i]);
                below[i / 2] -= Math.Min(0, (int)block[i]);
            }
        }

        if (length > 0)
            runs.Add((byte)length);
    }

    private static bool Fits(ReadOnlySpan<sbyte> block, ReadOnlySpan<int> above, ReadOnlySpan<int> below)
    {
        for (int i = 0; i < block.Length; i += 2)
        {
            int more = Math.Max(0, (int)block[i]) + Math.Max(0, (int)block[i + 1]), less = Math.Min(0, (int)block[i]) + Math.Min(0, (int)block[i + 1]);
            if (above[i / 2] + more > MostInShort || below[i / 2] - less > MostInShort)
                return false;
        }

        return true;
    }
}
