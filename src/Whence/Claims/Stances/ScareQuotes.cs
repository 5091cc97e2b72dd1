using Whence.Claims.Grammar;
using Whence.Claims.Hedges;

namespace Whence.Claims.Stances;

/// <summary>Reads quotation marks in a headline that names no teller: its outlet does not vouch for what they hold.</summary>
internal static class ScareQuotes
{
    private const int FewestWords = 2;

    /// <summary>The part hedged when what it asserts stands between quotation marks, else as it was.</summary>
    public static ContentPart Mark(Trees trees, ContentPart part)
    {
        if (part.Stance != Stance.Asserted) return part;
        int open = -1;
        foreach (int token in part.Tokens)
        {
            string form = trees.Form(token);
            if (open < 0 && form is "'" or "‘" or "\"" or "“" or "`" && (token + 1 >= trees.Count || trees.Tokens[token].Span.End == trees.Tokens[token + 1].Span.Start)) open = token;
            else if (open >= 0 && form is "'" or "’" or "\"" or "”" && trees.Tokens[token - 1].Span.End == trees.Tokens[token].Span.Start)
            {
                if (token - open - 1 >= FewestWords && HoldsPredicate(trees, open + 1, token - 1))
                    return part with { Stance = Stance.Hedged, Hedges = [.. part.Hedges, new ScopedHedge(open, token, HedgeKind.ScareQuote, .5, part.Predicate)] };
                open = -1;
            }
        }

        return part;
    }

    private static bool HoldsPredicate(Trees trees, int from, int to)
    {
        for (int i = from; i <= to; i++)
        {
            if (trees.IsVerb(i)) return true;
        }

        return false;
    }
}
