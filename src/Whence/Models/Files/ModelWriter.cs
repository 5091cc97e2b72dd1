using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Whence.Models;

/// <summary>Writes what <see cref="ModelFile"/> reads. The same entries give the same bytes.</summary>
internal sealed class ModelWriter
{
    private readonly List<byte[]> _entries = [];

    /// <summary>Adds a list of strings, each at most 65,535 bytes of UTF-8.</summary>
    public void AddStrings(string name, IReadOnlyCollection<string> strings)
    {
        var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[2];
        foreach (string text in strings)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)utf8.Length));
            bytes.Write(length);
            bytes.Write(utf8);
        }

        Add(EntryKind.Strings, name, strings.Count, 1, bytes.ToArray());
    }

    /// <summary>Adds a fact, such as a width or a licence.</summary>
    public void AddFact(string name, string value) => AddStrings(name, [value]);

    /// <summary>Adds bytes that the stage itself reads.</summary>
    public void AddBytes(string name, byte[] bytes) => Add(EntryKind.Bytes, name, bytes.Length, 1, bytes);

    /// <summary>Adds a tensor in the form that <paramref name="kind"/> says: of floats, halves, or bytes with a scale a row.</summary>
    public void AddTensor(string name, Matrix tensor, EntryKind kind)
    {
        var bytes = new byte[kind switch
        {
            EntryKind.Float32 => 4 * tensor.Span.Length,
            EntryKind.Float16 => 2 * tensor.Span.Length,
            EntryKind.Int8 => (4 * tensor.Rows) + tensor.Span.Length,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A tensor is stored as Float32, Float16 or Int8."),
        }];
        switch (kind)
        {
            case EntryKind.Float32:
                for (int i = 0; i < tensor.Span.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), tensor.Values[i]);
                break;
            case EntryKind.Float16:
                for (int i = 0; i < tensor.Span.Length; i++)
                    BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(2 * i), (Half)tensor.Values[i]);
                break;
            default:
                Quantize(tensor, bytes);
                break;
        }

        Add(kind, name, tensor.Rows, tensor.Columns, bytes);
    }

    /// <summary>Adds every parameter of a model: biases as floats, weights and tables as said.</summary>
    public void AddParameters(IEnumerable<Parameter> set, EntryKind weights = EntryKind.Float16, EntryKind tables = EntryKind.Float16)
    {
        foreach (Parameter parameter in set)
        {
            AddTensor(parameter.Name, parameter.Values, parameter.Kind switch
            {
                ParameterKind.Weights => weights,
                ParameterKind.Table => tables,
                _ => EntryKind.Float32,
            });
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[ModelFile.HeaderLength + 4 + _entries.Sum(entry => entry.Length)];
        ModelFile.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), ModelFile.Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ModelFile.HeaderLength), _entries.Count);
        int at = ModelFile.HeaderLength + 4;
        foreach (byte[] entry in _entries)
        {
            entry.CopyTo(bytes, at);
            at += entry.Length;
        }

        SHA256.HashData(bytes.AsSpan(ModelFile.HeaderLength)).CopyTo(bytes, 12);
        return bytes;
    }

    private static void Quantize(Matrix tensor, byte[] bytes)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            float largest = 0;
            foreach (float value in tensor.Row(row))
                largest = Math.Max(largest, Math.Abs(value));
            float scale = largest / 127;
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * row), scale);
            Span<byte> to = bytes.AsSpan((4 * tensor.Rows) + (row * tensor.Columns), tensor.Columns);
            for (int i = 0; i < to.Length; i++)
                to[i] = scale == 0 ? (byte)0 : (byte)(sbyte)MathF.Round(tensor[row, i] / scale);
        }
    }

    private void Add(EntryKind kind, string name, int rows, int columns, byte[] bytes)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        var entry = new byte[2 + utf8.Length + 12 + bytes.Length];
        entry[0] = (byte)kind;
        entry[1] = checked((byte)utf8.Length);
        utf8.CopyTo(entry, 2);
        Span<byte> rest = entry.AsSpan(2 + utf8.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest, rows);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], columns);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], bytes.Length);
        bytes.CopyTo(rest[12..]);
        _entries.Add(entry);
    }
}
