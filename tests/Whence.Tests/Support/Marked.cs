using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Whence.Attributions;
using Whence.Text;

namespace Whence.Tests.Support;

/// <summary>
/// Attributions drawn into their text: <c>{S:Police} {C:said} {T:the road had reopened}.</c> S is source, C cue, T content. When there are several, a number
/// tells them apart in text order: <c>{S1,2:She} {C1:said} {T1:no} and {C2:denied} {T2:it}.</c>
/// </summary>
internal static partial class Marked
{
    /// <summary>The text without its marks.</summary>
    public static string Strip(string marked) => Opening().Replace(marked, "").Replace("}", "", StringComparison.Ordinal);

    /// <summary>Draws attributions into <paramref name="text"/>.</summary>
    public static string Draw(string text, ImmutableArray<Attribution> attributions)
    {
        var spans = new List<(TextSpan Span, char Role, List<int> Ids)>();
        for (int i = 0; i < attributions.Length; i++)
        {
            Add(attributions[i].Source, 'S', i + 1);
            Add(attributions[i].Cue, 'C', i + 1);
            Add(attributions[i].Content, 'T', i + 1);
        }

        var drawn = new StringBuilder();
        spans.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End));
        var open = new Stack<int>();
        int next = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            while (open.TryPeek(out int end) && end <= at)
            {
                drawn.Append('}');
                open.Pop();
            }

            for (; next < spans.Count && spans[next].Span.Start == at; next++)
            {
                string ids = attributions.Length == 1 ? "" : string.Join(',', spans[next].Ids);
                drawn.Append('{').Append(spans[next].Role).Append(ids).Append(':');
                open.Push(spans[next].Span.End);
            }

            if (at < text.Length) drawn.Append(text[at]);
        }

        return drawn.ToString();

        void Add(ImmutableArray<TextSpan> pieces, char role, int id)
        {
            foreach (TextSpan piece in pieces)
            {
                int same = spans.FindIndex(s => s.Span == piece && s.Role == role);
                if (same < 0) spans.Add((piece, role, [id]));
                else spans[same].Ids.Add(id);
            }
        }
    }

    [GeneratedRegex(@"\{[SCT][0-9,]*:", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();
}
