using Whence.Mentions.Coreference;
using Whence.Mentions.Names;
using Whence.Mentions.Names.Features;
using Whence.Models;

namespace Whence.Mentions;

/// <summary>What the finder of mentions knows: lists of names, word features, and the weights that training found.</summary>
internal sealed class MentionModel
{
    /// <param name="stateWidth">Numbers a token that the encoder gives.</param>
    public MentionModel(NameTables tables, FeatureIndex features, int stateWidth)
    {
        Tables = tables;
        Features = features;
        Signs = new NameSigns(tables);
        Tagger = new NameTagger(Parameters, stateWidth, features.Hashes.Length);
        Ranker = new PronounRanker(Parameters);
    }

    public NameTables Tables { get; }

    public FeatureIndex Features { get; }

    public NameSigns Signs { get; }

    public ParameterSet Parameters { get; } = [];

    public NameTagger Tagger { get; }

    public PronounRanker Ranker { get; }

    /// <summary>What it was trained on, in words.</summary>
    public string About { get; init; } = "";

    /// <summary>The checksum of the syntax model whose states it reads; those of another one say nothing to it.</summary>
    public string SyntaxSha256 { get; init; } = "";

    /// <summary>Reads a model.</summary>
    public static MentionModel Read(ModelFile file)
    {
        var model = new MentionModel(NameTables.Read(file), FeatureIndex.Read(file.Bytes("names.features").Span), file.Shape("names.states.weights").Rows)
        {
            About = file.Fact("about"),
            SyntaxSha256 = file.Fact("syntax"),
        };
        model.Parameters.ReadFrom(file);
        return model;
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public byte[] ToBytes()
    {
        var writer = new ModelWriter();
        writer.AddFact("about", About);
        writer.AddFact("syntax", SyntaxSha256);
        Tables.Write(writer);
        writer.AddBytes("names.features", Features.ToBytes());
        writer.AddParameters(Parameters, tables: EntryKind.Int8);
        return writer.ToBytes();
    }
}
