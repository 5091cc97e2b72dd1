namespace Whence.Corpus.Copies;

/// <summary>
/// MinHash (Broder 1997) of shingles with banding (Indyk and Motwani 1998), and hashes of whole sentences: proposes copies in a corpus of any size.
/// Adding an article costs the same at a thousand and at a million.
/// </summary>
/// <remarks>
/// 128 permutations as 64 bands of 2 rows: half of the pairs with resemblance .125 are found, .998 of those with .3.
/// An excerpt in a long text resembles it little; the sentences find it.
/// </remarks>
internal sealed class MinHashIndex
{
    private const int Bands = 64;
    private const int Rows = 2;

    /// <summary>Steps along one list of postings: a longer list is a set phrase.</summary>
    private const int MostSteps = 64;

    private static readonly ulong[] Seeds = MakeSeeds();

    private readonly PostingTable _bands = new();
    private readonly PostingTable _sentences = new();
    private int _count;

    /// <summary>Bytes held by the tables.</summary>
    public long Bytes => _bands.Bytes + _sentences.Bytes;

    /// <summary>Adds a text and returns the indexes of earlier added texts that may be its copies, ascending.</summary>
    public IReadOnlyList<int> Add(PreparedText text)
    {
        int index = _count++;
        var found = new SortedSet<int>();
        Span<ulong> least = stackalloc ulong[Bands * Rows];
        least.Fill(ulong.MaxValue);
        foreach (ulong shingle in text.Distinct)
        {
            for (int k = 0; k < least.Length; k++)
            {
                // Multiply-shift with an odd seed permutes well enough for minima and vectorises.
                ulong hash = (shingle ^ Seeds[k]) * Seeds[least.Length + k];
                if (hash < least[k]) least[k] = hash;
            }
        }

        if (text.Distinct.Count > 0)
            for (int band = 0; band < Bands; band++)
                _bands.Add(Shingles.Mix(Shingles.Mix(least[2 * band] ^ (ulong)band) ^ least[(2 * band) + 1]), index, MostSteps, found);
        foreach (ulong sentence in Shingles.OfSentences(text.Text).Distinct()) _sentences.Add(sentence, index, MostSteps, found);
        found.Remove(index);
        return [.. found];
    }

    private static ulong[] MakeSeeds()
    {
        var seeds = new ulong[2 * Bands * Rows];
        ulong state = 0x243F6A8885A308D3;
        for (int i = 0; i < seeds.Length; i++)
        {
            state = Shingles.Mix(state + 0x9E3779B97F4A7C15);
            seeds[i] = state | 1;
        }

        return seeds;
    }
}
