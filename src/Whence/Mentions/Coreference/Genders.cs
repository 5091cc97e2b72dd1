using Whence.Mentions.Nominals;

namespace Whence.Mentions.Coreference;

/// <summary>Gives mentions their gender: by title, first name, or noun.</summary>
internal static class Genders
{
    public static void Mark(Phrases phrases, List<MentionDraft> drafts, GivenNames names)
    {
        // "Leslie" is no first name where a "John Leslie" is spoken of.
        HashSet<string> surnames = [.. drafts.Where(d => d is { Kind: MentionKind.Name, Type: EntityType.Person, Key.Length: > 1 }).Select(d => d.Key[^1])];
        foreach (MentionDraft draft in drafts)
        {
            if (draft.Kind == MentionKind.Nominal)
                draft.Gender = draft.Type == EntityType.Person ? Nouns.GenderOf(draft.Key[0]) : draft.Number == GrammaticalNumber.Plural ? Gender.Unknown : Gender.Neuter;
            else if (draft.Kind == MentionKind.Name)
                draft.Gender = draft.Type == EntityType.Person ? OfPerson(phrases, draft, names, surnames) : Gender.Neuter;
        }
    }

    private static Gender OfPerson(Phrases phrases, MentionDraft draft, GivenNames names, HashSet<string> surnames)
    {
        string before = draft.First > 0 ? phrases.Forms[draft.First - 1].TrimEnd('.').ToLowerInvariant() : "";
        Gender title = before switch
        {
            "mr" or "sir" or "lord" or "king" or "prince" or "pope" => Gender.Male,
            "mrs" or "ms" or "miss" or "queen" or "princess" or "lady" or "dame" or "madame" => Gender.Female,
            _ => Gender.Unknown,
        };
        if (title != Gender.Unknown)
            return title;
        foreach (string noun in draft.Descriptions)
        {
            if (Nouns.GenderOf(noun) is not Gender.Unknown and var gender)
                return gender;
        }

        if (draft.Key.Length > 1)
            return names.Of(draft.Key[0]);
        return draft.Key.Length == 1 && !surnames.Contains(draft.Key[0]) ? names.OfAlone(draft.Key[0]) : Gender.Unknown;
    }
}
