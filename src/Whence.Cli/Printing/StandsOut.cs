using Whence.Articles;
using Whence.Claims;

namespace Whence.Cli.Printing;

/// <summary>Says in words what a careful reader of one article should notice.</summary>
internal static class StandsOut
{
    public static IEnumerable<string> In(Reading reading)
    {
        foreach (Claim claim in reading.Claims)
        {
            string place = claim.Region == RegionKind.Headline ? "The headline" : claim.Region == RegionKind.Standfirst ? "The standfirst" : "The lead";
            if (claim.Notices.Contains(ClaimNotice.HeadlineGap) || claim.Notices.Contains(ClaimNotice.LeadGap))
            {
                yield return $"{place} states as fact what the body attributes or hedges (claim {claim.Id + 1}).";
            }
        }

        List<Claim> attributed = [.. reading.Claims.Where(c => c.Region == RegionKind.Body && c.Chain.Length > 1)];
        var ends = attributed.Select(c => c.Chain[^1]).Where(l => l.Kind != SourceKind.Unknown).DistinctBy(l => l.Name).ToList();
        if (ends is [{ Kind: SourceKind.Anonymous } only])
        {
            yield return $"Every attributed claim rests on one unnamed source: {Printable.OneLine(only.Name)}.";
        }

        int nobody = attributed.Count(c => c.Chain[^1].Kind == SourceKind.Unknown);
        if (nobody > 0)
        {
            yield return nobody == 1 ? "1 claim is attributed to nobody in particular." : $"{nobody} claims are attributed to nobody in particular.";
        }
    }
}
