using Whence.Store.Database.Codec;

namespace Whence.Store.Database;

/// <summary>The sensitivity of a case: one fact of it, each change in the log.</summary>
public static class CaseLabel
{
    private const string Fact = "sensitivity";

    public static Sensitivity Of(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        // A label that this program does not know is taken for the strictest.
        return source.Read(c => c.Text("SELECT value FROM facts WHERE name = $1", Fact)) is not { } value ? Sensitivity.Unlabelled
            : CellNames.TryParse(value, out Sensitivity label) ? label : Sensitivity.Restricted;
    }

    /// <summary>Labels the case; the same label again changes nothing.</summary>
    /// <param name="reason">Why, for the log; or null.</param>
    public static void Set(Case target, Sensitivity label, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        Sensitivity before = Of(target);
        if (before == label) return;
        target.Write(c =>
        {
            c.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", Fact, CellNames.Of(label));
            ChangeLog.Append(c, "label", "case", reason, CellNames.Of(before), CellNames.Of(label));
            return 0;
        });
    }

    /// <summary>The label as people write it: "restricted", "unlabelled".</summary>
    public static string Name(Sensitivity label) => CellNames.Of(label);

    /// <summary>The label as files carry it: "restricted"; null when nobody has labelled the case.</summary>
    public static string? Word(Sensitivity label) => label == Sensitivity.Unlabelled ? null : Name(label);
}
