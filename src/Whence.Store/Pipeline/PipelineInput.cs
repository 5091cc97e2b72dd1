using System.Text.Json;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;
using Whence.Store.Intake;

namespace Whence.Store.Pipeline;

/// <summary>An input in the ledger, on its way into the case.</summary>
/// <param name="Row">Its row in the ledger.</param>
/// <param name="Name">Path or address, as the ledger names it.</param>
/// <param name="Options">What the user said of it.</param>
public sealed record PipelineInput(long Row, string Name, InputOptions Options)
{
    /// <summary>Pages that are at hand and not to be loaded by name; null for files and addresses.</summary>
    internal Func<IEnumerable<InputResult>>? Pages { get; init; }
}

/// <summary>Writes inputs into the ledger before anything is done with them, so that a run that is stopped can go on.</summary>
public static class PipelineInputs
{
    private const int InOneTransaction = 2_000;

    /// <summary>Registers files and addresses.</summary>
    /// <param name="names">Full paths and URLs.</param>
    public static List<PipelineInput> Register(Case target, IEnumerable<string> names, InputOptions options)
    {
        ArgumentNullException.ThrowIfNull(target);
        string given = JsonSerializer.Serialize(GivenCell.Of(options), StoredJson.Default.GivenCell);
        List<PipelineInput> inputs = [];
        foreach (string[] some in names.Distinct(StringComparer.Ordinal).Chunk(InOneTransaction))
        {
            inputs.AddRange(target.Write(c =>
            {
                using RowWriter writer = new(c);
                return some.Select(name => new PipelineInput(LedgerRows.Register(writer, name, given), name, options)).ToArray();
            }));
        }

        return inputs;
    }

    /// <summary>Registers something whose pages are at hand: standard input, an item of a feed.</summary>
    public static PipelineInput Register(Case target, string name, InputOptions options, Func<IEnumerable<InputResult>> pages)
    {
        ArgumentNullException.ThrowIfNull(target);
        long row = target.Write(c =>
        {
            using RowWriter writer = new(c);
            return LedgerRows.Register(writer, name, null);
        });
        return new PipelineInput(row, name, options) { Pages = pages };
    }

    /// <summary>Inputs that were registered and never taken to their end, and on request those that failed.</summary>
    public static List<PipelineInput> Unfinished(Case source, bool failedToo)
    {
        ArgumentNullException.ThrowIfNull(source);
        // A part that failed is taken again by way of the input that holds it: what else that holds is known and stays.
        return source.Read(c => c.Rows(
            """
            SELECT id, name, given FROM ledger
            WHERE parent IS NULL AND given IS NOT NULL AND (state = 'waiting'
                OR ($1 AND (id IN (SELECT coalesce(parent, id) FROM ledger WHERE state = 'failed' AND stage <> 'read'))))
            ORDER BY id
            """,
            r => new PipelineInput(r.GetInt64(0), r.GetString(1), JsonSerializer.Deserialize(r.GetString(2), StoredJson.Default.GivenCell)!.Options()), failedToo));
    }
}
