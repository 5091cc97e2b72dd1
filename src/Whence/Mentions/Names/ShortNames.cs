namespace Whence.Mentions.Names;

/// <summary>Corrects the type of a name's short form: "Kyodo" is an organization in an article that also names the Kyodo News Agency and no person of that name.</summary>
internal static class ShortNames
{
    /// <summary>Gives each one-word name the organization's type when every longer name that begins with the word is one.</summary>
    public static void Retype(List<MentionDraft> names)
    {
        var longer = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (MentionDraft name in names)
        {
            if (name.Key.Length > 1)
            {
                foreach (string word in name.Key.Take(name.Type == EntityType.Person ? name.Key.Length : 1))
                {
                    longer[word] = longer.GetValueOrDefault(word, true) && name.Type == EntityType.Organization;
                }
            }
        }

        foreach (MentionDraft name in names)
        {
            if (name is { Key.Length: 1, Type: EntityType.Person or EntityType.Other, IsDemonym: false } && longer.GetValueOrDefault(name.Key[0]))
            {
                name.Type = EntityType.Organization;
            }
        }
    }
}
