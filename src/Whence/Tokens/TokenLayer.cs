using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Tokens;

/// <summary>A syntactic word of Universal Dependencies: clitics are tokens of their own.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Joined">Whether it continues the surface token before it, as "n't" continues "do".</param>
public readonly record struct Token(TextSpan Span, bool Joined = false);

/// <summary>A sentence and its tokens <c>[FirstToken, EndToken)</c>. Headings, bylines and list items are sentences.</summary>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken);

/// <summary>The tokens of an article in text order, each in exactly one of the sentences.</summary>
public sealed record TokenLayer(ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences);
