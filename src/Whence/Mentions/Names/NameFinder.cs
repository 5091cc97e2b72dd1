using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>Finds the names of a document. Sentences pass through the encoder together; what one gets does not depend on which others share its batch.</summary>
internal sealed class NameFinder(NameModel model)
{
    // A longer sentence is read in pieces.
    private const int LongestPiece = 200;
    private const int RowsPerBatch = 1536;

    // How far the scores of a capitalised word go towards their mean over the document: one name, one class.
    private const float DocumentShare = 0.3f;

    /// <summary>The names, in text order.</summary>
    /// <param name="sentences">The words of each sentence; tokens are numbered through.</param>
    public List<NameSpan> Find(IReadOnlyList<string[]> sentences)
    {
        int[][][] signs = model.Signs.Of(sentences);
        List<Piece> pieces = Cut(sentences);
        int tokens = sentences.Sum(sentence => sentence.Length);
        var scores = new Matrix(tokens, NameLabels.All.Count);
        var words = new Dictionary<string, NameWord>(StringComparer.Ordinal);
        for (int first = 0; first < pieces.Count;)
        {
            int end = first;
            for (int rows = 0; end < pieces.Count && (end == first || rows + pieces[end].Length <= RowsPerBatch); end++)
                rows += pieces[end].Length;
            Score(pieces[first..end], sentences, signs, words, scores);
            first = end;
        }

        ShareWithinDocument(sentences, scores);
        var names = new List<NameSpan>();
        var labels = new int[LongestPiece];
        foreach (Piece piece in pieces)
        {
            Span<int> own = labels.AsSpan(0, piece.Length);
            model.Chain.Decode(scores, piece.FirstToken, own);
            NameLabels.Collect(own, piece.FirstToken, names);
        }

        return names;
    }

    private static List<Piece> Cut(IReadOnlyList<string[]> sentences)
    {
        var pieces = new List<Piece>();
        int token = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int at = 0; at < sentences[s].Length; at += LongestPiece)
                pieces.Add(new Piece(s, at, Math.Min(LongestPiece, sentences[s].Length - at), token + at));
            token += sentences[s].Length;
        }

        return pieces;
    }

    private void Score(List<Piece> pieces, IReadOnlyList<string[]> sentences, int[][][] signs, Dictionary<string, NameWord> words, Matrix scores)
    {
        using var workspace = new Workspace();
        var batch = new SequenceBatch([.. pieces.Select(piece => piece.Length)]);
        int[] byTime = batch.SentenceRows();
        Matrix bySentence = workspace.Take(batch.Rows, NameModel.InputWidth);
        for (int p = 0; p < pieces.Count; p++)
        {
            for (int i = 0; i < pieces[p].Length; i++)
            {
                string form = sentences[pieces[p].Sentence][pieces[p].Start + i];
                if (!words.TryGetValue(form, out NameWord? word))
                    words[form] = word = model.WordOf(form);
                model.Embed(word, signs[pieces[p].Sentence][pieces[p].Start + i], bySentence.Row(batch.Starts[p] + i));
            }
        }

        Matrix input = workspace.Take(batch.Rows, NameModel.InputWidth);
        Matrix first = workspace.Take(batch.Rows, model.First.Outputs);
        Matrix second = workspace.Take(batch.Rows, model.Second.Outputs);
        Matrix both = workspace.Take(batch.Rows, model.Scores.Inputs);
        Matrix result = workspace.Take(batch.Rows, model.Scores.Outputs);
        for (int row = 0; row < byTime.Length; row++)
            bySentence.Row(byTime[row]).CopyTo(input.Row(row));
        model.First.Forward(batch, input, first, workspace);
        model.Second.Forward(batch, first, second, workspace);
        for (int row = 0; row < byTime.Length; row++)
        {
            second.Row(row).CopyTo(both.Row(byTime[row]));
            bySentence.Row(byTime[row]).CopyTo(both.Row(byTime[row])[second.Columns..]);
        }

        model.Scores.Forward(both, result);
        for (int p = 0; p < pieces.Count; p++)
            result.RowRange(batch.Starts[p], pieces[p].Length).CopyTo(scores.RowRange(pieces[p].FirstToken, pieces[p].Length));
    }

    /// <summary>Moves the scores of each capitalised form towards their mean over the document.</summary>
    private static void ShareWithinDocument(IReadOnlyList<string[]> sentences, Matrix scores)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        int token = 0;
        foreach (string word in sentences.SelectMany(sentence => sentence))
        {
            if (char.IsUpper(word[0]) && word.Length > 1)
            {
                if (!rows.TryGetValue(word, out List<int>? list))
                    rows[word] = list = [];
                list.Add(token);
            }

            token++;
        }

        var mean = new float[scores.Columns];
        foreach (List<int> same in rows.Values.Where(list => list.Count > 1))
        {
            mean.AsSpan().Clear();
            foreach (int row in same)
                VectorMath.AddScaled(scores.Row(row), DocumentShare / same.Count, mean);
            foreach (int row in same)
            {
                VectorMath.Scale(scores.Row(row), 1 - DocumentShare);
                VectorMath.Add(mean, scores.Row(row));
            }
        }
    }

    private readonly record struct Piece(int Sentence, int Start, int Length, int FirstToken);
}
