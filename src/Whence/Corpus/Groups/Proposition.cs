using System.Collections.Immutable;
using Whence.Claims;

namespace Whence.Corpus.Groups;

/// <summary>What a claim says, apart from who says it: the slots by which two claims are found to be one.</summary>
/// <param name="Article">Index of the article in the corpus.</param>
/// <param name="Claim">Index of the claim in its reading.</param>
internal sealed record Proposition(int Article, int Claim)
{
    /// <summary>Classes of the content words; "@KP" for every word that names a country. Sorted.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>For each of <see cref="Words"/>: 1 near the head, <see cref="Aside"/> in clauses and appositions beside it.</summary>
    public required ImmutableArray<double> Emphasis { get; init; }

    /// <summary>What a word counts that stands beside the point: "..., in a deepening of ties between two states".</summary>
    public const double Aside = 0.4;

    /// <summary>Classes of the word that heads the content, and of the verbs right below it; empty where no tree is known.</summary>
    public required ImmutableArray<string> Predicates { get; init; }

    /// <summary>Classes of the subject's words.</summary>
    public required ImmutableArray<string> Subject { get; init; }

    /// <summary>Classes of the words of objects and obliques.</summary>
    public required ImmutableArray<string> Objects { get; init; }

    /// <summary>Whether the head is negated.</summary>
    public required bool Negated { get; init; }

    /// <summary>Whether the head speaks of what is to come: "will", "plans to".</summary>
    public required bool Future { get; init; }

    public required Stance Stance { get; init; }

    public required bool IsHeadline { get; init; }

    /// <summary>Words of the innermost teller's name or description; empty where nobody is named. Sorted.</summary>
    public required ImmutableArray<string> Teller { get; init; }

    /// <summary>Whether it is among the first <see cref="Opening"/> claims of its article: what the article is about.</summary>
    public bool Opens => Claim < Opening;

    /// <summary>Headline, standfirst and lead give about so many claims.</summary>
    private const int Opening = 4;

    /// <summary>Whether the content only points to what another sentence says: "the report", "the allegations", "not accurate".</summary>
    public required bool IsProForm { get; init; }
}
