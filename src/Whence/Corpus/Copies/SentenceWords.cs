namespace Whence.Corpus.Copies;

/// <summary>The words of each sentence of a text, and the sentences of each word: made once a text, however many others it is compared with.</summary>
internal sealed class SentenceWords
{
    /// <summary>A word found in more sentences than this says nothing of which one is meant.</summary>
    private const int Common = 12;

    private readonly ulong[][] _sentences;

    /// <summary>The words, ascending; the sentences of word i are <c>_holders[_first[i].._first[i + 1]]</c>, none for a common word.</summary>
    private readonly ulong[] _words;
    private readonly int[] _first;
    private readonly int[] _holders;

    public SentenceWords(ComparedText text)
    {
        _sentences = new ulong[text.Sentences.Length][];
        var pairs = new List<(ulong Word, int Sentence)>(text.Words.Length);
        for (int s = 0; s < _sentences.Length; s++)
        {
            ComparedSentence sentence = text.Sentences[s];
            _sentences[s] = Distinct(text.Words[sentence.FirstWord..sentence.EndWord]);
            foreach (ulong word in _sentences[s]) pairs.Add((word, s));
        }

        pairs.Sort();
        List<ulong> words = [];
        List<int> first = [0], holders = [];
        for (int from = 0, to; from < pairs.Count; from = to)
        {
            for (to = from; to < pairs.Count && pairs[to].Word == pairs[from].Word; to++)
            {
            }

            if (to - from > Common) continue;
            words.Add(pairs[from].Word);
            for (int i = from; i < to; i++) holders.Add(pairs[i].Sentence);
            first.Add(holders.Count);
        }

        (_words, _first, _holders) = ([.. words], [.. first], [.. holders]);
    }

    public int Count => _sentences.Length;

    /// <summary>The distinct words of a sentence, ascending.</summary>
    public ReadOnlySpan<ulong> Of(int sentence) => _sentences[sentence];

    /// <summary>The sentences that hold <paramref name="word"/>, ascending; none for a common word.</summary>
    public ReadOnlySpan<int> Holding(ulong word)
    {
        int at = Array.BinarySearch(_words, word);
        return at < 0 ? [] : _holders.AsSpan(_first[at].._first[at + 1]);
    }

    /// <summary>Hashes that both hold; both ascend. Without branches: which is the smaller cannot be foretold.</summary>
    public static int InBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            ulong x = a[i], y = b[j];
            common += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += x >= y ? 1 : 0;
        }

        return common;
    }

    private static ulong[] Distinct(ReadOnlySpan<ulong> words)
    {
        ulong[] all = words.ToArray();
        Array.Sort(all);
        int kept = 0;
        for (int i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1]) all[kept++] = all[i];
        return kept == all.Length ? all : all[..kept];
    }
}
