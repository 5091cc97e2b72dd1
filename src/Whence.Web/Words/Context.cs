using Whence.Store.Queries;
using Whence.Text;

namespace Whence.Web.Words;

/// <summary>What a claim says where its own words are only a reference: "the report" says nothing alone, its sentence does.</summary>
internal static class Context
{
    /// <summary>Shorter quotations are shown in their sentence.</summary>
    private const int Short = 20;

    /// <summary>Whether a claim needs the text around it to be understood.</summary>
    public static bool IsNeeded(ClaimRow claim) => claim.Quote.Trim('"', '“', '”', ' ').Length < Short;

    /// <summary>The words of a claim, or their sentence where they are too few.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="text">The text of its article; null when it is not at hand.</param>
    public static string Of(ClaimRow claim, string? text) =>
        text is not null && IsNeeded(claim) && claim.Content.Length > 0 && claim.Content[^1].End <= text.Length
            ? Sentence(text, new TextSpan(claim.Content[0].Start, claim.Content[^1].End)).In(text).ToString()
            : claim.Quote;

    private static TextSpan Sentence(string text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start > 0 && text[start - 1] != '\n' && !IsEnd(text, start - 1)) start--;
        while (end < text.Length && text[end] != '\n' && !IsEnd(text, end - 1)) end++;
        while (start < span.Start && char.IsWhiteSpace(text[start])) start++;
        return new TextSpan(start, end);
    }

    // A full stop before a blank; a letter alone before it is an initial.
    private static bool IsEnd(string text, int at) =>
        text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])) && (at < 2 || char.IsLetterOrDigit(text[at - 2]) || text[at] != '.');
}
