using System.Collections.Immutable;

namespace Whence.Syntax;

/// <summary>What syntax says of one token (Universal Dependencies 2).</summary>
/// <param name="Upos">Universal part of speech: NOUN, VERB ...</param>
/// <param name="Xpos">Penn Treebank tag: NNS, VBD ...</param>
/// <param name="Lemma">Dictionary form; names keep their case.</param>
/// <param name="Head">Token index of the head in the article, -1 at the root of a sentence.</param>
/// <param name="Deprel">Relation to the head with its subtype: nsubj, nsubj:pass ...</param>
public readonly record struct Word(string Upos, string Xpos, string Lemma, int Head, string Deprel);

/// <summary>A word for each token. The heads form one tree a sentence.</summary>
public sealed record SyntaxLayer(ImmutableArray<Word> Words)
{
    /// <summary>What the encoder knows of each token: <see cref="StateWidth"/> numbers a token, row by row, as <see cref="Models.IntegerRows.Unit"/> tells them. Later trained stages read them.</summary>
    internal byte[] States { get; init; } = [];

    /// <summary>Numbers a token in <see cref="States"/>.</summary>
    internal int StateWidth { get; init; }
}
