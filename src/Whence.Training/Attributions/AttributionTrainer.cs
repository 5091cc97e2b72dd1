using System.Collections.Immutable;
using System.Diagnostics;
using Whence.Attributions;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Nesting;
using Whence.Attributions.Quotations;
using Whence.Attributions.Tagging;
using Whence.Training.Corpora;
using Whence.Training.Models;

namespace Whence.Training.Attributions;

/// <summary>How large the tagger is and how long it learns.</summary>
internal sealed record TrainingSettings(int Width, int Units, int Epochs, float Rate, int Seed, int Threads);

/// <summary>Trains the attribution finder: lexicon, tagger, linker, calibration.</summary>
internal sealed class AttributionTrainer(TrainingSettings settings, Action<string> report)
{
    private const int BatchTokens = 600;

    private const int RarestLemma = 4;

    /// <param name="corpus">Annotated articles, several a text when there are several annotators.</param>
    /// <param name="syntaxSha256">Checksum of the syntax model that parsed them.</param>
    /// <param name="check">Scores the model so far and prints it; called after epochs.</param>
    public AttributionModel Train(LayeredCorpus corpus, string syntaxSha256, Action<AttributionModel> check)
    {
        (List<GoldArticle> gold, Dictionary<string, LayeredArticle> layers) = corpus;
        CueLexicon lexicon = LexiconOf(gold, layers);
        int stateWidth = layers.Values.First().Syntax.StateWidth;
        var model = new AttributionModel(lexicon, stateWidth, settings.Width, settings.Units) { SyntaxSha256 = syntaxSha256 };
        report($"{lexicon.Lemmas.Count} lemmas, {model.Features.Rows} feature rows, states of {stateWidth}");

        var inputs = new Dictionary<string, TrainingArticle>(StringComparer.Ordinal);
        var passages = new List<TrainingPassage>();
        var contentChoices = new List<LinkerTraining.Choice>();
        var sourceChoices = new List<LinkerTraining.Choice>();
        foreach (GoldArticle article in gold)
        {
            LayeredArticle layered = layers[article.Text];
            ImmutableArray<Passage> paragraphs = Passage.Paragraphs(article.Text, layered.Tokens), parts = Passage.Cut(paragraphs, layered.Tokens);
            QuotationLayer quotations = QuotationFinder.Find(article.Text, layered.Tokens, paragraphs);
            var tree = new Tree(layered.Tokens, layered.Syntax, lexicon);
            if (!inputs.TryGetValue(article.Text, out TrainingArticle? input))
            {
                FeatureRows rows = model.Features.Of(layered.Article, layered.Tokens, layered.Syntax, tree, quotations, paragraphs, parts);
                inputs[article.Text] = input = new TrainingArticle(rows, layered.Syntax.States);
            }

            var runs = new GoldRuns(article, layered.Tokens, parts);
            for (int p = 0; p < parts.Length; p++)
            {
                int[] labels = new int[parts[p].Length];
                foreach (Run run in runs.Passages[p]) RoleLabels.Write(run, parts[p].First, labels);
                passages.Add(new TrainingPassage(input, parts[p], labels));
            }

            var pairs = new PairFeatures(tree, quotations, PassageReader.SentenceOf(layered.Tokens));
            contentChoices.AddRange(LinkerTraining.Contents(pairs, runs));
            sourceChoices.AddRange(LinkerTraining.Sources(pairs, runs));
        }

        report($"{passages.Count} passages, {passages.Sum(p => p.Passage.Length)} tokens; {contentChoices.Count} and {sourceChoices.Count} links to choose");
        new LinkerTraining().Learn(model.ContentLinks, contentChoices, 5, new Random(settings.Seed));
        new LinkerTraining().Learn(model.SourceLinks, sourceChoices, 5, new Random(settings.Seed));
        TrainTagger(model, passages, check);
        model.Parameters.Pack();
        return model;
    }

    private void TrainTagger(AttributionModel model, List<TrainingPassage> passages, Action<AttributionModel> check)
    {
        var random = new Random(settings.Seed);
        Initial.Fill(model.Tagger.Features, random);
        Initial.Fill(model.Tagger.First, random);
        Initial.Fill(model.Tagger.Context, random);
        Initial.Fill(model.Tagger.Labels, random);
        using var training = new ParallelTraining(model.Parameters, settings.Threads, clipNorm: 2);
        var clock = Stopwatch.StartNew();
        TrainingPassage[] shuffled = [.. passages];
        int total = passages.Sum(p => p.Passage.Length) / BatchTokens * settings.Epochs, step = 0;
        for (int epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(shuffled);
            double loss = 0;
            int before = step;
            foreach (List<TrainingPassage> batch in Batches(shuffled))
            {
                float rate = Adam.Rate(step, total, settings.Rate, warmup: 200);
                loss += training.Step(batch, step++, rate, (tape, mine, dropout) => TaggerTraining.Pass(model.Tagger, tape, mine, dropout, 1f / BatchTokens));
            }

            report(FormattableString.Invariant($"epoch {epoch + 1}: loss {loss / (step - before):F4}, {clock.Elapsed.TotalSeconds:F0} s"));
            model.Parameters.Pack();
            check(model);
        }
    }

    private static IEnumerable<List<TrainingPassage>> Batches(TrainingPassage[] passages)
    {
        var batch = new List<TrainingPassage>();
        int tokens = 0;
        foreach (TrainingPassage passage in passages)
        {
            batch.Add(passage);
            tokens += passage.Passage.Length;
            if (tokens < BatchTokens) continue;
            yield return batch;
            (batch, tokens) = ([], 0);
        }
    }

    /// <summary>Lemmas seen often enough, with the share of their tokens that are in a cue; rare ones are drawn towards none.</summary>
    private static CueLexicon LexiconOf(List<GoldArticle> gold, Dictionary<string, LayeredArticle> layers)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (GoldArticle article in gold.Where(g => g.IsPrimary))
        {
            LayeredArticle layered = layers[article.Text];
            var cue = new HashSet<int>();
            foreach (List<Run> runs in new GoldRuns(article, layered.Tokens, Passage.Paragraphs(article.Text, layered.Tokens)).Passages)
                foreach (Run run in runs.Where(r => r.Role == Role.Cue))
                    for (int t = run.First; t < run.End; t++) cue.Add(t);
            for (int t = 0; t < layered.Syntax.Words.Length; t++)
            {
                string lemma = layered.Syntax.Words[t].Lemma.ToLowerInvariant();
                if (lemma.Length > 40) continue;
                if (!counts.TryGetValue(lemma, out int[]? c)) counts[lemma] = c = new int[4];
                int verb = layered.Syntax.Words[t].Upos is "VERB" or "AUX" ? 0 : 2;
                c[verb]++;
                if (cue.Contains(t)) c[verb + 1]++;
            }
        }

        string[] lemmas = [.. counts.Where(c => c.Value[0] + c.Value[2] >= RarestLemma).OrderByDescending(c => c.Value[0] + c.Value[2]).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];
        return new CueLexicon(lemmas, [.. lemmas.Select(l => Share(counts[l], 0))], [.. lemmas.Select(l => Share(counts[l], 2))]);

        static float Share(int[] c, int at) => (float)(Half)(c[at] == 0 ? 0 : c[at + 1] / (c[at] + 2f));
    }
}
