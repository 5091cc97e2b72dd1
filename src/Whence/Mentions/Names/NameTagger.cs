using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>
/// The layers of the name finder, over the encoder's states. A hidden layer sees the states, the signs and the history of a word; to its scores of labels
/// those of the words themselves are added; a chain over BIOES labels decides (Lample et al. 2016, with the features of Ratinov and Roth 2009).
/// </summary>
internal sealed class NameTagger
{
    /// <summary>Slope of the rectifier below zero.</summary>
    public const float Slope = 0.1f;

    /// <summary>What the scores of word features are multiplied by: rare ones are seen too seldom to grow by themselves.</summary>
    public const float WordGain = 10;

    private const int Width = 96;

    /// <param name="stateWidth">Numbers a token that the encoder gives.</param>
    /// <param name="features">How many word features there are.</param>
    public NameTagger(ParameterSet set, int stateWidth, int features)
    {
        States = new Linear(set, "names.states", stateWidth, Width);
        Context = new Embedding(set, "names.context", NameContext.Rows, Width);
        Labels = new Linear(set, "names.labels", Width, NameLabels.All.Count);
        Words = new Embedding(set, "names.words", features + 1, NameLabels.All.Count);
        Chain = new LinearChain(set, "names.chain", NameLabels.All);
    }

    public Linear States { get; }

    /// <summary>See <see cref="NameContext"/>.</summary>
    public Embedding Context { get; }

    public Linear Labels { get; }

    /// <summary>For each word feature the scores of the labels; row 0 is zeros.</summary>
    public Embedding Words { get; }

    public LinearChain Chain { get; }
}
