using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;

namespace Whence.Apps.Tests.Database;

public sealed class RowWriterTests
{
    private const string Insert = "INSERT INTO article_index (rowid, content) VALUES ($1, $2)";

    // Each segment would be merged into larger ones later, which cost more than all other writing.
    [Fact]
    public void Rows_of_an_index_make_one_segment_whatever_is_written_between()
    {
        using TemporaryCase made = new();
        Write(made.Opened, writer =>
        {
            for (int i = 1; i <= 30; i++)
            {
                writer.Index(Insert, i, "the old harbour");
                writer.Run("DELETE FROM articles WHERE id = $1", i);
                Assert.True(writer.Insert("INSERT INTO tombstones (kind, hash, at) VALUES ('text', $1, '')", $"{i}") > 0);
            }
        });
        Assert.Equal(1, made.Opened.Read(c => c.Number("SELECT count(DISTINCT segid) FROM article_index_idx")));
        Assert.Equal(30, made.Opened.Read(c => c.Number("SELECT count(*) FROM article_index WHERE article_index MATCH 'harbour'")));
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_letter_and_a_statement_can_be_run_again()
    {
        using TemporaryCase made = new();
        string text = "Tromsø, \"a\0b\" 🛳 " + new string('x', 9000);
        Write(made.Opened, writer =>
        {
            foreach (string name in (string[])["first", text, "last"])
                writer.Run("INSERT INTO facts (value, name) VALUES ($2, $1)", name, name + "!");
            Assert.Equal([text, text + "!"], writer.Row("SELECT name, value FROM facts WHERE name = $1", text)!);
            Assert.Equal([null], writer.Row("SELECT max(name) FROM facts WHERE name = $1", "none")!);
            Assert.Null(writer.Row("SELECT name FROM facts WHERE name = $1", "none"));
            Assert.Equal([1, 2], writer.Numbers("SELECT $1 UNION SELECT $2", 1, 2L));
            Assert.Throws<SqliteException>(() => writer.Run("INSERT INTO facts (value, name) VALUES ($2, $1)", "last", "twice"));
            writer.Run("INSERT INTO facts (value, name) VALUES ($2, $1)", "after", "the failure");
        });
        Assert.Equal("the failure", made.Opened.Read(c => c.Text("SELECT value FROM facts WHERE name = 'after'")));
    }

    private static void Write(Case target, Action<RowWriter> write) => target.Write(connection =>
    {
        using RowWriter writer = new(connection);
        write(writer);
        writer.EndIndex();
        return 0;
    });
}
