using BenchmarkDotNet.Attributes;
using Whence.Models;

namespace Whence.Benchmarks;

/// <summary>One step of the recurrence: the states of the running sentences times the recurrent weights.</summary>
public class MatrixProductBenchmarks
{
    private readonly PackedMatrix _weights = new();
    private Matrix _states = new(0, 0);
    private Matrix _gates = new(0, 0);

    /// <summary>Sentences.</summary>
    [Params(1, 6, 32)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        var weights = new Matrix(128, 512);
        foreach (ref float value in weights.Span)
            value = random.NextSingle();
        _weights.Pack(weights);
        _states = new Matrix(Rows, 128);
        _gates = new Matrix(Rows, 512);
    }

    [Benchmark]
    public void Multiply() => MatrixProduct.Multiply(_states, _weights, _gates);
}
