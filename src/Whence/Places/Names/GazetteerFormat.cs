namespace Whence.Places.Names;

/// <summary>The layout of places.bin, shared by the compiler and the reader.</summary>
/// <remarks>
/// Little-endian. Magic (8 bytes), SHA-256 of all that follows it (32), number of sections (4), then for each section its offset from the start of
/// the file and its length (4 + 4), then the sections in the order of <see cref="GazetteerSection"/>. Nothing has to be parsed before the first look-up.
/// </remarks>
internal static class GazetteerFormat
{
    public const int HashOffset = 8;
    public const int HashEnd = 40;
    public const int SectionsOffset = 44;

    /// <summary>Names are spread over this many buckets by their FNV-1a hash.</summary>
    public const int Buckets = 1 << 17;

    /// <summary>Bytes of a first-level unit: code in ASCII padded with zeros (12), its row or -1 (4).</summary>
    public const int Admin1Bytes = 16;

    /// <summary>Bytes of a country: ISO code (2), first of its first-level units (2), its row (4), its capital's row or -1 (4).</summary>
    public const int CountryBytes = 12;

    /// <summary>Rows fit in this many bits of a three-byte reference; the bits above are <see cref="NameUse"/>.</summary>
    public const int RowBits = 20;

    public static ReadOnlySpan<byte> Magic => "WHPLACE1"u8;

    /// <summary>32-bit FNV-1a.</summary>
    public static uint Hash(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte b in name) hash = (hash ^ b) * 16777619;
        return hash;
    }

    public static int Bucket(ReadOnlySpan<byte> name)
    {
        uint hash = Hash(name);
        return (int)((hash ^ (hash >> 15)) & (Buckets - 1));
    }
}

/// <summary>The sections of places.bin. The numbers are part of the file format.</summary>
internal enum GazetteerSection
{
    /// <summary>JSON: format, sources with their licences, counts.</summary>
    Header = 0,
    Rows = 1,
    Admin1 = 2,
    Countries = 3,

    /// <summary>Start of each bucket in <see cref="Names"/>, one more than there are buckets.</summary>
    NameBuckets = 4,

    /// <summary>Records: length of the folded name, its bytes, number of referents, three bytes each, best known first.</summary>
    Names = 5,

    /// <summary>Outlines of countries: see <c>Borders</c>.</summary>
    Borders = 6,

    /// <summary>Weights of the recogniser.</summary>
    Recognition = 7,

    /// <summary>Weights of the resolver.</summary>
    Resolution = 8,

    /// <summary>Weights of the use classifier.</summary>
    Use = 9,

    Count = 10,
}
