namespace Whence.Models;

/// <summary>Strings with a row each; row 0 is for all others.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = 0;

    private readonly WordTable _rows;

    /// <param name="entries">The strings of rows 1, 2 ...; they must differ.</param>
    public Vocabulary(IReadOnlyList<string> entries)
    {
        Entries = entries;
        _rows = new WordTable(entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            ref int row = ref _rows.NumberOf(entries[i]);
            row = row == Unknown ? i + 1 : throw new ArgumentException($"'{entries[i]}' has two rows.", nameof(entries));
        }
    }

    public IReadOnlyList<string> Entries { get; }

    /// <summary>Rows with that of the unknown.</summary>
    public int Count => Entries.Count + 1;

    /// <summary>The row of <paramref name="text"/>, or <see cref="Unknown"/>.</summary>
    public int RowOf(ReadOnlySpan<char> text) => _rows[text];
}
