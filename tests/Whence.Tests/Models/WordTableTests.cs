using Whence.Models;

namespace Whence.Tests.Models;

public sealed class WordTableTests
{
    [Fact]
    public void Every_word_keeps_its_number_however_far_the_table_grows()
    {
        var table = new WordTable(expected: 2);
        for (int i = 1; i <= 5000; i++)
            table.NumberOf($"word{i}") = i;
        for (int i = 1; i <= 5000; i++)
            Assert.Equal(i, table[$"word{i}"]);
        Assert.Equal(0, table["word0"]);
        Assert.Equal(0, table[""]);
    }

    [Fact]
    public void A_number_can_be_added_to()
    {
        var table = new WordTable(expected: 1);
        table.NumberOf("vale") |= 1;
        table.NumberOf("vale") |= 4;
        Assert.Equal(5, table["vale"]);
        Assert.Equal(0, table["Vale"]);
    }
}
