namespace Whence.Cli.Commands;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The word of <paramref name="known"/> that is two edits away at most (Levenshtein 1966), or null.</summary>
    public static string? For(string typed, IEnumerable<string> known) =>
        typed.Length > 40 ? null : known.Select(k => (Word: k, Distance: Distance(typed, k))).Where(k => k.Distance <= 2 && k.Distance < k.Word.Length).OrderBy(k => k.Distance).Select(k => k.Word).FirstOrDefault();

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
