using Whence.Models;

namespace Whence.Tests.Models;

/// <summary>Matrices for tests: always the same ones for the same shape.</summary>
internal static class Numbers
{
    public static Matrix Random(int rows, int columns, int seed = 1)
    {
        var random = new Random(seed + (31 * rows) + columns);
        var matrix = new Matrix(rows, columns);
        foreach (ref float value in matrix.Span)
            value = (2 * random.NextSingle()) - 1;
        return matrix;
    }

    public static Matrix Copy(Matrix matrix) => new(matrix.Rows, matrix.Columns, matrix.Span.ToArray());

    public static Matrix Transposed(Matrix matrix)
    {
        var result = new Matrix(matrix.Columns, matrix.Rows);
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
                result[j, i] = matrix[i, j];
        }

        return result;
    }

    /// <summary>Fills parameters and lays them out for training.</summary>
    public static void Fill(ParameterSet set, int seed = 7)
    {
        var random = new Random(seed);
        foreach (Parameter parameter in set)
        {
            foreach (ref float value in parameter.Values.Span)
                value = random.NextSingle() - 0.5f;
        }

        foreach (Parameter parameter in set)
            parameter.PackForTraining();
    }
}
