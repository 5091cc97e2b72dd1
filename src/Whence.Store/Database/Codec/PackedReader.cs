using System.Collections.Immutable;
using System.Text;
using Whence.Text;

namespace Whence.Store.Database.Codec;

/// <summary>Reads what <see cref="PackedWriter"/> wrote.</summary>
/// <exception cref="InvalidDataException">From every method, when the bytes end early or make no sense.</exception>
internal sealed class PackedReader(byte[] bytes)
{
    private readonly List<string> _strings = [];
    private int _at;

    public long Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw Damaged();
    }

    public int Int() => Number() is var n and >= int.MinValue and <= int.MaxValue ? (int)n : throw Damaged();

    public int? OptionalInt() => Number() == 0 ? null : Int();

    public double Real() => BitConverter.ToDouble(Take(8));

    public double? OptionalReal() => Number() == 0 ? null : Real();

    public bool Flag() => Number() != 0;

    public DateOnly? Day() => OptionalInt() is not { } day ? null : day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw Damaged();

    public T Enum<T>()
        where T : struct, Enum
    {
        T value = (T)System.Enum.ToObject(typeof(T), Int());
        return System.Enum.IsDefined(value) ? value : throw Damaged();
    }

    public string? String()
    {
        int index = Int();
        if (index == 0)
            return null;
        if (index > 1)
            return index - 2 < _strings.Count ? _strings[index - 2] : throw Damaged();
        string value = Encoding.UTF8.GetString(Take(Int()));
        _strings.Add(value);
        return value;
    }

    public string Word() => String() ?? throw Damaged();

    public TextSpan Span()
    {
        int start = Int();
        return new TextSpan(start, start + Int());
    }

    public ImmutableArray<T> Many<T>(Func<T> read)
    {
        int count = Int();
        // An item takes a byte at least.
        if (count < 0 || count > bytes.Length - _at)
            throw Damaged();
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (int i = 0; i < count; i++)
        {
            items.Add(read());
        }

        return items.MoveToImmutable();
    }

    public InvalidDataException Damaged() => new($"a stored reading is damaged at byte {_at}");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - _at)
            throw Damaged();
        ReadOnlySpan<byte> taken = bytes.AsSpan(_at, count);
        _at += count;
        return taken;
    }
}
