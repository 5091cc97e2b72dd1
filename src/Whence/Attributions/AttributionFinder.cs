using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions.Features;
using Whence.Attributions.Linking;
using Whence.Attributions.Nesting;
using Whence.Attributions.Quotations;
using Whence.Attributions.Rules;
using Whence.Attributions.Tagging;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Attributions;

/// <summary>
/// Finds who says what, and by which words. A trained tagger draws the runs of source, cue and content, a trained linker joins them; then both read inside
/// each content, for what is told there. Without a model the plain rules find what they can.
/// </summary>
internal sealed class AttributionFinder(AttributionModel? model)
{
    /// <summary>The confidence of a speech in a transcript: its marks are plain.</summary>
    private const double SpeechConfidence = 0.9;

    /// <summary>The attributions of <paramref name="article"/> in text order.</summary>
    public ImmutableArray<Attribution> Find(Article article, TokenLayer tokens, SyntaxLayer syntax)
    {
        if (tokens.Tokens.IsEmpty || syntax.Words.Length != tokens.Tokens.Length) return [];
        ImmutableArray<Passage> paragraphs = Passage.Paragraphs(article.Text, tokens);
        QuotationLayer quotations = QuotationFinder.Find(article.Text, tokens, paragraphs);
        var tree = new Tree(tokens, syntax, model?.Lexicon ?? CueLexicon.Empty);
        List<LinkedRuns> byRules = new SyntaxRules(article.Text, tokens, syntax, tree, quotations).Find();
        if (model is null || (model.Tagger.StateWidth > 0 && model.Tagger.StateWidth != syntax.StateWidth))
            return Assemble(article.Text, tokens, quotations, NestedTellings.Nest(byRules, tokens.Tokens.Length));
        var passages = new PassageReader(model, article, tokens, syntax, tree, paragraphs);
        Dictionary<int, LinkedRuns> speeches = Transcripts.Find(article.Text, tokens, paragraphs);
        ImmutableArray<Passage> prose = speeches.Count == 0 ? paragraphs : [.. paragraphs.Where((_, i) => !speeches.ContainsKey(i))];
        List<Telling> outermost = passages.Read(Passage.Cut(prose, tokens), quotations);
        outermost.AddRange(speeches.Values.Select(speech => new Telling(speech, SpeechConfidence)));
        List<Telling> tellings = NestedTellings.Find(outermost, byRules, passages, tree, quotations);
        return Assemble(article.Text, tokens, quotations, tellings);
    }

    private static ImmutableArray<Attribution> Assemble(string text, TokenLayer tokens, QuotationLayer quotations, List<Telling> tellings)
    {
        Telling[] inOrder = [.. tellings.OrderBy(t => t.First).ThenBy(t => t.Depth).ThenBy(t => t.Runs.Cue.First)];
        var ids = new Dictionary<Telling, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < inOrder.Length; i++) ids[inOrder[i]] = i;
        var found = ImmutableArray.CreateBuilder<Attribution>(inOrder.Length);
        foreach (Telling telling in inOrder)
        {
            ImmutableArray<TextSpan> content = [.. telling.Runs.Contents.Select(SpanOf)];
            found.Add(new Attribution
            {
                Id = found.Count,
                Source = telling.Runs.Source is { } source ? [SpanOf(source)] : [],
                Cue = [SpanOf(telling.Runs.Cue)],
                Content = content,
                Form = ContentForm.Of(text, content, quotations),
                Within = telling.Within is { } outer ? ids[outer] : null,
                Confidence = telling.Confidence,
            });
        }

        return found.MoveToImmutable();

        TextSpan SpanOf(Run run) => new(tokens.Tokens[run.First].Span.Start, tokens.Tokens[run.End - 1].Span.End);
    }
}
