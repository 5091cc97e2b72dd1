using Whence.Models;

namespace Whence.Training.Models;

/// <summary>One worker's sums of the loss's derivatives, a matrix for each parameter of a set. Of tables only the touched rows count.</summary>
internal sealed class Gradients
{
    private readonly Matrix[] _sums;
    private readonly List<int>[] _touched;
    private readonly bool[][] _isTouched;

    public Gradients(ParameterSet set)
    {
        Set = set;
        _sums = [.. set.Select(p => new Matrix(p.Rows, p.Columns))];
        _touched = [.. set.Select(_ => new List<int>())];
        _isTouched = [.. set.Select(p => p.Kind == ParameterKind.Table ? new bool[p.Rows] : [])];
    }

    public ParameterSet Set { get; }

    public Matrix Of(Parameter parameter) => _sums[parameter.Index];

    /// <summary>The rows of a table that got a gradient, in the order of their first touch.</summary>
    public List<int> TouchedRows(Parameter table) => _touched[table.Index];

    /// <summary>The gradient of a row of a table, to be added to.</summary>
    public Span<float> Touch(Parameter table, int row)
    {
        if (!_isTouched[table.Index][row])
        {
            _isTouched[table.Index][row] = true;
            _touched[table.Index].Add(row);
        }

        return _sums[table.Index].Row(row);
    }

    /// <summary>Adds another worker's sums and clears them there. Called in a fixed order, so that a run can be repeated bit by bit.</summary>
    public void TakeFrom(Gradients other)
    {
        foreach (Parameter parameter in Set)
        {
            if (parameter.Kind == ParameterKind.Table)
            {
                foreach (int row in other.TouchedRows(parameter))
                    VectorMath.Add(other.Of(parameter).Row(row), Touch(parameter, row));
            }
            else
            {
                VectorMath.Add(other.Of(parameter).Span, Of(parameter).Span);
            }
        }

        other.Clear();
    }

    /// <summary>The Euclidean length of all sums together.</summary>
    public double Norm()
    {
        double squares = 0;
        foreach (Parameter parameter in Set)
        {
            if (parameter.Kind != ParameterKind.Table)
            {
                squares += VectorMath.Dot(Of(parameter).Span, Of(parameter).Span);
                continue;
            }

            foreach (int row in TouchedRows(parameter))
                squares += VectorMath.Dot(Of(parameter).Row(row), Of(parameter).Row(row));
        }

        return Math.Sqrt(squares);
    }

    public void Clear()
    {
        foreach (Parameter parameter in Set)
        {
            if (parameter.Kind != ParameterKind.Table)
            {
                Of(parameter).Span.Clear();
                continue;
            }

            foreach (int row in TouchedRows(parameter))
            {
                Of(parameter).Row(row).Clear();
                _isTouched[parameter.Index][row] = false;
            }

            TouchedRows(parameter).Clear();
        }
    }
}
