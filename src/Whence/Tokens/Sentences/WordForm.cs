using System.Buffers;
using Whence.Text;

namespace Whence.Tokens.Sentences;

/// <summary>What a word looks like, as far as the ends of sentences care. Words first, then signs.</summary>
internal enum WordForm
{
    Lower,
    Capitalised,
    Capital,
    Capitals,
    Number,
    Abbreviation,
    Initial,
    Address,
    Period,
    Ellipsis,
    Mark,
    Colon,
    Semicolon,
    Comma,
    Quote,
    Apostrophe,
    OpeningQuote,
    ClosingQuote,
    OpeningBracket,
    ClosingBracket,
    Dash,
    Bullet,
    Rule,
    Smiley,
    Currency,
    Other,
}

internal static class WordForms
{
    private static readonly SearchValues<char> Drawing = SearchValues.Create("-=*_~+^|<>");

    /// <summary>The form of the word at <paramref name="span"/>.</summary>
    public static WordForm Of(string text, TextSpan span)
    {
        ReadOnlySpan<char> word = span.In(text);
        char first = word[0], last = word[^1];
        if (char.IsLetter(first))
        {
            return OfLetters(word, first, last);
        }

        if (char.IsDigit(first))
        {
            return WordForm.Number;
        }

        if (word.Length > 1)
        {
            return OfLongSign(word, first);
        }

        return first switch
        {
            '.' => WordForm.Period,
            '…' => WordForm.Ellipsis,
            '!' or '?' => WordForm.Mark,
            ':' => WordForm.Colon,
            ';' => WordForm.Semicolon,
            ',' => WordForm.Comma,
            '"' => WordForm.Quote,
            '\'' or '`' => WordForm.Apostrophe,
            '“' or '‘' or '«' or '„' => WordForm.OpeningQuote,
            '”' or '’' or '»' => WordForm.ClosingQuote,
            '(' or '[' or '{' => WordForm.OpeningBracket,
            ')' or ']' or '}' => WordForm.ClosingBracket,
            '-' or '–' or '—' => WordForm.Dash,
            '*' or '•' or '·' or '>' or '|' or '▪' or '●' or '■' or '+' or '#' => WordForm.Bullet,
            '$' or '€' or '£' => WordForm.Currency,
            _ => WordForm.Other,
        };
    }

    private static WordForm OfLetters(ReadOnlySpan<char> word, char first, char last)
    {
        if (last == '.')
        {
            return word.Length == 2 ? WordForm.Initial : WordForm.Abbreviation;
        }

        if (word.Length > 6 && (word.Contains('@') || word.IndexOf("://") > 0))
        {
            return WordForm.Address;
        }

        if (!char.IsUpper(first))
        {
            return WordForm.Lower;
        }

        return word.Length == 1 ? WordForm.Capital : char.IsUpper(last) && char.IsUpper(word[1]) ? WordForm.Capitals : WordForm.Capitalised;
    }

    private static WordForm OfLongSign(ReadOnlySpan<char> word, char first) => first switch
    {
        '.' or '…' => word.Length == 2 && word[1] == '.' ? WordForm.Period : char.IsAsciiDigit(word[1]) ? WordForm.Number : WordForm.Ellipsis,
        '!' or '?' => WordForm.Mark,
        '-' when word.Length <= 3 && word[^1] == '-' => WordForm.Dash,
        '—' => WordForm.Dash,
        '`' or '‘' => WordForm.OpeningQuote,
        '\'' when char.IsLetter(word[^1]) => WordForm.Lower,
        '\'' or '’' => WordForm.ClosingQuote,
        ':' or ';' or '=' => WordForm.Smiley,
        '@' or '#' => WordForm.Address,
        _ when Drawing.Contains(first) => WordForm.Rule,
        _ => WordForm.Other,
    };
}
