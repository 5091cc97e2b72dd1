using Whence.Articles;

namespace Whence.Corpus.Sources;

/// <summary>Reads from the words beside a name whom the person speaks for: "White House spokesman John Kirby", "Elvis Amoroso, who heads the council".</summary>
/// <remarks>An apposition is read by words alone, so that it works where no layer knows the person.</remarks>
internal sealed class Affiliations(IReadOnlyList<Article> articles)
{
    private const int MostBefore = 8;
    private const int MostAfter = 12;

    private readonly Dictionary<string, SourceName?> _known = [];
    private WordPlaces? _places;

    /// <summary>What the articles say beside a person, who is found by the last word of the name; null when they say nothing.</summary>
    public SourceName? OfPerson(string name)
    {
        string person = PersonIn(name);
        SourceName? beside = Beside(NameWords.Of(person).LastOrDefault(w => char.IsUpper(w[0])) ?? "", person);
        if (person.Length == name.Length) return beside;

        // The name itself carries a title: "Port Authority spokeswoman Anna Berg".
        SourceName own = SourceName.Of(name.Replace(person, " ", StringComparison.Ordinal));
        return beside is null ? own : beside with { Countries = beside.Countries.Union(own.Countries), Body = beside.Body.Union(own.Body) };
    }

    /// <summary>The personal name in "spokeswoman Anna Berg of the Port Authority".</summary>
    public static string PersonIn(string name)
    {
        string head = name;
        foreach (string cut in (ReadOnlySpan<string>)[",", " of ", " from ", " at ", " who "])
        {
            int at = head.IndexOf(cut, StringComparison.Ordinal);
            if (at > 0 && head[..at].Any(char.IsUpper)) head = head[..at];
        }

        string[] words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int last = Array.FindLastIndex(words, w => char.IsLower(w[0]) && !IsParticle(w));
        return last >= 0 && last + 1 < words.Length ? string.Join(' ', words[(last + 1)..]) : head;
    }

    private static bool IsParticle(string word) => word is "al" or "bin" or "de" or "der" or "von" or "van" or "da" or "di" or "la" or "el" or "ben" or "ibn" or "du" or "dos";

    /// <summary>What the articles say beside a body, which is found by its whole name: "the National Cyber Security Centre, part of GCHQ".</summary>
    public SourceName? OfBody(string name) => Beside(name, name);

    private SourceName? Beside(string last, string name)
    {
        if (last.Length < 3) return null;
        if (_known.TryGetValue(last, out SourceName? known)) return known;
        var beside = new List<string>();
        foreach (int article in (_places ??= new WordPlaces(articles)).Of(last))
        {
            string text = articles[article].Text;
            int found = 0;
            for (int at = text.IndexOf(last, StringComparison.Ordinal); at >= 0 && found < 8; at = text.IndexOf(last, at + last.Length, StringComparison.Ordinal))
            {
                int end = at + last.Length;
                if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]))) continue;
                found++;
                if (last != name && Before(text, at) is { Length: > 0 } before) beside.Add(before);
                if (After(text, end) is { Length: > 0 } after) beside.Add(after);
            }
        }

        SourceName[] parts = [.. beside.Distinct().Select(SourceName.Of).Where(p => !p.Countries.IsEmpty || !p.Body.IsEmpty)];
        SourceName? all = parts.Length == 0 ? null : parts[0] with
        {
            Countries = [.. parts.SelectMany(p => p.Countries)],
            Body = [.. parts.SelectMany(p => p.Body).Where(w => !NameWords.Fold(name).Contains(w, StringComparison.Ordinal))],
        };
        _known[last] = all;
        return all;
    }

    /// <summary>The title before a name: capitals, offices and "of the" back to the first other word.</summary>
    private static string Before(string text, int at)
    {
        int start = at;
        int words = 0;
        bool comma = false;
        while (words < MostBefore)
        {
            int end = start;
            while (end > 0 && text[end - 1] is ' ' or '(') end--;
            bool afterComma = end > 0 && text[end - 1] == ',' && !comma && words <= 3;
            if (afterComma) end--;
            int begin = end;
            while (begin > 0 && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] is '\'' or '’' or '.' or '-')) begin--;

            // "press secretary, Brigadier General Ryder": only an office goes on over a comma.
            if (afterComma && !IsOffice(NameWords.Fold(text[begin..end]))) break;
            comma |= afterComma;
            if (begin == end || text[end - 1] == '.' && end - begin > 4) break;
            string word = text[begin..end];
            if (!char.IsUpper(word[0]) && !IsOffice(NameWords.Fold(word))) break;
            start = begin;
            words++;
        }

        return text[start..at];
    }

    /// <summary>The apposition after a name, up to the next comma.</summary>
    private static string After(string text, int at)
    {
        bool apposition = at + 1 < text.Length && text[at] == ',' && text[at + 1] == ' ';
        bool ofHouse = text.AsSpan(at).StartsWith(" of ", StringComparison.Ordinal) || text.AsSpan(at).StartsWith(" from ", StringComparison.Ordinal);
        if (!apposition && !ofHouse) return "";
        int end = at + 1, words = 0;
        while (end < text.Length && words < (ofHouse ? 7 : MostAfter) && text[end] is not (',' or ';' or '\n' or '"' or '“'))
        {
            if (text[end] == ' ')
            {
                words++;
                if (ofHouse && words > 2 && end + 1 < text.Length && char.IsLower(text[end + 1]) && !IsOffice(WordAt(text, end + 1))) break;
            }

            if (text[end] == '.' && (end + 1 >= text.Length || text[end + 1] is ' ' or '\n') && end - at > 3 && !char.IsUpper(text[end - 1])) break;
            end++;
        }

        return text[(at + 1)..end];
    }

    private static string WordAt(string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return NameWords.Fold(text[at..end]);
    }

    private static bool IsOffice(string word) => Roles.Of(SourceName.Singular(word)) is not null || word is
        "spokesman" or "spokeswoman" or "spokesperson" or "head" or "chief" or "leader" or "candidate" or "secretary" or "president" or "director" or "deputy" or "of" or "the"
        or "press" or "national" or "security" or "foreign" or "defence" or "defense" or "opposition" or "former" or "general" or "counsel" or "prime" or "vice"
        or "council" or "electoral" or "ministry" or "agency" or "department" or "government" or "party" or "company" or "chairman" or "counsel" or "interior"
        or "affairs" or "for" or "and" or "senior" or "adviser" or "advisor" or "interim" or "acting" or "regional" or "governor" or "mayor";
}
