using System.Collections.Immutable;

namespace Whence.Corpus.Groups;

/// <summary>The propositions of one corpus with their words as numbers, so that comparing two of them allocates nothing.</summary>
/// <remarks>Numbers follow the ordinal order of the words: sums over common words add up in the same order as over the words themselves.</remarks>
internal sealed class PropositionTable
{
    private readonly double[] _weights;
    private readonly int[] _claims;
    private readonly bool[] _digits;
    private readonly NumberedProposition[] _all;

    public PropositionTable(IReadOnlyList<Proposition> propositions)
    {
        var weights = new WordWeights(propositions);
        string[] words = [.. propositions.SelectMany(Slots).SelectMany(slot => slot).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (int i = 0; i < words.Length; i++) numbers[words[i]] = i;
        _weights = Array.ConvertAll(words, weights.Of);
        _claims = Array.ConvertAll(words, weights.Claims);
        _digits = Array.ConvertAll(words, w => char.IsAsciiDigit(w[0]));
        _all = [.. propositions.Select(p => Number(p, numbers))];
    }

    /// <summary>Numbers of words are below this.</summary>
    public int WordCount => _weights.Length;

    public int Count => _all.Length;

    public NumberedProposition this[int index] => _all[index];

    /// <summary>See <see cref="WordWeights.Of"/>.</summary>
    public double WeightOf(int word) => _weights[word];

    /// <summary>Claims that hold the word.</summary>
    public int ClaimsOf(int word) => _claims[word];

    /// <summary>Whether the word begins with a digit.</summary>
    public bool IsNumber(int word) => _digits[word];

    private static ImmutableArray<string>[] Slots(Proposition p) => [p.Words, p.Predicates, p.Subject, p.Objects, p.Teller];

    private NumberedProposition Number(Proposition p, Dictionary<string, int> numbers)
    {
        int[] Of(ImmutableArray<string> slot)
        {
            var found = new int[slot.Length];
            for (int i = 0; i < found.Length; i++) found[i] = numbers[slot[i]];
            return found;
        }

        int[] words = Of(p.Words);
        double sum = 0;
        bool digits = false;
        for (int i = 0; i < words.Length; i++)
        {
            sum += p.Emphasis[i] * _weights[words[i]];
            digits |= _digits[words[i]];
        }

        return new NumberedProposition(p, words, [.. p.Emphasis])
        {
            Predicates = Of(p.Predicates),
            Subject = Of(p.Subject),
            Objects = Of(p.Objects),
            Teller = Of(p.Teller),
            Sum = sum,
            HasNumbers = digits,
        };
    }
}

/// <summary>A proposition with its words as numbers, ascending, and what follows from it alone worked out once.</summary>
/// <param name="Of">The proposition.</param>
/// <param name="Words">See <see cref="Proposition.Words"/>.</param>
/// <param name="Emphasis">See <see cref="Proposition.Emphasis"/>.</param>
internal sealed record NumberedProposition(Proposition Of, int[] Words, double[] Emphasis)
{
    public required int[] Predicates { get; init; }

    public required int[] Subject { get; init; }

    public required int[] Objects { get; init; }

    public required int[] Teller { get; init; }

    /// <summary>What it says in all: weight by emphasis, over its words.</summary>
    public required double Sum { get; init; }

    /// <summary>Whether one of its words begins with a digit.</summary>
    public required bool HasNumbers { get; init; }
}
