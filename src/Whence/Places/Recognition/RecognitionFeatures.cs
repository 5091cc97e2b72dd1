using System.Runtime.CompilerServices;
using Whence.Tokens;

namespace Whence.Places.Recognition;

/// <summary>The features by which the recogniser sees a token; trainer and stage share them.</summary>
internal static class RecognitionFeatures
{
    /// <summary>The most features that a token has.</summary>
    public const int Max = 64;

    /// <summary>Writes the hashes of the token's features and returns how many there are.</summary>
    public static int Of(int token, Sentence sentence, WordTraits words, NameMatch[] matches, Span<uint> into)
    {
        var f = new Writer(into);
        int i = token;
        uint shape = words.Shapes[i], kind = (uint)words.Classes[i];
        NameMatch match = matches[i];
        uint place = match.Class == MatchClass.None ? 0 : (uint)match.Class + (i == match.Start ? 32u : 0);
        uint length = match.Class == MatchClass.None ? 0 : (uint)Math.Min(3, match.End - match.Start);
        uint seen = (uint)words.Evidence.GetValueOrDefault(words.Words[i]);
        uint mention = words.MentionTypes[i];
        int before = match.Class != MatchClass.None ? match.Start - 1 : i - 1, after = match.Class != MatchClass.None ? match.End : i + 1;
        uint start = i == sentence.FirstToken ? 1u : 0;

        f.Add(1, 0);
        f.Add(2, words.Words[i]);
        f.Add(3, shape, start);
        f.Add(4, kind, shape);
        f.Add(5, place, length);
        f.Add(6, place, (uint)match.Many);
        f.Add(7, place, shape, start);
        f.Add(8, place, kind);
        f.Add(9, place, seen & 3);
        f.Add(10, seen);
        f.Add(11, place, seen & 12);
        f.Add(12, place, seen & 48);
        f.Add(13, mention);
        f.Add(14, mention, place);

        // The words round the match, or round the token when there is none.
        f.Add(15, Word(before));
        f.Add(16, Word(after));
        f.Add(17, place, Word(before));
        f.Add(18, place, Word(after));
        f.Add(19, Word(before - 1));
        f.Add(20, Word(after + 1));
        f.Add(21, Word(before - 1), Word(before));
        f.Add(22, Word(after), Word(after + 1));
        f.Add(23, place, Class(before), Shape(before));
        f.Add(24, place, Class(after), Shape(after));
        f.Add(25, Class(before), Shape(before), shape);
        f.Add(26, Class(after), Shape(after), shape);
        f.Add(27, place, Place(before), Place(before - 1));
        f.Add(28, place, Place(after), Place(after + 1));
        f.Add(29, place, Class(before) + (Class(after) << 8), (Shape(before) << 8) + Shape(after));

        // The words beside the token inside a longer run of capitals.
        f.Add(30, Word(i - 1), shape);
        f.Add(31, Word(i + 1), shape);
        f.Add(32, Class(i - 1), Class(i + 1));
        f.Add(33, kind, Class(i - 1), Shape(i - 1));
        f.Add(34, kind, Class(i + 1), Shape(i + 1));
        f.Add(35, Shape(i - 1) + (Shape(i + 1) << 8), shape);
        f.Add(36, RunClass(), place);
        f.Add(37, RunClass(), kind, shape);
        f.Add(38, Class(after), Class(after + 1), place);
        f.Add(39, Class(before), Class(before - 1), place);
        f.Add(40, Suffix(words.Word(i)), place == 0 ? 0u : 1u);
        if (!words.Syntax.IsDefaultOrEmpty && i < words.Syntax.Length)
        {
            uint tag = Tag(i);
            f.Add(41, tag, place);
            f.Add(42, Relation(i), place);
            f.Add(43, tag, Tag(i - 1), Tag(i + 1));
            f.Add(44, mention, Relation(i));
        }

        return f.Count;

        bool Inside(int t) => t >= sentence.FirstToken && t < sentence.EndToken;
        uint Word(int t) => Inside(t) ? words.Words[t] : t < sentence.FirstToken ? 1u : 2u;
        uint Class(int t) => Inside(t) ? (uint)words.Classes[t] : 30;
        uint Shape(int t) => Inside(t) ? words.Shapes[t] : 15u;
        uint Place(int t) => Inside(t) ? (uint)matches[t].Class : 30;
        uint Tag(int t) => Inside(t) ? WordTraits.Lowered(words.Syntax[t].Xpos) : 7;
        uint Relation(int t) => WordTraits.Lowered(words.Syntax[t].Deprel);

        // What the last word of the run of capitals is: "Main Street", "Boston Globe".
        uint RunClass()
        {
            int end = i;
            while (end + 1 < sentence.EndToken && end - i < 6 && words.Candidate[end + 1] && words.Shapes[end + 1] is not (WordTraits.Point or WordTraits.Lower)) end++;
            return (uint)words.Classes[end] + (end == i ? 64u : 0);
        }
    }

    private static uint Suffix(ReadOnlySpan<char> word) => word.Length < 5 ? 0 : WordTraits.Lowered(word[^3..]);

    private ref struct Writer(Span<uint> into)
    {
        private readonly Span<uint> _into = into;

        public int Count { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint template, uint a, uint b = 0, uint c = 0)
        {
            uint h = (template * 0x9E3779B1) ^ a;
            h = (h ^ (h >> 15)) * 0x85EBCA6B;
            h = ((h ^ (h >> 13)) + b) * 0xC2B2AE35;
            h = ((h ^ (h >> 16)) + c) * 0x27D4EB2F;
            _into[Count++] = h ^ (h >> 15);
        }
    }
}
