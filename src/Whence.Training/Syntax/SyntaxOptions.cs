using Whence.Syntax;

namespace Whence.Training.Syntax;

/// <summary>What a training of the parser may use and where it writes.</summary>
internal sealed record SyntaxOptions
{
    public int Epochs { get; init; } = 27;

    public ParserSizes Sizes { get; init; } = new(128, 128, 128);

    public int Workers { get; init; } = 2;

    /// <summary>Whether the text of PolNeAR train, whose repository states no licence, serves for word vectors.</summary>
    public bool Polnear { get; init; } = true;

    /// <summary>The same for en-worldwide-newswire.</summary>
    public bool Worldwide { get; init; } = true;

    public string Output { get; init; } = "models/syntax.bin";

    /// <summary>Where the state after each epoch is kept, so that a training can go on.</summary>
    public string Checkpoint { get; init; } = "artifacts/syntax.checkpoint";
}
