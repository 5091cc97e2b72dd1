using Whence.Syntax;

namespace Whence.Training.Syntax.Joint;

/// <summary>What the training of the joint model may use and where it writes.</summary>
internal sealed record JointOptions
{
    /// <summary>The larger parser that gives trees to text without any.</summary>
    public required string Teacher { get; init; }

    /// <summary>Finders of names, trained before, that give names to plain text, see <see cref="Mentions.Names.NameEnsemble"/>; none: it has only trees.</summary>
    public IReadOnlyList<string> Finders { get; init; } = [];

    public ParserSizes Sizes { get; init; } = new(Units: 96, Arc: 64, Relation: 64);

    public int Epochs { get; init; } = 18;

    public int Workers { get; init; } = 1;

    /// <summary>Whether PolNeAR train, whose repository states no licence, is used as plain text.</summary>
    public bool Polnear { get; init; } = true;

    /// <summary>Whether en-worldwide-newswire, which states none either, gives names.</summary>
    public bool Worldwide { get; init; } = true;

    /// <summary>Share of the sentences with names that is shown in each epoch.</summary>
    public double NamedShare { get; init; } = 0.5;

    /// <summary>Weight of names beside tags and trees.</summary>
    public float NameWeight { get; init; } = 2;

    /// <summary>Share of the plain sentences that is shown in each epoch.</summary>
    public double PlainShare { get; init; } = 0.2;

    /// <summary>Weight of the trees that the larger parser gave.</summary>
    public float SilverWeight { get; init; } = 0.6f;

    public string Output { get; init; } = "models/syntax.bin";

    public string Checkpoint { get; init; } = "artifacts/joint.checkpoint";
}
