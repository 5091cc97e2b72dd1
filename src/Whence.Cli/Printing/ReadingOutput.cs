using System.Text;
using Whence.Contract;

namespace Whence.Cli.Printing;

/// <summary>Where readings go: pages for people or JSON for programs, on standard output in UTF-8.</summary>
internal sealed class ReadingOutput : IDisposable
{
    private readonly Stream _stream;
    private readonly StreamWriter _writer;
    private readonly Action<Reading, string> _print;

    private ReadingOutput(Func<ReadingOutput, Action<Reading, string>> print)
    {
        _stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        _writer = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _print = print(this);
    }

    /// <summary>One JSON object a line.</summary>
    public static ReadingOutput Json(bool withTokens) => new(output => (reading, input) =>
    {
        output._stream.Write(ReadingJson.ToUtf8(reading, input, withTokens));
        output._stream.WriteByte((byte)'\n');
        output._stream.Flush();
    });

    /// <summary>A page that fits the terminal.</summary>
    public static ReadingOutput Page() => new(output =>
    {
        ReadingPage page = new(Printing.Page.OfTerminal(output._writer));
        return (reading, input) =>
        {
            page.Print(reading, input);
            output._writer.Flush();
            output._stream.Flush();
        };
    });

    public void Print(Reading reading, string input) => _print(reading, input);

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
