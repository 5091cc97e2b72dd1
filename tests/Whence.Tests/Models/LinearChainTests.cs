using Whence.Models;

namespace Whence.Tests.Models;

public sealed class LinearChainTests
{
    private readonly LinearChain _chain = new([], "names", ["O", "B-PER", "I-PER", "E-PER", "S-PER", "B-ORG", "I-ORG", "E-ORG", "S-ORG"]);

    [Theory]
    [InlineData("O", "B-PER", true)]
    [InlineData("O", "I-PER", false)]
    [InlineData("B-PER", "E-PER", true)]
    [InlineData("B-PER", "E-ORG", false)]
    [InlineData("B-PER", "O", false)]
    [InlineData("E-PER", "S-ORG", true)]
    [InlineData("I-ORG", "I-ORG", true)]
    [InlineData("S-PER", "E-PER", false)]
    [InlineData(null, "I-PER", false)]
    [InlineData(null, "S-PER", true)]
    [InlineData("I-PER", null, false)]
    [InlineData("E-PER", null, true)]
    public void Names_begin_go_on_and_end_in_order(string? from, string? to, bool legal) =>
        Assert.Equal(legal, _chain.IsLegal(from is null ? _chain.Edge : Row(from), to is null ? _chain.Edge : Row(to)));

    [Fact]
    public void Whatever_the_scores_the_best_sequence_is_legal_and_no_legal_one_is_better()
    {
        ChainDecoder decoder = _chain.Decoder();
        for (int seed = 0; seed < 30; seed++)
        {
            Matrix scores = Numbers.Random(4, 9, seed);
            var labels = new int[4];
            decoder.Decode(scores, 0, labels);
            Assert.Equal(Sequences(4).Max(s => Score(scores, s)), Score(scores, labels), 1e-5);
        }
    }

    private double Score(Matrix scores, int[] labels) => labels.Select((label, t) => (double)scores[t, label]).Sum();

    private IEnumerable<int[]> Sequences(int length) =>
        from code in Enumerable.Range(0, (int)Math.Pow(9, length))
        let labels = Enumerable.Range(0, length).Select(t => code / (int)Math.Pow(9, t) % 9).ToArray()
        where labels.Prepend(_chain.Edge).Zip(labels.Append(_chain.Edge)).All(pair => _chain.IsLegal(pair.First, pair.Second))
        select labels;

    private int Row(string label) => _chain.Labels.ToList().IndexOf(label);
}
