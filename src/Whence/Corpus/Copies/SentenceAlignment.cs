namespace Whence.Corpus.Copies;

/// <summary>Pairs the sentences of a later text with those of an earlier one, also where words were changed.</summary>
internal static class SentenceAlignment
{
    /// <summary>Share of the words of the shorter sentence that the longer one must hold.</summary>
    private const double Enough = 0.7;

    /// <summary>Sentences that share most, of which the best is taken.</summary>
    private const int Tried = 3;

    /// <summary>For each sentence of <paramref name="later"/> the index of its like in <paramref name="earlier"/>, or -1.</summary>
    public static int[] Align(SentenceWords earlier, SentenceWords later)
    {
        var aligned = new int[later.Count];
        var shared = new int[earlier.Count];
        var touched = new List<int>();
        for (int s = 0; s < aligned.Length; s++)
        {
            foreach (ulong word in later.Of(s))
            {
                foreach (int holder in earlier.Holding(word))
                    if (shared[holder]++ == 0) touched.Add(holder);
            }

            aligned[s] = Best(earlier, later.Of(s), shared, touched);
            foreach (int holder in touched) shared[holder] = 0;
            touched.Clear();
        }

        return aligned;
    }

    private static int Best(SentenceWords earlier, ReadOnlySpan<ulong> words, int[] shared, List<int> touched)
    {
        int best = -1;
        double most = 0;
        touched.Sort();
        Span<int> tried = stackalloc int[Tried];
        int count = 0;
        foreach (int candidate in touched)
        {
            // By what is shared, then by place.
            int at = count;
            while (at > 0 && shared[tried[at - 1]] < shared[candidate]) at--;
            if (at == Tried) continue;
            count = Math.Min(count + 1, Tried);
            tried[at..(count - 1)].CopyTo(tried[(at + 1)..]);
            tried[at] = candidate;
        }

        foreach (int candidate in tried[..count])
        {
            if (shared[candidate] < 2) continue;
            ReadOnlySpan<ulong> others = earlier.Of(candidate);
            int common = SentenceWords.InBoth(words, others);
            int shorter = Math.Min(words.Length, others.Length);
            int longer = Math.Max(words.Length, others.Length);

            // A short heading inside a long sentence is no copy of it: the longer must be half covered too.
            double score = (double)common / shorter;
            if (shorter < 6 || score < Enough || common * 2 < longer || score <= most) continue;
            most = score;
            best = candidate;
        }

        return best;
    }
}
