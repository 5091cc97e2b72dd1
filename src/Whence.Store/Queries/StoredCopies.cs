using System.Collections.Immutable;
using System.Text.Json;
using Whence.Corpus.Copies;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Text;

namespace Whence.Store.Queries;

/// <summary>That one article of a case repeats another. Articles are named by their ids.</summary>
public sealed record CopyRow(
    string Original, string Later, CopyKind Kind, CopyDirection Direction, double OfOriginal, double OfLater, double Sentences,
    ImmutableArray<SharedPassage> Passages, ImmutableArray<TextSpan> Added);

/// <summary>Gives the copies of the last comparison back.</summary>
public static class StoredCopies
{
    public static ImmutableArray<CopyRow> All(Case source) => Rows(source, "1 = 1", null);

    /// <summary>Those that an article repeats or that repeat it.</summary>
    public static ImmutableArray<CopyRow> Of(Case source, string article) => Rows(source, "c.later = (SELECT id FROM articles WHERE name = $1) OR c.original = (SELECT id FROM articles WHERE name = $1)", article);

    private static ImmutableArray<CopyRow> Rows(Case source, string condition, string? article) => [.. source.Read(c => c.Rows(
        $"""
        SELECT o.name, l.name, c.kind, c.direction, c.of_original, c.of_later, c.sentences, c.passages, c.added
        FROM copies c JOIN articles o ON o.id = c.original JOIN articles l ON l.id = c.later WHERE {condition} ORDER BY c.later, c.original
        """,
        r => new CopyRow(
            r.GetString(0), r.GetString(1), CellNames.Parse<CopyKind>(r.GetString(2)), CellNames.Parse<CopyDirection>(r.GetString(3)),
            r.GetDouble(4), r.GetDouble(5), r.GetDouble(6),
            JsonSerializer.Deserialize(r.GetString(7), StoredJson.Default.ImmutableArraySharedPassage), SpanText.Spans(r.GetString(8))),
        article))];
}
