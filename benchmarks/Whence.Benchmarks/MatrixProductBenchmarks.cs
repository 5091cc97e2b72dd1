using BenchmarkDotNet.Attributes;
using Whence.Models;

namespace Whence.Benchmarks;

/// <summary>One step of the recurrence, in floats as training takes it and in integers as a reader does: the states of the running sentences times the recurrent weights.</summary>
public class MatrixProductBenchmarks
{
    private const int Units = 96;

    private readonly PackedMatrix _packed = new();
    private readonly IntegerWeights _weights = new();
    private readonly Workspace _workspace = new();
    private Matrix _states = new(0, 0);
    private IntegerRows _rows;
    private Matrix _gates = new(0, 0);

    /// <summary>Sentences.</summary>
    [Params(1, 6, 32)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        var weights = new Matrix(Units, 4 * Units);
        foreach (ref float value in weights.Span)
            value = random.NextSingle();
        _packed.Pack(weights);
        _weights.Pack(weights);
        _states = new Matrix(Rows, Units);
        _rows = _workspace.Integers(_states);
        _gates = new Matrix(Rows, 4 * Units);
    }

    [Benchmark(Baseline = true)]
    public void Floats() => MatrixProduct.Multiply(_states, _packed, _gates, accumulate: true);

    [Benchmark]
    public void Integers() => IntegerProduct.Multiply(_rows, 0, 0, Rows, _weights, [], _gates.Span, _gates.Columns);
}
