using Whence.Text;

namespace Whence.Corpus.Copies;

/// <summary>Finds the longest stretches of words that a later text shares with an earlier one.</summary>
internal static class SharedRuns
{
    /// <summary>Runs of at least <see cref="Shingles.Width"/> words, in the order of the later text, as word indexes.</summary>
    public static List<Run> Find(ComparedText earlier, ulong[] earlierShingles, ComparedText later, ulong[] laterShingles)
    {
        var first = new Dictionary<ulong, int>(earlierShingles.Length);
        for (int i = earlierShingles.Length - 1; i >= 0; i--)
            if (earlierShingles[i] != 0) first[earlierShingles[i]] = i;

        var runs = new List<Run>();
        ReadOnlySpan<ulong> a = earlier.Words, b = later.Words;
        int expected = -1, used = 0;
        for (int j = 0; j < laterShingles.Length; j++)
        {
            ulong shingle = laterShingles[j];
            if (shingle == 0 || !first.TryGetValue(shingle, out int i)) continue;

            // A repeated phrase is taken where it goes on from the run before.
            if (expected >= 0 && expected < earlierShingles.Length && earlierShingles[expected] == shingle) i = expected;
            int back = 0;
            while (i - back > 0 && j - back > used && a[i - back - 1] == b[j - back - 1]) back++;
            int length = Shingles.Width;
            while (i + length < a.Length && j + length < b.Length && a[i + length] == b[j + length]) length++;
            runs.Add(new Run(i - back, j - back, length + back));
            j += length - 1;
            used = j + 1;
            expected = i + length;
        }

        return runs;
    }

    /// <summary>The runs as passages, broken at sentence ends of the later text so that a passage never joins two paragraphs.</summary>
    public static IEnumerable<SharedPassage> Passages(ComparedText earlier, ComparedText later, IEnumerable<Run> runs)
    {
        foreach (Run run in runs)
        {
            yield return new SharedPassage(
                new TextSpan(earlier.Spans[run.Earlier].Start, earlier.Spans[run.Earlier + run.Length - 1].End),
                new TextSpan(later.Spans[run.Later].Start, later.Spans[run.Later + run.Length - 1].End),
                Exact: true);
        }
    }
}

/// <summary>Words <c>[Later, Later + Length)</c> of the later text equal those at <paramref name="Earlier"/> of the earlier one.</summary>
internal readonly record struct Run(int Earlier, int Later, int Length);
