using Whence.Tokens;

namespace Whence.Places.Relative;

/// <summary>The words of an article for a grammar to walk over; past the ends there is nothing.</summary>
internal sealed class PhraseTokens(string text, TokenLayer tokens)
{
    public int Count => tokens.Tokens.Length;

    public int Start(int token) => tokens.Tokens[token].Span.Start;

    public int End(int token) => tokens.Tokens[token].Span.End;

    public ReadOnlySpan<char> Word(int token) => token >= 0 && token < tokens.Tokens.Length ? tokens.Tokens[token].Span.In(text) : default;

    public bool Is(int token, string word) => Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word in lower case; empty for a very long one, which no grammar knows.</summary>
    public string Lower(int token)
    {
        ReadOnlySpan<char> word = Word(token);
        return word.Length is 0 or > 24 ? "" : word.ToString().ToLowerInvariant();
    }
}
