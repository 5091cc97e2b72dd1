using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Whence.Mentions.Names;
using Whence.Text;
using Whence.Tokens;
using Whence.Training.Corpora;
using static Whence.Mentions.Names.NameClass;

namespace Whence.Training.Mentions.Names;

/// <summary>A text with gold names, to score on.</summary>
internal sealed record NameGold(string Name, string Text, IReadOnlyList<(TextSpan Span, NameClass Class)> Names);

/// <summary>Reads the corpora of names, each with what it annotates and what it leaves open.</summary>
internal static class NameCorpora
{
    private static readonly Tokenizer Tokenizer = new();

    /// <summary>English Worldwide Newswire: nine classes, raw text; its Misc holds events.</summary>
    public static IEnumerable<NameGold> Worldwide(string path)
    {
        foreach (string line in Lines(path))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string text = json.RootElement.GetProperty("text").GetString()!;
            int[] units = UnitsOf(text);
            var names = new List<(TextSpan, NameClass)>();
            foreach (JsonElement entity in json.RootElement.GetProperty("entities").EnumerateArray())
            {
                string type = entity.GetProperty("type").GetString()!;
                names.Add((new TextSpan(units[entity.GetProperty("start").GetInt32()], units[entity.GetProperty("end").GetInt32()]), type == "NORP" ? Norp : Enum.Parse<NameClass>(type)));
            }

            yield return new NameGold(json.RootElement.GetProperty("doc").GetString()!, text, names);
        }
    }

    /// <summary>UNER: persons, organizations, locations on the treebank EWT.</summary>
    public static IEnumerable<NameGold> Uner(string path)
    {
        foreach (TreebankText document in TreebankText.Read(path))
        {
            var names = new List<(TextSpan Span, NameClass Class)>();
            for (int i = 0; i < document.Rows.Count; i++)
            {
                string label = document.Rows[i][2];
                NameClass? name = label.Length > 2 ? label[2..] switch { "PER" => Person, "ORG" => Organization, "LOC" => Location, _ => null } : null;
                if (name is null)
                    continue;
                if (label[0] == 'I' && names.Count > 0)
                    names[^1] = (names[^1].Span.Cover(document.Words[i]), names[^1].Class);
                else
                    names.Add((document.Words[i], name.Value));
            }

            yield return new NameGold(document.Name, document.Text, names);
        }
    }

    /// <summary>Documents to learn from, tokenised as the reader does.</summary>
    public static NameDocument Learnable(string corpus, NameGold gold)
    {
        TokenLayer layer = Tokenizer.Tokenize(gold.Text);
        bool uner = corpus == "uner";
        ulong outside = uner ? NameDocument.Outside(Date, Money, Norp, Product, Misc, Event) : NameDocument.Outside();
        var allowed = new ulong[layer.Tokens.Length];
        Array.Fill(allowed, outside);
        int at = 0;
        foreach ((TextSpan span, NameClass name) in gold.Names.OrderBy(n => n.Span))
        {
            while (at < layer.Tokens.Length && layer.Tokens[at].Span.End <= span.Start)
                at++;
            int end = at;
            while (end < layer.Tokens.Length && layer.Tokens[end].Span.Start < span.End)
                end++;
            if (end > at)
                NameDocument.Mark(allowed, at, end, uner && name == Location ? [Location, Facility] : name == Misc ? [Misc, Event] : [name]);
            at = end;
        }

        string[] words = [.. layer.Tokens.Select(token => token.Span.In(gold.Text).ToString())];
        return new NameDocument(corpus, [.. layer.Sentences.Select(s => words[s.FirstToken..s.EndToken])], [.. layer.Sentences.Select(s => allowed[s.FirstToken..s.EndToken])]);
    }

    /// <summary>Wikipedia in columns of word and label (IOB): wikigold, CrossNER politics. Each blank line ends a sentence; documents are not told apart.</summary>
    public static IEnumerable<NameDocument> Columns(string corpus, string path)
    {
        var words = new List<string>();
        var labels = new List<string>();
        foreach (string line in Lines(path).Append(""))
        {
            string[] fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 2 && line[0] != '#')
            {
                words.Add(fields[0]);
                labels.Add(fields[^1]);
            }
            else if (words.Count > 0)
            {
                yield return new NameDocument(corpus, [[.. words]], [Allowed(corpus, words, labels)]);
                words.Clear();
                labels.Clear();
            }
        }
    }

    private static ulong[] Allowed(string corpus, List<string> words, List<string> labels)
    {
        var allowed = new ulong[labels.Count];
        Array.Fill(allowed, corpus == "wikigold" ? NameDocument.Outside(Date, Money) : NameDocument.Outside(Date, Money, Norp));
        for (int i = 0; i < labels.Count;)
        {
            if (labels[i] == "O")
            {
                i++;
                continue;
            }

            int end = i + 1;
            while (end < labels.Count && labels[end] == "I-" + labels[i][2..])
                end++;
            NameClass[] classes = Classes(corpus, labels[i][2..], words[i..end]);
            if (classes.Length > 0)
                NameDocument.Mark(allowed, i, end, classes);
            else
                allowed.AsSpan(i, end - i).Fill(NameDocument.Any);
            i = end;
        }

        return allowed;
    }

    private static NameClass[] Classes(string corpus, string label, List<string> words) => (corpus, label) switch
    {
        ("wikigold", "PER") => [Person],
        ("wikigold", "ORG") => [Organization],
        ("wikigold", "LOC") => [Location, Facility],
        ("wikigold", _) => [Misc, Norp, Product, Event],
        ("politics", "politician" or "person") => [Person],
        ("politics", "organisation") => [Organization],
        ("politics", "politicalparty") => [Organization, Norp],
        ("politics", "country" or "location") => [Location, Facility],
        ("politics", "election" or "event") => [Event],
        ("politics", _) => [Misc, Norp, Product],
        ("re3d", "Organisation") when IsProper(words) => [Organization],
        ("re3d", "Person") when IsProper(words) && words.Count == 2 => [Person],
        ("re3d", "Location") when IsProper(words) => [Location, Facility],
        ("re3d", "Nationality") => [Norp],
        ("re3d", "Temporal") => [Date],
        ("re3d", "Money") => [Money],
        _ => [],
    };

    // re3d marks descriptions ("the group") like names.
    private static bool IsProper(List<string> words) => char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0]) && words[0] is not "The" and not "A" and not "This";

    /// <summary>The named persons, places and organizations of GUM: mentions headed by a proper noun. Of a longer phrase only the run of proper nouns at its head is known.</summary>
    public static IEnumerable<NameDocument> Gum(string path) => TreebankText.Read(path).Select(GumDocument.Learnable);

    /// <summary>The lines of a file, packed or not.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static int[] UnitsOf(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1)
            units.Add(i);
        units.Add(text.Length);
        return [.. units];
    }
}
