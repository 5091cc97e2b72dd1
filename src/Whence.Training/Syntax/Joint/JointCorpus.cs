using Whence.Mentions.Names;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Mentions.Names;

namespace Whence.Training.Syntax.Joint;

/// <summary>
/// The sentences that the joint model learns from: treebanks; corpora of names, and plain news, both with the trees that a larger parser gives them
/// ("uptraining", Petrov et al. 2010).
/// </summary>
internal sealed class JointCorpus(string corpora, Parser teacher, ParserTraining training, NameTables tables, Func<string, WordFeatures> features)
{
    private const int LongestSentence = 150;

    private readonly NameSigns _signs = new(tables);

    /// <summary>Sentences with names and the teacher's trees. Some are shown once more in the dress of headlines or of careless writers, those with a person once more with another, with the tree they had before.</summary>
    public List<JointExample> Named(bool worldwide)
    {
        List<NameDocument> documents = NameSources.Training(corpora, worldwide);
        return Named(documents, Parse([.. documents.Select(d => d.Sentences)]));
    }

    /// <summary>Plain sentences with the teacher's trees, and with the names of an ensemble where there is one.</summary>
    public List<JointExample> Plain(bool polnear, NameEnsemble finders)
    {
        List<IReadOnlyList<string[]>> documents = [.. RawNews.Documents(corpora, polnear)];
        Word[][][] trees = Parse(documents);
        if (!finders.IsEmpty)
            return Named(finders.Label(documents), trees);
        return [.. documents.SelectMany((sentences, d) => sentences.Select((forms, s) => (forms, words: trees[d][s])))
            .Where(s => s.forms.Length is > 2 and <= LongestSentence)
            .Select(s => new JointExample(Example(s.forms, s.words), null))];
    }

    private List<JointExample> Named(List<NameDocument> documents, Word[][][] trees)
    {
        var examples = new List<JointExample>();
        for (int d = 0; d < documents.Count; d++)
        {
            var random = new Random(d);
            examples.AddRange(Named(documents[d], documents[d], trees[d], random));
            if (NameVariation.Rename(documents[d], tables, random) is { } renamed)
                examples.AddRange(Named(renamed, documents[d], trees[d], random));
        }

        return examples;
    }

    // Of a document that was shown before, only the sentences that are not the same.
    private IEnumerable<JointExample> Named(NameDocument document, NameDocument shown, Word[][] trees, Random random)
    {
        NameExample[] names = NameExample.Document(_signs.Document(document.Sentences), document.Allowed);
        for (int s = 0; s < names.Length; s++)
        {
            string[] forms = document.Sentences[s];
            if (forms.Length > LongestSentence || (document != shown && ReferenceEquals(forms, shown.Sentences[s])))
                continue;
            yield return new JointExample(Example(forms, trees[s]), names[s]);
            if (NameVariation.Dress(forms, random) is not { } dressed)
                continue;
            NameExample other = NameExample.Document(_signs.Document([dressed]), [document.Allowed[s]])[0];
            yield return new JointExample(Example(dressed, trees[s]), other);
        }
    }

    private ParserTraining.Example Example(string[] forms, Word[] words) =>
        training.ToExample(new ConlluSentence("", [.. forms.Select((form, i) => new ConlluWord(form, "_", words[i].Upos, words[i].Xpos, words[i].Head + 1, words[i].Deprel, true))]), features);

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
