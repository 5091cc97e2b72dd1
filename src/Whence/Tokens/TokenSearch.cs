using System.Collections.Immutable;

namespace Whence.Tokens;

/// <summary>Finds tokens by their place in the text. Logarithmic in the tokens.</summary>
internal static class TokenSearch
{
    /// <summary>Index of the first token that ends after <paramref name="offset"/>; the number of tokens when none does.</summary>
    public static int FirstEndingAfter(this ImmutableArray<Token> tokens, int offset)
    {
        int low = 0, high = tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Span.End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
