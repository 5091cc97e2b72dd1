using CsCheck;
using Whence.Times.Edtf;

namespace Whence.Tests.Times.Edtf;

public sealed class EdtfTextTests
{
    private static readonly Gen<EdtfDate> Date = Gen.Select(Gen.Int[1, 9998], Gen.OneOf(0, 1, 2, 7, 12, 21, 22, 23, 24, 33, 34, 36, 40, 41), Gen.Int[0, 28], Gen.Int[0, 3], Gen.Bool)
        .Select((year, month, day, unspecified, approximate) => month == 0 && unspecified > 0
            ? new EdtfDate(Math.Max(1000, year) / Power(unspecified) * Power(unspecified)) { UnspecifiedDigits = unspecified }
            : new EdtfDate(year, month, month is >= 1 and <= 12 ? day : 0) { IsApproximate = approximate });

    private static readonly Gen<EdtfValue> Value = Gen.Select(Date, Date, Gen.Int[0, 6]).Select((a, b, kind) => kind switch
    {
        0 or 1 => new EdtfValue(a),
        2 => new EdtfValue(a, b, EdtfJoin.Interval),
        3 => new EdtfValue(null, b, EdtfJoin.Interval),
        4 => new EdtfValue(a, null, EdtfJoin.Interval),
        5 => new EdtfValue(a, b, EdtfJoin.OneOf),
        _ => new EdtfValue(null, b, EdtfJoin.OneOf),
    });

    [Fact]
    public void Reading_what_was_printed_gives_the_same_value() => Value.Sample(value => EdtfText.Parse(EdtfText.Print(value)) == value);

    [Theory]
    [InlineData("2012-12-02", 0)]
    [InlineData("2012", 0)]
    [InlineData("2012-12-10/2012-12-22", 0)]
    [InlineData("2012-10-21~/..", 1)]
    [InlineData("199X", 1)]
    [InlineData("2012-21", 1)]
    [InlineData("[2012-12-10..2012-12-22]", 2)]
    [InlineData("2012-34", 2)]
    public void Valid_strings_and_their_level(string text, int level)
    {
        EdtfValue? value = EdtfText.Parse(text);
        Assert.NotNull(value);
        Assert.Equal(level, value.Value.Level);
        Assert.Equal(text, EdtfText.Print(value.Value));
    }

    [Theory]
    [InlineData("199X~")]
    [InlineData("2012-W43")]
    [InlineData("T21/")]
    [InlineData("2012-13")]
    [InlineData("2012-02-30")]
    [InlineData("2012-25-01")]
    [InlineData("../..")]
    [InlineData("[..]")]
    [InlineData("12-12-12")]
    [InlineData("")]
    [InlineData("0000")]
    public void Invalid_strings(string text) => Assert.Null(EdtfText.Parse(text));

    private static int Power(int n) => n switch
    {
        1 => 10,
        2 => 100,
        _ => 1000,
    };
}
