using Whence.Articles;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>Whether a text shows reporting of its own outlet: "told Harbour Post", "Harbour Post has learned", "our reporter saw".</summary>
internal static class OwnReporting
{
    private static readonly string[] Selves = ["our reporter", "our correspondent", "this newspaper has", "told this newspaper", "seen by this newspaper"];

    private static readonly string[] After = [" has learned", " has learnt", " has seen", " has obtained", " found", " has found", " reviewed", " has reviewed", " saw", " understands", " can reveal"];

    private static readonly string[] Before = ["told ", "shown to ", "seen by ", "obtained by ", "reviewed by ", "interview with "];

    /// <summary>Whether <paramref name="article"/> shows reporting by <paramref name="outlet"/>.</summary>
    public static bool Shows(Article article, PressName outlet)
    {
        string text = article.Text;
        if (Array.Exists(Selves, s => text.Contains(s, StringComparison.OrdinalIgnoreCase))) return true;
        string name = outlet.Printed;
        if (name.Length == 0) return false;
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = text.AsSpan(at + name.Length), head = text.AsSpan(0, at);
            if (head.EndsWith("the ", StringComparison.OrdinalIgnoreCase)) head = head[..^4];
            foreach (string words in After)
                if (rest.StartsWith(words, StringComparison.Ordinal)) return true;
            foreach (string words in Before)
                if (head.EndsWith(words, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
