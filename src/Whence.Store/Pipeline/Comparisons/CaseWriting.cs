using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline.Comparisons;

/// <summary>Writes what a case says as a whole, for pages to show: only what differs from what stands. A group that did not change keeps its number, and one that changed keeps that of the group which had its first claim.</summary>
internal static class CaseWriting
{
    /// <summary>Inside one transaction: nobody sees half of it.</summary>
    /// <param name="wrote">Called after each group.</param>
    /// <returns>False when a comparison or a group has gone meanwhile, and nothing is to be kept.</returns>
    public static bool Write(SqliteConnection connection, JoinedCase joined, Action wrote)
    {
        if (joined.Pairs.Where((p, i) => FoundRows.Of(connection, p.Basis) != joined.Comparisons[i]).Any()) return false;
        long[] numbers = Numbers(connection, joined);
        foreach (long id in joined.Gone.Values) connection.Run("DELETE FROM claim_groups WHERE id = $1", id);
        connection.Run("DELETE FROM claim_groups WHERE hash IS NULL");
        Dictionary<int, string?> published = joined.Pairs.SelectMany(p => p.Articles).DistinctBy(a => a.Row).ToDictionary(a => (int)a.Row, a => a.Published);
        bool Add(ClaimGroup? group, int place)
        {
            if (group is null) return false;
            ComparisonRows.Add(connection, group, numbers[place], joined.Missing[place].Hash, group.Members.Max(m => published.GetValueOrDefault(m.Article)));
            wrote();
            return true;
        }

        ILookup<int, int> whole = Enumerable.Range(0, numbers.Length).Where(i => joined.Missing[i].Counted is null).ToLookup(i => joined.Missing[i].Comparison);
        for (int i = 0; i < joined.Pairs.Count; i++)
        {
            // Which copies a comparison writes depends on whether it has a neighbour behind it.
            long comparison = joined.Comparisons[i];
            string beside = $"{(i == 0 ? 0 : joined.Comparisons[i - 1])} {(i + 1 == joined.Pairs.Count ? 0 : joined.Comparisons[i + 1])}";
            bool again = connection.Text("SELECT beside FROM comparisons WHERE id = $1", comparison) != beside;
            if (!again && !whole.Contains(i)) continue;
            FoundCell found = FoundRows.Found(connection, comparison);
            if (found.Groups.Length <= whole[i].Select(place => joined.Missing[place].Group).DefaultIfEmpty(-1).Max()) throw new InvalidDataException($"comparison {comparison} is damaged");
            foreach (int place in whole[i]) Add(found.Groups[joined.Missing[place].Group], place);
            if (!again) continue;
            HashSet<int> next = i + 1 == joined.Pairs.Count ? [] : [.. joined.Pairs[i].Later.Select(a => (int)a.Row)];
            ComparisonRows.ReplaceCopies(connection, comparison, found.Copies.Where(c => !next.Contains(c.Copy.Original) || !next.Contains(c.Copy.Later)));
            DatelineRows.Add(connection, found.Datelines);
            connection.Run("UPDATE comparisons SET beside = $2 WHERE id = $1", comparison, beside);
        }

        for (int i = 0; i < numbers.Length; i++)
            if (joined.Missing[i].Counted is { } basis && !Add(FoundRows.Counted(connection, basis), i)) return false;
        ComparisonRows.KeepCopies(connection, joined.Comparisons);
        WindowRows.Replace(connection, joined.Windows);
        FoundRows.Keep(connection, joined.Comparisons, joined.Counted);
        return true;
    }

    private static long[] Numbers(SqliteConnection connection, JoinedCase joined)
    {
        HashSet<long> free = [.. joined.Gone.Values, .. connection.Rows("SELECT id FROM claim_groups WHERE hash IS NULL", r => r.GetInt64(0))];
        var numbers = new long[joined.Missing.Count];
        Array.Fill(numbers, -1);
        if (free.Count > 0)
        {
            foreach (var of in Enumerable.Range(0, numbers.Length).GroupBy(i => joined.Missing[i].Comparison))
            {
                FoundOutline outline = FoundRows.Outline(connection, joined.Comparisons[of.Key]);
                foreach (int i in of)
                {
                    ClaimPlace first = outline.Groups[joined.Missing[i].Group].Claims[0];
                    List<long> had = connection.Rows("SELECT claim_group FROM group_members WHERE article = $1 AND number = $2", r => r.GetInt64(0), (long)first.Article, first.Claim);
                    if (had.Count > 0 && free.Remove(had[0])) numbers[i] = had[0];
                }
            }
        }

        long next = connection.Number("SELECT max(id) + 1 FROM claim_groups WHERE hash IS NOT NULL");
        next = Math.Max(next, numbers.DefaultIfEmpty(-1).Max() + 1);
        for (int i = 0; i < numbers.Length; i++)
            if (numbers[i] < 0) numbers[i] = next++;
        return numbers;
    }
}
