namespace Whence.Models;

/// <summary>An affine map of rows: <c>outputs = inputs · weights + bias</c>.</summary>
internal sealed class Linear
{
    public Linear(ParameterSet set, string name, int inputs, int outputs)
    {
        Weights = set.Add(name + ".weights", inputs, outputs, ParameterKind.Weights);
        Bias = set.Add(name + ".bias", 1, outputs, ParameterKind.Bias);
    }

    public Parameter Weights { get; }

    public Parameter Bias { get; }

    public int Inputs => Weights.Rows;

    public int Outputs => Weights.Columns;

    /// <summary>Maps [n × <see cref="Inputs"/>] to [n × <see cref="Outputs"/>] as a reader does.</summary>
    public void Forward(in IntegerRows inputs, Matrix outputs) => Forward(inputs, outputs, 0, inputs.Rows);

    /// <summary>Maps <paramref name="count"/> rows from <paramref name="first"/> on.</summary>
    public void Forward(in IntegerRows inputs, Matrix outputs, int first, int count)
    {
        if (count > 0)
            IntegerProduct.Multiply(inputs, first, 0, count, Weights.Integers, Bias.Values.Row(0), outputs.RowRange(first, count), Outputs);
    }

    /// <summary>Maps rows as training does.</summary>
    public void Forward(Matrix inputs, Matrix outputs)
    {
        for (int row = 0; row < outputs.Rows; row++)
            Bias.Values.Row(0).CopyTo(outputs.Row(row));
        MatrixProduct.Multiply(inputs, Weights.Packed, outputs, accumulate: true);
    }
}
