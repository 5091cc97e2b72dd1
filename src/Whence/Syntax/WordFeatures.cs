using Whence.Models;

namespace Whence.Syntax;

/// <summary>What the encoder is told of a word, whatever stands around it: rows of its tables.</summary>
/// <param name="Word">Row of the form, else of its lower-case form, else of the unknown.</param>
/// <param name="Ngrams">Buckets of its character n-grams.</param>
/// <param name="LongSuffix">Row of its last three characters.</param>
/// <param name="ShortSuffix">Row of its last two characters.</param>
/// <param name="Shape">Row of its shape.</param>
internal sealed record WordFeatures(int Word, int[] Ngrams, int LongSuffix, int ShortSuffix, int Shape)
{
    /// <summary>Stands before each sentence; the head of its root.</summary>
    public const string Root = "<ROOT>";

    /// <summary>The longest shape.</summary>
    public const int LongestShape = 10;

    /// <summary>Runs of one kind of character are cut at this length in a shape.</summary>
    private const int LongestRun = 2;

    /// <summary>The form with digits as 0 and typewriter apostrophes: what tables know words by.</summary>
    public static string Normalize(ReadOnlySpan<char> form)
    {
        Span<char> normal = stackalloc char[CharacterNgrams.LongestWord];
        return normal[..Normalize(form, normal)].ToString();
    }

    /// <summary>Writes what <see cref="Normalize(ReadOnlySpan{char})"/> gives, at most <see cref="CharacterNgrams.LongestWord"/> characters, and gives its length.</summary>
    public static int Normalize(ReadOnlySpan<char> form, Span<char> target)
    {
        const int Half = CharacterNgrams.LongestWord / 2;
        if (form.Length > CharacterNgrams.LongestWord)
            return Normalize(form[..Half], target) + Normalize(form[^Half..], target[Half..]);
        for (int i = 0; i < form.Length; i++)
            target[i] = char.IsAsciiDigit(form[i]) ? '0' : form[i] == '’' ? '\'' : form[i];
        return form.Length;
    }

    /// <summary>The last <paramref name="length"/> characters in lower case, with <c>&lt;</c> before a shorter word.</summary>
    public static string SuffixOf(string normal, int length) =>
        normal.Length >= length ? normal[^length..].ToLowerInvariant() : "<" + normal.ToLowerInvariant();

    /// <summary>The shape: X, x, 0 for capitals, small letters, digits, other characters as they are; <c>McCain's</c> is <c>XxXxx'x</c>.</summary>
    public static string ShapeOf(string normal)
    {
        Span<char> shape = stackalloc char[LongestShape];
        return shape[..ShapeOf(normal, shape)].ToString();
    }

    /// <summary>Writes the shape, at most <see cref="LongestShape"/> characters, and gives its length.</summary>
    public static int ShapeOf(ReadOnlySpan<char> normal, Span<char> shape)
    {
        int length = 0;
        int run = 0;
        foreach (char c in normal)
        {
            char kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : c > 127 ? '*' : c;
            run = length > 0 && shape[length - 1] == kind ? run + 1 : 1;
            if (run > LongestRun)
                continue;
            if (length == LongestShape)
                break;
            shape[length++] = kind;
        }

        return length;
    }

    /// <summary>The features of a form by the tables of <paramref name="model"/>.</summary>
    public static WordFeatures Of(ReadOnlySpan<char> form, ParserModel model)
    {
        string normal = Normalize(form);
        return OfNormal(normal, model.Words.RowOf(normal), model);
    }

    /// <summary>The features of a form that is normal already.</summary>
    /// <param name="word">Its row, or <see cref="Vocabulary.Unknown"/>.</param>
    public static WordFeatures OfNormal(string normal, int word, ParserModel model)
    {
        if (word == Vocabulary.Unknown)
            word = model.Words.RowOf(normal.ToLowerInvariant());
        var ngrams = new List<int>(3 * normal.Length);
        CharacterNgrams.Collect(normal, model.NgramVectors.Rows, ngrams);
        return new WordFeatures(
            word, [.. ngrams], model.LongSuffixes.RowOf(SuffixOf(normal, 3)), model.ShortSuffixes.RowOf(SuffixOf(normal, 2)), model.Shapes.RowOf(ShapeOf(normal)));
    }
}
