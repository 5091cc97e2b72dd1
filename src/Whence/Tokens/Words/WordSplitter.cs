using Whence.Text;

namespace Whence.Tokens.Words;

/// <summary>Splits a chunk (a run of text without white space) into the words of Universal Dependencies for English.</summary>
/// <remarks>
/// The conventions are those of UD English EWT and GUM since version 2.13: clitics are words of their own and joined to the word before,
/// hyphens split ("long - term") but for prefixes ("anti-war"), abbreviations keep their period. One pass from left to right, a bounded look ahead.
/// </remarks>
internal sealed class WordSplitter(string text, List<Token> words)
{
    // Whether a ' or ‘ stands open in the paragraph: tells the possessive "workers'" from a closing quotation mark.
    private bool quoted;

    /// <summary>Forgets the quotation marks that stand open; to be called at each paragraph.</summary>
    public void StartParagraph() => quoted = false;

    /// <summary>Adds the words of the chunk <c>[start, end)</c>.</summary>
    public void Split(int start, int end)
    {
        int at = start;
        while (at < end)
        {
            at = Next(at, start, end);
        }
    }

    private int Next(int at, int start, int end)
    {
        bool atStart = at == start || !Letters.IsWordCharacter(text, at - 1);
        int address = atStart ? Addresses.End(text, at, end) : at;
        if (address > at)
        {
            return Add(at, address);
        }

        char c = text[at];
        if (char.IsAsciiDigit(c) || (atStart && c is '.' or '+' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))
        {
            int number = Numbers.End(text, at, end, out bool whole);
            return whole ? Add(at, number) : AddWord(at, number, end);
        }

        if (Letters.IsWordCharacter(text, at) && c != '_')
        {
            return AddWord(at, at, end);
        }

        if (Letters.IsApostrophe(c) || c == '‘')
        {
            return Apostrophe(at, start, end);
        }

        return Add(at, at + Symbols.Length(text, at, end));
    }

    /// <summary>An apostrophe before a word: a clitic that stands alone ("'s"), an elision ("'em", "'90s"), or a quotation mark.</summary>
    private int Apostrophe(int at, int start, int end)
    {
        int length = Symbols.Length(text, at, end);
        if (length == 1 && at + 1 < end && text[at] != '‘')
        {
            int word = at + 1;
            while (word < end && char.IsLetterOrDigit(text[word]))
            {
                word++;
            }

            ReadOnlySpan<char> rest = text.AsSpan(at + 1, word - at - 1);
            if (rest is "em" or "til" or "cause" or "bout" or "n" or "tis" or "twas" || (rest.Length is 2 or 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && (rest.Length == 2 || rest[2] == 's')))
            {
                return Add(at, word);
            }

            if (at == start ? rest is "s" or "re" or "ll" or "ve" : rest is "s")
            {
                return Add(at, word, joined: at > start);
            }

            quoted = at == start || text[at - 1] is '(' or '[' or '"' or '“' or '-' or '—';
        }
        else if (length == 1)
        {
            quoted = text[at] == '‘';
        }

        return Add(at, at + length);
    }

    /// <summary>Adds the word that starts at <paramref name="start"/> and surely goes on until <paramref name="at"/>, in pieces if it has clitics.</summary>
    private int AddWord(int start, int at, int end)
    {
        int i = at;
        while (i < end)
        {
            if (Letters.IsWordCharacter(text, i) || IsInner(start, i, end))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        if (i == start)
        {
            return Add(start, start + 1);
        }

        if (i < end && text[i] == '.' && KeepsPeriod(start, i, end))
        {
            return Add(start, i + 1);
        }

        if (i < end && text[i] == '$' && i - start <= 3 && IsUpper(start, i))
        {
            return Add(start, i + 1);
        }

        if (i + 1 == end && text[i] == '-' && start > 0 && i - start <= 3 && char.IsLower(text[i - 1]) && Letters.IsGap(text[start - 1]))
        {
            return Add(start, end);
        }

        AddWithClitics(start, i);
        bool possessive = i < end && Letters.IsApostrophe(text[i]) && text[i - 1] is 's' or 'S' && !quoted && (i + 1 == end || (text[i + 1] != text[i] && !char.IsLetterOrDigit(text[i + 1])));
        return possessive ? Add(i, i + 1, joined: true) : i;
    }

    /// <summary>Whether the sign at <paramref name="i"/> is part of the word: O'Brien, U.S, AT&amp;T, e-mail, f*ed.</summary>
    private bool IsInner(int start, int i, int end)
    {
        if (i == start || i + 1 >= end || !Letters.IsWordCharacter(text, i + 1) || !Letters.IsWordCharacter(text, i - 1))
        {
            return false;
        }

        switch (text[i])
        {
            case '\'' or '’' or 'ʼ' or '`' or '*' or '·':
                return true;
            case '.':
                int from = i;
                while (from > start && text[from - 1] != '.')
                {
                    from--;
                }

                ReadOnlySpan<char> part = text.AsSpan(from, i - from);
                return (part.Length == 1 && char.IsLetter(part[0])) || part is "Ph" or "LL" or "W" or "Sc" or "St";
            case '/':
                // "b/c", "w/o", "l/c": one letter each side.
                return i - start == 1 && i + 2 == end && char.IsLower(text[start]) && char.IsLower(text[i + 1]);
            case '&':
                return char.IsUpper(text[i - 1]) && char.IsUpper(text[i + 1]) && i - start <= 4 || (i - start == 1 && i + 2 == end);
            case '-' or '‑':
                return IsInnerHyphen(start, i, end);
            default:
                return false;
        }
    }

    private bool IsInnerHyphen(int start, int i, int end)
    {
        int from = i;
        while (from > start && text[from - 1] is not ('-' or '‑'))
        {
            from--;
        }

        int until = i + 1;
        while (until < end && Letters.IsWordCharacter(text, until))
        {
            until++;
        }

        ReadOnlySpan<char> first = text.AsSpan(from, i - from), second = text.AsSpan(i + 1, until - i - 1);
        if (WordLists.IsHyphenPrefix(first))
        {
            // "X-ray", "A-level", "Co-op" but "a-b": one letter alone is a prefix only in e-mail and its like.
            return first.Length > 1 ? char.IsLower(second[0]) || char.IsLower(first[^1]) || char.IsUpper(second[^1]) : first[0] is 'e' or 'E' && second.Length > 2 && char.IsLower(second[0]);
        }

        return WordLists.IsHyphenSuffix(second);
    }

    /// <summary>Whether the period after the word <c>[start, dot)</c> belongs to it as an abbreviation.</summary>
    private bool KeepsPeriod(int start, int dot, int end)
    {
        if (dot + 1 < end && text[dot + 1] is '.' or '…')
        {
            return false;
        }

        ReadOnlySpan<char> word = text.AsSpan(start, dot - start);
        char next = dot + 1 < end ? text[dot + 1] : NextCharacter(end);
        if (WordLists.IsAbbreviation(word))
        {
            return word.Length > 2 || next != '\n' || word is not ("ca" or "al" or "ed" or "op");
        }

        if (WordLists.IsAbbreviationBeforeNumber(word))
        {
            return char.IsAsciiDigit(next);
        }

        if (WordLists.IsAbbreviationBeforeComma(word))
        {
            return next is ',' or ')' || char.IsLower(next) || word.Contains('.');
        }

        if (word.Length > 2 && word[^2] == '.' && word.IndexOfAnyInRange('0', '9') < 0)
        {
            return true;
        }

        return word.Length == 1 && char.IsUpper(word[0]) && (next == ',' ? dot + 1 < end : char.IsUpper(next)) && IsInitial(start, word[0]);
    }

    /// <summary>Whether a single capital before a name is an initial: not "I.", nor "plan B. They left".</summary>
    private bool IsInitial(int start, char letter)
    {
        if (words.Count == 0 || start == 0 || words[^1].Span.End < start - 1)
        {
            return letter != 'I' || start == 0;
        }

        return letter != 'I' && !WordLists.TakesLetter(words[^1].Span.In(text));
    }

    /// <summary>The first character after the gap that follows the chunk, '\n' when the paragraph ends there.</summary>
    private char NextCharacter(int end)
    {
        for (int i = end; i < text.Length && i < end + 16; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                return '\n';
            }

            if (!Letters.IsGap(text[i]))
            {
                return text[i] is '"' or '“' or '(' or '‘' && i + 1 < text.Length ? text[i + 1] : text[i];
            }
        }

        return '\n';
    }

    private bool IsUpper(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsUpper(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a word and the clitics that close it: "would|n't|'ve".</summary>
    private void AddWithClitics(int start, int end)
    {
        int fused = WordLists.FirstOfFused(text.AsSpan(start, end - start));
        int cut = fused > 0 ? start + fused : Clitic(start, end);
        if (cut <= start)
        {
            Add(start, end);
            return;
        }

        int inner = fused > 0 ? start : Clitic(start, cut);
        if (inner > start)
        {
            Add(start, inner);
            Add(inner, cut, joined: true);
        }
        else
        {
            Add(start, cut);
        }

        Add(cut, end, joined: true);
    }

    /// <summary>Where the last clitic of <c>[start, end)</c> begins, or <paramref name="start"/>.</summary>
    private int Clitic(int start, int end)
    {
        for (int length = 1; length <= 2 && end - length - 1 > start; length++)
        {
            int apostrophe = end - length - 1;
            if (!Letters.IsApostrophe(text[apostrophe]))
            {
                continue;
            }

            char first = char.ToLowerInvariant(text[end - length]), last = char.ToLowerInvariant(text[end - 1]);
            if (length == 1)
            {
                return first == 't' && text[apostrophe - 1] is 'n' or 'N' ? Math.Max(start, apostrophe - 1) : first is 's' or 'm' or 'd' ? apostrophe : start;
            }

            return (first, last) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? apostrophe : start;
        }

        return start;
    }

    private int Add(int start, int end, bool joined = false)
    {
        words.Add(new Token(new TextSpan(start, end), joined));
        return end;
    }
}
