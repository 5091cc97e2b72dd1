namespace Whence.Corpus.Sources;

/// <summary>Cuts a name or a description into words.</summary>
internal static class NameWords
{
    /// <summary>The words as printed, possessive 's and the last point of an abbreviation taken off, accents kept.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        int at = 0;
        while (at < name.Length)
        {
            if (!char.IsLetterOrDigit(name[at]))
            {
                at++;
                continue;
            }

            int start = at;
            while (at < name.Length && (char.IsLetterOrDigit(name[at]) || (IsInner(name[at]) && at + 1 < name.Length && char.IsLetterOrDigit(name[at + 1])))) at++;
            string word = name[start..at].Replace('’', '\'');
            if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
            if (word.Length > 0) words.Add(word);
        }

        return words;
    }

    /// <summary>Lower case without accents: "María" and "Maria" are one.</summary>
    public static string Fold(string word)
    {
        Span<char> folded = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        for (int i = 0; i < word.Length; i++) folded[i] = Plain(char.ToLowerInvariant(word[i]));
        return folded.ToString();
    }

    private static bool IsInner(char letter) => letter is '\'' or '’' or '.' or '-' or '&';

    // Only the Latin letters that news prints with and without accent; full normalisation would need globalization data.
    private static char Plain(char letter) => letter switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' or 'ā' => 'a',
        'é' or 'è' or 'ê' or 'ë' or 'ē' or 'ě' => 'e',
        'í' or 'ì' or 'î' or 'ï' or 'ī' => 'i',
        'ó' or 'ò' or 'ô' or 'ö' or 'õ' or 'ō' or 'ø' => 'o',
        'ú' or 'ù' or 'û' or 'ü' or 'ū' => 'u',
        'ç' or 'č' or 'ć' => 'c',
        'ñ' or 'ń' => 'n',
        'š' or 'ş' or 'ś' => 's',
        'ž' or 'ź' or 'ż' => 'z',
        'ý' => 'y',
        'ğ' => 'g',
        'ł' => 'l',
        _ => letter,
    };
}
