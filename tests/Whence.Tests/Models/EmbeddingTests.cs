using Whence.Models;

namespace Whence.Tests.Models;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(41)]
    [InlineData(96)]
    public void A_table_read_from_a_model_gives_the_sums_that_training_saw_but_for_rounding(int width)
    {
        (Embedding trained, Embedding read) = Both(9, width);
        float[] expected = new float[width], sums = new float[width], row = new float[width];
        foreach (int[] bag in new int[][] { [3], [0, 8, 8, 2], [] })
        {
            trained.AddBag(bag, expected, gain: 3);
            read.AddBag(bag, sums, gain: 3);
            Assert.Equal(expected, sums, (a, b) => Math.Abs(a - b) < 0.05);
        }

        read.Lookup(5, row);
        Assert.Equal(trained.Table.Values.Row(5).ToArray(), row, (a, b) => Math.Abs(a - b) < 0.005);
        Assert.Equal(read.Table.Values.Row(5).ToArray(), row);
    }

    [Fact]
    public void A_row_that_the_table_lacks_is_refused()
    {
        Embedding read = Both(4, 16).Read;
        Assert.Throws<ArgumentOutOfRangeException>(() => read.AddSum([1, 4], new float[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => read.Lookup(-1, new float[16]));
    }

    private static (Embedding Trained, Embedding Read) Both(int rows, int width)
    {
        ParameterSet written = [], filled = [];
        var trained = new Embedding(written, "table", rows, width);
        Numbers.Fill(written);
        var writer = new ModelWriter();
        writer.AddParameters(written, tables: EntryKind.Int8);
        var read = new Embedding(filled, "table", rows, width);
        filled.ReadFrom(ModelFile.Read(writer.ToBytes()));
        return (trained, read);
    }
}
