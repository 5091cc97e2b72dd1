using Whence.Models;

namespace Whence.Syntax;

/// <summary>
/// The layers of the parser: two bidirectional LSTMs over word vectors, and on their output heads for tags, arcs and relations (Kiperwasser and Goldberg
/// 2016; Dozat and Manning 2017). Relations are scored by a bilinear form of rank <see cref="ParserSizes.Relation"/> instead of a full one: 1/8 of the work.
/// </summary>
internal sealed class ParserModel
{
    public const int WordWidth = 64;
    public const int NgramWidth = 64;
    public const int LongSuffixWidth = 32;
    public const int ShortSuffixWidth = 16;
    public const int ShapeWidth = 16;

    /// <summary>Numbers a word before the encoder.</summary>
    public const int InputWidth = WordWidth + NgramWidth + LongSuffixWidth + ShortSuffixWidth + ShapeWidth;

    public const int NgramBuckets = 30_000;

    /// <summary>Slope of the rectifiers below zero.</summary>
    public const float Leak = 0.1f;

    /// <param name="tables">The strings that the model knows.</param>
    /// <param name="sizes">How wide its layers are.</param>
    public ParserModel(ParserTables tables, ParserSizes sizes)
    {
        Tables = tables;
        Sizes = sizes;
        Words = new Vocabulary(tables.Words);
        LongSuffixes = new Vocabulary(tables.LongSuffixes);
        ShortSuffixes = new Vocabulary(tables.ShortSuffixes);
        Shapes = new Vocabulary(tables.Shapes);
        WordVectors = new Embedding(Parameters, "words", Words.Count, WordWidth);
        NgramVectors = new Embedding(Parameters, "ngrams", NgramBuckets, NgramWidth);
        LongSuffixVectors = new Embedding(Parameters, "suffixes3", LongSuffixes.Count, LongSuffixWidth);
        ShortSuffixVectors = new Embedding(Parameters, "suffixes2", ShortSuffixes.Count, ShortSuffixWidth);
        ShapeVectors = new Embedding(Parameters, "shapes", Shapes.Count, ShapeWidth);
        First = new BiLstm(Parameters, "first", InputWidth, sizes.Units);
        Second = new BiLstm(Parameters, "second", First.Outputs, sizes.Units);
        Xpos = new Linear(Parameters, "xpos", Second.Outputs, tables.Xpos.Length);
        Upos = new Linear(Parameters, "upos", Second.Outputs, tables.Upos.Length);
        ArcDependent = new Linear(Parameters, "arc.dependent", Second.Outputs, sizes.Arc);
        ArcHead = new Linear(Parameters, "arc.head", Second.Outputs, sizes.Arc);
        ArcMap = new Linear(Parameters, "arc.map", sizes.Arc, sizes.Arc);
        RelationDependent = new Linear(Parameters, "relation.dependent", Second.Outputs, sizes.Relation);
        RelationHead = new Linear(Parameters, "relation.head", Second.Outputs, sizes.Relation);
        Relation = new Linear(Parameters, "relation", 3 * sizes.Relation, tables.Relations.Length);
        TagPairs = new (int, int)[tables.TagPairs.Length];
        for (int i = 0; i < TagPairs.Length; i++)
        {
            string[] tags = tables.TagPairs[i].Split(' ');
            TagPairs[i] = (Array.IndexOf(tables.Xpos, tags[0]), Array.IndexOf(tables.Upos, tags[1]));
        }
    }

    public ParserTables Tables { get; }

    public ParserSizes Sizes { get; }

    public ParameterSet Parameters { get; } = [];

    public Vocabulary Words { get; }

    public Vocabulary LongSuffixes { get; }

    public Vocabulary ShortSuffixes { get; }

    public Vocabulary Shapes { get; }

    public Embedding WordVectors { get; }

    public Embedding NgramVectors { get; }

    public Embedding LongSuffixVectors { get; }

    public Embedding ShortSuffixVectors { get; }

    public Embedding ShapeVectors { get; }

    public BiLstm First { get; }

    /// <summary>Its output is what <see cref="SyntaxLayer.States"/> holds.</summary>
    public BiLstm Second { get; }

    public Linear Xpos { get; }

    public Linear Upos { get; }

    public Linear ArcDependent { get; }

    public Linear ArcHead { get; }

    /// <summary>The score of an arc is <c>(dependent · weights + bias) · head</c>: the bias is what makes a word a likely head of anything.</summary>
    public Linear ArcMap { get; }

    public Linear RelationDependent { get; }

    public Linear RelationHead { get; }

    /// <summary>Scores relations from the dependent's row, the head's, and their product.</summary>
    public Linear Relation { get; }

    /// <summary>The Penn and universal tags that go together, as columns of <see cref="Xpos"/> and <see cref="Upos"/>.</summary>
    public (int Xpos, int Upos)[] TagPairs { get; }

    /// <summary>Reads a model.</summary>
    public static ParserModel Read(ModelFile file)
    {
        var model = new ParserModel(ParserTables.Read(file), ParserSizes.Of(file));
        model.Parameters.ReadFrom(file);
        return model;
    }

    /// <summary>Writes the vector of a word, [<see cref="InputWidth"/>].</summary>
    public void Embed(WordFeatures word, Span<float> target)
    {
        WordVectors.Lookup(word.Word, target[..WordWidth]);
        NgramVectors.LookupBag(word.Ngrams, target.Slice(WordWidth, NgramWidth));
        target = target[(WordWidth + NgramWidth)..];
        LongSuffixVectors.Lookup(word.LongSuffix, target[..LongSuffixWidth]);
        ShortSuffixVectors.Lookup(word.ShortSuffix, target.Slice(LongSuffixWidth, ShortSuffixWidth));
        ShapeVectors.Lookup(word.Shape, target.Slice(LongSuffixWidth + ShortSuffixWidth, ShapeWidth));
    }
}

/// <summary>How wide the layers of a <see cref="ParserModel"/> are.</summary>
/// <param name="Units">Units of each LSTM; a multiple of eight.</param>
/// <param name="Arc">Numbers by which a word is scored as a head or a dependent.</param>
/// <param name="Relation">The same for relations.</param>
internal sealed record ParserSizes(int Units, int Arc, int Relation)
{
    /// <summary>The sizes of a model that was written.</summary>
    public static ParserSizes Of(ModelFile file) =>
        new(file.Shape("first.forth.recurrent").Rows, file.Shape("arc.map.weights").Rows, file.Shape("relation.head.weights").Columns);
}
