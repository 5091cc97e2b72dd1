using Whence.Attributions;
using Whence.Attributions.Tagging;
using Whence.Models;

namespace Whence.Tests.Attributions;

public sealed class RoleTaggingTests
{
    [Fact]
    public void Labels_draw_the_runs_that_wrote_them()
    {
        Run[] runs = [new(Role.Source, 10, 12), new(Role.Cue, 12, 13), new(Role.Content, 13, 16), new(Role.Content, 16, 18)];
        int[] labels = new int[9];
        foreach (Run run in runs) RoleLabels.Write(run, 10, labels);
        Assert.Equal(runs, RoleLabels.Read(labels, 10));
    }

    [Fact]
    public void The_probability_of_a_run_is_its_share_of_all_label_sequences()
    {
        var set = new ParameterSet();
        var chain = new LinearChain(set, "chain", RoleLabels.Names);
        var random = new Random(5);
        foreach (ref float value in chain.Transitions.Values.Span) value = random.NextSingle() - 0.5f;
        var scores = new Matrix(3, RoleLabels.Count);
        foreach (ref float value in scores.Span) value = (2 * random.NextSingle()) - 1;
        int[] labels = new int[3];
        RoleLabels.Write(new Run(Role.Content, 0, 2), 0, labels);

        var probabilities = new RunProbabilities(chain);
        probabilities.Sum(scores, 0, 3);
        Assert.Equal(ByCounting(chain, scores, labels), probabilities.Of(labels, 0, 2), 1e-4);
    }

    [Fact]
    public void Paragraphs_end_where_a_line_ends_after_a_sentence()
    {
        const string Text = "One two .\nThree\n\nfour five";
        var tokens = QuotationTests.Blanks(Text);
        Assert.Equal([new Passage(0, 3), new Passage(3, 4), new Passage(4, 6)], Passage.Paragraphs(Text, tokens));
    }

    [Fact]
    public void A_long_passage_is_cut()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 2000));
        var tokens = QuotationTests.Blanks(text);
        var parts = Passage.Cut(Passage.Paragraphs(text, tokens), tokens);
        Assert.Equal(2000, parts.Sum(p => p.Length));
        Assert.All(parts, p => Assert.InRange(p.Length, 1, 440));
    }

    private static double ByCounting(LinearChain chain, Matrix scores, int[] labels)
    {
        double all = 0, right = 0;
        for (int a = 0; a < RoleLabels.Count; a++)
        {
            for (int b = 0; b < RoleLabels.Count; b++)
            {
                for (int c = 0; c < RoleLabels.Count; c++)
                {
                    if (!chain.IsLegal(chain.Edge, a) || !chain.IsLegal(a, b) || !chain.IsLegal(b, c) || !chain.IsLegal(c, chain.Edge)) continue;
                    Matrix steps = chain.Transitions.Values;
                    double p = Math.Exp(scores[0, a] + scores[1, b] + scores[2, c] + steps[chain.Edge, a] + steps[a, b] + steps[b, c] + steps[c, chain.Edge]);
                    all += p;
                    if (a == labels[0] && b == labels[1]) right += p;
                }
            }
        }

        return right / all;
    }
}
