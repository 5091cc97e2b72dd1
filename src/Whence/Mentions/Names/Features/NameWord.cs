using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names.Features;

/// <summary>What a form alone says of names: its letters, what the lists know of it, and its <see cref="NameFeatures"/>. The same wherever it stands.</summary>
internal sealed class NameWord
{
    /// <summary>What stands before the first word of a sentence, and behind the last.</summary>
    public const string Before = "<s>", After = "</s>";

    /// <summary>The most features that a word makes alone of itself.</summary>
    public const int MostOwn = 2 + (2 * (Longest - Shortest + 1));

    /// <summary>Places around a word of which the words there are features of it.</summary>
    public const int Neighbours = 4;

    private const int Shortest = 2, Longest = 4;

    private readonly uint[] _asNeighbour = new uint[Neighbours];

    /// <param name="form">The word as it is written; not empty.</param>
    /// <param name="people">Signs of the lists of people, see <see cref="NameSigns"/>.</param>
    /// <param name="places">What the lists of places say.</param>
    public NameWord(string form, ulong people = 0, int places = 0)
    {
        (Form, Lower, People, Place) = (form, form.ToLowerInvariant(), people, places);
        IsUpper = char.IsUpper(form[0]);
        IsLower = char.IsLower(form[0]);
        IsLetter = char.IsLetter(form[0]);
        EndsUpper = char.IsUpper(form[^1]);
        Opens = form is "\"" or "“" or "‘" or "``" or "'" or ":" or "-" or "–" or "—" or "*" or "•" or "(" or "...";
        Span<char> normal = stackalloc char[CharacterNgrams.LongestWord], shape = stackalloc char[WordFeatures.LongestShape];
        normal = normal[..WordFeatures.Normalize(form, normal)];
        uint hash = Hash(normal);
        Shape = Hash(shape[..WordFeatures.ShapeOf(normal, shape)]);
        for (int i = 0; i < normal.Length; i++)
            normal[i] = char.ToLowerInvariant(normal[i]);
        Word = Hash(normal);
        var own = new List<uint>(MostOwn) { NameFeatures.Key(1, hash), NameFeatures.Key(2, Word) };
        for (int length = Shortest; length <= Longest && length <= normal.Length; length++)
        {
            own.Add(NameFeatures.Key(20 + (uint)length, Hash(normal[..length])));
            own.Add(NameFeatures.Key(30 + (uint)length, Hash(normal[^length..])));
        }

        Own = [.. own];
        for (int place = 0; place < Neighbours; place++)
            _asNeighbour[place] = NameFeatures.Key(3 + (uint)place, Word);
    }

    public string Form { get; }

    public string Lower { get; }

    public bool IsUpper { get; }

    public bool IsLower { get; }

    public bool IsLetter { get; }

    public bool EndsUpper { get; }

    /// <summary>Whether a sentence or quotation may begin behind it.</summary>
    public bool Opens { get; }

    public ulong People { get; }

    public int Place { get; }

    /// <summary>What a model has learned of it: kept by the finder that read it last.</summary>
    public KnownWord? Known { get; set; }

    /// <summary>The hash of the word in small letters.</summary>
    public uint Word { get; }

    /// <summary>The hash of its shape.</summary>
    public uint Shape { get; }

    /// <summary>The features that it makes of itself: form, word, its beginnings and endings.</summary>
    public uint[] Own { get; }

    /// <summary>The feature that it makes of the word that it stands <see cref="OffsetOf"/> from.</summary>
    public uint AsNeighbour(int place) => _asNeighbour[place];

    /// <summary>Where the neighbour of a place stands: the word before, the one after, two before, two after.</summary>
    public static int OffsetOf(int place) => place switch { 0 => -1, 1 => 1, 2 => -2, _ => 2 };

    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
