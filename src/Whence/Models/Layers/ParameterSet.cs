using System.Collections;

namespace Whence.Models;

/// <summary>
/// All parameters of one model, in the order in which its layers were built. A model is a class whose constructor builds its layers on one set; the same
/// class is filled from a model file by the reader, and by an optimiser in training, so that the two cannot differ.
/// </summary>
internal sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly List<Parameter> _parameters = [];

    public int Count => _parameters.Count;

    public Parameter this[int index] => _parameters[index];

    /// <summary>Adds a parameter of zeros. Names must differ.</summary>
    public Parameter Add(string name, int rows, int columns, ParameterKind kind)
    {
        if (_parameters.Exists(p => p.Name == name))
            throw new ArgumentException($"The model already has a parameter named '{name}'.", nameof(name));
        var parameter = new Parameter(name, _parameters.Count, rows, columns, kind);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Lays all weights out for reading. Call after every change of values.</summary>
    public void Pack()
    {
        foreach (Parameter parameter in _parameters)
            parameter.Pack();
    }

    /// <summary>Fills all parameters from <paramref name="file"/> and packs them.</summary>
    /// <exception cref="InvalidModelException">A parameter is missing there or has another shape.</exception>
    public void ReadFrom(ModelFile file)
    {
        foreach (Parameter parameter in _parameters)
            parameter.ReadFrom(file);
        Pack();
    }

    public IEnumerator<Parameter> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
