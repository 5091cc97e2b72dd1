using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>What the name finder is told of a form, whatever stands around it: rows of its tables.</summary>
internal sealed record NameWord(int Word, int[] Ngrams, int Shape);

/// <summary>
/// The layers of the name finder: two bidirectional LSTMs over word vectors and signs, and a linear-chain CRF (Lample et al. 2016). The scores also see
/// the input directly, so that lists need not pass through the recurrence.
/// </summary>
internal sealed class NameModel
{
    public const int WordWidth = 64;
    public const int NgramWidth = 48;
    public const int ShapeWidth = 16;
    public const int SignWidth = 32;

    /// <summary>Numbers a word before the encoder.</summary>
    public const int InputWidth = WordWidth + NgramWidth + ShapeWidth + SignWidth;

    public const int NgramBuckets = 16_000;
    public const int FirstUnits = 112;
    public const int SecondUnits = 64;

    public NameModel(NameTables tables)
    {
        Tables = tables;
        Words = new Vocabulary(tables.Words);
        Shapes = new Vocabulary(tables.Shapes);
        Signs = new NameSigns(tables);
        WordVectors = new Embedding(Parameters, "names.words", Words.Count, WordWidth);
        NgramVectors = new Embedding(Parameters, "names.ngrams", NgramBuckets, NgramWidth);
        ShapeVectors = new Embedding(Parameters, "names.shapes", Shapes.Count, ShapeWidth);
        SignVectors = new Embedding(Parameters, "names.signs", NameSigns.Count, SignWidth);
        First = new BiLstm(Parameters, "names.first", InputWidth, FirstUnits);
        Second = new BiLstm(Parameters, "names.second", First.Outputs, SecondUnits);
        Scores = new Linear(Parameters, "names.scores", Second.Outputs + InputWidth, NameLabels.All.Count);
        Chain = new LinearChain(Parameters, "names.chain", NameLabels.All);
    }

    public NameTables Tables { get; }

    public ParameterSet Parameters { get; } = [];

    public Vocabulary Words { get; }

    public Vocabulary Shapes { get; }

    public NameSigns Signs { get; }

    public Embedding WordVectors { get; }

    public Embedding NgramVectors { get; }

    public Embedding ShapeVectors { get; }

    public Embedding SignVectors { get; }

    public BiLstm First { get; }

    public BiLstm Second { get; }

    public Linear Scores { get; }

    public LinearChain Chain { get; }

    /// <summary>Reads a model.</summary>
    public static NameModel Read(ModelFile file)
    {
        var model = new NameModel(NameTables.Read(file));
        model.Parameters.ReadFrom(file);
        return model;
    }

    /// <summary>The rows of a form.</summary>
    public NameWord WordOf(ReadOnlySpan<char> form)
    {
        string normal = WordFeatures.Normalize(form);
        int word = Words.RowOf(normal);
        if (word == Vocabulary.Unknown)
            word = Words.RowOf(normal.ToLowerInvariant());
        var ngrams = new List<int>(3 * normal.Length);
        CharacterNgrams.Collect(normal, NgramBuckets, ngrams);
        return new NameWord(word, [.. ngrams], Shapes.RowOf(WordFeatures.ShapeOf(normal)));
    }

    /// <summary>Writes the vector of a word with its signs, [<see cref="InputWidth"/>].</summary>
    public void Embed(NameWord word, int[] signs, Span<float> target)
    {
        WordVectors.Lookup(word.Word, target[..WordWidth]);
        NgramVectors.LookupBag(word.Ngrams, target.Slice(WordWidth, NgramWidth));
        ShapeVectors.Lookup(word.Shape, target.Slice(WordWidth + NgramWidth, ShapeWidth));
        SignVectors.LookupBag(signs, target[(WordWidth + NgramWidth + ShapeWidth)..]);
    }
}
