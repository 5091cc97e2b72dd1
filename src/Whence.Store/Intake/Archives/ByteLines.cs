using System.Text;

namespace Whence.Store.Intake.Archives;

/// <summary>Lines and byte runs of a stream through one buffer.</summary>
internal sealed class ByteLines(Stream stream)
{
    private const int LongestLine = 65_536;

    private readonly byte[] _buffer = new byte[262_144];
    private int _start;
    private int _end;

    /// <summary>The next line without its end, in Latin-1; null at the end. An endless line is cut.</summary>
    public string? ReadLine()
    {
        var line = new StringBuilder();
        while (_start < _end || Fill())
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int at = rest.IndexOf((byte)'\n');
            int length = at < 0 ? rest.Length : at;
            if (line.Length < LongestLine)
                line.Append(Encoding.Latin1.GetString(rest[..Math.Min(length, LongestLine)]));
            _start += at < 0 ? length : length + 1;
            if (at >= 0)
                return line.ToString().TrimEnd('\r');
        }

        return line.Length == 0 ? null : line.ToString();
    }

    /// <summary>So many bytes, or fewer at the end of the stream.</summary>
    public byte[] ReadBytes(int count)
    {
        var bytes = new byte[Math.Min(count, 1 << 16)];
        int read = 0;
        while (read < count && (_start < _end || Fill()))
        {
            int part = Math.Min(count - read, _end - _start);
            if (read + part > bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, Math.Max((long)bytes.Length * 2, read + part)));
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(read));
            _start += part;
            read += part;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }

    public void Skip(long count)
    {
        while (count > 0 && (_start < _end || Fill()))
        {
            int part = (int)Math.Min(count, _end - _start);
            _start += part;
            count -= part;
        }
    }

    private bool Fill()
    {
        _start = 0;
        _end = stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
