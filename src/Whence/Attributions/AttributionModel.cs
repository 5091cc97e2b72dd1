using System.Globalization;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Tagging;
using Whence.Models;

namespace Whence.Attributions;

/// <summary>Everything that training finds for attributions: cue lexicon, tagger, linker, calibration.</summary>
internal sealed class AttributionModel
{
    /// <summary>Numbers of the calibration: see <see cref="Confidence"/>.</summary>
    public const int CalibrationLength = 4;

    private const string Resource = "attributions.bin";

    private static readonly Lazy<AttributionModel?> s_shipped = new(() => ModelFile.FromResource(Resource) is { } file ? Read(file) : null);

    public AttributionModel(CueLexicon lexicon, int stateWidth, int width, int units)
    {
        Lexicon = lexicon;
        Features = new TokenFeatures(lexicon);
        Tagger = new RoleTagger(Parameters, stateWidth, Features.Rows, width, units);
        ContentLinks = Parameters.Add("links.content", 1, PairFeatures.Rows, ParameterKind.Bias);
        SourceLinks = Parameters.Add("links.source", 1, PairFeatures.Rows, ParameterKind.Bias);
        Calibration = Parameters.Add("calibration", 1, CalibrationLength, ParameterKind.Bias);
        Linker = new Linker(ContentLinks.Values.Values, SourceLinks.Values.Values);
    }

    /// <summary>The model that ships inside this assembly, or null when it was built without.</summary>
    public static AttributionModel? Shipped => s_shipped.Value;

    public CueLexicon Lexicon { get; }

    public TokenFeatures Features { get; }

    public ParameterSet Parameters { get; } = [];

    public RoleTagger Tagger { get; }

    public Linker Linker { get; }

    public Parameter ContentLinks { get; }

    public Parameter SourceLinks { get; }

    public Parameter Calibration { get; }

    /// <summary>The checksum of the syntax model whose states and trees it was trained on; with another one it reads worse.</summary>
    public string SyntaxSha256 { get; init; } = "";

    /// <exception cref="InvalidModelException">The file is not an attribution model of this version.</exception>
    public static AttributionModel Read(ModelFile file)
    {
        string[] lemmas = file.Strings("lemmas");
        var verb = new Matrix(1, lemmas.Length);
        var other = new Matrix(1, lemmas.Length);
        file.ReadTensor("cue.verb", verb);
        file.ReadTensor("cue.other", other);
        var lexicon = new CueLexicon(lemmas, verb.Values, other.Values);
        var model = new AttributionModel(lexicon, Number(file, "states"), Number(file, "width"), Number(file, "units"))
        {
            SyntaxSha256 = file.Fact("syntax"),
        };
        model.Parameters.ReadFrom(file);
        return model;
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public byte[] Write()
    {
        var writer = new ModelWriter();
        writer.AddStrings("lemmas", [.. Lexicon.Lemmas]);
        float[] verb = [.. Enumerable.Range(1, Lexicon.Lemmas.Count).Select(id => Lexicon.Probability(id, isVerb: true))];
        float[] other = [.. Enumerable.Range(1, Lexicon.Lemmas.Count).Select(id => Lexicon.Probability(id, isVerb: false))];
        writer.AddTensor("cue.verb", new Matrix(1, verb.Length, verb), EntryKind.Float16);
        writer.AddTensor("cue.other", new Matrix(1, other.Length, other), EntryKind.Float16);
        writer.AddFact("states", Tagger.StateWidth.ToString(CultureInfo.InvariantCulture));
        writer.AddFact("width", Tagger.Width.ToString(CultureInfo.InvariantCulture));
        writer.AddFact("units", Tagger.Units.ToString(CultureInfo.InvariantCulture));
        writer.AddFact("syntax", SyntaxSha256);
        // The table is most of the model; a byte a number is enough for sums of twenty rows.
        writer.AddParameters(Parameters, tables: EntryKind.Int8);
        return writer.ToBytes();
    }

    /// <summary>Probability that source and content are right (Platt 1999): logistic in the log probabilities of cue, worst other run, and links.</summary>
    public double Confidence(float cue, float others, float links)
    {
        ReadOnlySpan<float> w = Calibration.Values.Row(0);
        double odds = w[0] + (w[1] * Log(cue)) + (w[2] * Log(others)) + (w[3] * Log(links));
        return 1 / (1 + Math.Exp(-odds));

        static double Log(float p) => Math.Log(Math.Max(p, 1e-4));
    }

    private static int Number(ModelFile file, string name) => int.Parse(file.Fact(name), CultureInfo.InvariantCulture);
}
