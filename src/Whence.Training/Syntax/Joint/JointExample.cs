using Whence.Training.Mentions.Names;

namespace Whence.Training.Syntax.Joint;

/// <summary>A sentence with what is known of it: tags and tree, and where a corpus of names has it, its names.</summary>
internal sealed record JointExample(ParserTraining.Example Tree, NameExample? Names)
{
    public int Count => Tree.Count;
}

/// <summary>A source of sentences and how much it counts.</summary>
/// <param name="Examples">All of its sentences.</param>
/// <param name="Share">The share of them that is shown in each epoch.</param>
/// <param name="TreeWeight">Weight of the loss of tags and trees; less than 1 where a model made them.</param>
internal sealed record JointPool(List<JointExample> Examples, double Share, float TreeWeight);
