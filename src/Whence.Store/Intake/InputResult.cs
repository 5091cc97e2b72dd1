using Whence.Articles;

namespace Whence.Store.Intake;

/// <summary>What became of one named input: failure is normal, so it is a result and not an exception.</summary>
public abstract record InputResult(string Name)
{
    /// <summary>The bytes of one input and what is known of them.</summary>
    public sealed record Loaded(string Name, RawPage Page) : InputResult(Name)
    {
        /// <summary>How it came.</summary>
        public Capture Capture { get; init; } = new();
    }

    /// <summary>The input could not be taken.</summary>
    /// <param name="Name">The input as it was named.</param>
    /// <param name="Reason">What was wrong and what to do, as a sentence without a full stop.</param>
    public sealed record Refused(string Name, string Reason) : InputResult(Name);
}
