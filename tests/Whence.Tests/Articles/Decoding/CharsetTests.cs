using System.Text;
using Whence.Articles.Decoding;

namespace Whence.Tests.Articles.Decoding;

public sealed class CharsetTests
{
    private const string Text = "Žluťoučký café – „Übung“";

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-8", "text/html; charset=utf-8")]
    [InlineData("windows-1250", "text/html; charset=windows-1250")]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", "text/plain")]
    public void The_mark_comes_first_then_the_media_type_then_the_bytes(string name, string? contentType)
    {
        Encoding encoding = CharsetDecoder.Named(name)!;
        Assert.Equal(Text, CharsetDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], contentType));
    }

    [Fact]
    public void A_declared_set_is_believed_when_the_bytes_are_no_utf8() =>
        Assert.EndsWith("Žluť", CharsetDecoder.Decode(CharsetDecoder.Named("windows-1250")!.GetBytes("<html><meta charset=\"windows-1250\">Žluť"), null), StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><meta charset=utf-8>caf\u00E9", null)]
    [InlineData("caf\u00E9", "text/html; charset=utf-8")]
    public void What_calls_itself_utf8_and_has_no_letter_of_it_is_windows_1252(string text, string? contentType) =>
        Assert.Equal(text, CharsetDecoder.Decode(Encoding.Latin1.GetBytes(text), contentType));

    [Theory]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0xE9 }, "café")]
    [InlineData(new byte[] { 0x93, 0x61, 0x94 }, "“a”")]
    [InlineData(new byte[] { }, "")]
    [InlineData(new byte[] { 0x61, 0, 0x62, 0, 0x63, 0, 0x64, 0 }, "abcd")]
    public void Bytes_that_say_nothing_are_utf16_by_their_zeros_or_windows_1252(byte[] bytes, string expected) =>
        Assert.Equal(expected, CharsetDecoder.Decode(bytes, null));

    [Theory]
    [InlineData("latin1", "windows-1252")]
    [InlineData("GB2312", "gb18030")]
    [InlineData("no-such-set", null)]
    [InlineData("", null)]
    public void Labels_mean_what_the_web_means_by_them(string label, string? name) => Assert.Equal(name, CharsetDecoder.Named(label)?.WebName, ignoreCase: true);
}
