using System.Buffers.Binary;
using System.Reflection;

namespace Whence.Tokens.Sentences;

/// <summary>Weights of hashed features: the sum of the weights of what holds at a place tells whether a sentence ends there.</summary>
internal sealed class BoundaryModel
{
    /// <summary>Number of weights. Features that fall on the same weight share it.</summary>
    public const int Size = 1 << 16;

    private const uint Magic = 0x31425357; // "WSB1"

    private static readonly Lazy<BoundaryModel> Embedded = new(Load);

    private readonly float[] weights;

    public BoundaryModel(float[] weights) => this.weights = weights;

    /// <summary>The model in this assembly; without it the rules decide.</summary>
    public static BoundaryModel Shipped => Embedded.Value;

    /// <summary>A model without weights: the rules decide.</summary>
    public static BoundaryModel Untrained { get; } = new([]);

    public bool IsTrained => weights.Length > 0;

    /// <summary>Above 0 when a sentence probably ends.</summary>
    public float Score(ReadOnlySpan<uint> keys)
    {
        float sum = 0;
        foreach (uint key in keys)
        {
            sum += weights[key & (Size - 1)];
        }

        return sum;
    }

    /// <summary>The model file: a magic number, then each weight as a 16-bit float, little endian.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[4 + (2 * Size)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        for (int i = 0; i < Size; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(4 + (2 * i)), (Half)weights[i]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static BoundaryModel FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 4 + (2 * Size) || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            throw new InvalidDataException($"sentences.bin: expected {4 + (2 * Size)} bytes that begin with WSB1, got {bytes.Length} bytes. Train it again.");
        }

        float[] read = new float[Size];
        for (int i = 0; i < Size; i++)
        {
            read[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(4 + (2 * i))..]);
        }

        return new BoundaryModel(read);
    }

    private static BoundaryModel Load()
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("sentences.bin");
        if (stream is null)
        {
            return Untrained;
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return FromBytes(bytes);
    }
}
