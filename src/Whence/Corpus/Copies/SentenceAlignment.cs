namespace Whence.Corpus.Copies;

/// <summary>Pairs the sentences of a later text with those of an earlier one, also where words were changed.</summary>
internal static class SentenceAlignment
{
    /// <summary>Share of the words of the shorter sentence that the longer one must hold.</summary>
    private const double Enough = 0.7;

    /// <summary>A word found in more sentences than this says nothing of which one is meant.</summary>
    private const int Common = 12;

    /// <summary>For each sentence of <paramref name="later"/> the index of its like in <paramref name="earlier"/>, or -1.</summary>
    public static int[] Align(ComparedText earlier, ComparedText later)
    {
        Dictionary<ulong, List<int>> places = Places(earlier);
        var aligned = new int[later.Sentences.Length];
        var shared = new Dictionary<int, int>();
        for (int s = 0; s < aligned.Length; s++)
        {
            shared.Clear();
            ComparedSentence sentence = later.Sentences[s];
            foreach (ulong word in WordsOf(later, sentence))
                if (places.TryGetValue(word, out List<int>? holders) && holders.Count <= Common)
                    foreach (int holder in holders) shared[holder] = shared.GetValueOrDefault(holder) + 1;

            aligned[s] = Best(earlier, later, sentence, shared);
        }

        return aligned;
    }

    private static int Best(ComparedText earlier, ComparedText later, ComparedSentence sentence, Dictionary<int, int> shared)
    {
        int best = -1;
        double most = 0;
        HashSet<ulong>? words = null;
        foreach ((int candidate, int count) in shared.OrderByDescending(x => x.Value).ThenBy(x => x.Key).Take(3))
        {
            if (count < 2) continue;
            words ??= WordsOf(later, sentence);
            HashSet<ulong> others = WordsOf(earlier, earlier.Sentences[candidate]);
            int common = words.Count(others.Contains);
            int shorter = Math.Min(words.Count, others.Count);
            int longer = Math.Max(words.Count, others.Count);

            // A short heading inside a long sentence is no copy of it: the longer must be half covered too.
            double score = (double)common / shorter;
            if (shorter < 6 || score < Enough || common * 2 < longer || score <= most) continue;
            most = score;
            best = candidate;
        }

        return best;
    }

    private static Dictionary<ulong, List<int>> Places(ComparedText text)
    {
        var places = new Dictionary<ulong, List<int>>();
        for (int s = 0; s < text.Sentences.Length; s++)
        {
            foreach (ulong word in WordsOf(text, text.Sentences[s]))
            {
                if (!places.TryGetValue(word, out List<int>? holders)) places[word] = holders = [];
                if (holders.Count <= Common) holders.Add(s);
            }
        }

        return places;
    }

    private static HashSet<ulong> WordsOf(ComparedText text, ComparedSentence sentence)
    {
        var words = new HashSet<ulong>();
        for (int i = sentence.FirstWord; i < sentence.EndWord; i++) words.Add(text.Words[i]);
        return words;
    }
}
