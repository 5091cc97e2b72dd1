using Whence.Models;

namespace Whence.Tests.Models;

public sealed class RecurrenceTests
{
    private const int Inputs = 16;

    private readonly ParameterSet _set = [];
    private readonly BiLstm _layer;

    public RecurrenceTests()
    {
        _layer = new BiLstm(_set, "layer", Inputs, 16);
        Numbers.Fill(_set);
        _set.Pack();
    }

    [Fact]
    public void The_order_by_time_has_the_running_sentences_first_and_no_padding()
    {
        var batch = new SequenceBatch([2, 4, 0, 3]);
        Assert.Equal([3, 3, 2, 1, 0], Enumerable.Range(0, 5).Select(batch.Running));
        Assert.Equal([2, 6, 0, 3, 7, 1, 4, 8, 5], batch.SentenceRows());
    }

    [Fact]
    public void A_sentence_has_the_same_bits_alone_and_in_any_batch()
    {
        int[] lengths = [3, 9, 1, 9, 4, 7, 2];
        Matrix inputs = Numbers.Random(lengths.Sum(), Inputs);
        Matrix together = Run(lengths, inputs);
        int start = 0;
        foreach (int length in lengths)
        {
            Matrix alone = Run([length], new Matrix(length, Inputs, inputs.RowRange(start, length).ToArray()));
            Assert.Equal(alone.Span.ToArray(), together.RowRange(start, length).ToArray());
            start += length;
        }
    }

    [Fact]
    public void Each_side_sees_only_its_side_of_the_sentence()
    {
        Matrix inputs = Numbers.Random(6, Inputs), changed = Numbers.Copy(inputs);
        changed.Row(3).Fill(9);
        Matrix before = Run([6], inputs), after = Run([6], changed);
        Assert.Equal(before.Row(2)[..16].ToArray(), after.Row(2)[..16].ToArray());
        Assert.NotEqual(before.Row(2)[16..].ToArray(), after.Row(2)[16..].ToArray());
        Assert.Equal(before.Row(4)[16..].ToArray(), after.Row(4)[16..].ToArray());
        Assert.NotEqual(before.Row(4)[..16].ToArray(), after.Row(4)[..16].ToArray());
    }

    [Fact]
    public void A_reader_computes_what_training_computes_but_for_rounding()
    {
        int[] lengths = [5, 12, 1, 12, 3];
        Matrix inputs = Numbers.Random(lengths.Sum(), Inputs);
        Matrix read = Run(lengths, inputs), trained = new(inputs.Rows, 32);
        using var workspace = new Workspace();
        var batch = new SequenceBatch(lengths);
        int[] rows = batch.SentenceRows();
        Matrix byTime = new(batch.Rows, Inputs), states = new(batch.Rows, 32);
        for (int row = 0; row < rows.Length; row++)
            inputs.Row(rows[row]).CopyTo(byTime.Row(row));
        foreach ((Lstm side, int column) in new[] { (_layer.Forth, 0), (_layer.Back, 16) })
        {
            Matrix gates = new(batch.Rows, 64);
            side.Project(byTime, gates);
            side.Recur(batch, gates, new Matrix(batch.Rows, 16), states, column);
        }

        for (int row = 0; row < rows.Length; row++)
            states.Row(row).CopyTo(trained.Row(rows[row]));
        for (int i = 0; i < read.Span.Length; i++)
            Assert.Equal(trained.Values[i], read.Values[i], 0.02f);
    }

    private Matrix Run(int[] lengths, Matrix bySentence)
    {
        using var workspace = new Workspace();
        var batch = new SequenceBatch(lengths);
        int[] rows = batch.SentenceRows();
        IntegerRows states = workspace.Units(batch.Rows, 32);
        Matrix result = new(batch.Rows, 32);
        _layer.Read(batch, workspace.Integers(bySentence), rows, states, workspace);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < 32; i++)
                result[rows[row], i] = IntegerRows.Unit(states.Row(row)[i]);
        }

        return result;
    }
}
