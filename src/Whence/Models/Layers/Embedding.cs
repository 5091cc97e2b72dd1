namespace Whence.Models;

/// <summary>A table of vectors, one a row.</summary>
internal sealed class Embedding
{
    public Embedding(ParameterSet set, string name, int rows, int width) =>
        Table = set.Add(name, rows, width, ParameterKind.Table);

    public Parameter Table { get; }

    public int Rows => Table.Rows;

    public int Width => Table.Columns;

    /// <summary>Writes row <paramref name="id"/> to <paramref name="target"/>.</summary>
    public void Lookup(int id, Span<float> target)
    {
        if (Table.Bytes is { } bytes)
            bytes.CopyTo(id, target);
        else
            Table.Values.Row(id).CopyTo(target);
    }

    /// <summary>Writes the sum of the rows <paramref name="ids"/>, divided by the square root of their number, so that long bags are not louder than short ones.</summary>
    public void LookupBag(ReadOnlySpan<int> ids, Span<float> target)
    {
        target.Clear();
        AddBag(ids, target);
    }

    /// <summary>Adds what <see cref="LookupBag"/> writes, times <paramref name="gain"/>.</summary>
    public void AddBag(ReadOnlySpan<int> ids, Span<float> target, float gain = 1)
    {
        if (!ids.IsEmpty)
            AddSum(ids, target, gain * BagScale(ids.Length));
    }

    /// <summary>Adds the sum of the rows <paramref name="ids"/>, times <paramref name="scale"/>.</summary>
    public void AddSum(ReadOnlySpan<int> ids, Span<float> target, float scale = 1)
    {
        if (Table.Bytes is { } bytes)
        {
            bytes.AddSum(ids, scale, target);
            return;
        }

        foreach (int id in ids)
            VectorMath.AddScaled(Table.Values.Row(id), scale, target);
    }

    /// <summary>Begins to read row <paramref name="id"/>, which will soon be needed.</summary>
    public void Prefetch(int id) => Table.Bytes?.Prefetch(id);

    /// <summary>1 / √<paramref name="count"/>; of a bag that is not empty.</summary>
    public static float BagScale(int count) => 1 / MathF.Sqrt(count);
}
