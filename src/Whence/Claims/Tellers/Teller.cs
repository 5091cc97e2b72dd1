using Whence.Text;

namespace Whence.Claims.Tellers;

/// <summary>A teller as the text gives it in one place, resolved.</summary>
/// <param name="Name">The name a reader would give.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Equal for two mentions of one teller.</param>
/// <param name="Span">Where it is named.</param>
internal sealed record Teller(string Name, SourceKind Kind, string Key, TextSpan Span)
{
    /// <summary>Lemma of the head noun.</summary>
    public string Noun { get; init; } = "";

    /// <summary>The phrase as printed with its titles and appositions, in lower case.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the phrase points back: a pronoun, "the official", "the agency".</summary>
    public bool PointsBack { get; init; }

    /// <summary>Whether a reader must infer this link from what stands before.</summary>
    public bool IsInferred { get; init; }

    public bool IsPublisher => Kind is SourceKind.Outlet or SourceKind.Agency;

    public bool IsSame(Teller other) =>
        Key == other.Key || (IsPublisher && other.IsPublisher && OutletNames.Same(Name, other.Name)) ||
        (Kind == SourceKind.Person && other.Kind == SourceKind.Person && SameSurname(Name, other.Name));

    private static bool SameSurname(string a, string b)
    {
        string[] left = a.Split(' '), right = b.Split(' ');
        return (left.Length == 1 || right.Length == 1) && string.Equals(left[^1], right[^1], StringComparison.OrdinalIgnoreCase);
    }
}
