using Whence.Syntax;
using Whence.Tests.Models;

namespace Whence.Tests.Syntax;

/// <summary>A small parser with random weights: what holds for it holds for any.</summary>
internal static class UntrainedParser
{
    public static ParserModel Model()
    {
        var model = new ParserModel(new ParserTables
        {
            Words = [WordFeatures.Root, "police", "said", "."],
            LongSuffixes = ["aid", "ice"],
            ShortSuffixes = ["id", "<."],
            Shapes = ["xx", "Xxx", "."],
            Xpos = ["NN", "VBD", "."],
            Upos = ["NOUN", "VERB", "PUNCT"],
            TagPairs = ["NN NOUN", "VBD VERB", ". PUNCT"],
            Relations = ["root", "nsubj", "obj", "punct"],
            LemmaRules = ["VBD\t^said\tl2y"],
        }, new ParserSizes(Units: 16, Arc: 16, Relation: 16));
        Numbers.Fill(model.Parameters);
        model.Parameters.Pack();
        return model;
    }
}
