using Whence.Articles.Html.Blocks;

namespace Whence.Training.Articles;

/// <summary>Trains <see cref="BlockEvidence"/>: logistic regression over hashed words, one pass after another with steps that shrink word by word (AdaGrad).</summary>
internal static class EvidenceTraining
{
    private const int Passes = 4;
    private const double Step = 0.15;
    private const double Decay = 2e-3;

    /// <summary>A word that fewer sites use says something of a site and not of articles.</summary>
    private const int FewestSites = 3;

    /// <summary>Blocks of one page after another; a block has a label, a weight and its slots.</summary>
    public static BlockEvidence Train(IReadOnlyList<(string Site, (sbyte Label, float Weight, int[] Slots)[] Blocks)> pages)
    {
        bool[] known = Known(pages);
        (sbyte Label, float Weight, int[] Slots)[] blocks = [.. pages.SelectMany(p => p.Blocks)];
        var weights = new double[known.Length];
        var squares = new double[known.Length];
        double start = 0, startSquares = 0;
        // A stride that shares no factor with the count visits every block once, neighbours far apart.
        long stride = 7_919;
        while (blocks.Length % stride == 0)
            stride += 2;
        for (int pass = 0; pass < Passes; pass++)
        {
            for (long n = 0; n < blocks.Length; n++)
            {
                (sbyte label, float weight, int[] slots) = blocks[(int)(n * stride % blocks.Length)];
                double sum = start;
                foreach (int slot in slots)
                    sum += weights[slot];
                double gradient = weight * ((1 / (1 + Math.Exp(-sum))) - label);
                startSquares += gradient * gradient;
                start -= Step * gradient / Math.Sqrt(1 + startSquares);
                foreach (int slot in slots)
                {
                    if (!known[slot])
                        continue;
                    double slope = gradient + (Decay * weights[slot]);
                    squares[slot] += slope * slope;
                    weights[slot] -= Step * slope / Math.Sqrt(1 + squares[slot]);
                }
            }
        }

        return new BlockEvidence([.. weights.Select(w => (float)w)]);
    }

    private static bool[] Known(IReadOnlyList<(string Site, (sbyte Label, float Weight, int[] Slots)[] Blocks)> pages)
    {
        var sites = new int[2 * BlockEvidence.Slots];
        var last = new int[sites.Length];
        int number = 0;
        foreach (var site in pages.GroupBy(p => p.Site, StringComparer.Ordinal))
        {
            number++;
            foreach (int slot in site.SelectMany(p => p.Blocks).SelectMany(b => b.Slots))
            {
                if (last[slot] == number)
                    continue;
                last[slot] = number;
                sites[slot]++;
            }
        }

        return [.. sites.Select(s => s >= FewestSites)];
    }
}
