using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>The strings that the name finder knows.</summary>
internal sealed class NameTables
{
    /// <summary>First names of women and of men in small letters, the commonest first (US census 1990).</summary>
    public required string[] FemaleNames { get; init; }

    public required string[] MaleNames { get; init; }

    /// <summary>Surnames in small letters, the commonest first (US census 1990).</summary>
    public required string[] Surnames { get; init; }

    /// <summary>Countries and capitals in small letters, words parted by a space.</summary>
    public required string[] Countries { get; init; }

    /// <summary>Other places: towns, provinces, states (Natural Earth, GeoNames).</summary>
    public required string[] Places { get; init; }

    /// <summary>"iranian", "swiss" ...</summary>
    public required string[] Demonyms { get; init; }

    public static NameTables Read(ModelFile file) => new()
    {
        FemaleNames = file.Strings("tables.female"),
        MaleNames = file.Strings("tables.male"),
        Surnames = file.Strings("tables.surnames"),
        Countries = file.Strings("tables.countries"),
        Places = file.Strings("tables.places"),
        Demonyms = file.Strings("tables.demonyms"),
    };

    public void Write(ModelWriter writer)
    {
        writer.AddStrings("tables.female", FemaleNames);
        writer.AddStrings("tables.male", MaleNames);
        writer.AddStrings("tables.surnames", Surnames);
        writer.AddStrings("tables.countries", Countries);
        writer.AddStrings("tables.places", Places);
        writer.AddStrings("tables.demonyms", Demonyms);
    }
}
