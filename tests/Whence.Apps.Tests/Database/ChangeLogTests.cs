using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;

namespace Whence.Apps.Tests.Database;

/// <summary>The log of a case shows each change of itself.</summary>
public sealed class ChangeLogTests
{
    [Theory]
    [InlineData("UPDATE log SET subject = 'another' WHERE id = 2", 2)]
    [InlineData("UPDATE log SET at = '2001-01-01T00:00:00.000Z' WHERE id = 1", 1)]
    [InlineData("DELETE FROM log WHERE id = 2", 3)]
    [InlineData("UPDATE log SET id = -id WHERE id IN (2, 3); UPDATE log SET id = 5 + id WHERE id < 0", 2)]
    public async Task S60_A_row_that_was_changed_taken_out_or_swapped_is_named(string sql, long row)
    {
        using TemporaryCase made = new();
        for (int i = 0; i < 3; i++) made.Opened.Write(c => { ChangeLog.Append(c, "test", $"subject {i}"); return 0; });
        Assert.Empty(Verification.Verify(made.Opened, TestContext.Current.CancellationToken));
        Change(made, sql);
        using Case opened = Case.Open(made.Folder);
        Assert.Equal(["log row " + row.ToString(System.Globalization.CultureInfo.InvariantCulture)], Verification.Verify(opened, TestContext.Current.CancellationToken).Select(f => f.Subject));
        WhenceProgram.Ended verified = await WhenceProgram.Run("verify", "--case", made.Folder);
        Assert.Equal(1, verified.ExitCode);
    }

    [Theory]
    [InlineData("UPDATE log SET subject = 'another'")]
    [InlineData("DELETE FROM log")]
    public void S60_Plain_sql_cannot_change_it(string sql)
    {
        using TemporaryCase made = new();
        made.Opened.Write(c => { ChangeLog.Append(c, "test", "subject"); return 0; });
        Assert.Contains("the log is never", Assert.Throws<SqliteException>(() => made.Opened.Write(c => c.Run(sql))).Message, StringComparison.Ordinal);
    }

    // One who takes the guards away can put them back: the schema shows nothing, the hashes do.
    private static void Change(TemporaryCase made, string sql)
    {
        made.Opened.Dispose();
        using SqliteConnection stranger = new($"Data Source={made.Opened.Path};Pooling=False");
        stranger.Open();
        List<(string Name, string Sql)> guards = stranger.Rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", r => (r.GetString(0), r.GetString(1)));
        foreach ((string name, _) in guards) stranger.Run($"DROP TRIGGER {name}");
        foreach (string statement in sql.Split("; ")) stranger.Run(statement);
        foreach ((_, string guard) in guards) stranger.Run(guard);
    }
}
