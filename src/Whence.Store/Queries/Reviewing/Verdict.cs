namespace Whence.Store.Queries.Reviewing;

/// <summary>What a person says of how the machine read a claim. None of it says whether the claim is true.</summary>
public enum Verdict
{
    /// <summary>The words, the chain and the stance are what the article says.</summary>
    Confirmed,

    /// <summary>It may be wrong; somebody must look again.</summary>
    Doubtful,

    /// <summary>The article says no such thing: it stays listed and counts nowhere.</summary>
    Rejected,

    /// <summary>It was wrong, and what stands in its place is known.</summary>
    Corrected,

    /// <summary>Whatever was said before was taken back.</summary>
    Withdrawn,
}

/// <summary>What of a reading is wrong.</summary>
public enum ReadingPart
{
    /// <summary>Who says it.</summary>
    Attribution,

    /// <summary>Who has it from whom.</summary>
    Chain,

    /// <summary>Whether it is said flatly, with doubt, denied or asked.</summary>
    Stance,

    /// <summary>Where the words of the claim begin and end.</summary>
    Words,
}
