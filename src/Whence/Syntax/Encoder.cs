using Whence.Models;

namespace Whence.Syntax;

/// <summary>Runs the sentences of a batch through the encoder.</summary>
/// <remarks>
/// What the first layer is told of a word depends on its form alone, so it is computed once for each form of the batch: half the words of a news article
/// are forms seen before in it.
/// </remarks>
internal sealed class Encoder(ParserModel model, Workspace workspace)
{
    /// <summary>The form at a position of a sentence of the batch.</summary>
    public delegate ReadOnlySpan<char> FormAt(int sentence, int position);

    /// <summary>Gives the states of all words, [rows by sentence × outputs].</summary>
    public Matrix Encode(SequenceBatch batch, FormAt formAt)
    {
        int[] types = Types(batch, formAt, out List<WordFeatures> forms);
        Matrix inputs = workspace.Take(forms.Count, ParserModel.InputWidth);
        for (int i = 0; i < forms.Count; i++)
            model.Embed(forms[i], inputs.Row(i));

        int[] byTime = batch.SentenceRows();
        Matrix projected = workspace.Take(forms.Count, 4 * ParserModel.Units);
        Matrix gates = workspace.Take(batch.Rows, 4 * ParserModel.Units);
        Matrix cells = workspace.Take(batch.Rows, ParserModel.Units);
        Matrix between = workspace.Take(batch.Rows, model.First.Outputs);
        foreach ((Lstm side, int column) in new[] { (model.First.Forth, 0), (model.First.Back, ParserModel.Units) })
        {
            side.Project(inputs, projected);
            for (int row = 0; row < byTime.Length; row++)
                projected.Row(types[byTime[row]]).CopyTo(gates.Row(row));
            side.Recur(batch, gates, cells, between, column);
        }

        Matrix states = workspace.Take(batch.Rows, model.Second.Outputs);
        foreach ((Lstm side, int column) in new[] { (model.Second.Forth, 0), (model.Second.Back, ParserModel.Units) })
        {
            side.Project(between, gates);
            side.Recur(batch, gates, cells, states, column);
        }

        Matrix bySentence = workspace.Take(batch.Rows, states.Columns);
        for (int row = 0; row < byTime.Length; row++)
            states.Row(row).CopyTo(bySentence.Row(byTime[row]));
        return bySentence;
    }

    private int[] Types(SequenceBatch batch, FormAt formAt, out List<WordFeatures> forms)
    {
        forms = [];
        var types = new int[batch.Rows];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int sentence = 0; sentence < batch.Count; sentence++)
        {
            for (int position = 0; position < batch.Lengths[sentence]; position++)
            {
                ReadOnlySpan<char> form = formAt(sentence, position);
                if (!lookup.TryGetValue(form, out int type))
                {
                    type = forms.Count;
                    lookup[form] = type;
                    forms.Add(WordFeatures.Of(form, model));
                }

                types[batch.Starts[sentence] + position] = type;
            }
        }

        return types;
    }
}
