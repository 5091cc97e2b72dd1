using System.Text;

namespace Whence.Articles.Metadata;

/// <summary>Compares titles by their words.</summary>
internal static class TitleWords
{
    /// <summary>Share of common words, 0 to 1: of the shorter one when it is at least three words, else of the longer.</summary>
    public static double Overlap(string? a, string? b)
    {
        HashSet<string> x = Split(a), y = Split(b);
        if (x.Count == 0 || y.Count == 0)
            return 0;
        int common = x.Count(y.Contains);
        int shorter = Math.Min(x.Count, y.Count);
        return common / (double)(shorter >= 3 ? shorter : Math.Max(x.Count, y.Count));
    }

    /// <summary>Letters and digits in lower case, one blank between words.</summary>
    public static string Flat(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var flat = new StringBuilder(text.Length);
        foreach (char c in text.Length > 2000 ? text.AsSpan(0, 2000) : text)
        {
            if (char.IsLetterOrDigit(c))
                flat.Append(char.ToLowerInvariant(c));
            else if (flat.Length > 0 && flat[^1] != ' ' && c is not ('\'' or '’' or '\u00AD' or '\u200B'))
                flat.Append(' ');
        }

        return flat.ToString().TrimEnd();
    }

    private static HashSet<string> Split(string? text) => [.. Flat(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
