using Whence.Claims;
using Whence.Corpus.Copies;

namespace Whence.Corpus.Origins;

/// <summary>Finds the quoted words of claims: two articles that print six of them in a row quote one utterance, whatever they call who spoke.</summary>
internal sealed class SharedQuotations(IReadOnlyList<ComparedText> texts)
{
    /// <summary>Words in a row. Fewer are a set phrase.</summary>
    private const int Width = 6;

    /// <summary>Hashes of the runs of quoted words in the content of <paramref name="claim"/>, or null without one: most claims quote nothing.</summary>
    public HashSet<ulong>? In(int article, Claim claim)
    {
        HashSet<ulong>? runs = null;
        ComparedText text = texts[article];
        foreach (var span in claim.Content)
        {
            int first = FirstAt(text, span.Start), end = FirstAt(text, span.End);
            for (int i = first, quoted = 0; i < end; i++)
            {
                quoted = text.Quoted[i] ? quoted + 1 : 0;
                if (quoted < Width) continue;
                ulong hash = 0;
                for (int j = i - Width + 1; j <= i; j++) hash = Shingles.Mix(hash ^ text.Words[j]);
                (runs ??= []).Add(hash);
            }
        }

        return runs;
    }

    private static int FirstAt(ComparedText text, int position)
    {
        int low = 0, high = text.Spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (text.Spans[middle].Start < position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
