using System.Buffers;

namespace Whence.Articles.Regions;

/// <summary>Knows credits: a photographer's, alone or at the end of a caption, and the line that closes a report ("X contributed to this report").</summary>
internal static class CreditLines
{
    /// <summary>No credit is longer than this many characters.</summary>
    private const int LongestCredit = 140;

    private static readonly string[] PhotoOpenings =
    [
        "photo credit", "photo by", "photos by", "photo:", "photos:", "photo -", "photograph:", "photograph by", "photographs by", "photography by", "image credit", "image:", "image by", "image source", "image via", "images:", "picture:", "pictures:",
        "picture by", "picture credit", "credit:", "credits:", "courtesy of", "courtesy:", "courtesy photo", "file photo", "ap photo", "afp photo", "reuters photo", "pic:", "pics:", "pic credit", "video credit", "illustration:", "illustration by",
        "graphic:", "graphic by", "getty images", "getty/", "ap/", "reuters/", "afp/", "epa/", "(photo", "(image", "(picture", "[photo", "[image", "(credit", "(ap photo", "(courtesy", "(file photo", "(reuters)", "(getty", "handout/", "shutterstock", "via reuters", "via ap", "via getty", "©",
        "screenshot:", "screengrab", "supplied:", "provided by", "photo courtesy", "photo via", "photo illustration", "wikimedia", "flickr", "(ap)", "(afp)", "alamy", "istock", "unsplash", "pixabay", "pexels", "pa wire", "pa images", "rex features",
    ];

    // What starts the credit inside a caption: the text before it is the caption.
    private static readonly string[] InnerMarks =
    [
        "(photo credit", "(photo by", "(photo:", "(photos by", "(image:", "(image credit", "(credit:", "(ap photo", "(photo courtesy", "(courtesy", "(photo/", "[photo", "[credit", "[image", " photo by ", " photo: ", " photos: ", " photograph: ", " picture: ", " image: ", " credit: ", " photo credit:",
        " image credit", " photo courtesy", " ap photo", " pic: ", " © ", "©", " via getty images", " photographs by ", " photograph by ", " file photo: ", " | reuters", " / reuters", " reuters/", " / afp", " afp photo", "(reuters/", "(afp/", "(getty", "(file photo", "(image via", "(picture:", "(source:", "(photo", "(pic", "(video",
        " - reuters", " courtesy of ",
    ];

    private static readonly string[] ClosingOpenings =
    [
        "reporting by", "(reporting by", "additional reporting", "(additional reporting", "writing by", "(writing by", "editing by", "(editing by", "compiled by", "with files from", "with reporting by", "with reporting from", "with additional reporting", "with inputs from", "(with inputs from",
        "with input from", "with agencies", "(with agencies", "with agency inputs", "(with agency", "edited by", "(edited by", "research by", "contributing:", "contributors:", "contributing reporters", "source:", "sources:", "reported by", "this report was produced", "report by", "h/t",
        "copyright", "(c) ", "© ", "agencies contributed", "produced by", "translated by", "translation by", "first published", "originally published", "this article was originally", "this story was originally", "this article originally appeared", "this story originally appeared", "this article first appeared",
    ];

    private static readonly SearchValues<string> ClosingInside = SearchValues.Create(
        [
            "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "contributed to the report", "contributed to this post", "contributed research", "contributed from ", "assisted in this report", "contributed additional reporting",
            "helped report this", "reported from ", "provided additional reporting", "contributed to this piece",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnyPhotoOpening = SearchValues.Create(PhotoOpenings, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnyInnerMark = SearchValues.Create(InnerMarks, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnyClosingOpening = SearchValues.Create(ClosingOpenings, StringComparison.OrdinalIgnoreCase);

    private static readonly string[] CaptionOpenings =
        ["file photo:", "file photo ", "file - ", "file -- ", "file – ", "file — ", "(file)", "caption:", "pictured:", "in this photo", "in this image", "in this picture", "in this file photo", "this photo provided", "this image provided", "in this undated"];

    /// <summary>Whether the whole of <paramref name="line"/> is a photographer's credit.</summary>
    public static bool IsPhotoCredit(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is 0 or > LongestCredit)
            return false;
        ReadOnlySpan<char> bare = line.Trim("()[]. ");
        if (Agencies.Contains(bare))
            return true;
        return OpensWith(line, AnyPhotoOpening) && StartsWithAny(line, PhotoOpenings) && line.Count(' ') <= 14 && !HasSentence(line);
    }

    /// <summary>Where the photographer's credit starts in the caption <paramref name="line"/>; -1 when it has none.</summary>
    public static int CreditIn(ReadOnlySpan<char> line)
    {
        int best = -1;
        foreach (string mark in line.ContainsAny(AnyInnerMark) ? InnerMarks : [])
        {
            int at = line.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || line.Length - at > LongestCredit)
                continue;
            if (mark[0] == ' ')
                at++;
            if (best < 0 || at < best)
                best = at;
        }

        return best > 0 ? best : Bracketed(line);
    }

    /// <summary>Whether <paramref name="line"/> opens like a caption ("FILE PHOTO: ...").</summary>
    public static bool OpensCaption(ReadOnlySpan<char> line) => StartsWithAny(line.TrimStart(), CaptionOpenings);

    /// <summary>Whether <paramref name="line"/> credits the people or the outlet behind the report.</summary>
    public static bool IsClosing(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimStart("-–—*• ");
        if (line.Length is 0 or > 400)
            return false;
        if (OpensWith(line, AnyClosingOpening) && StartsWithAny(line, ClosingOpenings))
            return line.Length <= 300;
        return line.Length <= 260 && line.ContainsAny(ClosingInside) && !line.ContainsAny('“', '"');
    }

    // "... on Tuesday. (Reuters)", "... on Tuesday. [Name/AFP]": a closing bracket with an agency or a slash in it.
    private static int Bracketed(ReadOnlySpan<char> line)
    {
        if (line.Length < 12 || line[^1] is not (')' or ']'))
            return -1;
        int open = line.LastIndexOfAny('(', '[');
        if (open <= 0 || line.Length - open > 80)
            return -1;
        ReadOnlySpan<char> inner = line[(open + 1)..^1];
        return Agencies.NamedIn(inner) || (inner.Contains('/') && inner.Count(' ') < 6) ? open : -1;
    }

    private static bool HasSentence(ReadOnlySpan<char> line)
    {
        int stop = line.IndexOf(". ", StringComparison.Ordinal);
        return stop > 30 && line.Length - stop > 30;
    }

    // The first match of a vectorised search is at the start exactly when an opening matches.
    private static bool OpensWith(ReadOnlySpan<char> line, SearchValues<string> openings) => line[..Math.Min(line.Length, 48)].IndexOfAny(openings) == 0;

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] openings)
    {
        foreach (string opening in openings)
        {
            if (!line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!char.IsLetter(opening[^1]) || line.Length == opening.Length || !char.IsLetter(line[opening.Length]))
                return true;
        }

        return false;
    }
}
