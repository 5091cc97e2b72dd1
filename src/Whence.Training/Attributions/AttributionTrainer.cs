using System.Collections.Immutable;
using System.Diagnostics;
using Whence.Attributions;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Nesting;
using Whence.Attributions.Quotations;
using Whence.Attributions.Tagging;
using Whence.Models;
using Whence.Training.Corpora;
using Whence.Training.Models;

namespace Whence.Training.Attributions;

/// <summary>How large the tagger is, how long it learns, and from how many others.</summary>
internal sealed record TrainingSettings(int Width, int Units, int Epochs, float Rate, int Seed, int Threads, int Teachers);

/// <summary>Trains the attribution finder: lexicon, tagger, linker, calibration.</summary>
internal sealed class AttributionTrainer(TrainingSettings settings, Action<string> report)
{
    private const int BatchTokens = 600;

    private const int RarestLemma = 4;

    private const float AverageDecay = 0.999f;

    /// <param name="corpus">Annotated articles, several a text when there are several annotators.</param>
    /// <param name="plain">Articles without annotation, which teachers label for it to learn from.</param>
    /// <param name="syntaxSha256">Checksum of the syntax model that parsed them.</param>
    /// <param name="check">Scores the model so far and prints it; called after epochs.</param>
    public AttributionModel Train(LayeredCorpus corpus, List<LayeredArticle> plain, string syntaxSha256, Action<AttributionModel> check)
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
                inputs[article.Text] = input = Input(model, layered, paragraphs, parts, quotations, tree);

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
        double[] teacher = settings.Teachers > 0 ? Teach(model, passages, plain) : [];
        TrainTagger(model.Tagger, model.Parameters, passages, teacher, settings.Seed, () => check(model));
        return model;
    }

    /// <summary>Trains teachers on the passages, and adds plain articles with what they make of them. One model alone errs in its own ways on news unlike its corpus.</summary>
    /// <returns>The factors of their mean chain.</returns>
    private double[] Teach(AttributionModel model, List<TrainingPassage> passages, List<LayeredArticle> plain)
    {
        var teachers = new List<RoleTagger>();
        for (int i = 1; i <= settings.Teachers; i++)
        {
            report($"teacher {i}");
            var set = new ParameterSet();
            var tagger = new RoleTagger(set, model.Tagger.StateWidth, model.Features.Rows, settings.Width, settings.Units);
            TrainTagger(tagger, set, passages, [], settings.Seed + (100 * i), null);
            teachers.Add(tagger);
        }

        foreach (LayeredArticle layered in plain)
        {
            ImmutableArray<Passage> paragraphs = Passage.Paragraphs(layered.Article.Text, layered.Tokens), parts = Passage.Cut(paragraphs, layered.Tokens);
            TrainingArticle input = Input(model, layered, paragraphs, parts, QuotationFinder.Find(layered.Article.Text, layered.Tokens, paragraphs), new Tree(layered.Tokens, layered.Syntax, model.Lexicon));
            using var workspace = new Workspace();
            List<Matrix> all = teachers.ConvertAll(t => t.Score(parts, input.Features, input.States, workspace));
            int first = 0;
            foreach (Passage part in parts)
            {
                var scores = new Matrix(part.Length, RoleLabels.Count);
                foreach (Matrix one in all)
                    VectorMath.AddScaled(one.RowRange(first, part.Length), 1f / all.Count, scores.Span);
                passages.Add(new TrainingPassage(input, part, null, scores));
                first += part.Length;
            }
        }

        report($"{passages.Count} passages, {passages.Sum(p => p.Passage.Length)} tokens with those of plain news");
        return Losses.StepFactors(Mean(teachers));
    }

    private static TrainingArticle Input(AttributionModel model, LayeredArticle layered, ImmutableArray<Passage> paragraphs, ImmutableArray<Passage> parts, QuotationLayer quotations, Tree tree) =>
        new(model.Features.Of(layered.Article, layered.Tokens, layered.Syntax, tree, quotations, paragraphs, parts), layered.Syntax.States);

    private static LinearChain Mean(List<RoleTagger> taggers)
    {
        var chain = new LinearChain(new ParameterSet(), "chain", RoleLabels.Names);
        foreach (RoleTagger tagger in taggers)
            VectorMath.AddScaled(tagger.Chain.Transitions.Values.Span, 1f / taggers.Count, chain.Transitions.Values.Span);
        return chain;
    }

    private void TrainTagger(RoleTagger tagger, ParameterSet set, List<TrainingPassage> passages, double[] teacher, int seed, Action? check)
    {
        var random = new Random(seed);
        Initial.Fill(tagger.Features, random);
        Initial.Fill(tagger.First, random);
        Initial.Fill(tagger.Context, random);
        Initial.Fill(tagger.Labels, random);
        using var training = new ParallelTraining(set, settings.Threads, clipNorm: 2);
        var average = new MovingAverage(set, AverageDecay);
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
                loss += training.Step(batch, step++, rate, (tape, mine, dropout) => TaggerTraining.Pass(tagger, tape, mine, teacher, dropout, 1f / BatchTokens));
                average.Add();
            }

            report(FormattableString.Invariant($"epoch {epoch + 1}: loss {loss / (step - before):F4}, {clock.Elapsed.TotalSeconds:F0} s"));
            if (check is null)
                continue;
            average.Swap();
            set.Pack();
            check();
            average.Swap();
        }

        average.Swap();
        set.Pack();
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
