using System.Globalization;
using Whence.Corpus;

namespace Whence.Cli.Commands;

/// <summary>A condition over one claim's counts, for scripts: <c>max&lt;2</c>, <c>reports>=5</c>, <c>circular</c>.</summary>
internal sealed record FailCondition(string Printed, string Quantity, string Comparison, int Number)
{
    private static readonly string[] Quantities = ["min", "max", "reports", "unknown", "circular"];
    private static readonly string[] Comparisons = ["<=", ">=", "==", "!=", "<", ">", "="];

    /// <summary>Reads a condition; null when it is none.</summary>
    public static FailCondition? Parse(string text)
    {
        string condition = text.Replace(" ", "", StringComparison.Ordinal);
        string? quantity = Array.Find(Quantities, q => condition.StartsWith(q, StringComparison.Ordinal));
        if (quantity is null) return null;
        string rest = condition[quantity.Length..];
        if (rest.Length == 0) return quantity is "unknown" or "circular" ? new FailCondition(text, quantity, ">", 0) : null;
        string? comparison = Array.Find(Comparisons, c => rest.StartsWith(c, StringComparison.Ordinal));
        return comparison is not null && int.TryParse(rest.AsSpan(comparison.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new FailCondition(text, quantity, comparison, number) : null;
    }

    /// <summary>Whether it holds for <paramref name="group"/>.</summary>
    public bool Holds(ClaimGroup group)
    {
        int value = Quantity switch
        {
            "min" => group.IndependentOrigins.Min,
            "max" => group.IndependentOrigins.Max,
            "reports" => group.Reports,
            "unknown" => group.Members.Count(m => m.NamesNobody),
            _ => group.Warnings.Any(w => w.Kind == WarningKind.Circular) ? 1 : 0,
        };
        return Comparison switch
        {
            "<" => value < Number,
            "<=" => value <= Number,
            ">" => value > Number,
            ">=" => value >= Number,
            "!=" => value != Number,
            _ => value == Number,
        };
    }
}
