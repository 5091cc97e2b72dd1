using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes what the comparison of a case found. Articles are rows of the case.</summary>
internal static class ComparisonRows
{
    /// <summary>What the stored comparison was made of; another basis means that it is to be made again.</summary>
    public const string Basis = "comparison";

    /// <summary>Takes everything away that pages show of a comparison.</summary>
    public static void Clear(SqliteConnection connection) =>
        connection.Run("DELETE FROM group_members; DELETE FROM group_details; DELETE FROM claim_groups; DELETE FROM window_claims; DELETE FROM windows; DELETE FROM copies; DELETE FROM datelines; DELETE FROM facts WHERE name IN ('comparison', 'windows')");

    /// <summary>Takes an article out of its groups; the next comparison writes those anew.</summary>
    public static void Remove(RowWriter writer, long article)
    {
        writer.Run("UPDATE claim_groups SET hash = NULL WHERE id IN (SELECT claim_group FROM group_members WHERE article = $1)", article);
        writer.Run("DELETE FROM group_members WHERE article = $1", article);
    }

    /// <summary>Puts the copies of one comparison in the place of those that it had written before.</summary>
    public static void ReplaceCopies(SqliteConnection connection, long comparison, IEnumerable<CopyCell> copies)
    {
        connection.Run("DELETE FROM copies WHERE comparison = $1", comparison);
        foreach ((Copy copy, bool explains) in copies)
        {
            connection.Run(
                """
                INSERT OR REPLACE INTO copies (original, later, explains, kind, direction, of_original, of_later, sentences, passages, added, comparison)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                (long)copy.Original, (long)copy.Later, explains, CellNames.Of(copy.Kind), CellNames.Of(copy.Direction), copy.OfOriginal, copy.OfLater, copy.Sentences,
                JsonSerializer.Serialize(copy.Passages, StoredJson.Default.ImmutableArraySharedPassage), SpanText.Of(copy.Added), comparison);
        }
    }

    /// <summary>Takes away the copies of other comparisons; and of two that explain one text best, each in its comparison, the one that explains less no longer does.</summary>
    public static void KeepCopies(SqliteConnection connection, IEnumerable<long> comparisons) => connection.Run(
        $"""
        DELETE FROM copies WHERE comparison IS NULL OR comparison NOT IN ({string.Join(',', comparisons)});
        UPDATE copies SET explains = 0 WHERE explains = 1 AND EXISTS (
            SELECT 1 FROM copies o WHERE o.later = copies.later AND o.explains = 1 AND (o.of_later > copies.of_later OR (o.of_later = copies.of_later AND o.original < copies.original)));
        """);

    /// <summary>Adds a group.</summary>
    /// <param name="latest">When the last of its articles was published; null for not known.</param>
    public static void Add(SqliteConnection connection, ClaimGroup group, long id, long hash, string? latest)
    {
        GroupCell detail = new(
            group.Origins,
            [.. group.Reasons.Select(r => new ReasonCell(r.Kind, r.Effect, Of(r.First), r.FirstName, Of(r.Second), r.SecondName, r.Share))],
            [.. group.Warnings.Select(w => new WarningCell(w.Kind, [.. w.Passages.Select(Of)], w.Detail))]);
        connection.Run(
            """
            INSERT INTO claim_groups (id, representative, members, articles, reports, outlets, distinct_texts, origins_min, origins_max, denials_min, denials_max, warnings, latest, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            id, group.Representative, group.Members.Length, group.Members.Select(m => m.Article).Distinct().Count(), group.Reports, group.Outlets, group.DistinctTexts,
            group.IndependentOrigins.Min, group.IndependentOrigins.Max, group.DenialOrigins.Min, group.DenialOrigins.Max,
            string.Join(',', group.Warnings.Select(w => CellNames.Of(w.Kind)).Distinct()), latest ?? "", hash);
        connection.Run("INSERT INTO group_details (claim_group, detail) VALUES ($1, $2)", id, JsonSerializer.Serialize(detail, StoredJson.Default.GroupCell));
        for (int i = 0; i < group.Members.Length; i++)
        {
            GroupMember member = group.Members[i];
            connection.Run(
                """
                INSERT INTO group_members (claim_group, position, article, number, origins, loose, names_nobody, from_member, from_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                id, i, (long)member.Article, member.Claim, string.Join(',', member.Origins), member.IsLoose, member.NamesNobody,
                member.From, member.FromBy is { } by ? CellNames.Of(by) : null);
        }
    }

    private static PassageCell Of(Evidence evidence) => new(evidence.Article, evidence.Span);
}
