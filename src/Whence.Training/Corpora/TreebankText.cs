using System.Globalization;
using System.IO.Compression;
using System.Text;
using Whence.Text;

namespace Whence.Training.Corpora;

/// <summary>A document of a treebank as raw text, rebuilt from its sentences, with the gold spans of its words.</summary>
/// <remarks>Same rebuilding as the scorers': paragraphs parted by an empty line, other sentences by a space unless SpaceAfter=No.</remarks>
internal sealed record TreebankText(string Name, string Text, IReadOnlyList<TextSpan> Tokens, IReadOnlyList<TextSpan> Words, IReadOnlyList<TextSpan> Sentences)
{
    /// <summary>The columns of each word, as in the file.</summary>
    public required IReadOnlyList<string[]> Rows { get; init; }

    /// <summary>Reads a .conllu or .iob2 file, packed or not.</summary>
    public static List<TreebankText> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var documents = new List<Builder>();
        var block = new List<string>();
        for (string? line = reader.ReadLine(); ; line = reader.ReadLine())
        {
            if (!string.IsNullOrEmpty(line))
            {
                block.Add(line);
                continue;
            }

            if (block.Count > 0)
            {
                Add(documents, block, Path.GetFileName(path));
                block.Clear();
            }

            if (line is null)
            {
                return documents.ConvertAll(document => document.Build());
            }
        }
    }

    private static void Add(List<Builder> documents, List<string> block, string file)
    {
        string? name = Meta(block, "newdoc id");
        if (name is not null || documents.Count == 0)
        {
            documents.Add(new Builder(name ?? file));
        }

        documents[^1].AddSentence(block, newParagraph: block.Exists(line => line.StartsWith("# newpar", StringComparison.Ordinal)));
    }

    private static string? Meta(List<string> block, string key)
    {
        string? line = block.Find(l => l.StartsWith($"# {key} = ", StringComparison.Ordinal));
        return line?[(key.Length + 5)..];
    }

    private sealed class Builder(string name)
    {
        private readonly StringBuilder text = new();
        private readonly List<TextSpan> tokens = [], words = [], sentences = [];
        private readonly List<string[]> rows = [];
        private string glue = "";

        public void AddSentence(List<string> block, bool newParagraph)
        {
            text.Append(newParagraph && text.Length > 0 ? "\n\n" : glue);
            string sentence = Meta(block, "text")!.Trim();
            int start = text.Length, inside = 0, tokenAt = 0, wordAt = 0;
            text.Append(sentence);
            string[] last = [];
            foreach (string line in block)
            {
                if (line[0] == '#' || line.IndexOf('\t', StringComparison.Ordinal) < 0)
                {
                    continue;
                }

                string[] row = line.Split('\t');
                if (row[0].Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                bool range = row[0].Contains('-', StringComparison.Ordinal);
                if (!range)
                {
                    words.Add(Place(sentence, row[1], ref wordAt, start));
                    rows.Add(row);
                }

                if (range || Number(row[0]) > inside)
                {
                    tokens.Add(Place(sentence, row[1], ref tokenAt, start));
                    last = row;
                }

                inside = range ? Number(row[0][(row[0].IndexOf('-', StringComparison.Ordinal) + 1)..]) : inside;
            }

            sentences.Add(new TextSpan(start, tokens[^1].End));
            glue = last.Length == 10 && last[9].Split('|').Contains("SpaceAfter=No") ? "" : " ";
        }

        public TreebankText Build() => new(name, text.ToString(), tokens, words, sentences) { Rows = rows };

        private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

        private static TextSpan Place(string sentence, string form, ref int at, int start)
        {
            while (at < sentence.Length && char.IsWhiteSpace(sentence[at]))
            {
                at++;
            }

            if (string.CompareOrdinal(sentence, at, form, 0, form.Length) != 0)
            {
                throw new InvalidDataException($"\"{form}\" expected at character {at} of: {sentence}");
            }

            at += form.Length;
            return new TextSpan(start + at - form.Length, start + at);
        }
    }
}
