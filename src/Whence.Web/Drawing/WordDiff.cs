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
        var pieces = new List<Piece>();
        var text = new StringBuilder();
        Side side = Side.Both;
        foreach (DiffPiece piece in diff.Lines)
        {
            Side next = piece.Type switch { ChangeType.Deleted => Side.Before, ChangeType.Inserted => Side.After, _ => Side.Both };
            if (next != side && text.Length > 0)
            {
                pieces.Add(new Piece(side, text.ToString()));
                text.Clear();
            }

            side = next;
            text.Append(piece.Text);
        }

        if (text.Length > 0) pieces.Add(new Piece(side, text.ToString()));
        return pieces;
    }
}
