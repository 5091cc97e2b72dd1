namespace Whence.Articles.Regions;

/// <summary>Reads the parts of a dateline, one after the other; each reading moves on only when it succeeds.</summary>
internal ref struct DatelineScanner(ReadOnlySpan<char> text)
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public ReadOnlySpan<char> Text { get; } = text;

    public int Position { get; set; }

    /// <summary>Whether the last dash read was the Latin American ".-".</summary>
    public bool EndedWithDotDash { get; private set; }

    public readonly bool AtEnd => Position >= Text.Length;

    /// <summary>The position without the white space before it.</summary>
    public readonly int TrimmedPosition => Text[..Position].TrimEnd().Length;

    public readonly bool At(char c) => Position < Text.Length && Text[Position] == c;

    public readonly bool AtWord() => Position < Text.Length && char.IsLetterOrDigit(Text[Position]);

    /// <summary>Whether a sentence can begin here: a capital, a digit or an opening quotation mark, or nothing at all.</summary>
    public readonly bool AtSentenceStart() =>
        AtEnd || char.IsUpper(Text[Position]) || char.IsDigit(Text[Position]) || Text[Position] is '"' or '\'' or '“' or '‘' or '`' or '«' or '$' or '£' or '€' or '#';

    public bool Skip(char c)
    {
        if (!At(c))
            return false;
        Position++;
        Spaces();
        return true;
    }

    /// <summary>The inside of round brackets of at most 60 characters.</summary>
    public string? Bracket()
    {
        if (!At('('))
            return null;
        ReadOnlySpan<char> rest = Text[(Position + 1)..];
        int end = rest.IndexOf(')');
        if (end is < 1 or > 60 || rest[..end].Contains('\n'))
            return null;
        Position += end + 2;
        Spaces();
        return rest[..end].Trim().ToString();
    }

    /// <summary>"/PRNewswire/".</summary>
    public string? Slashed()
    {
        if (!At('/'))
            return null;
        ReadOnlySpan<char> rest = Text[(Position + 1)..];
        int end = rest.IndexOf('/');
        if (end is < 2 or > 30)
            return null;
        Position += end + 2;
        Spaces();
        return rest[..end].ToString();
    }

    /// <summary>"-", "--", "–", "—", "_" and their spaces.</summary>
    public bool Dash()
    {
        int p = Position;
        while (p < Text.Length && Text[p] is '-' or '–' or '—' or '_' or '―' or '−')
            p++;
        if (p == Position || p - Position > 3)
            return false;
        bool spacedBefore = Position > 0 && (char.IsWhiteSpace(Text[Position - 1]) || Text[Position - 1] == ')');
        bool wide = p - Position > 1 || Text[Position] is '–' or '—' or '―';
        bool spacedAfter = p >= Text.Length || char.IsWhiteSpace(Text[p]);
        if (!wide && !spacedBefore && !spacedAfter)
            return false;
        Position = p;
        Spaces();
        return true;
    }

    /// <summary>".-" as in "Caracas.- ".</summary>
    public bool DotDash()
    {
        if (!At('.') || Position + 1 >= Text.Length || Text[Position + 1] is not ('-' or '–' or '—'))
            return false;
        Position += 2;
        EndedWithDotDash = true;
        Spaces();
        return true;
    }

    public bool Colon()
    {
        if (!At(':') || (Position + 1 < Text.Length && !char.IsWhiteSpace(Text[Position + 1])))
            return false;
        Position++;
        Spaces();
        return true;
    }

    /// <summary>One to five capitalised words, with a state or country after a comma, or several cities with slash or "and".</summary>
    /// <param name="capitals">Whether the first name is written in capitals.</param>
    public Range Place(out bool capitals)
    {
        int start = Position, p = start, end = start, words = 0, capitalWords = 0;
        capitals = false;
        bool tail = false; // after a comma: the state or country, in any case
        while (p < Text.Length && words < 7)
        {
            int w = p;
            while (w < Text.Length && (char.IsLetter(Text[w]) || Text[w] is '\'' or '’' || IsInnerMark(Text, w)))
                w++;
            if (w == p)
                break;
            ReadOnlySpan<char> word = Text[p..w];
            bool small = word is "de" or "da" or "do" or "la" or "el" or "al" or "es" or "and" or "of" or "the";
            if (!char.IsUpper(word[0]) && !(small && words > 0))
                break;
            bool upper = IsUpper(word);
            if (!tail && words > 0 && capitalWords > 0 && !upper && !small)
                break;
            if (words > 0 && IsMonth(word))
                break;
            words++;
            if (!tail && upper)
                capitalWords++;
            if (w < Text.Length && Text[w] == '.' && w - p <= 5 && (tail || w - p <= 2))
                w++; // "Ill.", "St."
            end = w;
            p = w;
            if (p < Text.Length && Text[p] is ',' or '/')
            {
                tail |= Text[p] == ',';
                p++;
                while (p < Text.Length && Text[p] == ' ')
                    p++;
                continue;
            }

            if (p >= Text.Length || Text[p] is not (' ' or '\u00A0'))
                break;
            p++;
        }

        if (words == 0 || Text[start..end].Length < 3)
            return default;
        capitals = capitalWords > 0;
        if (!capitals && words > 4)
            return default;
        Position = end;
        Spaces();
        return start..end;
    }

    /// <summary>"Dec 11", "Nov. 9, 2012", "09th June, 2023", "Monday".</summary>
    public bool Date()
    {
        int saved = Position;
        bool month = false, number = false;
        while (!AtEnd)
        {
            int p = Position;
            while (p < Text.Length && char.IsLetterOrDigit(Text[p]))
                p++;
            ReadOnlySpan<char> word = Text[Position..p];
            if (word.Length is 0 or > 9)
                break;
            if (char.IsDigit(word[0]) && word.TrimEnd("stndrh").Length is <= 4 and > 0 && !word.TrimEnd("stndrh").ContainsAnyExceptInRange('0', '9'))
                number = true;
            else if (IsMonth(word))
                month = true;
            else if (!(month || number) || !IsWeekday(word))
                break;
            Position = p;
            if (At('.') || At(','))
                Position++;
            Spaces();
        }

        if (month && number)
            return true;
        Position = saved;
        return false;
    }

    private void Spaces()
    {
        while (Position < Text.Length && char.IsWhiteSpace(Text[Position]))
            Position++;
    }

    // A hyphen or a full stop between two letters: "PORT-AU-PRINCE", "D.C".
    private static bool IsInnerMark(ReadOnlySpan<char> s, int i) =>
        s[i] is '-' or '.' && i > 0 && i + 1 < s.Length && char.IsLetter(s[i - 1]) && char.IsLetter(s[i + 1]);

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        int letters = 0;
        foreach (char c in word)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsLetter(c))
                letters++;
        }

        return letters > 1;
    }

    private static bool IsMonth(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return false;
        foreach (string month in Months)
        {
            if (!word.StartsWith(month, StringComparison.OrdinalIgnoreCase))
                continue;
            return word.Length <= 4 || word is "March" or "MARCH" or "April" or "APRIL" or "June" or "July" or "August" or "AUGUST" or "January" or "JANUARY" or "February" or "FEBRUARY"
                or "September" or "SEPTEMBER" or "October" or "OCTOBER" or "November" or "NOVEMBER" or "December" or "DECEMBER";
        }

        return false;
    }

    private static bool IsWeekday(ReadOnlySpan<char> word) =>
        word.EndsWith("day", StringComparison.OrdinalIgnoreCase) && word[0] is 'M' or 'T' or 'W' or 'F' or 'S';
}
