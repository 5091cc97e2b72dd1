using System.Runtime.InteropServices;
using Whence.Models;

namespace Whence.Training.Models;

/// <summary>The state of a training between two epochs. It belongs to one command and its corpora; delete it to begin anew.</summary>
internal static class Checkpoint
{
    public static void Save(string path, int epochs, ParameterSet set, Adam adam)
    {
        string? folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder))
            Directory.CreateDirectory(folder);
        using (var writer = new BinaryWriter(File.Create(path + ".new")))
        {
            writer.Write(epochs);
            foreach (Parameter parameter in set)
                writer.Write(MemoryMarshal.AsBytes(parameter.Values.Span));
            adam.Save(writer);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Loads a state and gives the number of epochs done; 0 when there is none.</summary>
    public static int Load(string path, ParameterSet set, Adam adam)
    {
        if (!File.Exists(path))
            return 0;
        using var reader = new BinaryReader(File.OpenRead(path));
        int epochs = reader.ReadInt32();
        foreach (Parameter parameter in set)
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(parameter.Values.Span));
        adam.Load(reader);
        foreach (Parameter parameter in set)
            parameter.PackForTraining();
        return epochs;
    }
}
