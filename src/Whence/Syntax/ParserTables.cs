using Whence.Models;

namespace Whence.Syntax;

/// <summary>The strings of a parser's model: what its rows and columns stand for.</summary>
internal sealed record ParserTables
{
    public required string[] Words { get; init; }

    public required string[] LongSuffixes { get; init; }

    public required string[] ShortSuffixes { get; init; }

    public required string[] Shapes { get; init; }

    public required string[] Xpos { get; init; }

    public required string[] Upos { get; init; }

    /// <summary>The pairs that occur: a Penn tag, a space, a universal tag.</summary>
    public required string[] TagPairs { get; init; }

    /// <summary>Relations with their subtypes; <c>root</c> is the first.</summary>
    public required string[] Relations { get; init; }

    /// <summary>See <see cref="Lemmatizer"/>.</summary>
    public required string[] LemmaRules { get; init; }

    public static ParserTables Read(ModelFile file) => new()
    {
        Words = file.Strings("table.words"),
        LongSuffixes = file.Strings("table.suffixes3"),
        ShortSuffixes = file.Strings("table.suffixes2"),
        Shapes = file.Strings("table.shapes"),
        Xpos = file.Strings("table.xpos"),
        Upos = file.Strings("table.upos"),
        TagPairs = file.Strings("table.tagpairs"),
        Relations = file.Strings("table.relations"),
        LemmaRules = file.Strings("table.lemmas"),
    };

    public void Write(ModelWriter writer)
    {
        writer.AddStrings("table.words", Words);
        writer.AddStrings("table.suffixes3", LongSuffixes);
        writer.AddStrings("table.suffixes2", ShortSuffixes);
        writer.AddStrings("table.shapes", Shapes);
        writer.AddStrings("table.xpos", Xpos);
        writer.AddStrings("table.upos", Upos);
        writer.AddStrings("table.tagpairs", TagPairs);
        writer.AddStrings("table.relations", Relations);
        writer.AddStrings("table.lemmas", LemmaRules);
    }
}
