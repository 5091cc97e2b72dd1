using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Origins;
using Whence.Text;

namespace Whence.Contract;

/// <summary>Prints a group of claims: one just compared, or one of a case, to the same bytes.</summary>
internal sealed record GroupPrinter
{
    /// <summary>Id of an article, by its index in the group's comparison.</summary>
    public required Func<int, string> Id { get; init; }

    /// <summary>The article as the user named it, by its index.</summary>
    public required Func<int, string> Input { get; init; }

    public required Func<GroupMember, Claim> ClaimOf { get; init; }

    /// <summary>The quoted content of a member.</summary>
    public required Func<GroupMember, string> QuoteOf { get; init; }

    /// <summary>The words of a passage.</summary>
    public required Func<Evidence, string> WordsOf { get; init; }

    /// <param name="group">The group.</param>
    /// <param name="statement">The quoted content of the member that stands for it.</param>
    public GroupDocument Of(ClaimGroup group, string statement) => new()
    {
        Id = group.Id,
        Statement = statement,
        Reports = group.Reports,
        Outlets = group.Outlets,
        DistinctTexts = group.DistinctTexts,
        Members = [.. group.Members.Select(m => Of(m, group))],
        Origins = [.. group.Origins.Select(o => new OriginDocument(o.Id, o.Label, ReadingJson.Name(o.Kind)))],
        IndependentOrigins = Of(group.IndependentOrigins),
        Reasons = [.. group.Reasons.Select(r => OriginWords.Of(r, Input)).Distinct()],
        Evidence = [.. group.Reasons.Select(r => new ReasonDocument(ReadingJson.Name(r.Kind), ReadingJson.Name(r.Effect), [Of(r.First), Of(r.Second)]))],
        Denials = [.. group.Members.Where(m => ClaimOf(m).Stance == Stance.Denied).Select(Reference)],
        DenialOrigins = Of(group.DenialOrigins),
        Warnings = [.. group.Warnings.Select(w => OriginWords.Name(w.Kind)).Distinct()],
        Findings = [.. group.Warnings.Select(w => new WarningDocument(OriginWords.Name(w.Kind), [.. w.Passages.Select(Of)], w.Detail.IsDefaultOrEmpty ? null : w.Detail))],
    };

    private MemberDocument Of(GroupMember member, ClaimGroup group)
    {
        Claim claim = ClaimOf(member);
        return new MemberDocument
        {
            Article = Id(member.Article),
            Input = Input(member.Article),
            Claim = member.Claim,
            Content = [.. claim.Content.Select(Of)],
            Quote = QuoteOf(member),
            Stance = ReadingJson.Name(claim.Stance),
            Chain = [.. claim.Chain.Select(l => l.Name)],
            Origin = member.Origins.IsEmpty ? null : member.Origins[0],
            Origins = member.Origins,
            NamesNobody = member.NamesNobody,
            Loose = member.IsLoose,
            From = member.From is { } from ? Reference(group.Members[from]) : null,
            FromBy = member.FromBy is { } by ? ReadingJson.Name(by) : null,
        };
    }

    private ClaimReference Reference(GroupMember member) => new(Id(member.Article), member.Claim);

    private QuoteDocument Of(Evidence evidence) => new(Id(evidence.Article), evidence.Span.Start, evidence.Span.End, WordsOf(evidence));

    private static SpanDocument Of(TextSpan span) => new(span.Start, span.End);

    private static RangeDocument Of(OriginRange range) => new(range.Min, range.Max);
}
