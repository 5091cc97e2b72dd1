namespace Whence.Store.Database.Rows;

/// <summary>What became of an input, as the ledger writes it.</summary>
internal static class LedgerState
{
    /// <summary>Named, not yet looked at.</summary>
    public const string Waiting = "waiting";

    /// <summary>A container: its parts have rows of their own.</summary>
    public const string Unfolded = "unfolded";

    /// <summary>Its article is stored and waits to be read for claims.</summary>
    public const string Stored = "stored";

    public const string Read = "read";

    /// <summary>Its article is stored and is not read for claims; the reason says why.</summary>
    public const string Skipped = "skipped";

    /// <summary>Its article was in the case already.</summary>
    public const string Duplicate = "duplicate";

    public const string Failed = "failed";

    /// <summary>Its article was forgotten at the user's wish and is not taken again.</summary>
    public const string Forgotten = "forgotten";
}

/// <summary>Where an input failed.</summary>
internal static class LedgerStage
{
    public const string Fetch = "fetch", Unfold = "unfold", Extract = "extract", Read = "read";
}

/// <summary>Writes the ledger of inputs.</summary>
internal static class LedgerRows
{
    /// <summary>The row of <paramref name="name"/>, made when there is none; a known one waits again.</summary>
    public static long Register(RowWriter writer, string name, string? given)
    {
        long known = writer.Number("SELECT id FROM ledger WHERE name = $1", name);
        if (known != 0)
        {
            writer.Run("UPDATE ledger SET given = coalesce($2, given) WHERE id = $1", known, given);
            return known;
        }

        return writer.Insert("INSERT INTO ledger (name, state, given, changed_at) VALUES ($1, $2, $3, $4)", name, LedgerState.Waiting, given, Sql.Now());
    }

    /// <summary>The row of a part of <paramref name="input"/>; the input's own row when the part has its name.</summary>
    public static long Part(RowWriter writer, long input, string name)
    {
        long known = writer.Number("SELECT id FROM ledger WHERE name = $1", name);
        return known != 0 ? known : writer.Insert(
            "INSERT INTO ledger (name, parent, state, changed_at) VALUES ($1, $2, $3, $4)", name, input, LedgerState.Waiting, Sql.Now());
    }

    public static void Set(RowWriter writer, long id, string state, string? stage = null, string? reason = null, long? article = null) =>
        writer.Run(
            "UPDATE ledger SET state = $2, stage = $3, reason = $4, article = coalesce($5, article), changed_at = $6 WHERE id = $1",
            id, state, stage, reason, article, Sql.Now());

    /// <summary>Says of every input of an article that was stored or skipped what reading made of it.</summary>
    public static void SetOfArticle(RowWriter writer, long article, string state, string? stage = null, string? reason = null) =>
        writer.Run(
            "UPDATE ledger SET state = $2, stage = $3, reason = $4, changed_at = $5 WHERE article = $1 AND state IN ('stored', 'read', 'skipped', 'failed') AND state <> $2",
            article, state, stage, reason, Sql.Now());
}
