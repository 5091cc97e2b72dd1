using System.Buffers;

namespace Whence.Tokens.Words;

/// <summary>Lengths of what is no word: punctuation, runs of it, smileys, arrows, rules drawn with characters.</summary>
internal static class Symbols
{
    private static readonly SearchValues<char> Mouths = SearchValues.Create("()DPpO/\\|[]3");

    /// <summary>Length in code units of the symbol at <paramref name="start"/>; at least 1.</summary>
    public static int Length(string text, int start, int end)
    {
        char c = text[start];
        int run = start + 1;
        switch (c)
        {
            case '.' or '…':
                while (run < end && text[run] is '.' or '…')
                {
                    run++;
                }

                return run - start;
            case '!' or '?':
                while (run < end && text[run] is '!' or '?')
                {
                    run++;
                }

                return run - start;
            case '\'' or '`' or '<' or '>' or '‘' or '’' when run < end && text[run] == c:
                return Smiley(text, start, end) is > 0 and int heart ? heart : 2;
            case '-' or '=' or '*' or '_' or '~' or '+' or '^' or '|' or '<' or ':' or ';':
                return Smiley(text, start, end) is > 0 and int smiley ? smiley : Drawn(text, start, end);
            case '—' or '–' or '•' or '#' or '$' or '%':
                while (run < end && text[run] == c && c is '—')
                {
                    run++;
                }

                return run - start;
        }

        return char.IsHighSurrogate(c) && run < end && char.IsLowSurrogate(text[run]) ? WithModifiers(text, run + 1, end) - start : 1;
    }

    /// <summary>Length of a smiley that fills the rest of the chunk: ":-)", ";)", "=(", "^_^", or 0.</summary>
    private static int Smiley(string text, int start, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start, end - start);
        if (rest is "^_^" or "-_-" or "<3")
        {
            return rest.Length;
        }

        if (rest.Length is < 2 or > 4 || rest[0] is not (':' or ';' or '='))
        {
            return 0;
        }

        int mouth = rest[1] is '-' or 'o' or '^' or '\'' ? 2 : 1;
        return mouth < rest.Length && rest[mouth..].IndexOfAnyExcept(Mouths) < 0 && rest[mouth..].IndexOfAnyExcept(rest[mouth]) < 0 ? rest.Length : 0;
    }

    /// <summary>"--", "=====", "***", "-->", "*~*~*": drawn characters stay together.</summary>
    private static int Drawn(string text, int start, int end)
    {
        int run = start;
        bool mixed = false;
        while (run < end && text[run] is '-' or '=' or '*' or '_' or '~' or '+' or '^' or '|' or '<' or '>' or '{' or '}')
        {
            mixed |= text[run] != text[start];
            run++;
        }

        if (!mixed || run - start >= 4 || (run - start >= 2 && text[run - 1] == '>' && text[start] is '-' or '='))
        {
            return Math.Max(1, run - start);
        }

        run = start + 1;
        while (run < end && text[run] == text[start])
        {
            run++;
        }

        return run - start;
    }

    /// <summary>An emoji with its skin tones, joiners and variation selectors is one symbol.</summary>
    private static int WithModifiers(string text, int at, int end)
    {
        while (at < end)
        {
            if (text[at] is '\ufe0f')
            {
                at++;
            }
            else if (text[at] == '\u200d' && at + 2 < end && char.IsSurrogatePair(text[at + 1], text[at + 2]))
            {
                at += 3;
            }
            else if (at + 1 < end && text[at] == '\ud83c' && text[at + 1] is >= '\udffb' and <= '\udfff')
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
