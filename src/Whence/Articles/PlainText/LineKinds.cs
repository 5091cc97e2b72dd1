using Whence.Articles.Dates;
using Whence.Articles.Regions;

namespace Whence.Articles.PlainText;

/// <summary>What a paragraph is by its own words.</summary>
internal static class LineKinds
{
    /// <summary>The kind of <paramref name="line"/>, paragraph <paramref name="index"/> of <paramref name="count"/>.</summary>
    public static RegionKind Of(ReadOnlySpan<char> line, int index, int count)
    {
        bool tail = index > 0 && index >= count - 6;
        if (tail && CreditLines.IsClosing(line))
            return RegionKind.Credit;
        if (CreditLines.IsPhotoCredit(line))
            return RegionKind.Credit;
        if (PromoLines.Matches(line))
            return RegionKind.Promo;
        if (line.Length > 500)
            return RegionKind.Body;
        if (CreditLines.OpensCaption(line))
            return RegionKind.Caption;
        int credit = CreditLines.CreditIn(line);
        return credit > 0 && IsCaptionWithCredit(line, credit) ? RegionKind.Caption : RegionKind.Body;
    }

    /// <summary>Whether <paramref name="line"/> is only a time stamp ("Published Monday, April 20, 2020 9:49PM EDT", "June 3, 2021").</summary>
    public static bool IsStamp(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 6 or > 90 || PrintedDates.Find(line) is not { } date)
            return false;
        int letters = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (char.IsLetter(line[i]) && (i < date.Start || i >= date.End))
                letters++;
        }

        bool named = line.Contains("published", StringComparison.OrdinalIgnoreCase) || line.Contains("updated", StringComparison.OrdinalIgnoreCase) || line.Contains("posted", StringComparison.OrdinalIgnoreCase);
        return letters <= (named ? 45 : 22);
    }

    // In running prose a bracket with an agency may close a paragraph; a caption's credit names a photo or stands after a short text.
    private static bool IsCaptionWithCredit(ReadOnlySpan<char> line, int credit)
    {
        ReadOnlySpan<char> mark = line[credit..];
        return mark.Contains("photo", StringComparison.OrdinalIgnoreCase) || mark.Contains("image", StringComparison.OrdinalIgnoreCase)
            || mark.Contains("credit", StringComparison.OrdinalIgnoreCase) || mark.Contains("picture", StringComparison.OrdinalIgnoreCase)
            || mark.Contains("courtesy", StringComparison.OrdinalIgnoreCase) || mark.Contains("getty", StringComparison.OrdinalIgnoreCase)
            || (mark[0] is '(' or '[' && mark.Contains('/') && line.Length < 260);
    }
}
