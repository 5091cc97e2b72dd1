using System.Collections.Frozen;
using System.Collections.Immutable;
using Whence.Attributions.Linking;
using Whence.Attributions.Tagging;
using Whence.Tokens;

namespace Whence.Attributions.Rules;

/// <summary>Speeches of a transcript: paragraphs that open with a name in capitals and a colon. One alone may be a label, two are a transcript.</summary>
internal static class Transcripts
{
    private const int LongestName = 4;

    private static readonly FrozenSet<string> s_labels = FrozenSet.Create(
        StringComparer.Ordinal, "ABSTRACT", "UPDATE", "UPDATED", "NOTE", "WATCH", "READ", "MORE", "PHOTO", "PHOTOS", "VIDEO", "EXCLUSIVE", "BREAKING", "FACT", "RELATED", "CORRECTION", "OPINION");

    /// <summary>The speeches by index of their paragraph, or none.</summary>
    public static Dictionary<int, LinkedRuns> Find(string text, TokenLayer tokens, ImmutableArray<Passage> paragraphs)
    {
        var speeches = new Dictionary<int, LinkedRuns>();
        for (int p = 0; p < paragraphs.Length; p++)
            if (Speech(text, tokens, paragraphs[p]) is { } speech) speeches.Add(p, speech);
        return speeches.Count > 1 ? speeches : [];
    }

    private static LinkedRuns? Speech(string text, TokenLayer tokens, Passage paragraph)
    {
        bool isQuoted = Form(paragraph.First) is "\"" or "“";
        int first = paragraph.First + (isQuoted ? 1 : 0), colon = first;
        while (colon < paragraph.End && colon - first <= LongestName && IsCapitals(Form(colon))) colon++;
        if (colon == first || colon - first > LongestName || colon >= paragraph.End || Form(colon) is not ":" || s_labels.Contains(Form(first).ToString())) return null;
        int end = paragraph.End;
        while (end > colon + 1 && (Form(end - 1) is "." || (isQuoted && Form(end - 1) is "\"" or "”"))) end--;
        if (end <= colon + 1) return null;
        return new LinkedRuns(new Run(Role.Cue, colon, colon + 1), new Run(Role.Source, first, colon), [new Run(Role.Content, colon + 1, end)], 1);

        ReadOnlySpan<char> Form(int t) => tokens.Tokens[t].Span.In(text);
    }

    private static bool IsCapitals(ReadOnlySpan<char> form)
    {
        foreach (char c in form)
            if (!char.IsUpper(c) && c is not ('.' or '-' or '\'' or '’')) return false;
        return form.Length > 1 || form is ".";
    }
}
