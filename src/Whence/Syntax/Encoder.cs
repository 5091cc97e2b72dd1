using Whence.Models;

namespace Whence.Syntax;

/// <summary>Runs the sentences of a batch through the encoder.</summary>
/// <remarks>
/// What the first layer is told of a word depends on its form alone, so it is computed once for each form of the batch, and for frequent words once for all:
/// half the words of a news article are forms seen before in it, and of the others most are frequent.
/// </remarks>
internal sealed class Encoder(ParserModel model, KnownForms known, Workspace workspace)
{
    /// <summary>The form at a position of a sentence of the batch.</summary>
    public delegate ReadOnlySpan<char> FormAt(int sentence, int position);

    /// <summary>Gives the states of all words, [rows by sentence × outputs].</summary>
    public IntegerRows Encode(SequenceBatch batch, FormAt formAt)
    {
        int[] byTime = batch.SentenceRows();
        int[] types = Types(batch, formAt, out List<string> forms);
        int[] typesByTime = Array.ConvertAll(byTime, row => types[row]);
        Matrix forth = workspace.Take(forms.Count, 4 * model.Sizes.Units), back = workspace.Take(forms.Count, 4 * model.Sizes.Units);
        known.Project(forms, forth, back, workspace);
        IntegerRows between = workspace.Units(batch.Rows, model.First.Outputs), states = workspace.Units(batch.Rows, model.Second.Outputs);
        model.First.Forth.Recur(batch, forth, typesByTime, between, 0, workspace);
        model.First.Back.Recur(batch, back, typesByTime, between, model.Sizes.Units, workspace);
        model.Second.Read(batch, between, [], states, workspace);

        IntegerRows bySentence = workspace.Units(batch.Rows, states.Columns);
        for (int row = 0; row < byTime.Length; row++)
            states.Row(row).CopyTo(bySentence.Row(byTime[row]));
        return bySentence;
    }

    // Numbers the forms of the batch.
    private static int[] Types(SequenceBatch batch, FormAt formAt, out List<string> forms)
    {
        forms = [];
        var types = new int[batch.Rows];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int sentence = 0; sentence < batch.Count; sentence++)
        {
            for (int position = 0; position < batch.Lengths[sentence]; position++)
            {
                ReadOnlySpan<char> form = formAt(sentence, position);
                if (!lookup.TryGetValue(form, out int type))
                {
                    type = forms.Count;
                    lookup[form] = type;
                    forms.Add(WordFeatures.Normalize(form));
                }

                types[batch.Starts[sentence] + position] = type;
            }
        }

        return types;
    }
}
