using System.Collections.Immutable;
using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Places.Use;

/// <summary>The features by which the use of a place name is told; trainer and stage share them.</summary>
internal static class UseFeatures
{
    public const int Max = 32;

    /// <summary>Writes hashes of what stands round the name and returns how many; <paramref name="kind"/> is what the name was resolved to.</summary>
    public static int Of(string text, TokenLayer tokens, SyntaxLayer syntax, Toponym name, RowKind kind, Span<uint> into)
    {
        int first = name.FirstToken, end = name.EndToken;
        var f = new Writer(into);
        uint area = kind switch { RowKind.Country => 1, RowKind.Admin1 or RowKind.Continent => 2, RowKind.Region or RowKind.Water => 3, RowKind.Facility => 4, _ => 5 };
        uint before = Of(first - 1), after = Of(end), before2 = Of(first - 2), after2 = Of(end + 1);
        uint classes = Class(first - 1), follow = Class(end), follow2 = Class(end + 1);
        f.Add(1, area, 0);
        f.Add(2, before, 0);
        f.Add(3, after, 0);
        f.Add(4, classes, follow);
        f.Add(5, classes, area);
        f.Add(6, follow, area);
        f.Add(7, before2, before);
        f.Add(8, after, after2);
        f.Add(9, follow, follow2);
        f.Add(10, before, follow);
        f.Add(11, Class(first - 2), classes);
        ImmutableArray<Word> words = syntax.Words;
        if (words.IsDefaultOrEmpty || end > words.Length) return f.Count;

        // The word that heads the name, and what that hangs on.
        int head = end - 1;
        for (int i = first; i < end; i++)
            if (words[i].Head < first || words[i].Head >= end) head = i;
        uint relation = WordTraits.Lowered(words[head].Deprel);
        f.Add(12, relation, 0);
        f.Add(13, relation, area);
        f.Add(14, relation, classes);
        f.Add(15, relation, follow);
        int governor = words[head].Head;
        if (governor < 0 || governor >= words.Length) return f.Count;
        f.Add(16, relation, WordTraits.Lowered(words[governor].Upos));
        f.Add(17, relation, WordTraits.Lowered(words[governor].Lemma));
        f.Add(18, relation, WordTraits.Lowered(words[governor].Deprel));
        f.Add(19, relation, (uint)WordClasses.Of(tokens.Tokens[governor].Span.In(text)));
        return f.Count;

        uint Of(int token) => token >= 0 && token < tokens.Tokens.Length ? WordTraits.Lowered(tokens.Tokens[token].Span.In(text)) : 3;

        uint Class(int token)
        {
            if (token < 0 || token >= tokens.Tokens.Length) return 99;
            ReadOnlySpan<char> word = tokens.Tokens[token].Span.In(text);
            uint shape = word.IsEmpty ? 0 : char.IsUpper(word[0]) ? 1u : char.IsLower(word[0]) ? 2u : char.IsDigit(word[0]) ? 3u : 4u + (word[0] % 16u);
            return ((uint)WordClasses.Of(word) * 32) + shape;
        }
    }

    private ref struct Writer(Span<uint> into)
    {
        private readonly Span<uint> _into = into;

        public int Count { get; private set; }

        public void Add(uint template, uint a, uint b)
        {
            uint h = ((template * 0x9E3779B1) ^ a) * 0x85EBCA6B;
            h = ((h ^ (h >> 15)) + b) * 0xC2B2AE35;
            _into[Count++] = h ^ (h >> 13);
        }
    }
}
