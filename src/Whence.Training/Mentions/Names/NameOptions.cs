namespace Whence.Training.Mentions.Names;

/// <summary>What a training of the name finder may use and where it writes.</summary>
internal sealed record NameOptions
{
    public int Epochs { get; init; } = 14;

    public int Workers { get; init; } = 2;

    /// <summary>Whether en-worldwide-newswire, whose repository states no licence, may be learned from.</summary>
    public bool Worldwide { get; init; } = true;

    /// <summary>Whether the text of PolNeAR, likewise, serves for word vectors.</summary>
    public bool Polnear { get; init; } = true;

    /// <summary>The parser's model, whose word vectors the training begins with.</summary>
    public string Vectors { get; init; } = "models/syntax.bin";

    public string Output { get; init; } = "models/mentions.bin";

    public string Checkpoint { get; init; } = "artifacts/names.checkpoint";
}
