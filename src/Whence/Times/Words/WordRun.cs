using Whence.Text;

namespace Whence.Times.Words;

/// <summary>The words of an article as the grammar reads them: any index may be asked for.</summary>
internal sealed class WordRun(string text, List<TimeWord> words)
{
    private static readonly TimeWord Nothing = new(default, WordKind.Mark, "\n", -1);

    public string Article => text;

    public int Count => words.Count;

    public TimeWord this[int i] => i >= 0 && i < words.Count ? words[i] : Nothing;

    public bool Is(int i, string form) => string.Equals(this[i].Text, form, StringComparison.Ordinal);

    public bool Is(int i, string form, string other) => Is(i, form) || Is(i, other);

    public WordKind Kind(int i) => this[i].Kind;

    /// <summary>The index after <paramref name="form"/> if it stands there, else the index itself.</summary>
    public int Past(int i, string form) => Is(i, form) ? i + 1 : i;

    /// <summary>Text of a word as printed.</summary>
    public ReadOnlySpan<char> Printed(int i) => this[i].Span.In(text);

    /// <summary>From the first character of one word to the last of another.</summary>
    public TextSpan Cover(int first, int end) => new(this[first].Span.Start, this[end - 1].Span.End);
}
