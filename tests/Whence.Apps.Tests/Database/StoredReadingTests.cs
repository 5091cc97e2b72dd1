using Whence.Apps.Tests.Support;
using Whence.Articles;
using Whence.Contract;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Database;

/// <summary>What goes into a case comes out of it unchanged.</summary>
public sealed class StoredReadingTests : IDisposable
{
    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\0\uD800 \uDC00 \r\n")]
    [InlineData(TemporaryCase.Harbour)]
    [InlineData("OSLO (NTB) – “It will rain,” she said, 😀 “by 3 March, 40 km south of Bodø.”")]
    public void A_packed_reading_prints_the_same_JSON(string text)
    {
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text, new GivenFacts { Outlet = "Harbour Post", Published = "2031-03-14" }));
        Reading unpacked = PackedReading.Unpack(PackedReading.Pack(reading), reading.Article);
        Assert.Equal(ReadingJson.ToUtf8(reading, "a.txt", withTokens: true), ReadingJson.ToUtf8(unpacked, "a.txt", withTokens: true));
    }

    [Fact]
    public void A_damaged_reading_is_said_to_be_damaged()
    {
        Reading reading = Reader.English.Read(ArticleFinder.FromText(TemporaryCase.Harbour));
        byte[] plain = StoredBytes.Unpack(PackedReading.Pack(reading));
        for (int cut = 0; cut < plain.Length; cut += 97)
            Assert.ThrowsAny<InvalidDataException>(() => PackedReading.Unpack(StoredBytes.Pack(plain.AsSpan(0, cut)), reading.Article));
    }

    [Fact]
    public async Task The_case_gives_the_JSON_of_the_command_read()
    {
        string file = _case.Files.Write("a.txt", TemporaryCase.Harbour);
        await _case.Take(read: true, file);
        StoredReading stored = Assert.Single(StoredReadings.All(_case.Opened));
        Reading direct = Reader.English.Read(ArticleFinder.FromText(TemporaryCase.Harbour));
        Assert.Equal(ReadingJson.ToUtf8(direct, file, withTokens: true), ReadingJson.ToUtf8(stored.Reading!, stored.Row.Input, withTokens: true));
    }

    [Fact]
    public async Task Claims_come_back_with_chain_and_quote()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        StoredReading stored = Assert.Single(StoredReadings.All(_case.Opened));
        var claims = StoredClaims.OfArticle(_case.Opened, stored.Row.Id);
        Assert.Equal(stored.Reading!.Claims.Length, claims.Length);
        Assert.NotEmpty(claims);
        Assert.All(claims.Zip(stored.Reading.Claims), pair =>
        {
            Assert.Equal(pair.Second.Content, pair.First.Content);
            Assert.Equal(pair.Second.Stance, pair.First.Stance);
            Assert.Equal(pair.Second.Chain.Select(l => (l.Name, l.Kind, l.Basis, l.Span)), pair.First.Chain.Select(l => (l.Name, l.Kind, l.Basis, l.Span)));
            Assert.Contains(stored.Article.Text[pair.First.Content[0].Start..pair.First.Content[0].End], pair.First.Quote, StringComparison.Ordinal);
            Assert.Equal(pair.First.Key, StoredClaims.Of(_case.Opened, pair.First.Key)!.Key);
        });
    }

    [Fact]
    public async Task The_evidence_is_the_bytes_as_they_came()
    {
        byte[] bytes = [.. "Bod"u8, 0xF8, .. " closes its harbour, the mayor said.\r\n"u8];
        await _case.Take(read: false, _case.Files.Write("latin.txt", bytes));
        ArticleRow row = Assert.Single(ArticleList.Of(_case.Opened, ArticleFilter.All, 10).Items);
        CaptureRow capture = Assert.Single(Captures.Of(_case.Opened, row.Id));
        Assert.Equal(bytes, Captures.Bytes(_case.Opened, capture.PageSha256));
        Assert.Null(row.Engine);
    }
}
