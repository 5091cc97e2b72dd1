using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Whence.Store.Database;

/// <summary>Brings the schema of a case up to this program's: the scripts in Schema/, in the order of their numbers.</summary>
/// <remarks>A script is never changed once it is released; the number of the last one applied is <c>PRAGMA user_version</c>.</remarks>
internal static class Migrations
{
    /// <summary>Marks an SQLite file as a case ("WHNC").</summary>
    public const int ApplicationId = 0x57484E43;

    /// <summary>Rows from one report of progress to the next.</summary>
    private const int BetweenReports = 1_000;

    private static readonly Lazy<string[]> _scripts = new(ReadScripts);
    private static readonly ConcurrentDictionary<int, HashSet<string>> _expected = [];

    /// <summary>Version of the schema after every script.</summary>
    public static int Latest => _scripts.Value.Length;

    /// <summary>Checks that the schema is the expected one and applies what is missing, in one transaction. Nothing of a stranger's schema runs: it is compared first.</summary>
    /// <param name="connection">The case.</param>
    /// <param name="path">Its path, for what is said of it.</param>
    /// <param name="progress">Hears how far a case of an older Whence is; null for nobody.</param>
    /// <exception cref="CaseException">The file is no case, is newer than this program, or has been given a schema of its own.</exception>
    public static void Apply(SqliteConnection connection, string path, Action<MigrationProgress>? progress = null)
    {
        long version = connection.Number("PRAGMA user_version");
        long application = connection.Number("PRAGMA application_id");
        if (version > 0 && application != ApplicationId)
            throw new CaseException($"{path} is an SQLite database but not a case of Whence");
        if (version > Latest)
            throw new CaseException($"{path} was written by a newer Whence (schema {version}, this one knows {Latest}): update Whence");
        if (version < Latest)
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            version = connection.Number("PRAGMA user_version");
            if (version == 0 && connection.Number("SELECT count(*) FROM sqlite_schema") > 0)
                throw new CaseException($"{path} is an SQLite database but not a case of Whence");
            if (version > 0) Compare(connection, (int)version, path);
            Run(connection, (int)version, Latest, progress);
            transaction.Commit();
        }

        Compare(connection, Latest, path);
    }

    private static void Compare(SqliteConnection connection, int version, string path)
    {
        HashSet<string> found = Schema(connection), expected = _expected.GetOrAdd(version, ExpectedSchema);
        if (found.SetEquals(expected)) return;
        string odd = found.Except(expected).Concat(expected.Except(found)).Order(StringComparer.Ordinal).First();
        throw new CaseException($"{path} does not have the schema of a case ({odd.Split('\n')[0]}); it is not opened, for what it would run is unknown");
    }

    private static void Run(SqliteConnection connection, int from, int to, Action<MigrationProgress>? progress = null)
    {
        MigrationProgress at = new(from, to, 0, progress is null || from == 0 ? 0 : connection.Number("SELECT (SELECT count(*) FROM articles) + (SELECT count(*) FROM claims)"));
        IndexFunctions.AddTo(connection, progress is null ? null : () =>
        {
            at = at with { Rows = at.Rows + 1 };
            if (at.Rows % BetweenReports == 0) progress(at);
        });
        for (int number = from; number < to; number++)
        {
            at = at with { Step = number + 1 };
            if (from > 0) progress?.Invoke(at);
            connection.Run(_scripts.Value[number]);
        }

        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {to}"));
    }

    private static string[] ReadScripts()
    {
        var assembly = typeof(Migrations).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("Schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        })];
    }

    private static HashSet<string> ExpectedSchema(int version)
    {
        using SqliteConnection memory = new("Data Source=:memory:;Pooling=False");
        memory.Open();
        Run(memory, 0, version);
        return Schema(memory);
    }

    // The tables in which FTS5 keeps its index are its own and may differ between versions of SQLite.
    private static HashSet<string> Schema(SqliteConnection connection)
    {
        string[] shadows = ["data", "idx", "content", "docsize", "config"];
        HashSet<string> own = [.. shadows.SelectMany(s => new[] { "claim_index_" + s, "article_index_" + s })];
        return [.. connection.Rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", r => (Type: r.GetString(0), Name: r.GetString(1), Sql: r.GetString(2)))
            .Where(r => !(r.Type == "table" && own.Contains(r.Name)))
            .Select(r => $"{r.Type} {r.Name}\n{r.Sql}")];
    }
}

/// <summary>How far a case of an older Whence has been brought up to this one's schema.</summary>
/// <param name="Step">The script at work, from 1.</param>
/// <param name="Steps">Number of the last script.</param>
/// <param name="Rows">Articles and claims that were put into the new indexes.</param>
/// <param name="AllRows">Articles and claims of the case.</param>
public readonly record struct MigrationProgress(int Step, int Steps, long Rows, long AllRows);
