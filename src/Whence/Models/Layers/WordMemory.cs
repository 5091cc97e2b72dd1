using System.Collections.Concurrent;

namespace Whence.Models;

/// <summary>
/// What is computed of a word alone, kept for all articles and threads. The first words that come are kept, so that it cannot grow without end; half the
/// words of news are the same hundred.
/// </summary>
/// <param name="compute">Computes it, the same each time.</param>
internal sealed class WordMemory<T>(Func<string, T> compute)
    where T : class
{
    /// <summary>Words kept.</summary>
    public const int Most = 16_384;

    /// <summary>Longest word kept, UTF-16 units.</summary>
    public const int LongestWord = 40;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Of(string word) => _known.TryGetValue(word, out T? known) ? known : Keep(word);

    public T Of(ReadOnlySpan<char> word) => _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out T? known) ? known : Keep(word.ToString());

    private T Keep(string word)
    {
        T computed = compute(word);
        if (word.Length <= LongestWord && Volatile.Read(ref _count) < Most && _known.TryAdd(word, computed))
            Interlocked.Increment(ref _count);
        return computed;
    }
}
