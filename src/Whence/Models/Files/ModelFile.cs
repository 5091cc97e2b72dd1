using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;

namespace Whence.Models;

/// <summary>
/// A model as it is stored: named tensors, lists of strings and facts. Little-endian; a header of eight bytes <c>WHENCE-M</c>, the format's version (int32)
/// and the SHA-256 of all that follows; then a count and the entries, each: kind (one byte), name, and the content that the kind says.
/// </summary>
internal sealed class ModelFile
{
    /// <summary>The version of the format that this reader reads.</summary>
    public const int Version = 1;

    internal const int HeaderLength = 44;

    internal static ReadOnlySpan<byte> Magic => "WHENCE-M"u8;

    private readonly Dictionary<string, Entry> _entries;
    private readonly ReadOnlyMemory<byte> _bytes;

    private ModelFile(ReadOnlyMemory<byte> bytes, Dictionary<string, Entry> entries)
    {
        _bytes = bytes;
        _entries = entries;
        Sha256 = Convert.ToHexStringLower(bytes.Span.Slice(12, 32));
    }

    /// <summary>The checksum of the content in hexadecimal: it names this model.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a model from bytes, which must not change afterwards.</summary>
    /// <exception cref="InvalidModelException">The bytes are no model, are damaged, or have another version.</exception>
    public static ModelFile Read(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < HeaderLength || !span[..8].SequenceEqual(Magic))
            throw new InvalidModelException("These bytes are no model: a model begins with 'WHENCE-M'.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(span[8..]);
        if (version != Version)
            throw new InvalidModelException($"The model has format {version}, this reader reads {Version}: train it anew.");
        if (!SHA256.HashData(span[HeaderLength..]).AsSpan().SequenceEqual(span.Slice(12, 32)))
            throw new InvalidModelException("The model is damaged: its checksum does not fit its content.");
        try
        {
            return new ModelFile(bytes, ReadEntries(span));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidModelException("The model ends inside an entry.", e);
        }
    }

    /// <summary>Reads a model that is embedded in this assembly, such as <c>syntax.bin</c>; null when the assembly was built without it.</summary>
    public static ModelFile? FromResource(string name)
    {
        using Stream? stream = typeof(ModelFile).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    /// <summary>Whether the model has an entry of that name.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>A list of strings.</summary>
    public string[] Strings(string name)
    {
        Entry entry = Find(name, EntryKind.Strings);
        ReadOnlySpan<byte> content = Content(entry);
        var strings = new string[entry.Rows];
        for (int i = 0; i < strings.Length; i++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(content);
            strings[i] = Encoding.UTF8.GetString(content.Slice(2, length));
            content = content[(2 + length)..];
        }

        return strings;
    }

    /// <summary>Bytes that the stage itself reads.</summary>
    public ReadOnlyMemory<byte> Bytes(string name)
    {
        Entry entry = Find(name, EntryKind.Bytes);
        return _bytes.Slice(entry.Start, entry.Length);
    }

    /// <summary>A fact, such as a width or a licence.</summary>
    public string Fact(string name) => Strings(name)[0];

    /// <summary>The rows and columns of a tensor.</summary>
    public (int Rows, int Columns) Shape(string name)
    {
        Entry entry = Find(name);
        return (entry.Rows, entry.Columns);
    }

    /// <summary>How an entry is stored.</summary>
    public EntryKind KindOf(string name) => Find(name).Kind;

    /// <summary>A tensor of bytes, of the shape that is expected.</summary>
    public ByteRows ReadRows(string name, int rows, int columns) => new(rows, columns, Content(Find(name, rows, columns)));

    /// <summary>Reads a tensor into <paramref name="target"/>, whose shape must fit.</summary>
    public void ReadTensor(string name, Matrix target)
    {
        Entry entry = Find(name, target.Rows, target.Columns);
        ReadOnlySpan<byte> content = Content(entry);
        switch (entry.Kind)
        {
            case EntryKind.Float32:
                MemoryMarshal.Cast<byte, float>(content)[..target.Span.Length].CopyTo(target.Span);
                break;
            case EntryKind.Float16:
                Widen(MemoryMarshal.Cast<byte, ushort>(content), target.Span);
                break;
            case EntryKind.Int8:
                var rows = new ByteRows(target.Rows, target.Columns, content);
                for (int row = 0; row < target.Rows; row++)
                    rows.CopyTo(row, target.Row(row));
                break;
            default:
                throw new InvalidModelException($"'{name}' is no tensor in the model.");
        }
    }

    // Moves the bits of a half into place and multiplies by 2¹¹², which also gives the numbers below the normal range. Models have no infinities.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<ushort> from, Span<float> to)
    {
        const float Rebias = 5.192296858534828e33f;
        int i = 0;
        ref ushort source = ref MemoryMarshal.GetReference(from[..to.Length]);
        ref float target = ref MemoryMarshal.GetReference(to);
        for (; i <= to.Length - 8; i += 8)
        {
            (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)i));
            Vector256<uint> bits = Vector256.Create(lower, upper);
            Vector256<uint> sign = Vector256.ShiftLeft(bits & Vector256.Create(0x8000u), 16);
            Vector256<float> value = Vector256.ShiftLeft(bits & Vector256.Create(0x7FFFu), 13).AsSingle() * Rebias;
            (value.AsUInt32() | sign).AsSingle().StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < to.Length; i++)
            to[i] = (float)BitConverter.UInt16BitsToHalf(from[i]);
    }

    private static Dictionary<string, Entry> ReadEntries(ReadOnlySpan<byte> span)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        int at = HeaderLength;
        int count = BinaryPrimitives.ReadInt32LittleEndian(span[at..]);
        at += 4;
        for (int i = 0; i < count; i++)
        {
            var kind = (EntryKind)span[at];
            int nameLength = span[at + 1];
            string name = Encoding.UTF8.GetString(span.Slice(at + 2, nameLength));
            at += 2 + nameLength;
            int rows = BinaryPrimitives.ReadInt32LittleEndian(span[at..]);
            int columns = BinaryPrimitives.ReadInt32LittleEndian(span[(at + 4)..]);
            int length = BinaryPrimitives.ReadInt32LittleEndian(span[(at + 8)..]);
            at += 12;
            _ = span.Slice(at, length);
            entries.Add(name, new Entry(kind, rows, columns, at, length));
            at += length;
        }

        return entries;
    }

    private Entry Find(string name, EntryKind? kind = null) =>
        _entries.TryGetValue(name, out Entry? entry) && (kind is null || kind == entry.Kind)
            ? entry
            : throw new InvalidModelException($"The model has no '{name}' of the expected kind: train it anew.");

    private Entry Find(string name, int rows, int columns)
    {
        Entry entry = Find(name);
        return entry.Rows == rows && entry.Columns == columns
            ? entry
            : throw new InvalidModelException($"'{name}' is {entry.Rows} × {entry.Columns} in the model, {rows} × {columns} was expected: train it anew.");
    }

    private ReadOnlySpan<byte> Content(Entry entry) => _bytes.Span.Slice(entry.Start, entry.Length);

    private sealed record Entry(EntryKind Kind, int Rows, int Columns, int Start, int Length);
}

/// <summary>What an entry of a model file holds.</summary>
internal enum EntryKind : byte
{
    /// <summary>Strings, each a length (uint16) and UTF-8 bytes.</summary>
    Strings = 1,

    Float32 = 2,

    Float16 = 3,

    /// <summary>A scale (float32) for each row, then one signed byte a number.</summary>
    Int8 = 4,

    /// <summary>Bytes in a form of the stage's own.</summary>
    Bytes = 5,
}
