using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Attributions;

/// <summary>How the content is reported.</summary>
public enum AttributionForm
{
    Direct,
    Indirect,
    Mixed,
}

/// <summary>The report of a statement, belief or intention: who (source), by which words (cue), what (content). Terms of PARC and PolNeAR.</summary>
public sealed record Attribution
{
    /// <summary>Its index among the attributions of the article.</summary>
    public required int Id { get; init; }

    /// <summary>Empty when no source is stated.</summary>
    public required ImmutableArray<TextSpan> Source { get; init; }

    public required ImmutableArray<TextSpan> Cue { get; init; }

    /// <summary>In text order, perhaps in several pieces, each inside one paragraph.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    public required AttributionForm Form { get; init; }

    /// <summary>Id of the attribution whose content holds this one, or null.</summary>
    public int? Within { get; init; }

    /// <summary>Probability that source and content are right, 0 to 1, calibrated on held-out articles.</summary>
    public double Confidence { get; init; } = 1;
}
