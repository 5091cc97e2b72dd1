using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Corpus.Copies;

/// <summary>How one text repeats another.</summary>
public enum CopyKind
{
    /// <summary>A reprint: nine tenths of each text stand in the other.</summary>
    Verbatim,

    /// <summary>The shorter stands in the longer, which has at least as much besides: a brief, a digest, a teaser.</summary>
    Excerpt,

    /// <summary>A rewrite or an update: changed wording, paragraphs cut or added.</summary>
    Edited,
}

/// <summary>Why one of the two is taken for the earlier text.</summary>
public enum CopyDirection
{
    /// <summary>The later text names the earlier one's outlet in its byline, dateline or credit.</summary>
    Credit,

    /// <summary>It was published earlier.</summary>
    Time,

    /// <summary>Same day; the text that holds more of the other is taken for the later.</summary>
    Length,

    /// <summary>Nothing says; the order is that of the articles in the corpus.</summary>
    Unknown,
}

/// <summary>That one article repeats the text of another.</summary>
/// <param name="Original">Index of the earlier article.</param>
/// <param name="Later">Index of the later article.</param>
/// <param name="Kind">How much it repeats.</param>
/// <param name="Direction">Why <paramref name="Original"/> is taken for the earlier.</param>
public sealed record Copy(int Original, int Later, CopyKind Kind, CopyDirection Direction)
{
    /// <summary>Share of the 5-word shingles of the earlier text that stand in the later one, 0 to 1; quotations and house text left out.</summary>
    public required double OfOriginal { get; init; }

    /// <summary>Share of the 5-word shingles of the later text that stand in the earlier one, 0 to 1.</summary>
    public required double OfLater { get; init; }

    /// <summary>Share of the sentences of the later text that stand in the earlier one, perhaps with changed words, 0 to 1.</summary>
    public required double Sentences { get; init; }

    /// <summary>What both texts share, in the order of the later one.</summary>
    public required ImmutableArray<SharedPassage> Passages { get; init; }

    /// <summary>Sentences of the later text that the earlier one does not hold.</summary>
    public required ImmutableArray<TextSpan> Added { get; init; }
}

/// <summary>A stretch that two texts share.</summary>
/// <param name="InOriginal">Where it stands in the earlier text.</param>
/// <param name="InLater">Where it stands in the later text.</param>
/// <param name="Exact">Whether word by word; otherwise a sentence with changed wording.</param>
public sealed record SharedPassage(TextSpan InOriginal, TextSpan InLater, bool Exact);
