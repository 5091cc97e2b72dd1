using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Whence.Store.Database;

/// <summary>A case: a folder with one SQLite database that holds pages, articles, readings, and what was made of them.</summary>
/// <remarks>
/// Safe for many threads, and for several processes at once: readers never wait, one writer at a time, a writer waits up to
/// 30 seconds for another. A process that is killed loses what it had not yet committed and nothing else.
/// </remarks>
public sealed class Case : IDisposable
{
    public const string FileName = "case.db";

    /// <summary>Seconds that a writer waits for another.</summary>
    private const int Patience = 30;

    // PRAGMAs hold for one connection. The schema of a stranger's case is not trusted to call functions.
    private const string Settings = """
        PRAGMA busy_timeout = 30000;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA synchronous = NORMAL;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32000;
        """;

    /// <summary>SQLite's codes for a file or folder that cannot be written.</summary>
    private const int ReadOnlyCode = 8, CannotOpenCode = 14;

    /// <summary>The handles of SQLite that have the settings; one goes with its handle.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> _set = [];

    private readonly string _connectionString;

    private Case(string folder, bool fixedMedium = false)
    {
        Folder = folder;
        Path = System.IO.Path.Combine(folder, FileName);
        IsReadOnly = fixedMedium;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = fixedMedium ? "file:" + Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal) + "?immutable=1" : Path,
            Mode = fixedMedium ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            DefaultTimeout = Patience,
            Pooling = true,
        }.ToString();
    }

    /// <summary>Whether the case lies where nothing can be written: it can be asked, and every change fails.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Full path of the database.</summary>
    public string Path { get; }

    /// <summary>Makes a case in <paramref name="folder"/>, which only its owner may enter.</summary>
    /// <exception cref="CaseException">There is a case already, or the folder cannot be made.</exception>
    public static Case Create(string folder)
    {
        string full = System.IO.Path.GetFullPath(folder);
        Case made = new(full);
        if (File.Exists(made.Path))
            throw new CaseException($"{full} is a case already");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(full);
                using FileStream file = new(made.Path, FileMode.CreateNew);
            }
            else
            {
                if (!Directory.Exists(full))
                    Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                using FileStream file = new(made.Path, new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                });
            }

            made.Prepare();
            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or ArgumentException)
        {
            throw new CaseException($"no case can be made in {full}: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Opens the case in <paramref name="folder"/>. One of an older Whence is brought up to date first, wholly or not at all.</summary>
    /// <param name="folder">The folder of the case.</param>
    /// <param name="progress">Hears how far that is, for it takes a minute for a hundred thousand articles.</param>
    /// <exception cref="CaseException">There is none, or it is newer, damaged, or not what a case looks like.</exception>
    public static Case Open(string folder, Action<MigrationProgress>? progress = null)
    {
        string full = System.IO.Path.GetFullPath(folder);
        Case found = new(full);
        if (!File.Exists(found.Path))
            throw new CaseException($"there is no case in {full}; make one with 'whence init'");
        try
        {
            found.Prepare(progress);
            return found;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnlyCode or CannotOpenCode)
        {
            return OpenFixed(found, e);
        }
        catch (SqliteException e)
        {
            throw new CaseException($"{found.Path} cannot be opened: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary><paramref name="folder"/> or its nearest parent that holds a case; null when none does.</summary>
    public static string? Find(string folder)
    {
        for (DirectoryInfo? at = new(System.IO.Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, FileName)))
                return at.FullName;
        }

        return null;
    }

    /// <summary>Gives the connections back.</summary>
    public void Dispose()
    {
        using SqliteConnection connection = new(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A query over one unchanging view of the case.</summary>
    internal T Read<T>(Func<SqliteConnection, T> query)
    {
        using SqliteConnection connection = Connect();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        return query(connection);
    }

    /// <summary>A change that happens wholly or not at all.</summary>
    internal T Write<T>(Func<SqliteConnection, T> change)
    {
        using SqliteConnection connection = Connect();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T result = change(connection);
        transaction.Commit();
        return result;
    }

    /// <summary>A change that is kept when it says so, wholly, and otherwise not at all.</summary>
    internal bool WriteOrNot(Func<SqliteConnection, bool> change)
    {
        using SqliteConnection connection = Connect();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        bool keep = change(connection);
        if (keep) transaction.Commit();
        return keep;
    }

    /// <summary>An open connection with the settings of a case.</summary>
    internal SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        connection.Open();
        // A connection that comes from the pool has its settings already: a page asks many small questions.
        if (_set.TryGetValue(connection.Handle!, out _)) return connection;
        // Refuses writes to the schema and to the tables inside an index.
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
        connection.Run(Settings);
        _set.AddOrUpdate(connection.Handle!, this);
        return connection;
    }

    // A disk that cannot be written has no place for the files that SQLite keeps beside a database in use.
    private static Case OpenFixed(Case asked, SqliteException first)
    {
        FileInfo log = new(asked.Path + "-wal");
        if (log is { Exists: true, Length: > 0 })
            throw new CaseException($"{asked.Folder} cannot be written, and changes that are not yet in {FileName} wait there; copy the folder to a disk that can be written", first);
        Case found = new(asked.Folder, fixedMedium: true);
        try
        {
            using SqliteConnection connection = found.Connect();
            Migrations.Apply(connection, found.Path);
            return found;
        }
        catch (SqliteException e)
        {
            string reason = e.SqliteErrorCode == ReadOnlyCode ? "it was made by an older Whence and must be written once" : first.Message.TrimEnd('.');
            throw new CaseException($"{found.Path} cannot be opened: {reason}", e);
        }
    }

    private void Prepare(Action<MigrationProgress>? progress = null)
    {
        using SqliteConnection connection = Connect();
        connection.Run("PRAGMA journal_mode = WAL");
        Migrations.Apply(connection, Path, progress);
    }
}
