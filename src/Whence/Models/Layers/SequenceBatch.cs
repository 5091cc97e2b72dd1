namespace Whence.Models;

/// <summary>
/// Sentences that pass through a recurrent layer together, so that each step of the recurrence is a product of matrices and not of a matrix and a vector.
/// Two orders of the same rows are used. <em>By sentence</em>: the tokens of the first sentence, then of the second ... <em>By time</em>: the first tokens
/// of all sentences, then all second tokens ...; in each step the longest sentence stands first, so that the sentences still running are the first rows and
/// nothing is padded.
/// </summary>
internal sealed class SequenceBatch
{
    private readonly int[] _byLength;
    private readonly int[] _stepStarts;

    /// <param name="lengths">Tokens of each sentence.</param>
    public SequenceBatch(ReadOnlySpan<int> lengths)
    {
        Lengths = lengths.ToArray();
        Starts = new int[lengths.Length + 1];
        for (int i = 0; i < lengths.Length; i++)
            Starts[i + 1] = Starts[i] + lengths[i];
        _byLength = new int[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
            _byLength[i] = i;
        Array.Sort(_byLength, (a, b) => Lengths[a] != Lengths[b] ? Lengths[b].CompareTo(Lengths[a]) : a.CompareTo(b));
        Steps = lengths.Length == 0 ? 0 : Lengths[_byLength[0]];
        _stepStarts = new int[Steps + 1];
        int running = lengths.Length;
        for (int step = 0; step < Steps; step++)
        {
            while (running > 0 && Lengths[_byLength[running - 1]] <= step)
                running--;
            _stepStarts[step + 1] = _stepStarts[step] + running;
        }
    }

    public int[] Lengths { get; }

    /// <summary>The first row of each sentence in the order by sentence, and after the last the number of rows.</summary>
    public int[] Starts { get; }

    /// <summary>Sentences in the batch.</summary>
    public int Count => Lengths.Length;

    /// <summary>Tokens in the batch.</summary>
    public int Rows => Starts[^1];

    /// <summary>Length of the longest sentence.</summary>
    public int Steps { get; }

    /// <summary>The first row of <paramref name="step"/> in the order by time.</summary>
    public int StepStart(int step) => _stepStarts[step];

    /// <summary>Sentences longer than <paramref name="step"/>.</summary>
    public int Running(int step) => step < Steps ? _stepStarts[step + 1] - _stepStarts[step] : 0;

    /// <summary>For each row of the order by time, the row of the same token in the order by sentence.</summary>
    public int[] SentenceRows()
    {
        var rows = new int[Rows];
        for (int step = 0, row = 0; step < Steps; step++)
        {
            for (int i = 0; i < Running(step); i++)
                rows[row++] = Starts[_byLength[i]] + step;
        }

        return rows;
    }
}
