namespace Whence.Models;

/// <summary>Two <see cref="Lstm"/>, one from each end; a row's output is both states side by side.</summary>
internal sealed class BiLstm
{
    /// <param name="units">Numbers a side; the output has twice as many.</param>
    public BiLstm(ParameterSet set, string name, int inputs, int units)
    {
        Forth = new Lstm(set, name + ".forth", inputs, units, backward: false);
        Back = new Lstm(set, name + ".back", inputs, units, backward: true);
    }

    public Lstm Forth { get; }

    public Lstm Back { get; }

    public int Inputs => Forth.Input.Rows;

    public int Outputs => 2 * Forth.Units;

    /// <summary>Reads rows as a reader does: [n × <see cref="Inputs"/>] to [n × <see cref="Outputs"/>], ordered by time.</summary>
    /// <param name="rowOf">The row of <paramref name="inputs"/> for each row of the batch; empty where they are the same.</param>
    public void Read(SequenceBatch batch, in IntegerRows inputs, ReadOnlySpan<int> rowOf, in IntegerRows states, Workspace workspace)
    {
        Matrix gates = workspace.Take(inputs.Rows, 4 * Forth.Units);
        Forth.Project(inputs, gates);
        Forth.Recur(batch, gates, rowOf, states, 0, workspace);
        Back.Project(inputs, gates);
        Back.Recur(batch, gates, rowOf, states, Forth.Units, workspace);
    }
}
