using Whence.Models;

namespace Whence.Tests.Models;

public sealed class RecurrenceTests
{
    private readonly ParameterSet _set = [];
    private readonly BiLstm _layer;

    public RecurrenceTests()
    {
        _layer = new BiLstm(_set, "layer", 5, 16);
        Numbers.Fill(_set);
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
        Matrix inputs = Numbers.Random(lengths.Sum(), 5);
        Matrix together = Run(lengths, inputs);
        int start = 0;
        foreach (int length in lengths)
        {
            Matrix alone = Run([length], new Matrix(length, 5, inputs.RowRange(start, length).ToArray()));
            Assert.Equal(alone.Span.ToArray(), together.RowRange(start, length).ToArray());
            start += length;
        }
    }

    [Fact]
    public void Each_side_sees_only_its_side_of_the_sentence()
    {
        Matrix inputs = Numbers.Random(6, 5), changed = Numbers.Copy(inputs);
        changed.Row(3).Fill(9);
        Matrix before = Run([6], inputs), after = Run([6], changed);
        Assert.Equal(before.Row(2)[..16].ToArray(), after.Row(2)[..16].ToArray());
        Assert.NotEqual(before.Row(2)[16..].ToArray(), after.Row(2)[16..].ToArray());
        Assert.Equal(before.Row(4)[16..].ToArray(), after.Row(4)[16..].ToArray());
        Assert.NotEqual(before.Row(4)[..16].ToArray(), after.Row(4)[..16].ToArray());
    }

    private Matrix Run(int[] lengths, Matrix bySentence)
    {
        using var workspace = new Workspace();
        var batch = new SequenceBatch(lengths);
        int[] rows = batch.SentenceRows();
        Matrix byTime = workspace.Take(batch.Rows, 5), states = workspace.Take(batch.Rows, 32), result = new(batch.Rows, 32);
        for (int row = 0; row < rows.Length; row++)
            bySentence.Row(rows[row]).CopyTo(byTime.Row(row));
        _layer.Forward(batch, byTime, states, workspace);
        for (int row = 0; row < rows.Length; row++)
            states.Row(row).CopyTo(result.Row(rows[row]));
        return result;
    }
}
