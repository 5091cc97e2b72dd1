using System.Collections.Immutable;
using Whence.Corpus.Origins;

namespace Whence.Corpus;

/// <summary>One proposition that one or more articles carry, deny or question, and the origins that stand behind it.</summary>
public sealed record ClaimGroup
{
    /// <summary>Its index in <see cref="CorpusReading.Groups"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Index of the member whose content stands for the group.</summary>
    public required int Representative { get; init; }

    /// <summary>By article, then by claim. Every claim of the corpus is a member of exactly one group.</summary>
    public required ImmutableArray<GroupMember> Members { get; init; }

    public required ImmutableArray<Origin> Origins { get; init; }

    public required OriginRange IndependentOrigins { get; init; }

    /// <summary>Why tellers count as one, may be one, or are apart.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>What a reader should know before counting.</summary>
    public required ImmutableArray<Warning> Warnings { get; init; }

    /// <summary>Articles that assert or hedge the claim in the same words or nearly so.</summary>
    public required int Reports { get; init; }

    /// <summary>Outlets of those articles.</summary>
    public required int Outlets { get; init; }

    /// <summary>Those articles without the ones that copy another of them.</summary>
    public required int DistinctTexts { get; init; }

    /// <summary>Independent origins of the denials, counted as those of the claim are.</summary>
    public required OriginRange DenialOrigins { get; init; }
}

/// <summary>A claim in its group.</summary>
/// <param name="Article">Index of the article in the corpus.</param>
/// <param name="Claim">Index of the claim in its reading.</param>
public sealed record GroupMember(int Article, int Claim)
{
    /// <summary>Indexes of the origins it rests on: none for a denial, a question, or a claim that names nobody.</summary>
    public ImmutableArray<int> Origins { get; init; } = [];

    /// <summary>Whether its wording is close but not surely the same: listed, not counted, for a count too high is the worse error.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether it asserts the claim and names nobody, and nothing shows whose word it is.</summary>
    public bool NamesNobody { get; init; }

    /// <summary>Index of the member it copies or cites, or null.</summary>
    public int? From { get; init; }

    /// <summary>How it has it from <see cref="From"/>.</summary>
    public ReasonKind? FromBy { get; init; }
}

public enum WarningKind
{
    /// <summary>The tellers only cite each other.</summary>
    Circular,

    /// <summary>Two or more outlets, one origin.</summary>
    SingleOrigin,

    /// <summary>A later teller states flatly what the earlier one hedged.</summary>
    HedgeLost,

    /// <summary>A later teller names nobody for what the earlier one attributed.</summary>
    SourceLost,

    /// <summary>A headline states flatly what its article attributes or hedges.</summary>
    HeadlineGap,

    /// <summary>Members give different numbers, days or places.</summary>
    Contradiction,
}

/// <summary>What stands out in a group, with the passages that prove it.</summary>
/// <param name="Kind">What stands out.</param>
/// <param name="Passages">In the order of the telling: the earlier passage first.</param>
public sealed record Warning(WarningKind Kind, ImmutableArray<Evidence> Passages)
{
    /// <summary>The outlets of a loop in order, or the two values that contradict; otherwise empty.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];
}
