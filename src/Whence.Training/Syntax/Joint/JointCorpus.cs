using Whence.Articles;
using Whence.Mentions.Names;
using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Corpora;
using Whence.Training.Mentions.Names;

namespace Whence.Training.Syntax.Joint;

/// <summary>
/// The sentences that the joint model learns from: treebanks; corpora of names, and plain news, both with the trees that a larger parser gives them
/// ("uptraining", Petrov et al. 2010).
/// </summary>
internal sealed class JointCorpus(string corpora, Parser teacher, ParserTraining training, NameSigns signs, Func<string, WordFeatures> features)
{
    private const int LongestSentence = 150;
    private const int SentencesAtOnce = 60;

    /// <summary>Sentences with names and the teacher's trees. Some are shown once more in the dress of headlines or of careless writers, with the tree they had before.</summary>
    public List<JointExample> Named(bool worldwide)
    {
        List<NameDocument> documents = NameSources.Training(corpora, worldwide);
        var found = new List<JointExample>[documents.Count];
        Word[][][] trees = Parse([.. documents.Select(d => d.Sentences)]);
        for (int d = 0; d < found.Length; d++)
            found[d] = Named(documents[d], trees[d], new Random(d));
        return [.. found.SelectMany(examples => examples)];
    }

    /// <summary>Plain sentences with the teacher's trees.</summary>
    public List<JointExample> Plain(bool polnear)
    {
        List<IReadOnlyList<string[]>> documents = [.. RawNews.Masc(corpora).Where(s => s.Length > 2).Chunk(SentencesAtOnce)];
        if (polnear)
            documents.AddRange(Polnear());
        Word[][][] trees = Parse(documents);
        return [.. documents.SelectMany((sentences, d) => sentences.Select((forms, s) => (forms, words: trees[d][s])))
            .Where(s => s.forms.Length is > 2 and <= LongestSentence)
            .Select(s => new JointExample(Example(s.forms, s.words), null))];
    }

    private List<JointExample> Named(NameDocument document, Word[][] trees, Random random)
    {
        var examples = new List<JointExample>();
        NameExample[] names = NameExample.Document(NameSentence.Document(signs, document.Sentences), document.Allowed);
        for (int s = 0; s < names.Length; s++)
        {
            string[] forms = document.Sentences[s];
            if (forms.Length > LongestSentence)
                continue;
            examples.Add(new JointExample(Example(forms, trees[s]), names[s]));
            if (NameSources.Dress(forms, random) is not { } dressed)
                continue;
            NameExample other = NameExample.Document(NameSentence.Document(signs, [dressed]), [document.Allowed[s]])[0];
            examples.Add(new JointExample(Example(dressed, trees[s]), other));
        }

        return examples;
    }

    private ParserTraining.Example Example(string[] forms, Word[] words) =>
        training.ToExample(new ConlluSentence("", [.. forms.Select((form, i) => new ConlluWord(form, "_", words[i].Upos, words[i].Xpos, words[i].Head + 1, words[i].Deprel, true))]), features);

    /// <summary>Texts of PolNeAR as the reader cuts them.</summary>
    private IEnumerable<IReadOnlyList<string[]>> Polnear()
    {
        var tokenizer = new Tokenizer();
        foreach (string text in GoldArticle.Read(Path.Combine(corpora, "polnear/train.gold.jsonl.gz")).Select(g => g.Text).Distinct(StringComparer.Ordinal))
        {
            TokenLayer tokens = tokenizer.Tokenize(ArticleFinder.FromText(text));
            yield return [.. tokens.Sentences.Select(s => tokens.Tokens.AsSpan()[s.FirstToken..s.EndToken].ToArray().Select(t => t.Span.In(text).ToString()).ToArray())];
        }
    }

    /// <summary>The teacher's words for each sentence of each document, heads counted in the sentence.</summary>
    private Word[][][] Parse(List<IReadOnlyList<string[]>> documents)
    {
        var parsed = new Word[documents.Count][][];
        Parallel.For(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, d =>
        {
            SyntaxLayer syntax = NameSources.Parse(teacher, documents[d]);
            int first = 0;
            parsed[d] = new Word[documents[d].Count][];
            for (int s = 0; s < parsed[d].Length; s++)
            {
                Word[] words = syntax.Words.AsSpan().Slice(first, documents[d][s].Length).ToArray();
                parsed[d][s] = Array.ConvertAll(words, w => w with { Head = w.Head < 0 ? -1 : w.Head - first });
                first += words.Length;
            }
        });
        return parsed;
    }
}
