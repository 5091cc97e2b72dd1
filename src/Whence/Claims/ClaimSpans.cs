using System.Collections.Immutable;
using Whence.Claims.Grammar;
using Whence.Text;

namespace Whence.Claims;

/// <summary>Turns the tokens of a content into spans of the text: runs without gap, cut at paragraph ends, without stray punctuation at their ends.</summary>
internal sealed class ClaimSpans(Trees trees)
{
    public ImmutableArray<TextSpan> Of(List<int> tokens)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (int at = 0; at < tokens.Count;)
        {
            int end = at + 1;
            while (end < tokens.Count && tokens[end] == tokens[end - 1] + 1 && trees.ParagraphOf(tokens[end]) == trees.ParagraphOf(tokens[at])) end++;
            int first = at, last = end - 1;
            while (first <= last && IsEdge(tokens[first], opening: true)) first++;
            while (last >= first && IsEdge(tokens[last], opening: false)) last--;
            if (first <= last && tokens.GetRange(first, last - first + 1).Exists(t => !trees.IsPunctuation(t))) spans.Add(trees.Span(tokens[first], tokens[last]));
            at = end;
        }

        return spans.ToImmutable();
    }

    private bool IsEdge(int token, bool opening) => trees.Form(token) switch
    {
        "," or ";" or ":" or "-" or "–" or "—" or "." or "--" => true,
        ")" or "]" or "”" => opening,
        "(" or "[" or "“" => !opening,
        "and" or "but" or "or" => trees.Is(token, "cc"),
        _ => false,
    };
}
