using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Whence.Store.Database;

/// <summary>Writes many rows through one connection: a statement is compiled once, and the full-text indexes are written after everything else.</summary>
/// <remarks>
/// FTS5 gathers words in memory until the transaction ends. A statement that SQLite may have to take back alone (INSERT ... RETURNING, a DELETE that cascades)
/// makes it write what it has as a segment of its own, which costs more than the words and is merged later. So rows of an index wait for <see cref="EndIndex"/>,
/// and an id comes from <see cref="Insert"/>.
/// </remarks>
internal sealed class RowWriter(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle!;
    private readonly Dictionary<string, (sqlite3_stmt Compiled, int[] Parameters)> _statements = new(StringComparer.Ordinal);
    private readonly List<long> _leaving = [];
    private readonly List<(string Sql, object?[] Cells)> _coming = [];
    private byte[] _utf8 = new byte[4096];

    /// <summary>Runs a statement with parameters $1, $2 ...; null is NULL.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        sqlite3_stmt statement = Bind(sql, values);
        while (Step(statement))
        {
        }
    }

    /// <summary>Inserts a row; its id.</summary>
    public long Insert(string sql, params ReadOnlySpan<object?> values)
    {
        Run(sql, values);
        return raw.sqlite3_last_insert_rowid(_database);
    }

    /// <summary>The first column of the first row as a number, 0 when there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values)
    {
        sqlite3_stmt statement = Bind(sql, values);
        long number = Step(statement) ? raw.sqlite3_column_int64(statement, 0) : 0;
        raw.sqlite3_reset(statement);
        return number;
    }

    /// <summary>The first column of every row as a number.</summary>
    public List<long> Numbers(string sql, params ReadOnlySpan<object?> values)
    {
        sqlite3_stmt statement = Bind(sql, values);
        List<long> numbers = [];
        while (Step(statement))
            numbers.Add(raw.sqlite3_column_int64(statement, 0));
        return numbers;
    }

    /// <summary>The first row as texts, or null.</summary>
    public string?[]? Row(string sql, params ReadOnlySpan<object?> values)
    {
        sqlite3_stmt statement = Bind(sql, values);
        string?[]? row = null;
        if (Step(statement))
            row = [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => raw.sqlite3_column_text(statement, i).utf8_to_string())];
        raw.sqlite3_reset(statement);
        return row;
    }

    /// <summary>Takes claims out of the index at the end of the transaction.</summary>
    public void Unindex(IEnumerable<long> claims) => _leaving.AddRange(claims);

    /// <summary>Adds a row to an index at the end of the transaction.</summary>
    public void Index(string sql, params object?[] cells) => _coming.Add((sql, cells));

    /// <summary>Writes the rows of the indexes: before the transaction is committed.</summary>
    public void EndIndex()
    {
        foreach (long claim in _leaving)
            Run("DELETE FROM claim_index WHERE rowid = $1", claim);
        foreach (var (sql, cells) in _coming)
            Run(sql, cells);
        _leaving.Clear();
        _coming.Clear();
    }

    public void Dispose()
    {
        foreach (var (compiled, _) in _statements.Values)
            compiled.Dispose();
        _statements.Clear();
    }

    private sqlite3_stmt Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt compiled));
            // A parameter has the place where it first stands, not that of its number.
            statement = (compiled, [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(compiled)).Select(i => raw.sqlite3_bind_parameter_index(compiled, FormattableString.Invariant($"${i}")))]);
            _statements[sql] = statement;
        }

        for (int i = 0; i < values.Length; i++)
            Check(Bind(statement.Compiled, statement.Parameters[i], values[i]));
        return statement.Compiled;
    }

    private int Bind(sqlite3_stmt statement, int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        string text => raw.sqlite3_bind_text(statement, parameter, Utf8(text)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, parameter, bytes),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        int number => raw.sqlite3_bind_int(statement, parameter, number),
        double number => raw.sqlite3_bind_double(statement, parameter, number),
        _ => throw new ArgumentException($"a {value.GetType()} is no cell", nameof(value)),
    };

    private ReadOnlySpan<byte> Utf8(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    // True at a row; false at the end, when the statement is ready for its next values.
    private bool Step(sqlite3_stmt statement)
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
