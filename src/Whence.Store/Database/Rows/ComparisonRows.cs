using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes what a comparison of readings found. Each comparison takes the place of the one before.</summary>
internal static class ComparisonRows
{
    /// <summary>What the stored comparison was made of; another basis means that it is to be made again.</summary>
    public const string Basis = "comparison";

    public static void Clear(SqliteConnection connection) =>
        connection.Run("DELETE FROM group_members; DELETE FROM group_details; DELETE FROM claim_groups; DELETE FROM window_claims; DELETE FROM windows; DELETE FROM copies; DELETE FROM datelines; DELETE FROM facts WHERE name = 'comparison'");

    /// <summary>Adds what <paramref name="corpus"/> found.</summary>
    /// <param name="rows">Row of each article, by its index in the list that was compared.</param>
    /// <param name="firstGroup">Number of its first group.</param>
    /// <param name="wrote">Called after each group.</param>
    public static void Add(SqliteConnection connection, CorpusReading corpus, IReadOnlyList<long> rows, int firstGroup, Action wrote)
    {
        long[] articles = [.. corpus.Articles.Select(a => rows[a.Input])];
        foreach (Copy copy in corpus.Copies)
        {
            connection.Run(
                """
                INSERT OR REPLACE INTO copies (original, later, explains, kind, direction, of_original, of_later, sentences, passages, added)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                articles[copy.Original], articles[copy.Later], ReferenceEquals(corpus.Articles[copy.Later].CopyOf, copy) ? 1 : 0,
                CellNames.Of(copy.Kind), CellNames.Of(copy.Direction), copy.OfOriginal, copy.OfLater, copy.Sentences,
                JsonSerializer.Serialize(copy.Passages, StoredJson.Default.ImmutableArraySharedPassage), SpanText.Of(copy.Added));
        }

        foreach (ClaimGroup group in corpus.Groups)
        {
            Add(connection, group, articles, firstGroup + group.Id, group.Members.Max(m => corpus.Articles[m.Article].Reading.Article.Published));
            wrote();
        }
    }

    private static void Add(SqliteConnection connection, ClaimGroup group, long[] articles, int id, string? latest)
    {
        GroupCell detail = new(
            group.Origins,
            [.. group.Reasons.Select(r => new ReasonCell(r.Kind, r.Effect, Of(r.First), r.FirstName, Of(r.Second), r.SecondName, r.Share))],
            [.. group.Warnings.Select(w => new WarningCell(w.Kind, [.. w.Passages.Select(Of)], w.Detail))]);
        connection.Run(
            """
            INSERT INTO claim_groups (id, representative, members, articles, reports, outlets, distinct_texts, origins_min, origins_max, denials_min, denials_max, warnings, latest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            id, group.Representative, group.Members.Length, group.Members.Select(m => m.Article).Distinct().Count(), group.Reports, group.Outlets, group.DistinctTexts,
            group.IndependentOrigins.Min, group.IndependentOrigins.Max, group.DenialOrigins.Min, group.DenialOrigins.Max,
            string.Join(',', group.Warnings.Select(w => CellNames.Of(w.Kind)).Distinct()), latest ?? "");
        connection.Run("INSERT INTO group_details (claim_group, detail) VALUES ($1, $2)", id, JsonSerializer.Serialize(detail, StoredJson.Default.GroupCell));
        for (int i = 0; i < group.Members.Length; i++)
        {
            GroupMember member = group.Members[i];
            connection.Run(
                """
                INSERT INTO group_members (claim_group, position, article, number, origins, loose, names_nobody, from_member, from_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                id, i, articles[member.Article], member.Claim, string.Join(',', member.Origins), member.IsLoose, member.NamesNobody,
                member.From, member.FromBy is { } by ? CellNames.Of(by) : null);
        }

        PassageCell Of(Evidence evidence) => new(articles[evidence.Article], evidence.Span);
    }
}
