using System.Buffers.Binary;
using System.Text;

namespace Whence.Places.Names;

/// <summary>The places of the world by name: a view over the bytes of places.bin.</summary>
/// <remarks>Opening it reads nothing; a look-up allocates nothing. Safe for use from many threads.</remarks>
internal sealed unsafe class Gazetteer
{
    private static readonly Lazy<Gazetteer> s_shipped = new(FromAssembly);

    private readonly byte* _start;
    private readonly int _length;
    private readonly byte[]? _pinned;
    private readonly Lazy<string[]> _admin1Codes;

    /// <summary>The gazetteer inside this assembly; an empty one when it was built without.</summary>
    public static Gazetteer Shipped => s_shipped.Value;

    /// <summary>Opens the bytes of a places.bin.</summary>
    /// <exception cref="InvalidDataException">The bytes are no places.bin of this version.</exception>
    public Gazetteer(byte[] file)
    {
        _pinned = GC.AllocateUninitializedArray<byte>(file.Length, pinned: true);
        file.CopyTo(_pinned, 0);
        fixed (byte* start = _pinned) _start = start;
        _length = file.Length;
        _admin1Codes = new(ReadAdmin1Codes);
        if (_length > 0 && !IsValid()) throw new InvalidDataException("This is no places.bin of this version: compile it again with 'whence-train places compile'.");
    }

    private Gazetteer(byte* start, int length)
    {
        _start = start;
        _length = length;
        _admin1Codes = new(ReadAdmin1Codes);
        if (!IsValid()) throw new InvalidDataException("The places.bin inside the assembly has another version: compile it again with 'whence-train places compile'.");
    }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _length == 0;

    public int RowCount => Section(GazetteerSection.Rows).Length / GazetteerRow.Bytes;

    public int Admin1Count => Section(GazetteerSection.Admin1).Length / GazetteerFormat.Admin1Bytes;

    public int CountryCount => Section(GazetteerSection.Countries).Length / GazetteerFormat.CountryBytes;

    public ReadOnlySpan<byte> Section(GazetteerSection section)
    {
        if (_length == 0) return [];
        ReadOnlySpan<byte> all = new(_start, _length);
        ReadOnlySpan<byte> entry = all[(GazetteerFormat.SectionsOffset + ((int)section * 8))..];
        return all.Slice(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
    }

    public GazetteerRow Row(int row) => GazetteerRow.Read(Section(GazetteerSection.Rows)[(row * GazetteerRow.Bytes)..]);

    /// <summary>GeoNames code of a first-level unit ("US.LA"), or of a country without one ("US.").</summary>
    public string Admin1Code(int admin1) => _admin1Codes.Value[admin1];

    /// <summary>The row of a first-level unit, or -1.</summary>
    public int Admin1Row(int admin1) =>
        BinaryPrimitives.ReadInt32LittleEndian(Section(GazetteerSection.Admin1)[((admin1 * GazetteerFormat.Admin1Bytes) + 12)..]);

    /// <summary>ISO code of the country that the unit belongs to, empty for none.</summary>
    public string CountryOf(int admin1)
    {
        string code = Admin1Code(admin1);
        return code.Length > 2 ? code[..2] : "";
    }

    /// <summary>Two letters of the country as one number, 0 for none: cheap to compare.</summary>
    public int CountryKey(int admin1)
    {
        ReadOnlySpan<byte> code = Section(GazetteerSection.Admin1)[(admin1 * GazetteerFormat.Admin1Bytes)..];
        return code[0] | (code[1] << 8);
    }

    /// <summary>Index of a country by its ISO code, or -1.</summary>
    public int Country(ReadOnlySpan<char> iso)
    {
        ReadOnlySpan<byte> countries = Section(GazetteerSection.Countries);
        for (int i = 0; iso.Length == 2 && i < countries.Length; i += GazetteerFormat.CountryBytes)
            if (countries[i] == iso[0] && countries[i + 1] == iso[1]) return i / GazetteerFormat.CountryBytes;
        return -1;
    }

    public string CountryIso(int country) =>
        Encoding.ASCII.GetString(Section(GazetteerSection.Countries).Slice(country * GazetteerFormat.CountryBytes, 2));

    public int CountryRow(int country) =>
        BinaryPrimitives.ReadInt32LittleEndian(Section(GazetteerSection.Countries)[((country * GazetteerFormat.CountryBytes) + 4)..]);

    /// <summary>The row of a country's capital, or -1.</summary>
    public int CapitalRow(int country) =>
        BinaryPrimitives.ReadInt32LittleEndian(Section(GazetteerSection.Countries)[((country * GazetteerFormat.CountryBytes) + 8)..]);

    /// <summary>What <paramref name="name"/> may stand for, best known first; empty when the gazetteer lacks it.</summary>
    public Referents Find(ReadOnlySpan<char> name)
    {
        Span<byte> folded = stackalloc byte[FoldedName.MaxLength + 16];
        int length = FoldedName.Fold(name, folded);
        return length == 0 ? default : FindFolded(folded[..length]);
    }

    /// <summary>The same for a name that <see cref="FoldedName"/> has folded.</summary>
    public Referents FindFolded(scoped ReadOnlySpan<byte> folded)
    {
        if (_length == 0 || folded.IsEmpty) return default;
        ReadOnlySpan<byte> buckets = Section(GazetteerSection.NameBuckets)[(GazetteerFormat.Bucket(folded) * 4)..];
        int at = BinaryPrimitives.ReadInt32LittleEndian(buckets), end = BinaryPrimitives.ReadInt32LittleEndian(buckets[4..]);
        ReadOnlySpan<byte> names = Section(GazetteerSection.Names);
        while (at < end)
        {
            int length = names[at], count = names[at + 1 + length] | (names[at + 2 + length] << 8);
            ReadOnlySpan<byte> references = names.Slice(at + 3 + length, count * 3);
            if (names.Slice(at + 1, length).SequenceEqual(folded)) return new Referents(references);
            at += 3 + length + references.Length;
        }

        return default;
    }

    private static Gazetteer FromAssembly()
    {
        var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("places.bin") as UnmanagedMemoryStream;
        return stream is null ? new Gazetteer([]) : new Gazetteer(stream.PositionPointer, checked((int)stream.Length));
    }

    private bool IsValid() => _length > GazetteerFormat.SectionsOffset + ((int)GazetteerSection.Count * 8)
        && new ReadOnlySpan<byte>(_start, 8).SequenceEqual(GazetteerFormat.Magic);

    private string[] ReadAdmin1Codes()
    {
        var codes = new string[Admin1Count];
        for (int i = 0; i < codes.Length; i++)
        {
            ReadOnlySpan<byte> code = Section(GazetteerSection.Admin1).Slice(i * GazetteerFormat.Admin1Bytes, 12);
            codes[i] = Encoding.ASCII.GetString(code[..(code.IndexOf((byte)0) is >= 0 and int end ? end : 12)]);
        }

        return codes;
    }
}

/// <summary>The referents of a name, best known first.</summary>
internal readonly ref struct Referents(ReadOnlySpan<byte> references)
{
    private readonly ReadOnlySpan<byte> _references = references;

    public int Count => _references.Length / 3;

    public bool IsEmpty => _references.IsEmpty;

    public Referent this[int index]
    {
        get
        {
            ReadOnlySpan<byte> r = _references[(index * 3)..];
            int packed = r[0] | (r[1] << 8) | (r[2] << 16);
            return new Referent(packed & ((1 << GazetteerFormat.RowBits) - 1), (NameUse)(packed >> GazetteerFormat.RowBits));
        }
    }
}
