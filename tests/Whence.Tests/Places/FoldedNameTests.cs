using System.Text;
using CsCheck;
using Whence.Places.Names;

namespace Whence.Tests.Places;

public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("São Tomé", "sao tome")]
    [InlineData("Sinŭiju", "sinuiju")]
    [InlineData("St. Mary's", "saint marys")]
    [InlineData("Saint Mary’s", "saint marys")]
    [InlineData("W. Va.", "wva")]
    [InlineData("W.Va.", "wva")]
    [InlineData("Deir ez-Zor", "deir ez zor")]
    [InlineData("Port  St. Lucie", "port saint lucie")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Mt. Hope", "mount hope")]
    [InlineData("", "")]
    public void Brings_spellings_together(string name, string expected) => Assert.Equal(expected, Fold(name));

    [Fact]
    public void Any_name_folds_into_the_room_it_is_given() => Gen.String.Sample(name => Assert.InRange(Fold(name).Length, 0, FoldedName.MaxLength));

    private static string Fold(string name)
    {
        Span<byte> folded = stackalloc byte[FoldedName.MaxLength + 16];
        return Encoding.Latin1.GetString(folded[..FoldedName.Fold(name, folded)]);
    }
}
