using System.Buffers;
using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Articles.PlainText;

/// <summary>A paragraph of a plain text, without the white space round it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="AfterBlank">Whether an empty line, or nothing, stands before it.</param>
internal readonly record struct TextBlock(TextSpan Span, bool AfterBlank);

/// <summary>Splits a plain text into paragraphs: a line each, or, in a text wrapped at a fixed width, the lines between two empty ones.</summary>
internal static class TextBlocks
{
    /// <summary>Wrapped text is narrower than this many characters (mail wraps at 78, teletype at 69).</summary>
    private const int WidestWrap = 110;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    public static ImmutableArray<TextBlock> Split(string text)
    {
        ImmutableArray<TextBlock> lines = Lines(text);
        return IsWrapped(text, lines) ? Joined(lines) : lines;
    }

    private static ImmutableArray<TextBlock> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<TextBlock>();
        bool blank = true;
        int start = 0;
        while (start <= text.Length)
        {
            int length = text.AsSpan(start).IndexOfAny(LineEnds);
            int end = length < 0 ? text.Length : start + length;
            int first = start, last = end;
            while (first < last && char.IsWhiteSpace(text[first]))
                first++;
            while (last > first && char.IsWhiteSpace(text[last - 1]))
                last--;
            if (last > first)
                lines.Add(new TextBlock(new TextSpan(first, last), blank));
            blank = last <= first;
            bool pair = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n';
            start = end + (pair ? 2 : 1);
        }

        return lines.ToImmutable();
    }

    // Many lines that break inside a sentence and none that is long.
    private static bool IsWrapped(string text, ImmutableArray<TextBlock> lines)
    {
        int pairs = 0, broken = 0, longLines = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Span.Length > WidestWrap)
                longLines++;
            if (i == 0 || lines[i].AfterBlank)
                continue;
            pairs++;
            char last = text[lines[i - 1].Span.End - 1];
            char next = text[lines[i].Span.Start];
            if (lines[i - 1].Span.Length > 40 && !(last is '.' or '!' or '?' or ':' or '"' or '”') && (char.IsLower(next) || char.IsDigit(next) || char.IsLetterOrDigit(last)))
                broken++;
        }

        return broken >= 2 && broken * 10 >= pairs * 4 && longLines * 20 <= lines.Length;
    }

    private static ImmutableArray<TextBlock> Joined(ImmutableArray<TextBlock> lines)
    {
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (TextBlock line in lines)
        {
            if (line.AfterBlank || blocks.Count == 0)
                blocks.Add(line);
            else
                blocks[^1] = blocks[^1] with { Span = new TextSpan(blocks[^1].Span.Start, line.Span.End) };
        }

        return blocks.ToImmutable();
    }
}
