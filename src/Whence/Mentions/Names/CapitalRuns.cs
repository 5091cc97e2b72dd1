namespace Whence.Mentions.Names;

/// <summary>Names without a model: runs of capitalised words, their class guessed from the words in and around them. The floor that the trained finder must beat.</summary>
internal static class CapitalRuns
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sir", "President", "Minister", "Gen.", "Gov.", "Sen.", "Rep.", "King", "Prince", "Pope", "Professor", "Secretary", "Chancellor", "Col.", "Judge",
    };

    private static readonly HashSet<string> OrganizationWords = new(StringComparer.Ordinal)
    {
        "Agency", "Ministry", "Department", "University", "Party", "Council", "Committee", "Commission", "Bank", "Inc.", "Corp.", "Ltd.", "Co.", "Union", "Association", "Court", "Police", "Army", "Navy", "News",
        "Times", "Post", "Institute", "Organization", "Authority", "Group", "Office", "Bureau", "Force", "Forces", "House", "Senate", "Congress", "Parliament", "Journal", "Press", "Network", "Company", "Reuters",
    };

    public static List<NameSpan> Find(Phrases phrases)
    {
        var names = new List<NameSpan>();
        for (int i = 0; i < phrases.Count; i++)
        {
            if (!IsName(phrases, i))
                continue;
            int end = i + 1;
            while (end < phrases.Count && phrases.SentenceOf(end) == phrases.SentenceOf(i) && (IsName(phrases, end) || Joins(phrases, end)))
                end++;
            names.Add(new NameSpan(i, end, ClassOf(phrases, i, end)));
            i = end;
        }

        return names;
    }

    private static bool IsName(Phrases phrases, int i)
    {
        string form = phrases.Forms[i];
        if (!char.IsUpper(form[0]) || form is "I" || Titles.Contains(form))
            return false;
        bool opens = i == 0 || phrases.SentenceOf(i - 1) != phrases.SentenceOf(i) || !char.IsLetterOrDigit(phrases.Forms[i - 1][^1]);
        return phrases.Word(i).Upos == "PROPN" || (!opens && phrases.Word(i).Upos is "X") || (OrganizationWords.Contains(form) && phrases.Word(i).Upos != "X");
    }

    private static bool Joins(Phrases phrases, int i) =>
        phrases.Forms[i] is "of" or "-" or "&" or "al" or "bin" or "de" or "van" or "von" && i + 1 < phrases.Count && phrases.SentenceOf(i + 1) == phrases.SentenceOf(i) && IsName(phrases, i + 1);

    private static NameClass ClassOf(Phrases phrases, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (OrganizationWords.Contains(phrases.Forms[i]))
                return NameClass.Organization;
        }

        if (first > 0 && (Titles.Contains(phrases.Forms[first - 1]) || phrases.Forms[first - 1] is "spokesman" or "spokeswoman" or "analyst"))
            return NameClass.Person;
        if (first > 0 && phrases.Forms[first - 1] is "in" or "at" or "from" or "near")
            return NameClass.Location;
        return end - first >= 2 ? NameClass.Person : phrases.Forms[first].Length > 1 && char.IsUpper(phrases.Forms[first][1]) ? NameClass.Organization : NameClass.Location;
    }
}
