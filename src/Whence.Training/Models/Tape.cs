using Whence.Models;

namespace Whence.Training.Models;

/// <summary>
/// Records a pass through a model so that it can be walked back: each operation computes its value with the engine's own layer and notes how its gradient
/// passes to its inputs. One tape a worker; <see cref="Clear"/> it after every pass.
/// </summary>
/// <remarks>
/// To train a tagger: build its layers on a <see cref="ParameterSet"/>; fill them with <see cref="Initial"/>; then for each batch call on the tape
/// <see cref="Lookup"/> or <see cref="Input"/>, <see cref="Concat"/>, <see cref="Drop"/>, <see cref="Reorder"/> (to time order), <see cref="BiLstm"/>,
/// <see cref="Reorder"/> (back), <see cref="Linear"/>, and a loss of <see cref="Losses"/>; <see cref="Back"/>. <see cref="ParallelTraining"/> does this on
/// two workers and moves the parameters. docs/stages/models.md has a whole tagger.
/// </remarks>
internal sealed partial class Tape(Gradients gradients) : IDisposable
{
    private readonly Stack<Action> _back = new();
    private readonly Workspace _workspace = new();
    private readonly PackedMatrix _scratch = new();

    /// <summary>Where the derivatives by parameters are summed.</summary>
    public Gradients Gradients { get; } = gradients;

    /// <summary>A matrix that lives until <see cref="Clear"/>.</summary>
    public Matrix Take(int rows, int columns) => _workspace.Take(rows, columns);

    /// <summary>A node whose value is still to be written.</summary>
    public Node NewNode(int rows, int columns) => new(_workspace.Take(rows, columns), _workspace.Zeros(rows, columns));

    /// <summary>Notes what to do on the way back, after everything noted later.</summary>
    public void OnBack(Action step) => _back.Push(step);

    /// <summary>Walks back from the losses: fills the gradients of all nodes and parameters.</summary>
    public void Back()
    {
        while (_back.TryPop(out Action? step))
            step();
    }

    /// <summary>Forgets the pass; its nodes may not be used after.</summary>
    public void Clear()
    {
        _back.Clear();
        _workspace.Dispose();
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Numbers from outside, such as the states of another model: nothing is learned behind them.</summary>
    public Node Input(Matrix values) => new(values, _workspace.Zeros(values.Rows, values.Columns));

    /// <summary>The rows <paramref name="ids"/> of a table.</summary>
    public Node Lookup(Embedding table, int[] ids)
    {
        Node result = NewNode(ids.Length, table.Width);
        for (int i = 0; i < ids.Length; i++)
            table.Lookup(ids[i], result.Value.Row(i));
        OnBack(() =>
        {
            for (int i = 0; i < ids.Length; i++)
                VectorMath.Add(result.Gradient.Row(i), Gradients.Touch(table.Table, ids[i]));
        });
        return result;
    }

    /// <summary>For each row the scaled sum of the table's rows in its bag, times <paramref name="gain"/>.</summary>
    public Node LookupBags(Embedding table, int[][] bags, float gain = 1)
    {
        Node result = NewNode(bags.Length, table.Width);
        result.Value.Span.Clear();
        for (int i = 0; i < bags.Length; i++)
            table.AddBag(bags[i], result.Value.Row(i), gain);
        OnBack(() =>
        {
            for (int i = 0; i < bags.Length; i++)
            {
                float scale = gain * Embedding.BagScale(bags[i].Length);
                foreach (int id in bags[i])
                    VectorMath.AddScaled(result.Gradient.Row(i), scale, Gradients.Touch(table.Table, id));
            }
        });
        return result;
    }

    /// <summary>The parts side by side.</summary>
    public Node Concat(params Node[] parts)
    {
        Node result = NewNode(parts[0].Rows, parts.Sum(p => p.Columns));
        int at = 0;
        foreach (Node part in parts)
        {
            int column = at;
            for (int row = 0; row < result.Rows; row++)
                part.Value.Row(row).CopyTo(result.Value.Row(row)[column..]);
            OnBack(() =>
            {
                for (int row = 0; row < result.Rows; row++)
                    VectorMath.Add(result.Gradient.Row(row).Slice(column, part.Columns), part.Gradient.Row(row));
            });
            at += part.Columns;
        }

        return result;
    }

    /// <summary>Row i of the result is row <c>rows[i]</c> of the input: from the order by sentence to the order by time with <see cref="SequenceBatch.SentenceRows"/>, or back with its inverse.</summary>
    public Node Reorder(Node input, int[] rows)
    {
        Node result = NewNode(rows.Length, input.Columns);
        for (int row = 0; row < rows.Length; row++)
            input.Value.Row(rows[row]).CopyTo(result.Value.Row(row));
        OnBack(() =>
        {
            for (int row = 0; row < rows.Length; row++)
                VectorMath.Add(result.Gradient.Row(row), input.Gradient.Row(rows[row]));
        });
        return result;
    }

    /// <summary>The inverse of a permutation of rows.</summary>
    public static int[] Inverse(int[] rows)
    {
        var inverse = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            inverse[rows[i]] = i;
        return inverse;
    }

    /// <summary>
    /// Variational dropout (Gal and Ghahramani 2016): in each sentence the same columns are silent for all its tokens, the others louder. Rows lie by sentence.
    /// </summary>
    public Node Drop(Node input, SequenceBatch batch, float share, Random random)
    {
        Matrix masks = Take(batch.Count, input.Columns);
        foreach (ref float mask in masks.Span)
            mask = random.NextSingle() < share ? 0 : 1 / (1 - share);
        Node result = NewNode(input.Rows, input.Columns);
        for (int sentence = 0; sentence < batch.Count; sentence++)
        {
            for (int row = batch.Starts[sentence]; row < batch.Starts[sentence + 1]; row++)
                Product(input.Value.Row(row), masks.Row(sentence), result.Value.Row(row));
        }

        OnBack(() =>
        {
            for (int sentence = 0; sentence < batch.Count; sentence++)
            {
                for (int row = batch.Starts[sentence]; row < batch.Starts[sentence + 1]; row++)
                    AddProduct(result.Gradient.Row(row), masks.Row(sentence), input.Gradient.Row(row));
            }
        });
        return result;
    }

    /// <summary>Leaky rectifier.</summary>
    public Node LeakyRectify(Node input, float slope)
    {
        Node result = NewNode(input.Rows, input.Columns);
        input.Value.Span.CopyTo(result.Value.Span);
        VectorMath.LeakyRectify(result.Value.Span, slope);
        OnBack(() =>
        {
            Span<float> value = result.Value.Span, gradient = result.Gradient.Span, to = input.Gradient.Span;
            for (int i = 0; i < value.Length; i++)
                to[i] += value[i] < 0 ? slope * gradient[i] : gradient[i];
        });
        return result;
    }

    /// <summary>The products of two values, element by element.</summary>
    public Node Times(Node left, Node right)
    {
        Node result = NewNode(left.Rows, left.Columns);
        Product(left.Value.Span, right.Value.Span, result.Value.Span);
        OnBack(() =>
        {
            AddProduct(result.Gradient.Span, right.Value.Span, left.Gradient.Span);
            AddProduct(result.Gradient.Span, left.Value.Span, right.Gradient.Span);
        });
        return result;
    }

    /// <summary>The sum of two values.</summary>
    public Node Plus(Node left, Node right)
    {
        Node result = NewNode(left.Rows, left.Columns);
        left.Value.Span.CopyTo(result.Value.Span);
        VectorMath.Add(right.Value.Span, result.Value.Span);
        OnBack(() =>
        {
            VectorMath.Add(result.Gradient.Span, left.Gradient.Span);
            VectorMath.Add(result.Gradient.Span, right.Gradient.Span);
        });
        return result;
    }

    /// <summary>An affine layer.</summary>
    public Node Linear(Linear layer, Node input)
    {
        Node result = NewNode(input.Rows, layer.Outputs);
        layer.Forward(input.Value, result.Value);
        OnBack(() =>
        {
            MatrixProduct.Multiply(result.Gradient, layer.Weights.PackedTransposed, input.Gradient, accumulate: true);
            SumWeights(layer.Weights, input.Value, result.Gradient);
            SumBias(layer.Bias, result.Gradient);
        });
        return result;
    }

    /// <summary>Adds <c>inputsᵀ · gradient</c> to the gradient of weights.</summary>
    private void SumWeights(Parameter weights, Matrix inputs, Matrix gradient)
    {
        _scratch.Pack(gradient);
        MatrixProduct.AddTransposedProduct(inputs, _scratch, Gradients.Of(weights));
    }

    private void SumBias(Parameter bias, Matrix gradient)
    {
        Span<float> sum = Gradients.Of(bias).Row(0);
        for (int row = 0; row < gradient.Rows; row++)
            VectorMath.Add(gradient.Row(row), sum);
    }

    private static void Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = left[i] * right[i];
    }

    private static void AddProduct(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] += left[i] * right[i];
    }
}
