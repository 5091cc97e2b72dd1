using System.Buffers.Binary;

namespace Whence.Places.Names;

/// <summary>What a row of the gazetteer is. The numbers are part of the file format.</summary>
internal enum RowKind : byte
{
    Country = 0,
    Admin1 = 1,
    Admin2 = 2,
    Continent = 3,
    Region = 4,
    Water = 5,
    Facility = 6,

    /// <summary>The capital of a country.</summary>
    Capital = 8,

    /// <summary>The seat of a first-level unit.</summary>
    Seat = 9,

    /// <summary>The seat of a lower unit.</summary>
    LocalSeat = 10,
    Town = 11,

    /// <summary>A part of a town.</summary>
    Section = 12,
}

/// <summary>One place of the gazetteer.</summary>
/// <param name="GeonamesId">GeoNames id, 0 when its source gives none.</param>
/// <param name="Latitude">WGS 84 degrees, to 0.0001.</param>
/// <param name="Longitude">WGS 84 degrees, to 0.0001.</param>
/// <param name="Admin1">Index of its first-level unit; a country and a place outside all units have a nameless one.</param>
/// <param name="Admin2">Index of its second-level unit plus one, 0 when unknown.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">12 log10(population + 1), 0 when unknown; of a unit, the people of its towns.</param>
internal readonly record struct GazetteerRow(int GeonamesId, double Latitude, double Longitude, int Admin1, int Admin2, RowKind Kind, int Size)
{
    /// <summary>Bytes of a row in the file.</summary>
    public const int Bytes = 16;

    public bool IsTown => Kind >= RowKind.Capital;

    /// <summary>Whether only its id or code tells it: an area whose centre means little.</summary>
    public bool IsArea => Kind is RowKind.Country or RowKind.Admin1 or RowKind.Continent;

    public static GazetteerRow Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        Signed24(bytes[4..]) / 10_000.0,
        Signed24(bytes[7..]) / 10_000.0,
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]),
        (RowKind)bytes[14],
        bytes[15]);

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, GeonamesId);
        WriteSigned24(bytes[4..], Latitude);
        WriteSigned24(bytes[7..], Longitude);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], checked((ushort)Admin1));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], checked((ushort)Admin2));
        bytes[14] = (byte)Kind;
        bytes[15] = (byte)Math.Clamp(Size, 0, 255);
    }

    private static int Signed24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16);

    private static void WriteSigned24(Span<byte> bytes, double degrees)
    {
        int value = (int)Math.Round(degrees * 10_000);
        (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
    }
}
