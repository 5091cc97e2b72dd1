namespace Whence.Store.Intake;

/// <summary>A stream whose first bytes were looked at and are read again.</summary>
internal sealed class PeekStream(Stream inner, int reach) : ForwardStream
{
    private readonly byte[] _head = ReadHead(inner, reach);
    private int _at;

    /// <summary>The first bytes, fewer than asked for only when the stream is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Bytes handed out so far.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_at < _head.Length)
        {
            count = Math.Min(buffer.Length, _head.Length - _at);
            _head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
        }
        else
        {
            count = inner.Read(buffer);
        }

        Taken += count;
        return count;
    }

    private static byte[] ReadHead(Stream inner, int reach)
    {
        byte[] head = new byte[reach];
        int read = inner.ReadAtLeast(head, reach, throwOnEndOfStream: false);
        return head[..read];
    }
}

/// <summary>A stream that is read once from its beginning to its end.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Decompressed bytes, as long as they are not absurdly many for the compressed ones.</summary>
internal sealed class RatioStream(Stream plain, PeekStream packed, IntakeLimits limits) : ForwardStream
{
    private const long AlwaysAllowed = 4 << 20;

    private long _given;

    /// <exception cref="InvalidDataException">It is a compression bomb.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = plain.Read(buffer);
        _given += count;
        return _given > AlwaysAllowed && _given > packed.Taken * limits.MaxRatio
            ? throw new InvalidDataException("it unfolds to more than is allowed: a compression bomb")
            : count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            plain.Dispose();
        base.Dispose(disposing);
    }
}
