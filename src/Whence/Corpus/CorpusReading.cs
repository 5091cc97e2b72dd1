using System.Collections.Immutable;
using Whence.Corpus.Copies;

namespace Whence.Corpus;

/// <summary>What many readings say together: who copied whom, which claims are the same, how many independent origins stand behind each.</summary>
/// <remarks>The same readings give the same result in whatever order they come.</remarks>
public sealed record CorpusReading
{
    /// <summary>The articles by publication, outlet and text. Every index below points here.</summary>
    public required ImmutableArray<CorpusArticle> Articles { get; init; }

    /// <summary>Every pair of which one repeats the other.</summary>
    public required ImmutableArray<Copy> Copies { get; init; }

    /// <summary>Claims that say the same, those with most articles first.</summary>
    public required ImmutableArray<ClaimGroup> Groups { get; init; }

    /// <summary>What is announced for coming days, each with the announcement that it moves.</summary>
    public required ImmutableArray<CorpusWindow> Windows { get; init; }
}

/// <summary>An article among others.</summary>
/// <param name="Id">Its id; a second article of the same text has "~2" behind it.</param>
/// <param name="Input">Its index in the list that was compared.</param>
/// <param name="Reading">What was read in it.</param>
public sealed record CorpusArticle(string Id, int Input, Reading Reading)
{
    /// <summary>The copy relation that explains most of its text, or null when it is an original.</summary>
    public Copy? CopyOf { get; init; }
}
