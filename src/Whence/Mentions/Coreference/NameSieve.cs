namespace Whence.Mentions.Coreference;

/// <summary>Joins names that name the same: equal names, aliases and acronyms, a person's last name with the full one, a short name of an organization with the long one.</summary>
internal sealed class NameSieve(List<MentionDraft> drafts, Clusters clusters)
{
    // How many people before and after a short name are looked at: keeps the time linear.
    private const int PeopleAround = 300;

    public void Run()
    {
        List<int> names = [.. Enumerable.Range(0, drafts.Count).Where(i => drafts[i].Kind == MentionKind.Name && drafts[i].Key.Length > 0)];
        JoinEqual(names);
        JoinAcronyms(names);
        JoinPeople(names);
        JoinOrganizations(names);
    }

    private void JoinEqual(List<int> names)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int name in names)
        {
            MentionDraft draft = drafts[name];
            // Equal words of one kind: "Iranian" never joins with "Iran", a person "Jordan" not with the country.
            string key = $"{(draft.IsDemonym ? 'n' : draft.Type == EntityType.Person ? 'p' : 'o')}{Aliases.Of(draft.Key)}";
            if (!first.TryAdd(key, name))
                clusters.Join(first[key], name);
        }
    }

    private void JoinAcronyms(List<int> names)
    {
        var spelled = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int name in names)
        {
            MentionDraft draft = drafts[name];
            if (draft.Key.Length < 2 || draft.Type == EntityType.Person)
                continue;
            IEnumerable<string> words = draft.Key.Where(word => char.IsLetter(word[0]));
            spelled.TryAdd(string.Concat(words.Where(word => word is not ("of" or "the" or "and" or "for" or "in" or "de" or "on")).Select(word => word[0])), name);
            spelled.TryAdd(string.Concat(words.Select(word => word[0])), name);
        }

        foreach (int name in names)
        {
            if (drafts[name].Key.Length == 1 && drafts[name].Key[0].Length is >= 2 and <= 7 && drafts[name].Type != EntityType.Person && spelled.TryGetValue(drafts[name].Key[0], out int full))
                clusters.Join(full, name);
        }
    }

    /// <summary>"Rouhani" joins the nearest person before it that has the name as last or first word; where there is none, the first after it.</summary>
    private void JoinPeople(List<int> names)
    {
        List<int> people = [.. names.Where(name => drafts[name].Type == EntityType.Person)];
        for (int i = 0; i < people.Count; i++)
        {
            string[] key = drafts[people[i]].Key;
            if (key.Length > 1 && !IsShort(key))
                continue;
            int found = Nearest(people, i, key);
            if (found >= 0)
                clusters.Join(found, people[i]);
        }

        // "Ann B. Vale" and "Ann Vale".
        var byEnds = new Dictionary<(string, string), int>();
        foreach (int person in people.Where(person => drafts[person].Key.Length > 1))
        {
            (string, string) ends = (drafts[person].Key[0], drafts[person].Key[^1]);
            if (!byEnds.TryAdd(ends, person))
                clusters.Join(byEnds[ends], person);
        }
    }

    private static bool IsShort(string[] key) => key.Length == 3 && key[1] == "-";

    private int Nearest(List<int> people, int at, string[] key)
    {
        for (int j = at - 1; j >= Math.Max(0, at - PeopleAround); j--)
        {
            if (IsPart(key, drafts[people[j]].Key))
                return people[j];
        }

        for (int j = at + 1; j < Math.Min(people.Count, at + PeopleAround); j++)
        {
            if (IsPart(key, drafts[people[j]].Key))
                return people[j];
        }

        return -1;
    }

    private static bool IsPart(string[] part, string[] whole) =>
        whole.Length > part.Length && (whole.AsSpan()[^part.Length..].SequenceEqual(part) || (part[0].Length > 1 && whole.AsSpan(0, part.Length).SequenceEqual(part)));

    /// <summary>"Kyodo" joins "Kyodo News Agency"; "Defense Ministry" joins "Ministry of Defense".</summary>
    private void JoinOrganizations(List<int> names)
    {
        List<int> organizations = [.. names.Where(name => drafts[name].Type is EntityType.Organization or EntityType.Facility or EntityType.Product or EntityType.Event)];
        var byWords = new Dictionary<string, int>(StringComparer.Ordinal);
        var byFirst = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int name in organizations)
        {
            string[] key = drafts[name].Key;
            if (key.Length < 2)
                continue;
            string bag = string.Join(' ', key.Where(word => word is not ("of" or "the" or "for" or "'s")).Order(StringComparer.Ordinal));
            if (!byWords.TryAdd(bag, name))
                clusters.Join(byWords[bag], name);
            byFirst.TryAdd(key[0], name);
        }

        foreach (int name in organizations)
        {
            string[] key = drafts[name].Key;
            if (key.Length == 1 && key[0].Length > 2 && byFirst.TryGetValue(key[0], out int full) && drafts[full].Type == drafts[name].Type && key[0] is not ("national" or "international" or "ministry" or "university" or "new" or "united"))
                clusters.Join(full, name);
        }
    }
}
