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

    public int Inputs => Forth.Input.Values.Rows;

    public int Outputs => 2 * Forth.Units;

    /// <summary>Reads rows ordered by time: [n × <see cref="Inputs"/>] to [n × <see cref="Outputs"/>].</summary>
    public void Forward(SequenceBatch batch, Matrix inputs, Matrix outputs, Workspace workspace)
    {
        Matrix cells = workspace.Take(batch.Rows, Forth.Units);
        Matrix gates = workspace.Take(batch.Rows, 4 * Forth.Units);
        Forth.Project(inputs, gates);
        Forth.Recur(batch, gates, cells, outputs, 0);
        Back.Project(inputs, gates);
        Back.Recur(batch, gates, cells, outputs, Forth.Units);
    }
}
