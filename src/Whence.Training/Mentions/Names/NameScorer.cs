using System.Globalization;
using Whence.Mentions.Names;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Training.Mentions.Names;

/// <summary>A gold text, tokenised and parsed.</summary>
internal sealed record PreparedGold(NameGold Gold, TokenLayer Layer, SyntaxLayer Syntax, List<NameSentence> Sentences)
{
    private static readonly Tokenizer Tokenizer = new();

    public static PreparedGold Of(NameGold gold, Parser parser, NameSigns signs)
    {
        TokenLayer layer = Tokenizer.Tokenize(gold.Text);
        string[] words = [.. layer.Tokens.Select(token => token.Span.In(gold.Text).ToString())];
        SyntaxLayer syntax = parser.Parse(gold.Text, layer);
        return new PreparedGold(gold, layer, syntax, signs.Document([.. layer.Sentences.Select(s => words[s.FirstToken..s.EndToken])]));
    }
}

/// <summary>F1 of names with exact span and class, on raw text. Worldwide Newswire: nine classes, events count as Misc; UNER: facilities count as locations, three classes.</summary>
internal static class NameScorer
{
    public static void Print(string title, NameFinder finder, IReadOnlyList<PreparedGold> gold, bool uner, TextWriter output, int errors = 0)
    {
        var counts = new int[NameLabels.ClassCount + 1, 3];
        int all = NameLabels.ClassCount;
        foreach ((NameGold document, TokenLayer layer, SyntaxLayer syntax, List<NameSentence> sentences) in gold)
        {
            List<NameSpan> names = finder.Find(sentences, syntax);
            HashSet<(TextSpan, NameClass)> ours = [.. names.Select(n => (new TextSpan(layer.Tokens[n.First].Span.Start, layer.Tokens[n.End - 1].Span.End), Counted(n.Class, uner))).Where(n => !uner || n.Item2 <= NameClass.Location)];
            HashSet<(TextSpan, NameClass)> theirs = [.. document.Names];
            foreach ((TextSpan span, NameClass name) in theirs)
            {
                counts[(int)name, 0]++;
                counts[(int)name, 1] += ours.Contains((span, name)) ? 1 : 0;
                if (errors > 0 && !ours.Contains((span, name)))
                    errors -= Report(output, "missed", document.Text, span, name);
            }

            foreach ((TextSpan span, NameClass name) in ours)
            {
                counts[(int)name, 2]++;
                if (errors > 0 && !theirs.Contains((span, name)))
                    errors -= Report(output, "extra", document.Text, span, name);
            }
        }

        for (int c = 0; c < all; c++)
        {
            for (int k = 0; k < 3; k++)
                counts[all, k] += counts[c, k];
        }

        IEnumerable<string> classes = Enum.GetValues<NameClass>().Where(c => counts[(int)c, 0] > 0).Select(c => $"{c} {F1(counts, (int)c)}");
        output.WriteLine($"  {title}: F1 {F1(counts, all)} (P {Percent(counts[all, 1], counts[all, 2])} R {Percent(counts[all, 1], counts[all, 0])}); {string.Join(", ", classes)}");
    }

    private static NameClass Counted(NameClass name, bool uner) => name switch
    {
        NameClass.Event => NameClass.Misc,
        NameClass.Facility when uner => NameClass.Location,
        _ => name,
    };

    private static int Report(TextWriter output, string kind, string text, TextSpan span, NameClass name)
    {
        int from = Math.Max(0, span.Start - 40), to = Math.Min(text.Length, span.End + 30);
        output.WriteLine($"{kind} {name}: {text[from..span.Start]}[{text[span.Start..span.End]}]{text[span.End..to]}".ReplaceLineEndings(" "));
        return 1;
    }

    private static string F1(int[,] counts, int c) => Percent(2 * counts[c, 1], counts[c, 0] + counts[c, 2]);

    private static string Percent(int part, int whole) => (100.0 * part / Math.Max(1, whole)).ToString("0.0", CultureInfo.InvariantCulture);
}
