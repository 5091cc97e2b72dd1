namespace Whence.Articles.Language;

/// <summary>Scripts that tell the language of a news text nearly by themselves.</summary>
internal static class Scripts
{
    public const int Count = 11;

    private static readonly string?[] Codes = [null, "el", "ru", "he", "ar", "hi", "th", "ja", "zh", "ko", null];

    /// <summary>Number of the script of <paramref name="c"/>; the last for all others.</summary>
    public static int Of(char c) => c switch
    {
        >= '\u0370' and <= '\u03FF' => 1,
        >= '\u0400' and <= '\u04FF' => 2,
        >= '\u0590' and <= '\u05FF' => 3,
        >= '\u0600' and <= '\u06FF' => 4,
        >= '\u0900' and <= '\u097F' => 5,
        >= '\u0E00' and <= '\u0E7F' => 6,
        >= '\u3040' and <= '\u30FF' => 7,
        >= '\u4E00' and <= '\u9FFF' => 8,
        >= '\uAC00' and <= '\uD7AF' => 9,
        _ => 10,
    };

    /// <summary>The language when most letters are of one script, else null. Some kana among the characters make it Japanese.</summary>
    public static string? Language(ReadOnlySpan<int> counts, int letters)
    {
        if (letters < 10)
            return null;
        if (counts[7] * 20 > letters && (counts[7] + counts[8]) * 2 > letters)
            return "ja";
        for (int script = 1; script < Count - 1; script++)
        {
            if (counts[script] * 2 > letters)
                return Codes[script];
        }

        return null;
    }
}
