using Whence.Models;

namespace Whence.Syntax;

/// <summary>The scores of tags, arcs and relations for the words of a batch, from the encoder's states.</summary>
internal sealed class ParseScores
{
    private readonly ParserModel _model;
    private readonly Workspace _workspace;
    private readonly PackedMatrix _packed = new();
    private readonly Matrix _xpos;
    private readonly Matrix _upos;
    private readonly Matrix _arcDependents;
    private readonly Matrix _arcHeads;
    private readonly Matrix _relationDependents;
    private readonly Matrix _relationHeads;

    public ParseScores(ParserModel model, in IntegerRows states, Workspace workspace)
    {
        _model = model;
        _workspace = workspace;
        _xpos = Apply(model.Xpos, states);
        _upos = Apply(model.Upos, states);
        Matrix dependents = Apply(model.ArcDependent, states);
        VectorMath.LeakyRectify(dependents.Span, ParserModel.Leak);
        _arcDependents = Apply(model.ArcMap, workspace.Integers(dependents));
        _arcHeads = Apply(model.ArcHead, states);
        VectorMath.LeakyRectify(_arcHeads.Span, ParserModel.Leak);
        _relationDependents = Apply(model.RelationDependent, states);
        VectorMath.LeakyRectify(_relationDependents.Span, ParserModel.Leak);
        _relationHeads = Apply(model.RelationHead, states);
        VectorMath.LeakyRectify(_relationHeads.Span, ParserModel.Leak);
    }

    /// <summary>The best pair of tags that go together, as columns of the tables.</summary>
    public (int Xpos, int Upos) Tags(int row)
    {
        ReadOnlySpan<float> xpos = _xpos.Row(row), upos = _upos.Row(row);
        (int Xpos, int Upos) best = default;
        float highest = float.NegativeInfinity;
        foreach ((int x, int u) in _model.TagPairs)
        {
            float score = xpos[x] + upos[u];
            if (score > highest)
                (highest, best) = (score, (x, u));
        }

        return best;
    }

    /// <summary>[count × count]: for each of the rows from <paramref name="start"/> as a dependent the score of each as its head.</summary>
    public ReadOnlySpan<float> Arcs(int start, int count)
    {
        Matrix scores = _workspace.Take(count, count);
        _packed.Pack(_arcHeads.RowRange(start, count), _model.Sizes.Arc, count, 1, _model.Sizes.Arc);
        MatrixProduct.Multiply(
            _arcDependents.RowRange(start, count), _model.Sizes.Arc, 1, count, _packed, scores.Span, count, accumulate: false);
        return scores.Span;
    }

    /// <summary>The best relation but <c>root</c> of each row to the row that is its head.</summary>
    public int[] Relations(int[] headRows)
    {
        int width = _model.Sizes.Relation;
        Matrix pairs = _workspace.Take(headRows.Length, 3 * width);
        for (int row = 0; row < headRows.Length; row++)
        {
            Span<float> pair = pairs.Row(row);
            Span<float> dependent = _relationDependents.Row(row), head = _relationHeads.Row(headRows[row]);
            dependent.CopyTo(pair);
            head.CopyTo(pair[width..]);
            for (int i = 0; i < width; i++)
                pair[(2 * width) + i] = dependent[i] * head[i];
        }

        Matrix scores = Apply(_model.Relation, _workspace.Integers(pairs));
        var relations = new int[headRows.Length];
        for (int row = 0; row < relations.Length; row++)
            relations[row] = 1 + VectorMath.Best(scores.Row(row)[1..]);
        return relations;
    }

    private Matrix Apply(Linear layer, in IntegerRows inputs)
    {
        Matrix outputs = _workspace.Take(inputs.Rows, layer.Outputs);
        layer.Forward(inputs, outputs);
        return outputs;
    }
}
