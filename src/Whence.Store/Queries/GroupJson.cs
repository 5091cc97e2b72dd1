using System.Text.Json;
using Whence.Claims;
using Whence.Contract;
using Whence.Corpus.Origins;

namespace Whence.Store.Queries;

/// <summary>Prints a group of a case as <c>whence origins --json</c> prints it among its groups.</summary>
public static class GroupJson
{
    /// <summary>One JSON object in UTF-8, without a line end.</summary>
    /// <param name="group">The group.</param>
    /// <param name="inputOf">How an article's input is named, by the article's id.</param>
    public static byte[] ToUtf8(GroupView group, Func<string, string> inputOf)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(inputOf);
        return JsonSerializer.SerializeToUtf8Bytes(Of(group, inputOf), ContractJson.Relaxed.GroupDocument);
    }

    private static GroupDocument Of(GroupView group, Func<string, string> inputOf) => new()
    {
        Id = group.Row.Id,
        Statement = group.Row.Statement,
        Reports = group.Row.Reports,
        Outlets = group.Row.Outlets,
        DistinctTexts = group.Row.DistinctTexts,
        Members = [.. group.Members.Select(m => Of(m, group, inputOf(m.Claim.Article)))],
        Origins = [.. group.Origins.Select(o => new OriginDocument(o.Id, o.Label, ReadingJson.Name(o.Kind)))],
        IndependentOrigins = Of(group.Row.Origins),
        Reasons = [.. group.Reasons.Select(r => Words(r, inputOf)).Distinct()],
        Evidence = [.. group.Reasons.Select(r => new ReasonDocument(ReadingJson.Name(r.Kind), ReadingJson.Name(r.Effect), [Of(r.First), Of(r.Second)]))],
        Denials = [.. group.Members.Where(m => m.Claim.Stance == Stance.Denied).Select(Reference)],
        DenialOrigins = Of(group.Row.Denials),
        Warnings = [.. group.Warnings.Select(w => OriginWords.Name(w.Kind)).Distinct()],
        Findings = [.. group.Warnings.Select(w => new WarningDocument(OriginWords.Name(w.Kind), [.. w.Passages.Select(Of)], w.Detail.IsDefaultOrEmpty ? null : w.Detail))],
    };

    private static MemberDocument Of(MemberRow member, GroupView group, string input) => new()
    {
        Article = member.Claim.Article,
        Input = input,
        Claim = member.Claim.Index,
        Content = [.. member.Claim.Content.Select(s => new SpanDocument(s.Start, s.End))],
        Quote = member.Claim.Quote,
        Stance = ReadingJson.Name(member.Claim.Stance),
        Chain = [.. member.Claim.Chain.Select(l => l.Name)],
        Origin = member.Origins.IsEmpty ? null : member.Origins[0],
        Origins = member.Origins,
        NamesNobody = member.NamesNobody,
        Loose = member.Loose,
        From = member.From is { } from ? Reference(group.Members[from]) : null,
        FromBy = member.FromBy is { } by ? ReadingJson.Name(by) : null,
    };

    /// <summary>A reason as a sentence.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="nameOf">How an article is called, by its id.</param>
    public static string Words(ReasonRow reason, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(nameOf);
        return OriginWords.Of(
            new Reason(reason.Kind, reason.Effect, new Evidence(0, reason.First.Span), new Evidence(1, reason.Second.Span))
            {
                FirstName = reason.FirstName,
                SecondName = reason.SecondName,
                Share = reason.Share,
            },
            article => nameOf(article == 0 ? reason.First.Article : reason.Second.Article));
    }

    private static ClaimReference Reference(MemberRow member) => new(member.Claim.Article, member.Claim.Index);

    private static QuoteDocument Of(PassageRow passage) => new(passage.Article, passage.Span.Start, passage.Span.End, passage.Quote);

    private static RangeDocument Of(OriginRange range) => new(range.Min, range.Max);
}
