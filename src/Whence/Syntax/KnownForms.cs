using Whence.Models;

namespace Whence.Syntax;

/// <summary>
/// What the encoder is told of single forms, kept for all articles and threads: the inputs of the first layer for every form that comes often enough, and
/// what the layer makes of them, before it looks at their neighbours, for the most frequent words.
/// </summary>
internal sealed class KnownForms(ParserModel model)
{
    // The vocabulary begins with the most frequent words: these are nine tenths of the known words of news, and take 12 MB at most.
    private const int Frequent = 4096;

    private readonly WordMemory<Form> _known = new(form => new Form(form, model));

    /// <summary>Writes what the inputs of the first layer add to its gates, a row for each form.</summary>
    /// <param name="forms">Forms as <see cref="WordFeatures.Normalize(ReadOnlySpan{char})"/> gives them.</param>
    /// <param name="forth">[forms × 4 units], of the layer's forward side.</param>
    /// <param name="back">The same of its backward side.</param>
    public void Project(List<string> forms, Matrix forth, Matrix back, Workspace workspace)
    {
        var missing = new List<(int Row, Form Form)>();
        for (int i = 0; i < forms.Count; i++)
        {
            Form form = _known.Of(forms[i]);
            if (Volatile.Read(ref form.Gates) is { } gates)
            {
                gates.AsSpan(0, forth.Columns).CopyTo(forth.Row(i));
                gates.AsSpan(forth.Columns).CopyTo(back.Row(i));
            }
            else
            {
                missing.Add((i, form));
            }
        }

        IntegerRows inputs = workspace.Scaled(missing.Count, ParserModel.InputWidth);
        for (int i = 0; i < missing.Count; i++)
        {
            missing[i].Form.Inputs.CopyTo(inputs.Row(i));
            inputs.Scales[i] = missing[i].Form.Scale;
        }

        Matrix newForth = workspace.Take(missing.Count, forth.Columns), newBack = workspace.Take(missing.Count, back.Columns);
        model.First.Forth.Project(inputs, newForth);
        model.First.Back.Project(inputs, newBack);
        for (int i = 0; i < missing.Count; i++)
        {
            (int row, Form form) = missing[i];
            newForth.Row(i).CopyTo(forth.Row(row));
            newBack.Row(i).CopyTo(back.Row(row));
            if (form.IsFrequent)
                Volatile.Write(ref form.Gates, [.. newForth.Row(i), .. newBack.Row(i)]);
        }
    }

    private sealed class Form
    {
        /// <summary>What the first layer makes of it, its forward side and its backward side; null until it was needed, and for words that are not frequent.</summary>
        public float[]? Gates;

        public Form(string normal, ParserModel model)
        {
            int word = model.Words.RowOf(normal);
            IsFrequent = word is > Vocabulary.Unknown and < Frequent;
            Span<float> vector = stackalloc float[ParserModel.InputWidth];
            model.Embed(WordFeatures.OfNormal(normal, word, model), vector);
            var scale = new float[1];
            new IntegerRows(1, ParserModel.InputWidth, Inputs, scale).Write(0, vector);
            Scale = scale[0];
        }

        public bool IsFrequent { get; }

        /// <summary>The first layer's inputs, as <see cref="IntegerRows"/> hold them.</summary>
        public byte[] Inputs { get; } = new byte[ParserModel.InputWidth];

        public float Scale { get; }
    }
}
