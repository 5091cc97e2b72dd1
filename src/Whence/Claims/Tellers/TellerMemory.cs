using System.Collections.Immutable;

namespace Whence.Claims.Tellers;

/// <summary>The tellers that the text has named so far, each with the tellers above it: what "the agency", "the source" and "he" can point back to.</summary>
internal sealed class TellerMemory
{
    private readonly List<Entry> entries = [];

    /// <summary>A teller at the place where it told.</summary>
    /// <param name="Who">The teller.</param>
    /// <param name="Above">The stated tellers above it, outermost first.</param>
    /// <param name="Sentence">Index of the sentence.</param>
    /// <param name="Paragraph">Index of the paragraph.</param>
    public sealed record Entry(Teller Who, ImmutableArray<Teller> Above, int Sentence, int Paragraph);

    /// <summary>Remembers a chain of tellers, outermost first.</summary>
    public void Add(IReadOnlyList<Teller> chain, int sentence, int paragraph)
    {
        for (int k = 0; k < chain.Count; k++) entries.Add(new Entry(chain[k], [.. chain.Take(k)], sentence, paragraph));
    }

    /// <summary>The latest entry that fits, looking back over a bounded number of tellers; null when there is none.</summary>
    public Entry? Last(Func<Entry, bool> fits)
    {
        const int Reach = 200;
        for (int i = entries.Count - 1; i >= 0 && i >= entries.Count - Reach; i--)
        {
            if (fits(entries[i])) return entries[i];
        }

        return null;
    }
}
