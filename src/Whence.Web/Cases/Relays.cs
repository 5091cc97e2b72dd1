using System.Globalization;
using Whence.Claims;
using Whence.Store.Queries;

namespace Whence.Web.Cases;

/// <summary>In which order the reports of a claim came, and which of them has it from which.</summary>
internal static class Relays
{
    /// <summary>Reports by day; of one day those first that have it from fewer others, then by the hour. A day without an hour says nothing of who was first.</summary>
    public static IEnumerable<MemberRow> InOrder(this GroupView group, IEnumerable<MemberRow> reports) => reports
        .OrderBy(m => m.Claim.Published is null)
        .ThenBy(m => m.Claim.Published?[..Math.Min(10, m.Claim.Published.Length)], StringComparer.Ordinal)
        .ThenBy(m => Hops(group, m))
        .ThenBy(m => Instant(m.Claim.Published))
        .ThenBy(m => m.Claim.Outlet, StringComparer.Ordinal);

    /// <summary>The report that came first; null when no report says when it was published.</summary>
    public static MemberRow? First(this GroupView group) =>
        group.InOrder(group.Members.Where(m => IsReport(m) && m.Claim.Published is not null)).FirstOrDefault();

    /// <summary>Each report that has the claim from another, with that other, in order.</summary>
    public static IEnumerable<(MemberRow Report, MemberRow From)> Copied(this GroupView group) => group
        .InOrder(group.Members.Where(IsReport))
        .Where(m => group.FromOf(m) is not null)
        .DistinctBy(m => m.Claim.Article)
        .Select(m => (m, group.FromOf(m)!));

    /// <summary>The report from which another has it, or null.</summary>
    public static MemberRow? FromOf(this GroupView group, MemberRow member) =>
        member.From is { } from && from < group.Members.Length && group.Members[from].Claim.Article != member.Claim.Article ? group.Members[from] : null;

    private static bool IsReport(MemberRow member) => !member.Loose && member.Claim.Stance is Stance.Asserted or Stance.Hedged;

    private static int Hops(GroupView group, MemberRow member)
    {
        int hops = 0;
        for (MemberRow? at = group.FromOf(member); at is not null && hops < group.Members.Length; at = group.FromOf(at)) hops++;
        return hops;
    }

    private static DateTimeOffset? Instant(string? published) =>
        DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
}
