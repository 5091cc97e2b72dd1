using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Whence.Text;

namespace Whence.Store.Database.Codec;

/// <summary>Writes numbers of variable length (LEB128), and each string once.</summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Number(long value)
    {
        ulong rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= 0x80)
        {
            _bytes.Write([(byte)(rest | 0x80)]);
            rest >>= 7;
        }

        _bytes.Write([(byte)rest]);
    }

    public void Optional(int? value)
    {
        Number(value is null ? 0 : 1);
        if (value is { } number)
            Number(number);
    }

    public void Real(double value) => _bytes.Write(BitConverter.GetBytes(value));

    public void Optional(double? value)
    {
        Number(value is null ? 0 : 1);
        if (value is { } number)
            Real(number);
    }

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Day(DateOnly? day) => Optional(day?.DayNumber);

    /// <summary>0 is null, 1 a new string, from 2 on one that was written before.</summary>
    public void String(string? value)
    {
        if (value is null)
        {
            Number(0);
        }
        else if (_strings.TryGetValue(value, out int known))
        {
            Number(known + 2);
        }
        else
        {
            _strings[value] = _strings.Count;
            Number(1);
            byte[] utf8 = Encoding.UTF8.GetBytes(value);
            Number(utf8.Length);
            _bytes.Write(utf8);
        }
    }

    public void Span(TextSpan span)
    {
        Number(span.Start);
        Number(span.Length);
    }

    public void Many<T>(ImmutableArray<T> items, Action<T> write)
    {
        Number(items.IsDefault ? 0 : items.Length);
        if (items.IsDefault)
            return;
        foreach (T item in items)
        {
            write(item);
        }
    }
}
