using System.Collections.Immutable;
using Whence.Attributions.Features;
using Whence.Attributions.Quotations;
using Whence.Attributions.Tagging;

namespace Whence.Attributions.Linking;

/// <summary>Hashed features of a cue and a run that may be its source or content.</summary>
internal sealed class PairFeatures(Tree tree, QuotationLayer quotations, ImmutableArray<int> sentenceOf)
{
    /// <summary>Rows of the weight table of each role.</summary>
    public const int Rows = 1 << 14;

    /// <summary>Features of each pair.</summary>
    public const int Count = 13;

    private const int PathLength = 4;

    /// <param name="cue">The cue.</param>
    /// <param name="run">The run that it may govern.</param>
    /// <param name="runs">All runs of the neighbourhood in text order.</param>
    /// <param name="rows">Receives <see cref="Count"/> rows.</param>
    public void Of(Run cue, Run run, IReadOnlyList<Run> runs, Span<int> rows)
    {
        int side = run.First < cue.First ? 0 : 1;
        int from = side == 0 ? run.End : cue.End, to = side == 0 ? cue.First : run.First;
        int gap = Math.Max(0, to - from);
        (int cues, int sources, int contents) = Between(runs, from, to);
        int between = (cues * 9) + (sources * 3) + contents;
        int sentences = Math.Min(3, Math.Abs(sentenceOf[run.First] - sentenceOf[cue.First]));
        int cueHead = HeadOf(cue), runHead = HeadOf(run);
        int path = Path(runHead, cue, cueHead, run);
        int lemma = tree.Lemmas[cueHead], tag = tree.Tags[cueHead];
        int place = (int)quotations.States[run.First].Place, cuePlace = (int)quotations.States[cue.First].Place;
        int edges = gap == 0 ? 0 : 1 + (tree.Tags[from] * Codes.Tags) + tree.Tags[to - 1];
        int near = (Codes.Step(gap) * 2) + side;

        rows[0] = Hash(0, near, 0);
        rows[1] = Hash(1, (between * 2) + side, 0);
        rows[2] = Hash(2, (between * 2) + side, sentences);
        rows[3] = Hash(3, edges, side);
        rows[4] = Hash(4, (place * 4) + cuePlace, (sentences * 2) + side);
        rows[5] = Hash(5, path, 0);
        rows[6] = Hash(6, path, between);
        rows[7] = Hash(7, lemma, side);
        rows[8] = Hash(8, tag, (place * 2) + side);
        rows[9] = Hash(9, path, tag);
        rows[10] = Hash(10, (Codes.Step(run.Length) * 2) + side, sentences);
        rows[11] = Hash(11, near, between);
        rows[12] = Hash(12, tree.Governors[runHead] >= cue.First && tree.Governors[runHead] < cue.End ? 1 + tree.Links[runHead] : 0, side);
    }

    /// <summary>Rows that say "none of them": for a cue that may have no source.</summary>
    public void OfNone(Run cue, int candidates, Span<int> rows)
    {
        int head = HeadOf(cue);
        rows.Fill(Hash(20, 0, 0));
        rows[1] = Hash(21, tree.Lemmas[head], 0);
        rows[2] = Hash(22, tree.Tags[head], tree.Relations[head]);
        rows[3] = Hash(23, Math.Min(candidates, 4), 0);
        rows[4] = Hash(24, tree.Tags[cue.First], cue.Length > 1 ? 1 : 0);
    }

    /// <summary>The token of the run that hangs outside it: its head.</summary>
    private int HeadOf(Run run)
    {
        int t = run.First;
        for (int step = 0; step < run.Length; step++)
        {
            int head = tree.Heads[t];
            if (head < run.First || head >= run.End) return t;
            t = head;
        }

        return run.First;
    }

    /// <summary>Relations from the run's head up to the cue, or from the cue up to the run, or over a word above both; 0 when far.</summary>
    private int Path(int runHead, Run cue, int cueHead, Run run)
    {
        int up = 17;
        int a = runHead;
        for (int i = 0; i < PathLength && a >= 0; i++)
        {
            up = (up * 67) + tree.Relations[a];
            a = tree.Heads[a];
            if (a >= cue.First && a < cue.End) return (up << 2) | 1;
        }

        int down = 19;
        int b = cueHead;
        for (int i = 0; i < PathLength && b >= 0; i++)
        {
            down = (down * 67) + tree.Relations[b];
            b = tree.Heads[b];
            if (b >= run.First && b < run.End) return (down << 2) | 2;
        }

        a = runHead;
        up = 23;
        for (int i = 0; i < 3 && a >= 0; i++)
        {
            up = (up * 67) + tree.Relations[a];
            a = tree.Heads[a];
            b = cueHead;
            down = 29;
            for (int j = 0; j < 3 && b >= 0; j++)
            {
                down = (down * 67) + tree.Relations[b];
                b = tree.Heads[b];
                if (a == b && a >= 0) return (((up * 31) + down) << 2) | 3;
            }
        }

        return 0;
    }

    private static (int Cues, int Sources, int Contents) Between(IReadOnlyList<Run> runs, int from, int to)
    {
        int cues = 0, sources = 0, contents = 0;
        foreach (Run run in runs)
        {
            if (run.First < from) continue;
            if (run.First >= to) break;
            if (run.Role == Role.Cue) cues++;
            else if (run.Role == Role.Source) sources++;
            else contents++;
        }

        return (Math.Min(cues, 2), Math.Min(sources, 2), Math.Min(contents, 2));
    }

    private static int Hash(int template, int a, int b)
    {
        uint h = ((uint)template * 0x9E3779B1u) ^ ((uint)a * 0x85EBCA77u) ^ ((uint)b * 0xC2B2AE3Du);
        h ^= h >> 15;
        h *= 0x2C1B3C6Du;
        h ^= h >> 13;
        return (int)(h % Rows);
    }
}
