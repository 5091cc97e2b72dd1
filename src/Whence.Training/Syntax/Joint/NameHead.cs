using Whence.Mentions.Names;
using Whence.Models;
using Whence.Training.Mentions.Names;
using Whence.Training.Models;

namespace Whence.Training.Syntax.Joint;

/// <summary>
/// A plain finder of names on the encoder's states, for training alone: it makes the encoder keep what names need. The one that ships is trained on the
/// finished states and sees more (<see cref="NameTrainer"/>).
/// </summary>
internal sealed class NameHead
{
    private const int Width = 96;
    private const float Silent = 0.33f;

    private readonly Linear _states;
    private readonly Embedding _context;
    private readonly Linear _labels;
    private readonly LinearChain _chain;

    public NameHead(ParameterSet set, int stateWidth)
    {
        _states = new Linear(set, Prefix + "states", stateWidth, Width);
        _context = new Embedding(set, Prefix + "context", NameContext.Rows, Width);
        _labels = new Linear(set, Prefix + "labels", Width, NameLabels.All.Count);
        _chain = new LinearChain(set, Prefix + "chain", NameLabels.All);
    }

    /// <summary>How the names of its parameters begin: the model that ships leaves them out.</summary>
    public static string Prefix => "names.";

    public void Start(Random random)
    {
        Initial.Fill(_states, random);
        Initial.Fill(_labels, random);
        Initial.Fill(_context, random);
    }

    /// <summary>Negative log-likelihood of the labels, by <paramref name="weight"/>.</summary>
    /// <param name="tape">Where the pass is noted.</param>
    /// <param name="batch">How the rows of <paramref name="states"/> lie; the first of each sentence is the root and is passed over.</param>
    public double Loss(Tape tape, SequenceBatch batch, Node states, NameExample[] names, Random random, float weight)
    {
        var words = new SequenceBatch([.. batch.Lengths.Select(n => n - 1)]);
        var rows = new List<int>(words.Rows);
        for (int s = 0; s < batch.Count; s++)
            rows.AddRange(Enumerable.Range(batch.Starts[s] + 1, words.Lengths[s]));
        Node mapped = tape.Linear(_states, tape.Reorder(states, [.. rows]));
        Node signs = tape.LookupBags(_context, [.. names.SelectMany(n => n.Signs)]);
        Node history = tape.LookupBags(_context, [.. names.SelectMany(n => NameTraining.Thin(n.History, random))]);
        Node hidden = tape.Drop(tape.LeakyRectify(tape.Plus(tape.Plus(mapped, signs), history), NameTagger.Slope), words, Silent, random);
        ulong[] allowed = [.. names.SelectMany(n => n.Allowed)];
        return Losses.Chain(tape, _chain, words, tape.Linear(_labels, hidden), (row, label) => (allowed[row] >> label & 1) != 0, weight);
    }
}
