using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Reviewing;

/// <summary>Keeps notes on claims and stories. A note is plain text; the log holds its hash and no word of it.</summary>
public static class Notes
{
    /// <summary>The acts of the log.</summary>
    internal const string Act = "note", Removed = "note removed";

    public const int Longest = 20_000;

    internal const string Cells = "n.id, n.subject, n.what, n.article, n.spans, n.text, n.at";

    /// <summary>Writes a note.</summary>
    /// <param name="what">Key of a claim, or id of an article of the story; its only beginning is enough.</param>
    /// <returns>The note; null when there is no such claim or article.</returns>
    /// <exception cref="ArgumentException">There is no text, or too much.</exception>
    public static NoteRow? Add(Case target, NoteSubject subject, string what, string text)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(text);
        string plain = text.ReplaceLineEndings("\n").Trim();
        if (plain.Length is 0 or > Longest) throw new ArgumentException($"A note has between one and {Longest} characters.", nameof(text));
        ClaimRow? claim = subject == NoteSubject.Claim ? StoredClaims.Of(target, what) : null;
        string? article = subject == NoteSubject.Claim ? claim?.Article : ArticleList.Find(target, what)?.Id;
        if (article is null) return null;
        return target.Write(c =>
        {
            long id = c.Number(
                "INSERT INTO notes (subject, what, article, spans, text, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                CellNames.Of(subject), claim?.Key ?? article, article, claim is null ? "" : SpanText.Of(claim.Content), plain, Sql.Now());
            ChangeLog.Append(c, Act, Subject(id, article), after: "sha256:" + Hashes(c, "n.id = $1", id).Single().Hash);
            return Load(c, "n.id = $1", id).Single();
        });
    }

    public static NoteRow? Of(Case source, long id)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => Load(c, "n.id = $1", id)).FirstOrDefault();
    }

    /// <summary>Takes a note away.</summary>
    /// <returns>False when there is none of that number.</returns>
    public static bool Remove(Case target, long id)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Write(c =>
        {
            if (Load(c, "n.id = $1", id) is not [var note]) return false;
            ChangeLog.Append(c, Removed, Subject(id, note.Article), before: "sha256:" + Hashes(c, "n.id = $1", id).Single().Hash);
            c.Run("DELETE FROM notes WHERE id = $1", id);
            return true;
        });
    }

    /// <summary>Notes on a story: those written at any of its articles, the first first.</summary>
    public static ImmutableArray<NoteRow> OfStory(Case source, IEnumerable<string> articles)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => articles.SelectMany(a => Load(c, "n.what = $1 AND n.subject = 'story' ORDER BY n.id", a)).OrderBy(n => n.Id).ToArray())];
    }

    /// <summary>Notes on claims of an article that are read no longer, and stand at no claim of today.</summary>
    public static ImmutableArray<NoteRow> Orphans(Case source, string article)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<NoteRow> notes = source.Read(c => Load(c, "n.article = $1 AND n.subject = 'claim' ORDER BY n.id", article));
        if (notes.Count == 0) return [];
        HashSet<long> placed = [.. StoredClaims.OfArticle(source, article).SelectMany(c => c.Notes).Select(n => n.Id)];
        return [.. notes.Where(n => !placed.Contains(n.Id))];
    }

    /// <summary>Notes that hold every one of some words, the last first; without words all of them.</summary>
    public static Page<NoteRow> Find(Case source, string words, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(words);
        string[] wanted = words.ToLowerInvariant().Split([' ', '"', '“', '”', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        long below = after is null ? long.MaxValue : Paging.Start(after);
        // Notes are as many as a person writes: they are read through, and SQLite folds the case of ASCII alone.
        IEnumerable<NoteRow> all = source.Read(c => Load(c, "n.id < $1 ORDER BY n.id DESC", below));
        return Paging.Cut([.. all.Where(n => wanted.All(w => n.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).Take(limit + 1)], limit, n => n.Id);
    }

    internal static List<NoteRow> Load(SqliteConnection connection, string condition, params ReadOnlySpan<object?> values) =>
        connection.Rows($"SELECT {Cells} FROM notes n WHERE {condition}", Row, values);

    internal static List<(NoteRow Note, ImmutableArray<Text.TextSpan> Content)> OnClaims(SqliteConnection connection, IEnumerable<string> articles) =>
        connection.Rows($"SELECT {Cells} FROM notes n WHERE n.article IN (SELECT value FROM json_each($1)) AND n.subject = 'claim' ORDER BY n.id", r => (Row(r), SpanText.Spans(r.GetString(4))), Sql.List(articles));

    /// <summary>Each note with the hash of its cells.</summary>
    internal static List<(long Id, string Hash)> Hashes(SqliteConnection connection, string condition = "1 = 1", params ReadOnlySpan<object?> values) =>
        connection.Rows($"SELECT {Cells} FROM notes n WHERE {condition} ORDER BY n.id", r => (r.GetInt64(0), ReviewRows.HashOf(r)), values);

    private static string Subject(long id, string article) => string.Create(CultureInfo.InvariantCulture, $"{article} note {id}");

    private static NoteRow Row(SqliteDataReader r) => new(r.GetInt64(0), CellNames.Parse<NoteSubject>(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(5), r.GetString(6));
}
