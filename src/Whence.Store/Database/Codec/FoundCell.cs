using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;
using Whence.Corpus.Parts;
using Whence.Places;

namespace Whence.Store.Database.Codec;

/// <summary>What a comparison found, but for its windows. Articles are rows of the case, claims have their numbers in the stored readings.</summary>
internal sealed record FoundCell(ImmutableArray<CopyCell> Copies, ImmutableArray<ClaimGroup> Groups, ImmutableArray<DatelineCell> Datelines)
{
    /// <param name="corpus">What was compared.</param>
    /// <param name="rows">Row of each article, by its index in the list that was compared.</param>
    /// <param name="numbers">Number of each claim in its stored reading, by article in that list; default where they are the same.</param>
    public static (FoundCell Found, ImmutableArray<CorpusWindow> Windows) Of(CorpusReading corpus, IReadOnlyList<long> rows, IReadOnlyList<ImmutableArray<int>> numbers)
    {
        int[] row = [.. corpus.Articles.Select(a => checked((int)rows[a.Input]))];
        int Number(int article, int claim) => numbers[corpus.Articles[article].Input] is { IsDefault: false } of ? of[claim] : claim;
        ClaimPlace Place(ClaimPlace place) => new(row[place.Article], Number(place.Article, place.Claim));
        Evidence Passage(Evidence passage) => passage with { Article = row[passage.Article] };
        ClaimGroup Group(ClaimGroup group) => group with
        {
            Id = 0,
            Members = [.. group.Members.Select(m => m with { Article = row[m.Article], Claim = Number(m.Article, m.Claim) })],
            Reasons = [.. group.Reasons.Select(r => r with { First = Passage(r.First), Second = Passage(r.Second) })],
            Warnings = [.. group.Warnings.Select(w => w with { Passages = [.. w.Passages.Select(Passage)] })],
        };
        return (
            new FoundCell(
                [.. corpus.Copies.Select(c => new CopyCell(c with { Original = row[c.Original], Later = row[c.Later] }, ReferenceEquals(corpus.Articles[c.Later].CopyOf, c)))],
                [.. corpus.Groups.Select(Group)],
                [.. corpus.Articles.Select((a, i) => DatelineCell.Of(a.Reading, row[i])).OfType<DatelineCell>()]),
            [.. corpus.Windows.Select(w => w with { Claims = [.. w.Claims.Select(Place)], Outcome = w.Outcome is { } told ? Place(told) : null })]);
    }

    public static byte[] Pack<T>(T cell, JsonTypeInfo<T> type)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(zlib, cell, type);
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes were not packed here, or were changed.</exception>
    public static T Unpack<T>(byte[] packed, JsonTypeInfo<T> type)
    {
        try
        {
            using ZLibStream zlib = new(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(zlib, type) ?? throw new JsonException("nothing is stored");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("what a comparison found is damaged", e);
        }
    }

    /// <summary>Of a group, which tells whether it is to be written again.</summary>
    public static long Hash(ClaimGroup group) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(group, StoredJson.Default.ClaimGroup)));
}

/// <summary>A copy, and whether of all copies it explains most of the later text.</summary>
internal sealed record CopyCell(Copy Copy, bool Explains);

/// <summary>Where an article was filed, as its dateline says.</summary>
internal sealed record DatelineCell(int Article, string? GazetteerId, string Name, string? Country, double Latitude, double Longitude, PlacePrecision Precision)
{
    public static DatelineCell? Of(Reading reading, int article)
    {
        if (reading.Article.Dateline is not { } dateline) return null;
        Place? place = reading.Places.FirstOrDefault(p => dateline.Span.Contains(p.Span) && p.Precision != PlacePrecision.Relative && p is { Latitude: not null, Longitude: not null });
        return place is null ? null
            : new DatelineCell(article, place.GazetteerId, string.IsNullOrEmpty(dateline.Place) ? place.Name : dateline.Place, place.Country, place.Latitude!.Value, place.Longitude!.Value, place.Precision);
    }
}

/// <summary>The claims of the groups of one comparison, and a hash of each group: what joining reads.</summary>
internal sealed record FoundOutline(ImmutableArray<ComparedGroup> Groups, ImmutableArray<long> Hashes)
{
    public static FoundOutline Of(FoundCell found) => new(
        [.. found.Groups.Select(g => new ComparedGroup([.. g.Members.Select(m => new ClaimPlace(m.Article, m.Claim))], [.. g.Members.Select(m => !m.IsLoose)]))],
        [.. found.Groups.Select(FoundCell.Hash)]);

    public byte[] Pack()
    {
        PackedWriter writer = new();
        writer.Number(Groups.Length);
        for (int g = 0; g < Groups.Length; g++)
        {
            writer.Number(Hashes[g]);
            writer.Number(Groups[g].Claims.Length);
            for (int m = 0; m < Groups[g].Claims.Length; m++)
            {
                writer.Number(Groups[g].Claims[m].Article);
                writer.Number(Groups[g].Claims[m].Claim);
                writer.Flag(Groups[g].IsCore[m]);
            }
        }

        return StoredBytes.Pack(writer.ToArray());
    }

    /// <exception cref="InvalidDataException">The bytes were not packed here, or were changed.</exception>
    public static FoundOutline Unpack(byte[] packed)
    {
        PackedReader reader = new(StoredBytes.Unpack(packed));
        int count = reader.Int();
        var groups = ImmutableArray.CreateBuilder<ComparedGroup>();
        var hashes = ImmutableArray.CreateBuilder<long>();
        for (int g = 0; g < count; g++)
        {
            hashes.Add(reader.Number());
            int members = reader.Int();
            var claims = ImmutableArray.CreateBuilder<ClaimPlace>();
            var core = ImmutableArray.CreateBuilder<bool>();
            for (int m = 0; m < members; m++)
            {
                claims.Add(new ClaimPlace(reader.Int(), reader.Int()));
                core.Add(reader.Flag());
            }

            groups.Add(new ComparedGroup(claims.ToImmutable(), core.ToImmutable()));
        }

        return new FoundOutline(groups.ToImmutable(), hashes.ToImmutable());
    }
}
