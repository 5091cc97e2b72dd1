using System.Collections.Frozen;

namespace Whence.Articles.Html.Blocks;

/// <summary>Counts over the words of one block.</summary>
internal struct BlockWords
{
    public int Words;
    public int Letters;
    public int Digits;
    public int CapitalWords;
    public int UpperWords;
    public int StopWords;
    public int Stops;
    public int Commas;
    public int Quotes;
    public int OddMarks;
    public bool EndsSentence;
    public bool EndsOpen;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stopwords =
        ("the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which you were her she there been their we has when who will more no if out so said what its about into than them can only other new some could these two may then do any my now such our over me even most made after also did many "
        + "der die das und ist von mit den im zu nicht ein eine auf für sich des dem auch als es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über le la les et des en du une est que dans pour qui sur pas au ne plus ce par el los las una que por con para del se no il di che per non sono alla").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static BlockWords Count(ReadOnlySpan<char> text)
    {
        var counts = default(BlockWords);
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (char.IsLetter(c) || (start >= 0 && c is '\'' or '’'))
            {
                if (start < 0)
                    start = i;
                counts.Letters++;
                continue;
            }

            if (start >= 0)
            {
                counts.AddWord(text[start..i]);
                start = -1;
            }

            switch (c)
            {
                case >= '0' and <= '9':
                    counts.Digits++;
                    break;
                case '.' or '!' or '?' or '。':
                    counts.Stops++;
                    break;
                case ',' or ';' or '，':
                    counts.Commas++;
                    break;
                case '"' or '“' or '”' or '«' or '»' or '„':
                    counts.Quotes++;
                    break;
                case '|' or '©' or '»' or '›' or '>' or '•' or '·' or '@' or '#' or '/' or '_' or '→':
                    counts.OddMarks++;
                    break;
            }
        }

        ReadOnlySpan<char> end = text.TrimEnd("\"”’')]» \n");
        counts.EndsSentence = end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or '。';
        counts.EndsOpen = end.Length > 0 && end[^1] is ':' or ',' or '-' or '–';
        return counts;
    }

    private void AddWord(ReadOnlySpan<char> word)
    {
        Words++;
        if (char.IsUpper(word[0]))
        {
            CapitalWords++;
            if (word.Length > 1 && char.IsUpper(word[1]))
                UpperWords++;
        }

        if (word.Length <= 6 && Stopwords.Contains(word))
            StopWords++;
    }
}
