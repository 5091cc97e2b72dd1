using Whence.Models;

namespace Whence.Training.Models;

/// <summary>
/// Takes steps of training on several workers, repeatably: each worker always gets the same sentences of a batch and its own gradient buffer and seeded
/// generator; the buffers are summed in the order of the workers.
/// </summary>
internal sealed class ParallelTraining : IDisposable
{
    private readonly ParameterSet _set;
    private readonly Tape[] _tapes;
    private readonly Adam _adam;

    public ParallelTraining(ParameterSet set, int workers = 2, double clipNorm = 5)
    {
        _set = set;
        _tapes = [.. Enumerable.Range(0, workers).Select(_ => new Tape(new Gradients(set)))];
        _adam = new Adam(set) { ClipNorm = clipNorm };
        PackForTraining();
    }

    public Adam Optimiser => _adam;

    /// <summary>Takes one step.</summary>
    /// <param name="batch">What to learn from; item i goes to worker i modulo their number.</param>
    /// <param name="step">Number of the step: with it each worker's generator is seeded anew, so that a run can be resumed.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="pass">Runs one worker's items forward on a tape and returns its losses; gradients should be scaled for the whole batch.</param>
    /// <returns>The sum of the losses.</returns>
    public double Step<T>(IReadOnlyList<T> batch, int step, float rate, Func<Tape, List<T>, Random, double> pass)
    {
        var losses = new double[_tapes.Length];
        Parallel.For(0, _tapes.Length, worker =>
        {
            var items = new List<T>();
            for (int i = worker; i < batch.Count; i += _tapes.Length)
                items.Add(batch[i]);
            if (items.Count == 0)
                return;
            losses[worker] = pass(_tapes[worker], items, new Random(unchecked((step * 31) + worker + 12345)));
            _tapes[worker].Back();
            _tapes[worker].Clear();
        });
        for (int worker = 1; worker < _tapes.Length; worker++)
            _tapes[0].Gradients.TakeFrom(_tapes[worker].Gradients);
        _adam.Step(_tapes[0].Gradients, rate);
        PackForTraining();
        return losses.Sum();
    }

    private void PackForTraining() => Parallel.ForEach(_set, parameter => parameter.PackForTraining());

    public void Dispose()
    {
        foreach (Tape tape in _tapes)
            tape.Dispose();
    }
}
