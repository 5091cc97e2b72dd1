using System.Buffers.Binary;

namespace Whence.Places.Recognition;

/// <summary>Weights of the recogniser: three labels for each hashed feature, a table of labels that follow each other.</summary>
/// <remarks>Section layout: scale (float), layers (int: 1 mentions), nine transitions (float), then 2^17 rows of three signed bytes.</remarks>
internal readonly ref struct RecognitionWeights(ReadOnlySpan<byte> section)
{
    public const int Labels = 3;

    /// <summary>Rows of the table; two features that fall together share a row.</summary>
    public const int Rows = 1 << 17;

    private const int TransitionOffset = 8, TableOffset = TransitionOffset + (4 * Labels * Labels);
    private readonly ReadOnlySpan<byte> _section = section;

    public bool IsEmpty => _section.Length != TableOffset + (Rows * Labels);

    /// <summary>Whether it was trained with the name finder's mentions: without, it must not see them.</summary>
    public bool UsesMentions => !IsEmpty && BinaryPrimitives.ReadInt32LittleEndian(_section[4..]) != 0;

    public float Scale => BinaryPrimitives.ReadSingleLittleEndian(_section);

    public static int Row(uint feature) => (int)(feature & (Rows - 1));

    public float Transition(int from, int to) => BinaryPrimitives.ReadSingleLittleEndian(_section[(TransitionOffset + (4 * ((from * Labels) + to)))..]);

    public void Add(uint feature, Span<int> scores)
    {
        ReadOnlySpan<byte> row = _section[(TableOffset + (Row(feature) * Labels))..];
        scores[0] += (sbyte)row[0];
        scores[1] += (sbyte)row[1];
        scores[2] += (sbyte)row[2];
    }

    public static byte[] Write(ReadOnlySpan<float> table, ReadOnlySpan<float> transitions, bool usesMentions)
    {
        float most = 1e-6f;
        foreach (float w in table) most = Math.Max(most, Math.Abs(w));
        float scale = most / 127;
        var section = new byte[TableOffset + table.Length];
        BinaryPrimitives.WriteSingleLittleEndian(section, scale);
        BinaryPrimitives.WriteInt32LittleEndian(section.AsSpan(4), usesMentions ? 1 : 0);
        for (int i = 0; i < transitions.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(section.AsSpan(TransitionOffset + (4 * i)), transitions[i]);
        for (int i = 0; i < table.Length; i++) section[TableOffset + i] = (byte)(sbyte)Math.Round(table[i] / scale);
        return section;
    }
}
