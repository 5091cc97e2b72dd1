using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Database;

/// <summary>A case folder from someone else is an input: what was planted in its database never runs, and what is damaged is said.</summary>
public sealed class StrangersCaseTests
{
    public static TheoryData<string> Plants => new(
        "CREATE VIEW sources AS SELECT * FROM claims",
        "CREATE VIEW claims_of_today AS SELECT load_extension('/tmp/evil.so')",
        "CREATE TRIGGER spy AFTER INSERT ON articles BEGIN DELETE FROM claims; END",
        "CREATE TRIGGER grow AFTER UPDATE ON claim_groups BEGIN INSERT INTO facts VALUES ('planted', randomblob(100)); END",
        "CREATE TABLE evil (x DEFAULT (randomblob(1000000000)))",
        "CREATE INDEX evil ON articles (length(outlet))",
        "CREATE VIRTUAL TABLE evil USING fts5 (x)",
        "CREATE VIRTUAL TABLE evil USING rtree (id, a, b)",
        "DROP INDEX articles_outlet; CREATE INDEX articles_outlet ON articles (headline)",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'language TEXT NOT NULL', 'language TEXT DEFAULT (randomblob(9))') WHERE name = 'articles'",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('view', 'evil', 'evil', 0, 'CREATE VIEW evil AS SELECT 1')",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE articles (' WHERE name = 'articles'");

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task S25_A_case_with_a_planted_schema_is_refused_with_its_reason(string planted)
    {
        using TemporaryCase made = await Read();
        made.Opened.Dispose();
        Plant(made.Opened.Path, planted);
        byte[] before = await File.ReadAllBytesAsync(made.Opened.Path, TestContext.Current.CancellationToken);
        CaseException refused = Assert.Throws<CaseException>(() => Case.Open(made.Folder));
        Assert.Contains(made.Opened.Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(made.Opened.Path, TestContext.Current.CancellationToken));
    }

    // The scripts that carry an older case forward write into every table: a trigger there would run with them.
    [Fact]
    public void S25_A_trigger_in_a_case_of_an_older_schema_never_fires()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, Case.FileName);
        using (SqliteConnection old = OlderCase.Empty(path))
        {
            OlderCase.Run(old, "INSERT INTO claim_groups VALUES (0, 0, 1, 2, 1, 1, 1, 1, 1, 0, 0, '{}')");
            OlderCase.Run(old, "CREATE TRIGGER spy AFTER UPDATE ON claim_groups BEGIN INSERT INTO facts VALUES ('planted', 'it ran'); END");
        }

        Assert.Contains("trigger spy", Assert.Throws<CaseException>(() => Case.Open(folder.FullName)).Message, StringComparison.Ordinal);
        using SqliteConnection after = new($"Data Source={path};Pooling=False");
        after.Open();
        using SqliteCommand asked = after.CreateCommand();
        asked.CommandText = "SELECT (SELECT count(*) FROM facts WHERE name = 'planted') || ' ' || user_version FROM pragma_user_version";
        Assert.Equal("0 2", asked.ExecuteScalar());
    }

    [Fact]
    public async Task S25_Connections_trust_no_schema_and_write_none()
    {
        using TemporaryCase made = await Read();
        // Twice, for the second comes from the pool.
        for (int i = 0; i < 2; i++)
        {
            using SqliteConnection connection = made.Opened.Connect();
            Assert.Equal(0, connection.Number("PRAGMA trusted_schema"));
            Assert.Equal(1, connection.Number("PRAGMA cell_size_check"));
            Assert.Equal(1, connection.Number("PRAGMA foreign_keys"));
            connection.Run("PRAGMA writable_schema = ON");
            Assert.ThrowsAny<SqliteException>(() => connection.Run("DELETE FROM sqlite_schema"));
            Assert.ThrowsAny<SqliteException>(() => connection.Run("DELETE FROM claim_index_data"));
            Assert.ThrowsAny<SqliteException>(() => connection.Run("SELECT load_extension('/tmp/evil.so')"));
        }
    }

    [Fact]
    public async Task S25_A_damaged_page_is_named_and_never_passed_over()
    {
        using TemporaryCase made = await Read();
        int size, page;
        using (SqliteConnection connection = made.Opened.Connect())
        {
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            size = (int)connection.Number("PRAGMA page_size");
            page = (int)connection.Number("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'");
        }

        made.Opened.Dispose();
        using (FileStream file = new(made.Opened.Path, FileMode.Open))
        {
            // Cells that point outside their page.
            file.Position = ((long)(page - 1) * size) + 8;
            file.Write(Encoding.ASCII.GetBytes(new string('\u007f', 64)));
        }

        using Case opened = Case.Open(made.Folder);
        Assert.ThrowsAny<SqliteException>(() => StoredClaims.OfArticle(opened, ArticleList.Of(opened, ArticleFilter.All, 1).Items[0].Id));
        WhenceProgram.Ended verified = await WhenceProgram.Run("verify", "--case", made.Folder);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("database", verified.Output + verified.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "not a database")]
    [InlineData(40, "")]
    public async Task S25_A_file_with_a_broken_beginning_is_refused(int at, string reason)
    {
        using TemporaryCase made = await Read();
        made.Opened.Dispose();
        using (FileStream file = new(made.Opened.Path, FileMode.Open))
        {
            file.Position = at;
            file.Write(new byte[60].Select(_ => (byte)0xEE).ToArray());
        }

        Assert.Contains(reason, Assert.Throws<CaseException>(() => Case.Open(made.Folder)).Message, StringComparison.Ordinal);
    }

    private static async Task<TemporaryCase> Read()
    {
        TemporaryCase made = new();
        await made.Take(read: true, made.Files.Write("a.txt", TemporaryCase.Harbour));
        Comparing.Run(made.Opened, TestContext.Current.CancellationToken);
        using SqliteConnection connection = made.Opened.Connect();
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return made;
    }

    private static void Plant(string path, string sql)
    {
        using SqliteConnection stranger = new($"Data Source={path};Pooling=False");
        stranger.Open();
        OlderCase.Run(stranger, sql);
        OlderCase.Run(stranger, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
