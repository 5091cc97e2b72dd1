using Whence.Articles;

namespace Whence.Corpus.Sources;

/// <summary>Which articles hold which runs of letters and digits: a name is then looked for where it can be, and not in every text.</summary>
internal sealed class WordPlaces
{
    private readonly Dictionary<string, List<int>> _articles = new(StringComparer.Ordinal);
    private readonly int[] _all;

    public WordPlaces(IReadOnlyList<Article> articles)
    {
        _all = [.. Enumerable.Range(0, articles.Count)];
        var lookup = _articles.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < articles.Count; i++)
        {
            ReadOnlySpan<char> text = articles[i].Text;
            for (int at = 0; Next(text, ref at, out ReadOnlySpan<char> run);)
            {
                if (!lookup.TryGetValue(run, out List<int>? holders)) lookup[run] = holders = [];
                if (holders.Count == 0 || holders[^1] != i) holders.Add(i);
            }
        }
    }

    /// <summary>Articles in which <paramref name="phrase"/> may stand with no letter or digit right before or behind it, ascending: those that hold the rarest of its runs.</summary>
    public IReadOnlyList<int> Of(string phrase)
    {
        List<int>? rarest = null;
        var lookup = _articles.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = 0; Next(phrase, ref at, out ReadOnlySpan<char> run);)
        {
            if (!lookup.TryGetValue(run, out List<int>? holders)) return [];
            if (rarest is null || holders.Count < rarest.Count) rarest = holders;
        }

        return rarest is null ? _all : rarest;
    }

    private static bool Next(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> run)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
        int start = at;
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        run = text[start..at];
        return run.Length > 0;
    }
}
