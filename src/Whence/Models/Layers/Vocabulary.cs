namespace Whence.Models;

/// <summary>Strings with a row each; row 0 is for all others.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = 0;

    private readonly Dictionary<string, int> _rows;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="entries">The strings of rows 1, 2 ...; they must differ.</param>
    public Vocabulary(IReadOnlyList<string> entries)
    {
        Entries = entries;
        _rows = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        for (int i = 0; i < entries.Count; i++)
            _rows.Add(entries[i], i + 1);
        _lookup = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Entries { get; }

    /// <summary>Rows with that of the unknown.</summary>
    public int Count => Entries.Count + 1;

    /// <summary>The row of <paramref name="text"/>, or <see cref="Unknown"/>.</summary>
    public int RowOf(ReadOnlySpan<char> text) => _lookup.TryGetValue(text, out int row) ? row : Unknown;
}
