namespace Whence.Tokens.Words;

/// <summary>Knows the line ends at which a paragraph goes on, in text that was broken into lines of equal width.</summary>
/// <remarks>
/// A block of lines without an empty line between counts as wrapped when it has three lines or more, none longer than 100 characters,
/// and no line could have taken the first word of the next one: then each end is where the width was used up, not where a paragraph ended.
/// </remarks>
internal sealed class WrappedLines(string text)
{
    private const int Narrowest = 40, Widest = 100;

    private int blockStart;
    private int blockEnd;
    private bool wrapped;

    /// <summary>Whether the paragraph goes on after the line end at <paramref name="at"/>. To be asked in text order.</summary>
    public bool GoesOnAfter(int at)
    {
        if (text[at] is not ('\n' or '\r'))
        {
            return false;
        }

        if (at >= blockEnd)
        {
            ReadBlock(at);
        }

        return wrapped && at > blockStart && at < blockEnd;
    }

    /// <summary>Reads the block of lines around the line end at <paramref name="at"/>.</summary>
    private void ReadBlock(int at)
    {
        blockStart = blockEnd;
        while (blockStart < at && Letters.IsGap(text[blockStart]))
        {
            blockStart++;
        }

        int lines = 0, widest = 0, needed = int.MaxValue, line = LineStart(at), length = 0;
        blockStart = Math.Max(blockStart, line);
        while (line < text.Length)
        {
            int end = text.AsSpan(line).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : line + end;
            ReadOnlySpan<char> content = text.AsSpan(line, end - line).Trim();
            if (content.IsEmpty)
            {
                break;
            }

            if (lines > 0)
            {
                int first = content.IndexOf(' ');
                needed = Math.Min(needed, length + 1 + (first < 0 ? content.Length : first));
            }

            lines++;
            length = content.Length;
            widest = Math.Max(widest, length);
            line = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        blockEnd = Math.Max(at + 1, Math.Min(line - 1, text.Length));
        wrapped = lines >= 3 && widest is >= Narrowest and <= Widest && needed > widest;
    }

    private int LineStart(int at) => at == 0 ? 0 : text.AsSpan(0, at).LastIndexOfAny('\n', '\r') + 1;
}
