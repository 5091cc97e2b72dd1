using Whence.Models;

namespace Whence.Syntax;

/// <summary>What the encoder's first layer computes of single forms, before it looks at their neighbours. Of frequent words it is kept, for all articles and threads.</summary>
internal sealed class FrequentForms(ParserModel model)
{
    // The vocabulary begins with the most frequent words: these are nine tenths of the known words of news, and take 12 MB at most.
    private const int Kept = 4096;

    private readonly float[]?[] _kept = new float[Kept][];

    /// <summary>Writes what the inputs of the first layer add to its gates, a row for each form.</summary>
    /// <param name="forms">Forms as <see cref="WordFeatures.Normalize(ReadOnlySpan{char})"/> gives them.</param>
    /// <param name="forth">[forms × 4 units], of the layer's forward side.</param>
    /// <param name="back">The same of its backward side.</param>
    public void Project(List<string> forms, Matrix forth, Matrix back, Workspace workspace)
    {
        var missing = new List<(int Form, int Word)>();
        for (int i = 0; i < forms.Count; i++)
        {
            int word = model.Words.RowOf(forms[i]);
            if (word is > Vocabulary.Unknown and < Kept && Volatile.Read(ref _kept[word]) is { } gates)
            {
                gates.AsSpan(0, forth.Columns).CopyTo(forth.Row(i));
                gates.AsSpan(forth.Columns).CopyTo(back.Row(i));
            }
            else
            {
                missing.Add((i, word));
            }
        }

        Matrix inputs = workspace.Take(missing.Count, ParserModel.InputWidth);
        for (int row = 0; row < missing.Count; row++)
            model.Embed(WordFeatures.OfNormal(forms[missing[row].Form], missing[row].Word, model), inputs.Row(row));
        IntegerRows integers = workspace.Integers(inputs);
        Matrix newForth = workspace.Take(missing.Count, forth.Columns), newBack = workspace.Take(missing.Count, back.Columns);
        model.First.Forth.Project(integers, newForth);
        model.First.Back.Project(integers, newBack);
        for (int row = 0; row < missing.Count; row++)
        {
            (int form, int word) = missing[row];
            newForth.Row(row).CopyTo(forth.Row(form));
            newBack.Row(row).CopyTo(back.Row(form));
            if (word is > Vocabulary.Unknown and < Kept)
                Volatile.Write(ref _kept[word], [.. newForth.Row(row), .. newBack.Row(row)]);
        }
    }
}
