namespace Whence.Training.Mentions.Names;

/// <summary>What a training of the name finder may use and where it writes.</summary>
internal sealed record NameOptions
{
    public int Epochs { get; init; } = 10;

    /// <summary>Whether en-worldwide-newswire, whose repository states no licence, may be learned from.</summary>
    public bool Worldwide { get; init; } = true;

    /// <summary>The parser's model: its word vectors give the clusters, its trees are features.</summary>
    public string Parser { get; init; } = "models/syntax.bin";

    public string Output { get; init; } = "models/mentions.bin";
}
