using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Syntax;

namespace Whence.Training.Mentions.Names;

/// <summary>The corpora of names.</summary>
internal static class NameSources
{
    /// <summary>Gold names of the development sets.</summary>
    public static (List<NameGold> Worldwide, List<NameGold> Uner) Development(string corpora) =>
        ([.. NameCorpora.Worldwide(Ner(corpora, "ewn-dev.gold.jsonl"))], [.. NameCorpora.Uner(Ner(corpora, "uner-ewt-dev.iob2"))]);

    /// <summary>All documents to learn from.</summary>
    /// <param name="corpora">Folder of the corpora.</param>
    /// <param name="worldwide">Whether en-worldwide-newswire, whose repository states no licence, may be learned from.</param>
    public static List<NameDocument> Training(string corpora, bool worldwide)
    {
        var documents = new List<NameDocument>();
        if (worldwide)
            documents.AddRange(NameCorpora.Worldwide(Ner(corpora, "ewn-train.gold.jsonl.gz")).Select(gold => NameCorpora.Learnable("ewn", gold)));
        List<NameDocument> web = [.. NameCorpora.Uner(Ner(corpora, "uner-ewt-train.iob2.gz")).Select(gold => NameCorpora.Learnable("uner", gold))];
        documents.AddRange(web);
        documents.AddRange(NameCorpora.Gum(SyntaxTrainer.Treebank(corpora, "gum-train.conllu.gz")));
        documents.AddRange(NameCorpora.Columns("wikigold", Ner(corpora, "wikigold.iob1.txt")));
        foreach (string part in new[] { "train", "dev", "test" })
            documents.AddRange(NameCorpora.Columns("politics", Ner(corpora, $"crossner-politics-{part}.conll")));
        foreach (string file in Directory.GetFiles(Ner(corpora, "re3d"), "*.conll").Where(f => !f.Contains("BBC", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            documents.AddRange(NameCorpora.Columns("re3d", file));
        // The one corpus of the web is small: it is shown twice.
        documents.AddRange(web);
        return documents;
    }

    private static string Ner(string corpora, string file) => Path.Combine(corpora, "language/ner", file);

    /// <summary>Parses sentences of given words as one text.</summary>
    public static SyntaxLayer Parse(Parser parser, IReadOnlyList<string[]> sentences)
    {
        (string text, TokenLayer tokens) = ParserScore.Lay(sentences.Select(s => s.Select(form => (form, true))));
        return parser.Parse(text, tokens);
    }
}
