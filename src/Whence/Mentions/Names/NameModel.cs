using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>What the name finder knows: lists of names, word features, and the weights that training found.</summary>
internal sealed class NameModel
{
    /// <param name="stateWidth">Numbers a token that the encoder gives.</param>
    public NameModel(NameTables tables, FeatureIndex features, int stateWidth)
    {
        Tables = tables;
        Features = features;
        Signs = new NameSigns(tables);
        Tagger = new NameTagger(Parameters, stateWidth, features.Hashes.Length);
    }

    public NameTables Tables { get; }

    public FeatureIndex Features { get; }

    public NameSigns Signs { get; }

    public ParameterSet Parameters { get; } = [];

    public NameTagger Tagger { get; }

    /// <summary>The checksum of the syntax model whose states it reads; those of another one say nothing to it.</summary>
    public string SyntaxSha256 { get; init; } = "";

    /// <summary>Reads a model.</summary>
    public static NameModel Read(ModelFile file)
    {
        var model = new NameModel(NameTables.Read(file), FeatureIndex.Read(file.Bytes("names.features").Span), file.Shape("names.states.weights").Rows) { SyntaxSha256 = file.Fact("syntax") };
        model.Parameters.ReadFrom(file);
        return model;
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(ModelWriter writer)
    {
        writer.AddFact("syntax", SyntaxSha256);
        Tables.Write(writer);
        writer.AddBytes("names.features", Features.ToBytes());
        writer.AddParameters(Parameters, tables: EntryKind.Int8);
    }
}
