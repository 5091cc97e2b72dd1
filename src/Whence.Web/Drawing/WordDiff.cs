using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Whence.Web.Drawing;

/// <summary>What two texts share, word by word.</summary>
internal static class WordDiff
{
    /// <summary>Longest texts compared, in UTF-16 code units of both: the time grows with length times difference.</summary>
    private const int MostLength = 120_000;

    /// <summary>So few shared words between two rewritten stretches are chance: "the", "to", a full stop.</summary>
    private const int ChanceWords = 2;

    /// <summary>A stretch of so many words is rewritten, not corrected.</summary>
    private const int RewrittenWords = 3;

    public enum Side
    {
        Both,
        Before,
        After,
    }

    public sealed record Piece(Side Of, string Text);

    /// <summary>The pieces of both texts in order; beyond the limit the rest is left out.</summary>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        DiffPaneModel diff = new InlineDiffBuilder(new Differ()).BuildDiffModel(
            before[..Math.Min(before.Length, MostLength / 2)], after[..Math.Min(after.Length, MostLength / 2)], ignoreWhitespace: false, ignoreCase: false, new WordChunker());
        // Blanks first: word by word, two rewritten sentences share every blank between their words.
        return Pieces(Joined(Joined(Stretches(diff), (all, i) => Words(all[i].Before) == 0), IsChance));
    }

    /// <summary>Shared and changed stretches in turn; a changed one has both of its sides.</summary>
    private static List<(bool IsShared, string Before, string After)> Stretches(DiffPaneModel diff)
    {
        var stretches = new List<(bool IsShared, string Before, string After)>();
        StringBuilder before = new(), after = new();
        bool shared = true;
        foreach (DiffPiece piece in diff.Lines)
        {
            if (shared != (piece.Type == ChangeType.Unchanged) && before.Length + after.Length > 0)
            {
                stretches.Add((shared, before.ToString(), after.ToString()));
                before.Clear();
                after.Clear();
            }

            shared = piece.Type == ChangeType.Unchanged;
            if (piece.Type != ChangeType.Inserted) before.Append(piece.Text);
            if (piece.Type != ChangeType.Deleted) after.Append(piece.Text);
        }

        if (before.Length + after.Length > 0) stretches.Add((shared, before.ToString(), after.ToString()));
        return stretches;
    }

    // A shared stretch between two changed ones becomes a part of the change where it is shared by chance.
    private static List<(bool IsShared, string Before, string After)> Joined(List<(bool IsShared, string Before, string After)> stretches, Func<List<(bool IsShared, string Before, string After)>, int, bool> isChance)
    {
        var joined = new List<(bool IsShared, string Before, string After)>();
        StringBuilder before = new(), after = new();
        for (int i = 0; i < stretches.Count; i++)
        {
            (bool shared, string left, string right) = stretches[i];
            bool keeps = shared && !(i > 0 && i + 1 < stretches.Count && isChance(stretches, i));
            if (keeps)
            {
                Flush();
                joined.Add(stretches[i]);
                continue;
            }

            before.Append(left);
            after.Append(right);
        }

        Flush();
        return joined;

        void Flush()
        {
            if (before.Length + after.Length > 0) joined.Add((false, before.ToString(), after.ToString()));
            before.Clear();
            after.Clear();
        }
    }

    private static List<Piece> Pieces(List<(bool IsShared, string Before, string After)> stretches)
    {
        var pieces = new List<Piece>();
        foreach ((bool shared, string before, string after) in stretches)
        {
            if (shared) pieces.Add(new Piece(Side.Both, before));
            if (!shared && before.Length > 0) pieces.Add(new Piece(Side.Before, before));
            if (!shared && after.Length > 0) pieces.Add(new Piece(Side.After, after));
        }

        return pieces;
    }

    private static bool IsChance(List<(bool IsShared, string Before, string After)> stretches, int at) =>
        Words(stretches[at].Before) <= ChanceWords && IsRewritten(stretches[at - 1]) && IsRewritten(stretches[at + 1]);

    private static bool IsRewritten((bool IsShared, string Before, string After) stretch) => Math.Max(Words(stretch.Before), Words(stretch.After)) >= RewrittenWords;

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));
}
