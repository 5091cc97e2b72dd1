using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>What the innermost teller of a claim is, as far as counting goes.</summary>
internal enum EndKind
{
    /// <summary>Named or held by an office: "Ramin Mehmanparast".</summary>
    Person,

    /// <summary>A body or a government.</summary>
    Institution,
    Document,

    /// <summary>Unnamed people.</summary>
    Unnamed,

    /// <summary>An outlet or agency beyond which the text names nobody.</summary>
    Press,

    /// <summary>"A report", "media", "a South Korean outlet": may be any other.</summary>
    Generic,

    /// <summary>The outlet says it itself and shows no reporting of its own, or nobody is named.</summary>
    Nobody,
}

/// <summary>The innermost teller of one claim.</summary>
/// <param name="Index">Its index among the ends of the group.</param>
/// <param name="Member">The member of the group whose end it is.</param>
/// <param name="Article">The article of that member.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The teller taken apart.</param>
internal sealed record End(int Index, int Member, int Article, EndKind Kind, SourceName Name)
{
    /// <summary>The outlet that heard it: the last of the chain before it, else the publisher; null when unknown.</summary>
    public PressName? Via { get; init; }

    /// <summary>Whether <see cref="Via"/> is an outlet that the text cites, not its publisher.</summary>
    public bool IsRelayed { get; init; }

    /// <summary>For <see cref="EndKind.Press"/>: the outlet itself.</summary>
    public PressName? Press { get; init; }

    /// <summary>For <see cref="EndKind.Press"/>: whether it is the publisher, who shows reporting of its own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Who shows or passes on a document, or the document in which somebody is quoted.</summary>
    public SourceName? Holder { get; init; }

    /// <summary>What the texts say beside the name of a person or body; null when nothing.</summary>
    public SourceName? Beside { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Whether it stands in a headline, a standfirst or the first sentence.</summary>
    public bool InLead { get; init; }

    /// <summary>See <see cref="SharedQuotations.In"/>.</summary>
    public HashSet<ulong>? Quoted { get; init; }

    public required Evidence Where { get; init; }
}
