using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Whence.Places.Names;

namespace Whence.Training.Places.Compile;

/// <summary>Collects rows and names, and lays them out as <see cref="GazetteerFormat"/> says.</summary>
internal sealed class GazetteerWriter
{
    private readonly List<GazetteerRow> _rows = [];
    private readonly List<string> _admin1 = [];
    private readonly Dictionary<string, int> _admin1Index = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _admin1Rows = [];
    private readonly Dictionary<string, int> _admin2Index = new(StringComparer.Ordinal);
    private readonly List<(string Iso, int FirstUnit)> _countries = [];
    private readonly Dictionary<string, int> _countryIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countryRows = new(StringComparer.Ordinal), _capitals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, NameUse>> _names = new(StringComparer.Ordinal);

    public int RowCount => _rows.Count;

    public byte[] Borders { get; set; } = [];

    public int Row(GazetteerRow row)
    {
        _rows.Add(row);
        return _rows.Count - 1;
    }

    public void Country(string iso)
    {
        _countryIndex[iso] = _countries.Count;
        _countries.Add((iso, Admin1(iso + ".")));
    }

    public bool HasCountry(string iso) => _countryIndex.ContainsKey(iso);

    public int CountryIndex(string iso) => _countryIndex[iso];

    public void CountryRow(string iso, int row) => _countryRows[iso] = row;

    public void CapitalRow(string iso, int row) => _capitals.TryAdd(iso, row);

    public int Admin1(string code)
    {
        if (_admin1Index.TryGetValue(code, out int index)) return index;
        _admin1Index[code] = _admin1.Count;
        _admin1.Add(code);
        return _admin1.Count - 1;
    }

    public int? Admin1IfKnown(string code) => _admin1Index.TryGetValue(code, out int index) ? index : null;

    public void Admin1Row(int admin1, int row) => _admin1Rows[admin1] = row;

    /// <summary>One more than the index of a second-level unit: rows keep 0 for "unknown".</summary>
    public int Admin2(string code)
    {
        if (!_admin2Index.TryGetValue(code, out int index)) _admin2Index[code] = index = _admin2Index.Count + 1;
        return index;
    }

    /// <summary>Lets <paramref name="name"/> stand for a row; the plainest use wins when it is given twice.</summary>
    public void Name(string name, int row, NameUse use)
    {
        string key = SettlementPackages.Key(name);
        if (key.Length == 0) return;
        if (!_names.TryGetValue(key, out Dictionary<int, NameUse>? referents)) _names[key] = referents = [];
        referents[row] = referents.TryGetValue(row, out NameUse old) && old <= use ? old : use;
    }

    public byte[] Write(byte[] header)
    {
        var sections = new byte[(int)GazetteerSection.Count][];
        Array.Fill(sections, []);
        sections[(int)GazetteerSection.Header] = header;
        sections[(int)GazetteerSection.Rows] = new byte[_rows.Count * GazetteerRow.Bytes];
        for (int i = 0; i < _rows.Count; i++) _rows[i].Write(sections[(int)GazetteerSection.Rows].AsSpan(i * GazetteerRow.Bytes));
        sections[(int)GazetteerSection.Admin1] = Admin1Section();
        sections[(int)GazetteerSection.Countries] = CountrySection();
        (sections[(int)GazetteerSection.NameBuckets], sections[(int)GazetteerSection.Names]) = NameSections();
        sections[(int)GazetteerSection.Borders] = Borders;
        return Assemble(sections);
    }

    /// <summary>A copy of <paramref name="file"/> with some sections replaced.</summary>
    public static byte[] With(byte[] file, IReadOnlyDictionary<GazetteerSection, byte[]> replaced)
    {
        var old = new Gazetteer(file);
        var sections = new byte[(int)GazetteerSection.Count][];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = replaced.TryGetValue((GazetteerSection)i, out byte[]? bytes) ? bytes : old.Section((GazetteerSection)i).ToArray();
        return Assemble(sections);
    }

    private static byte[] Assemble(byte[][] sections)
    {
        int at = GazetteerFormat.SectionsOffset + (sections.Length * 8);
        var file = new byte[at + sections.Sum(s => s.Length)];
        GazetteerFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(GazetteerFormat.HashEnd), sections.Length);
        for (int i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(GazetteerFormat.SectionsOffset + (i * 8)), at);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(GazetteerFormat.SectionsOffset + (i * 8) + 4), sections[i].Length);
            sections[i].CopyTo(file, at);
            at += sections[i].Length;
        }

        SHA256.HashData(file.AsSpan(GazetteerFormat.HashEnd), file.AsSpan(GazetteerFormat.HashOffset));
        return file;
    }

    private byte[] Admin1Section()
    {
        var section = new byte[_admin1.Count * GazetteerFormat.Admin1Bytes];
        for (int i = 0; i < _admin1.Count; i++)
        {
            Span<byte> unit = section.AsSpan(i * GazetteerFormat.Admin1Bytes);
            Encoding.ASCII.GetBytes(_admin1[i], unit[..12]);
            BinaryPrimitives.WriteInt32LittleEndian(unit[12..], _admin1Rows.GetValueOrDefault(i, -1));
        }

        return section;
    }

    private byte[] CountrySection()
    {
        var section = new byte[_countries.Count * GazetteerFormat.CountryBytes];
        for (int i = 0; i < _countries.Count; i++)
        {
            Span<byte> country = section.AsSpan(i * GazetteerFormat.CountryBytes);
            Encoding.ASCII.GetBytes(_countries[i].Iso, country);
            BinaryPrimitives.WriteUInt16LittleEndian(country[2..], (ushort)_countries[i].FirstUnit);
            BinaryPrimitives.WriteInt32LittleEndian(country[4..], _countryRows.GetValueOrDefault(_countries[i].Iso, -1));
            BinaryPrimitives.WriteInt32LittleEndian(country[8..], _capitals.GetValueOrDefault(_countries[i].Iso, -1));
        }

        return section;
    }

    private (byte[] Buckets, byte[] Names) NameSections()
    {
        var buckets = new byte[(GazetteerFormat.Buckets + 1) * 4];
        using var names = new MemoryStream();
        var byBucket = _names.Keys.Order(StringComparer.Ordinal).ToLookup(n => GazetteerFormat.Bucket(Encoding.Latin1.GetBytes(n)));
        for (int bucket = 0; bucket < GazetteerFormat.Buckets; bucket++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buckets.AsSpan(bucket * 4), (int)names.Length);
            foreach (string name in byBucket[bucket])
            {
                byte[] bytes = Encoding.Latin1.GetBytes(name);
                var referents = _names[name].OrderByDescending(r => Rank(_rows[r.Key], r.Value)).ThenBy(r => r.Key).ToList();
                names.WriteByte((byte)bytes.Length);
                names.Write(bytes);
                names.WriteByte((byte)referents.Count);
                names.WriteByte((byte)(referents.Count >> 8));
                foreach ((int row, NameUse use) in referents)
                {
                    int packed = row | ((int)use << GazetteerFormat.RowBits);
                    names.Write([(byte)packed, (byte)(packed >> 8), (byte)(packed >> 16)]);
                }
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(buckets.AsSpan(GazetteerFormat.Buckets * 4), (int)names.Length);
        return (buckets, names.ToArray());
    }

    /// <summary>How well known a referent is, to put the best first.</summary>
    private static int Rank(GazetteerRow row, NameUse use) => (row.Kind switch
    {
        RowKind.Country => 1000,
        RowKind.Continent => 900,
        RowKind.Admin1 => Math.Min(85, row.Size),
        RowKind.Region or RowKind.Water => 70,
        RowKind.Facility => 60,
        RowKind.Admin2 => Math.Min(45, row.Size - 10),
        RowKind.Capital => row.Size + 30,
        RowKind.Seat => row.Size + 6,
        _ => row.Size,
    }) - (use == NameUse.Bare ? 10 : 0);
}
