using System.Globalization;
using System.IO.Compression;

namespace Whence.Training.Corpora;

/// <summary>A word of a treebank.</summary>
/// <param name="Head">Number of the head in the sentence, from 1; 0 at the root.</param>
/// <param name="SpaceAfter">Whether a space follows; false inside a surface token.</param>
internal sealed record ConlluWord(string Form, string Lemma, string Upos, string Xpos, int Head, string Deprel, bool SpaceAfter);

/// <summary>A sentence of a treebank.</summary>
internal sealed record ConlluSentence(string Document, IReadOnlyList<ConlluWord> Words);

/// <summary>Reads treebanks in the CoNLL-U format of Universal Dependencies. Empty nodes and enhanced dependencies are left out.</summary>
internal static class Conllu
{
    /// <summary>Reads a file, which may be compressed (.gz).</summary>
    public static List<ConlluSentence> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        return [.. Read(reader)];
    }

    /// <summary>Reads sentences.</summary>
    public static IEnumerable<ConlluSentence> Read(TextReader reader)
    {
        string document = "";
        var words = new List<ConlluWord>();
        int rangeEnd = 0;
        bool spaceAfterRange = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    yield return new ConlluSentence(document, words);
                words = [];
                rangeEnd = 0;
                continue;
            }

            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal))
                document = line["# newdoc id = ".Length..];
            if (line[0] == '#')
                continue;
            string[] fields = line.Split('\t');
            bool spaceAfter = !fields[9].Split('|').Contains("SpaceAfter=No", StringComparer.Ordinal);
            int dash = fields[0].IndexOf('-', StringComparison.Ordinal);
            if (dash > 0)
            {
                rangeEnd = int.Parse(fields[0].AsSpan(dash + 1), CultureInfo.InvariantCulture);
                spaceAfterRange = spaceAfter;
                continue;
            }

            if (fields[0].Contains('.', StringComparison.Ordinal))
                continue;
            int number = int.Parse(fields[0], CultureInfo.InvariantCulture);
            bool space = number < rangeEnd ? false : number == rangeEnd ? spaceAfterRange : spaceAfter;
            words.Add(new ConlluWord(fields[1], fields[2], fields[3], fields[4], int.Parse(fields[6], CultureInfo.InvariantCulture), fields[7], space));
        }

        if (words.Count > 0)
            yield return new ConlluSentence(document, words);
    }
}
