using System.Collections.Immutable;
using Whence.Corpus;
using Whence.Corpus.Origins;
using Whence.Text;

namespace Whence.Store.Queries;

/// <summary>A group of claims that say the same, in one line.</summary>
/// <param name="Statement">The quoted content of the member that stands for it.</param>
/// <param name="Reports">Articles that assert or hedge it.</param>
/// <param name="DistinctTexts">Those without copies of one another.</param>
/// <param name="Articles">Articles of its members, denials and loose ones included.</param>
/// <param name="Key">Key of that member; empty when its article is gone.</param>
public sealed record GroupRow(
    int Id, string Statement, int Reports, int Outlets, int DistinctTexts, OriginRange Origins, OriginRange Denials, int Members, int Articles,
    ImmutableArray<WarningKind> Warnings, string Key);

/// <summary>A group with what is known of it. Indexes point into <see cref="Members"/> and <see cref="Origins"/>.</summary>
/// <param name="Members">All of them, or of a large group those that were asked for.</param>
/// <param name="Counts">How many there are, whatever was asked for.</param>
public sealed record GroupView(
    GroupRow Row, ImmutableArray<MemberRow> Members, ImmutableArray<Origin> Origins, ImmutableArray<ReasonRow> Reasons, ImmutableArray<WarningRow> Warnings, GroupCounts Counts);

/// <summary>Articles of a group by what they do; one may count more than once.</summary>
/// <param name="OfOrigins">Those that rest on each origin.</param>
/// <param name="Nobody">Those that name nobody.</param>
/// <param name="IsCut">Whether members were left out.</param>
public sealed record GroupCounts(ImmutableArray<int> OfOrigins, int Nobody, int Denying, int Questioning, int Loose, bool IsCut);

/// <summary>How a claim stands in its group.</summary>
/// <param name="Reports">Articles of the group that assert or hedge it.</param>
/// <param name="Origins">Of the group.</param>
/// <param name="Loose">Close in wording, not counted.</param>
/// <param name="SameOrigin">Articles that rest on the claim's own origin, it included; null when it rests on none.</param>
public sealed record ClaimStanding(int Reports, OriginRange Origins, bool Loose, int? SameOrigin);

/// <summary>A claim in its group.</summary>
/// <param name="Origins">Ids of the origins it rests on.</param>
/// <param name="Loose">Close in wording, listed but not counted.</param>
/// <param name="From">Index of the member it has it from, or null.</param>
/// <param name="FromBy">How it has it from there.</param>
public sealed record MemberRow(ClaimRow Claim, ImmutableArray<int> Origins, bool Loose, bool NamesNobody, int? From, ReasonKind? FromBy);

/// <summary>A reason with the passages that prove it.</summary>
public sealed record ReasonRow(ReasonKind Kind, ReasonEffect Effect, PassageRow First, string FirstName, PassageRow Second, string SecondName, double Share);

/// <summary>What stands out in a group.</summary>
public sealed record WarningRow(WarningKind Kind, ImmutableArray<PassageRow> Passages, ImmutableArray<string> Detail);

/// <summary>A passage with its words.</summary>
public sealed record PassageRow(string Article, TextSpan Span, string Quote);
