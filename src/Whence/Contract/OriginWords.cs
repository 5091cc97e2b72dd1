using System.Globalization;
using Whence.Corpus;
using Whence.Corpus.Origins;

namespace Whence.Contract;

/// <summary>The fixed short phrases in which counts and reasons are told: the same on screen and in JSON.</summary>
public static class OriginWords
{
    /// <summary>"origins 1 to 2"; a single number only when both ends are equal.</summary>
    public static string Range(OriginRange range) => range.Min == range.Max ? $"origins {range.Min}" : $"origins {range.Min} to {range.Max}";

    /// <summary>"9 reports, 7 outlets, origins 1 to 2, 2 deny (origins 1), 1 names nobody".</summary>
    public static string Count(ClaimGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var parts = new List<string>
        {
            Plural(group.Reports, "report"),
            Plural(group.Outlets, "outlet"),
            Plural(group.DistinctTexts, "distinct text"),
            group.Origins.IsEmpty && group.IndependentOrigins.Min > 0 ? $"origin unknown ({Range(group.IndependentOrigins)})" : Range(group.IndependentOrigins),
        };
        int nobody = group.Members.Count(m => m.NamesNobody);
        if (nobody > 0) parts.Add(nobody == 1 ? "1 names nobody" : $"{nobody} name nobody");
        if (group.DenialOrigins.Max > 0) parts.Add($"denied ({Range(group.DenialOrigins)})");
        return string.Join(", ", parts);
    }

    /// <summary>A reason in words.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="nameOf">How an article is called, by its index in the corpus.</param>
    public static string Of(Reason reason, Func<int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(nameOf);
        string a = nameOf(reason.First.Article), b = nameOf(reason.Second.Article);
        string percent = reason.Share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        switch (reason.Kind)
        {
            case ReasonKind.SameText:
                return $"{b} shares {percent} of its sentences with {a}";
            case ReasonKind.Rewrites:
                return $"{b} rewrites {a} ({percent} of its sentences)";
        }

        string both = $"“{reason.FirstName}” ({a}) and “{reason.SecondName}” ({b})";
        return reason.Effect switch
        {
            ReasonEffect.Merges => $"{both} are one: {Phrase(reason.Kind)}",
            ReasonEffect.MayMerge => $"{both} may be one: {Phrase(reason.Kind)}",
            _ => $"{both} are two: {Phrase(reason.Kind)}",
        };
    }

    /// <summary>The phrase of a kind of reason.</summary>
    public static string Phrase(ReasonKind kind) => kind switch
    {
        ReasonKind.SameText => "same text",
        ReasonKind.Rewrites => "rewritten text",
        ReasonKind.CitesByName => "cites it by name",
        ReasonKind.CreditLine => "credit line",
        ReasonKind.SamePerson => "same person",
        ReasonKind.SameInstitution => "same institution",
        ReasonKind.SameDocument => "same document or notice",
        ReasonKind.SameQuotation => "same quotation",
        ReasonKind.SameDescription => "same unnamed description and agency",
        ReasonKind.HeadlineOfBody => "headline of the same article",
        ReasonKind.MayBeSame => "nothing in the texts excludes it",
        ReasonKind.ToldApart => "the text tells them apart",
        ReasonKind.DifferentPersons => "different person on record",
        _ => "own reporting added later",
    };

    /// <summary>The name of a warning in JSON: "headline-gap".</summary>
    public static string Name(WarningKind kind) => ReadingJson.Name(kind).Replace('_', '-');

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
