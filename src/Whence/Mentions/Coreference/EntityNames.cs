using System.Text;

namespace Whence.Mentions.Coreference;

/// <summary>Names an entity as a reader would: by its fullest proper name, else its longest description.</summary>
internal static class EntityNames
{
    public static string Of(Phrases phrases, List<MentionDraft> drafts, IReadOnlyList<int> members)
    {
        MentionDraft best = drafts[members[0]];
        foreach (int member in members)
        {
            if (Weight(drafts[member]) > Weight(best))
                best = drafts[member];
        }

        // A country is called by the name that the text gives it most, a person or body by its fullest.
        if (best is { Kind: MentionKind.Name, Type: EntityType.Place })
        {
            best = members.Select(m => drafts[m]).Where(d => d.Kind == MentionKind.Name).GroupBy(d => string.Join(' ', d.Key), StringComparer.Ordinal)
                .MaxBy(g => (g.Count(), g.First().Key.Length))!.First();
        }

        return Clean(phrases, best.First, best.End, best.Kind == MentionKind.Name);
    }

    public static EntityType TypeOf(List<MentionDraft> drafts, IReadOnlyList<int> members)
    {
        var votes = new TypeVotes(drafts[members[0]]);
        foreach (int member in members.Skip(1))
            votes.Add(drafts[member]);
        return votes.Type;
    }

    private static int Weight(MentionDraft draft) => draft.Kind switch
    {
        MentionKind.Name => 10_000 + draft.Key.Length,
        // A description longer than a line is no name.
        MentionKind.Nominal => draft.End - draft.First is var length && length <= 12 ? 100 + length : 100,
        _ => 0,
    };

    /// <summary>The words with the white space of the text, line ends as spaces; a name without an opening "the" or a closing clitic.</summary>
    private static string Clean(Phrases phrases, int first, int end, bool isName)
    {
        if (isName && end - first > 1 && phrases.Forms[first] is "the" or "The")
            first++;
        while (end - first > 1 && phrases.Forms[end - 1] is "'s" or "’s" or "'" or "’" or "," or "\"" or "”")
            end--;
        var name = new StringBuilder();
        foreach (char c in phrases.Span(first, end).In(phrases.Text))
        {
            bool space = char.IsWhiteSpace(c);
            if (!space || (name.Length > 0 && name[^1] != ' '))
                name.Append(space ? ' ' : c);
        }

        return name.ToString();
    }
}
