using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Apps.Tests.Support;

/// <summary>Databases as the second schema had them: what a Whence of before would have left.</summary>
internal static class OlderCase
{
    private static readonly string[] Scripts = ["Schema/0001-case.sql", "Schema/0002-following.sql"];
    private static readonly string[] Tables = ["pages", "articles", "ledger", "captures", "readings", "claims", "links", "claim_places", "group_members"];

    /// <summary>An empty database of the second schema, open.</summary>
    public static SqliteConnection Empty(string path)
    {
        SqliteConnection old = new($"Data Source={path};Pooling=False");
        old.Open();
        foreach (string script in Scripts)
        {
            using StreamReader reader = new(typeof(Case).Assembly.GetManifestResourceStream(script)!);
            Run(old, reader.ReadToEnd());
        }

        Run(old, $"PRAGMA application_id = {Migrations.ApplicationId}; PRAGMA user_version = {Scripts.Length};");
        return old;
    }

    /// <summary>Writes what a case of today holds as the second schema would; without its full-text indexes.</summary>
    public static void Copy(Case today, string path)
    {
        using SqliteConnection old = Empty(path);
        Run(old, $"PRAGMA foreign_keys = OFF; ATTACH '{today.Path}' AS made");
        foreach (string table in Tables) Run(old, $"INSERT INTO main.{table} SELECT * FROM made.{table}");
        Run(old, """
            INSERT INTO main.facts SELECT * FROM made.facts WHERE name <> 'windows';
            INSERT INTO main.copies SELECT original, later, explains, kind, direction, of_original, of_later, sentences, passages, added FROM made.copies;
            INSERT INTO main.claim_groups SELECT id, representative, members, articles, reports, outlets, distinct_texts, origins_min, origins_max, denials_min, denials_max, detail
            FROM made.claim_groups JOIN made.group_details ON claim_group = id
            """);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Scripts of the case itself and of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
