using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Quotations;
using Whence.Attributions.Tagging;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Attributions.Nesting;

/// <summary>Reads passages of one article with the trained tagger and linker: its paragraphs, or the contents found in them.</summary>
internal sealed class PassageReader(
    AttributionModel model, Article article, TokenLayer tokens, SyntaxLayer syntax, Tree tree, ImmutableArray<Passage> paragraphs)
{
    /// <summary>Tokens that the tagger takes at once, so that a long text needs no more memory than a short one.</summary>
    private const int RowsPerBatch = 4096;

    private readonly ImmutableArray<int> _sentences = SentenceOf(tokens);

    /// <summary>The words of the article.</summary>
    public SyntaxLayer Syntax => syntax;

    /// <param name="passages">Token ranges in text order.</param>
    /// <param name="quotations">What counts as quoted; inside a quotation the marks around it do not.</param>
    public List<Telling> Read(ImmutableArray<Passage> passages, QuotationLayer quotations)
    {
        List<List<Run>> runs = Tag(passages, quotations);
        var pairs = new PairFeatures(tree, quotations, _sentences);
        return [.. model.Linker.Link(pairs, runs).Select(linked => new Telling(linked, ConfidenceOf(linked)))];
    }

    private double ConfidenceOf(LinkedRuns linked)
    {
        float others = linked.Contents.Min(c => c.Probability);
        if (linked.Source is { } source) others = Math.Min(others, source.Probability);
        return model.Confidence(linked.Cue.Probability, others, linked.LinkProbability);
    }

    /// <summary>The runs of each passage with their probabilities.</summary>
    private List<List<Run>> Tag(ImmutableArray<Passage> passages, QuotationLayer quotations)
    {
        FeatureRows features = model.Features.Of(article, tokens, syntax, tree, quotations, paragraphs, passages);
        var probabilities = new RunProbabilities(model.Tagger.Chain);
        ChainDecoder decoder = model.Tagger.Chain.Decoder();
        var found = new List<List<Run>>(passages.Length);
        for (int p = 0; p < passages.Length;)
        {
            int end = p;
            for (int rows = 0; end < passages.Length && (end == p || rows + passages[end].Length <= RowsPerBatch); end++) rows += passages[end].Length;
            Tag(passages[p..end], features, decoder, probabilities, found);
            p = end;
        }

        return found;
    }

    private void Tag(ImmutableArray<Passage> passages, FeatureRows features, ChainDecoder decoder, RunProbabilities probabilities, List<List<Run>> found)
    {
        using var workspace = new Workspace();
        Matrix scores = model.Tagger.Score(passages, features, syntax.States, workspace);
        int first = 0;
        foreach (Passage passage in passages)
        {
            int[] labels = new int[passage.Length];
            decoder.Decode(scores, first, labels);
            List<Run> runs = RoleLabels.Read(labels, passage.First);
            if (runs.Count > 0) probabilities.Sum(scores, first, passage.Length);
            for (int i = 0; i < runs.Count; i++)
            {
                Run run = runs[i];
                runs[i] = run with { Probability = Math.Min(1, probabilities.Of(labels, run.First - passage.First, run.End - passage.First)) };
            }

            found.Add(runs);
            first += passage.Length;
        }
    }

    internal static ImmutableArray<int> SentenceOf(TokenLayer tokens)
    {
        int[] sentences = new int[tokens.Tokens.Length];
        for (int s = 0; s < tokens.Sentences.Length; s++)
            sentences.AsSpan(tokens.Sentences[s].FirstToken..tokens.Sentences[s].EndToken).Fill(s);
        return [.. sentences];
    }
}
