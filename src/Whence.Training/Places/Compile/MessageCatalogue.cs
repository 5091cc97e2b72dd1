using System.Buffers.Binary;
using System.Text;

namespace Whence.Training.Places.Compile;

/// <summary>Reads a GNU message catalogue (.mo): in libgeonames-common, GeoNames id to name in one language.</summary>
internal static class MessageCatalogue
{
    /// <exception cref="InvalidDataException">The file is no little-endian catalogue.</exception>
    public static Dictionary<int, string> ReadNames(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (Word(file, 0) != 0x950412DE) throw new InvalidDataException($"{path} is no little-endian message catalogue.");
        var names = new Dictionary<int, string>();
        int count = (int)Word(file, 8), keys = (int)Word(file, 12), values = (int)Word(file, 16);
        for (int i = 0; i < count; i++)
            if (int.TryParse(Text(file, keys + (i * 8)), out int id)) names[id] = Text(file, values + (i * 8));
        return names;
    }

    private static uint Word(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static string Text(byte[] file, int at) => Encoding.UTF8.GetString(file, (int)Word(file, at + 4), (int)Word(file, at));
}
