using System.Text.Json;

namespace Whence.Store.Database.Codec;

/// <summary>Enumerated values as the case and the contract write them: "scare_quote".</summary>
internal static class CellNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue.TryGetValue(value, out string? name) ? name : JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <exception cref="InvalidDataException">No value has the name.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum => TryParse(name, out T value) ? value : throw new InvalidDataException($"a stored {typeof(T).Name} is damaged: {name}");

    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out value);

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Names<T>.ByName.Keys;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);
    }
}
