using System.Globalization;
using System.IO.Compression;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Training.Corpora;

/// <summary>PolNeAR's automatic CoreNLP analysis as layers, its relations moved from Universal Dependencies 1 towards 2. An upper baseline for features, not a reference.</summary>
internal static class SilverSyntax
{
    /// <summary>Reads the layers of every document of a gzipped file, by document name.</summary>
    public static Dictionary<string, (TokenLayer Tokens, SyntaxLayer Syntax)> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var layers = new Dictionary<string, (TokenLayer, SyntaxLayer)>(StringComparer.Ordinal);
        string? name = null;
        var sentence = new List<string[]>();
        var tokens = new List<Token>();
        var sentences = new List<Sentence>();
        var words = new List<Word>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# doc = ", StringComparison.Ordinal))
            {
                CloseDocument();
                name = line["# doc = ".Length..];
            }
            else if (line.Length == 0)
            {
                CloseSentence();
            }
            else if (line[0] != '#' || line.Contains('\t', StringComparison.Ordinal))
            {
                sentence.Add(line.Split('\t'));
            }
        }

        CloseDocument();
        return layers;

        void CloseDocument()
        {
            CloseSentence();
            if (name is not null) layers[name] = (new TokenLayer([.. tokens], [.. sentences]), new SyntaxLayer([.. words]));
            (name, tokens, sentences, words) = (null, [], [], []);
        }

        void CloseSentence()
        {
            if (sentence.Count == 0) return;
            int first = tokens.Count;
            foreach (string[] row in sentence)
            {
                tokens.Add(new Token(new TextSpan(Number(row[1]), Number(row[2]))));
                int head = Number(row[7]);
                string? headTag = head == 0 ? null : sentence[head - 1][5];
                words.Add(new Word(Upos(row[5], row[8]), row[5], row[4], head == 0 ? -1 : first + head - 1, Relation(row[8], headTag)));
            }

            sentences.Add(new Sentence(tokens[first].Span.Cover(tokens[^1].Span), first, tokens.Count));
            sentence = [];
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Upos(string tag, string relation) => tag switch
    {
        _ when relation is "aux" or "auxpass" or "cop" => "AUX",
        "MD" => "AUX",
        ['V', ..] => "VERB",
        "NNP" or "NNPS" => "PROPN",
        ['N', 'N', ..] => "NOUN",
        "PRP" or "PRP$" or "WP" or "WDT" => "PRON",
        ['J', ..] => "ADJ",
        ['R', 'B', ..] => "ADV",
        "IN" or "TO" => "ADP",
        "DT" => "DET",
        "CC" => "CCONJ",
        "CD" => "NUM",
        _ => "PUNCT",
    };

    private static string Relation(string relation, string? headTag) => relation switch
    {
        "dobj" => "obj",
        "nsubjpass" => "nsubj:pass",
        "csubjpass" => "csubj:pass",
        "auxpass" => "aux:pass",
        "mwe" => "fixed",
        "neg" => "advmod",
        "nmod" when headTag is ['V' or 'J', ..] => "obl",
        "nmod:tmod" => "obl:tmod",
        "nmod:npmod" => "obl:npmod",
        _ => relation,
    };
}
