using System.Numerics;

namespace Whence.Corpus.Copies;

/// <summary>The 5-word shingles (Broder 1997) of a text outside quotations.</summary>
internal static class Shingles
{
    /// <summary>Words a shingle. Shorter ones meet by chance, longer ones lose edited copies.</summary>
    public const int Width = 5;

    /// <summary>Hash of the shingle that begins at each word; 0 where a quotation or the end of the text cuts it.</summary>
    public static ulong[] At(ComparedText text)
    {
        ReadOnlySpan<ulong> words = text.Words;
        ReadOnlySpan<bool> quoted = text.Quoted;
        var at = new ulong[words.Length];
        int free = 0;
        for (int i = words.Length - 1; i >= 0; i--)
        {
            free = quoted[i] ? 0 : free + 1;
            if (free < Width) continue;
            ulong hash = 0;
            for (int j = 0; j < Width; j++) hash = Mix(hash ^ words[i + j]);
            at[i] = hash == 0 ? 1 : hash;
        }

        return at;
    }

    /// <summary>Hashes of whole sentences of 8 words or more that are not mostly quotation: they find a short excerpt in a long text.</summary>
    public static ulong[] OfSentences(ComparedText text)
    {
        var hashes = new List<ulong>(text.Sentences.Length);
        foreach (ComparedSentence sentence in text.Sentences)
        {
            if (sentence.Length < 8) continue;
            int quoted = 0;
            ulong hash = (ulong)sentence.Length;
            for (int i = sentence.FirstWord; i < sentence.EndWord; i++)
            {
                if (text.Quoted[i]) quoted++;
                hash = Mix(hash ^ text.Words[i]);
            }

            if (quoted * 2 <= sentence.Length) hashes.Add(hash);
        }

        return [.. hashes];
    }

    /// <summary>A bijective mixer of 64 bits (the finaliser of MurmurHash3).</summary>
    public static ulong Mix(ulong hash)
    {
        hash = BitOperations.RotateLeft(hash, 23) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
