using Whence.Models;

namespace Whence.Training.Models;

/// <summary>The parameters of late steps averaged, each step counting less the longer ago it was (Polyak and Juditsky 1992): it reads better than any one of them.</summary>
internal sealed class MovingAverage
{
    private readonly ParameterSet _set;
    private readonly float _decay;
    private readonly Matrix[] _averages;
    private int _steps;

    /// <param name="set">What is averaged.</param>
    /// <param name="decay">What a step keeps of the average before it; the first steps keep less.</param>
    public MovingAverage(ParameterSet set, float decay)
    {
        (_set, _decay) = (set, decay);
        _averages = [.. set.Select(p => new Matrix(p.Rows, p.Columns))];
    }

    /// <summary>Takes the parameters in as they are after a step.</summary>
    public void Add()
    {
        float kept = Math.Min(_decay, _steps / (_steps + 9f));
        _steps++;
        foreach (Parameter parameter in _set)
        {
            Span<float> average = _averages[parameter.Index].Span;
            VectorMath.Scale(average, kept);
            VectorMath.AddScaled(parameter.Values.Span, 1 - kept, average);
        }
    }

    /// <summary>Changes the parameters for their averages; a second call changes them back. They must be packed anew.</summary>
    public void Swap()
    {
        foreach (Parameter parameter in _set)
        {
            Span<float> average = _averages[parameter.Index].Span;
            float[] values = parameter.Values.Span.ToArray();
            average.CopyTo(parameter.Values.Span);
            values.CopyTo(average);
        }
    }
}
