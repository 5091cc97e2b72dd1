namespace Whence.Models;

/// <summary>
/// Names the character n-grams of a word by hash buckets, so that an unseen word is made of seen parts (Bojanowski et al. 2017). The bucket is FNV-1a over
/// UTF-16 units with a final mix, for FNV alone leaves the low bits of short strings alike.
/// </summary>
internal static class CharacterNgrams
{
    /// <summary>Longest word read whole; of a longer one, such as a URL, both ends count.</summary>
    public const int LongestWord = 40;

    private const int Shortest = 2;
    private const int Longest = 4;

    /// <summary>Adds the buckets, each in [0, <paramref name="buckets"/>), of all n-grams of 2 to 4 characters of <c>&lt;word&gt;</c> and of the whole word.</summary>
    public static void Collect(ReadOnlySpan<char> word, int buckets, List<int> target)
    {
        Span<char> framed = stackalloc char[LongestWord + 2];
        framed[0] = '<';
        int length = Math.Min(word.Length, LongestWord);
        if (word.Length <= LongestWord)
        {
            word.CopyTo(framed[1..]);
        }
        else
        {
            word[..(LongestWord / 2)].CopyTo(framed[1..]);
            word[^(LongestWord / 2)..].CopyTo(framed[(1 + (LongestWord / 2))..]);
        }

        framed[length + 1] = '>';
        framed = framed[..(length + 2)];
        for (int start = 0; start < framed.Length; start++)
        {
            uint hash = Fnv.Offset;
            for (int i = 0; i < Longest && start + i < framed.Length; i++)
            {
                hash = Fnv.Add(hash, framed[start + i]);
                if (i + 1 >= Shortest)
                    target.Add((int)(Fnv.Mix(hash) % (uint)buckets));
            }
        }

        if (framed.Length > Longest)
            target.Add(Bucket(framed, buckets));
    }

    /// <summary>The bucket of one string, in [0, <paramref name="buckets"/>).</summary>
    public static int Bucket(ReadOnlySpan<char> text, int buckets)
    {
        uint hash = Fnv.Offset;
        foreach (char c in text)
            hash = Fnv.Add(hash, c);
        return (int)(Fnv.Mix(hash) % (uint)buckets);
    }

    private static class Fnv
    {
        public const uint Offset = 2166136261;

        public static uint Add(uint hash, char c) => unchecked((((hash ^ (c & 0xFFu)) * 16777619) ^ (uint)(c >> 8)) * 16777619);

        public static uint Mix(uint hash)
        {
            unchecked
            {
                hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
                hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
                return hash ^ (hash >> 16);
            }
        }
    }
}
