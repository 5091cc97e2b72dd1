using System.Collections.Immutable;
using Whence.Articles;
using Whence.Mentions;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Places.Recognition;

/// <summary>What the whole article shows of a word, over all its occurrences.</summary>
[Flags]
internal enum Seen : byte
{
    None = 0,

    /// <summary>After a title or a given name: a person's.</summary>
    AfterTitle = 1,

    /// <summary>After a locative preposition.</summary>
    AfterLocative = 2,

    /// <summary>Before a word of speech.</summary>
    BeforeSpeech = 4,

    /// <summary>Before a comma and a known country or first-level unit.</summary>
    BeforeUnit = 8,

    /// <summary>Also in lower case.</summary>
    Lower = 16,

    /// <summary>Before a word such as "County" or "Street".</summary>
    BeforeGeneric = 32,
}

/// <summary>Per token what the features ask for again and again.</summary>
internal sealed class WordTraits
{
    private readonly string _text;
    private readonly ImmutableArray<Token> _tokens;

    public WordTraits(Article article, TokenLayer tokens, SyntaxLayer syntax, MentionLayer mentions)
    {
        (_text, _tokens) = (article.Text, tokens.Tokens);
        int n = _tokens.Length;
        Words = new uint[n];
        Shapes = new byte[n];
        Classes = new WordClass[n];
        Candidate = new bool[n];
        MentionTypes = new byte[n];
        Syntax = syntax.Words;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<char> word = Word(i);
            Words[i] = Lowered(word);
            Shapes[i] = Shape(word);
            Classes[i] = WordClasses.Of(word);
            Candidate[i] = Shapes[i] is Capital or AllCaps or Mixed or Initial;
        }

        foreach (Sentence sentence in tokens.Sentences) Bridge(sentence);
        foreach (Mention m in mentions.Mentions)
        {
            if (m.Kind != MentionKind.Name) continue;
            for (int i = Math.Max(0, m.FirstToken); i < m.EndToken && i < n; i++)
                MentionTypes[i] = (byte)(1 + ((int)m.Type * 2) + (i == m.FirstToken ? 0 : 1) + (m.IsDemonym ? 20 : 0));
        }
    }

    public const byte Lower = 0, Capital = 1, AllCaps = 2, Mixed = 3, Initial = 4, Digits = 5, Point = 6;

    /// <summary>Hash of each token in lower case.</summary>
    public uint[] Words { get; }

    public byte[] Shapes { get; }

    public WordClass[] Classes { get; }

    /// <summary>Whether a token may be part of a name.</summary>
    public bool[] Candidate { get; }

    /// <summary>0 outside names, else the name finder's type and whether it begins there.</summary>
    public byte[] MentionTypes { get; }

    public ImmutableArray<Word> Syntax { get; }

    /// <summary>By lowered word, what the article shows of it.</summary>
    public Dictionary<uint, Seen> Evidence { get; } = [];

    public ReadOnlySpan<char> Word(int token) => _tokens[token].Span.In(_text);

    /// <summary>Gathers <see cref="Evidence"/> once the gazetteer's matches are known.</summary>
    public void Gather(ReadOnlySpan<NameMatch> matches)
    {
        int n = _tokens.Length;
        for (int i = 0; i < n; i++)
        {
            if (Shapes[i] == Lower)
            {
                if (Evidence.TryGetValue(Words[i], out Seen s)) Evidence[Words[i]] = s | Seen.Lower;
                continue;
            }

            if (!Candidate[i] || Classes[i] is WordClass.Link) continue;
            Seen seen = Seen.None;
            if (i > 0 && Classes[i - 1] is WordClass.Title or WordClass.GivenName && Shapes[i - 1] != Lower) seen |= Seen.AfterTitle;
            if (i > 0 && Classes[i - 1] is WordClass.Locative && Shapes[i - 1] == Lower) seen |= Seen.AfterLocative;
            if (i + 1 < n && Classes[i + 1] is WordClass.Speech) seen |= Seen.BeforeSpeech;
            if (i + 1 < n && Shapes[i + 1] != Lower && Classes[i + 1] is WordClass.Generic or WordClass.Road) seen |= Seen.BeforeGeneric;
            if (i + 2 < n && Word(i + 1) is "," && matches[i + 2].Class is MatchClass.Country or MatchClass.Admin1 or MatchClass.Abbreviation) seen |= Seen.BeforeUnit;
            Evidence[Words[i]] = Evidence.GetValueOrDefault(Words[i]) | seen;
        }
    }

    private void Bridge(Sentence sentence)
    {
        // Small words and numbers belong to a name only between or beside words with capitals: "Bank of China", "Highway 19".
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Candidate[i]) continue;
            bool before = i > sentence.FirstToken && Candidate[i - 1];
            if (Shapes[i] == Digits) Candidate[i] = before || (i + 1 < sentence.EndToken && Candidate[i + 1]);
            else if (Classes[i] == WordClass.Link && before)
            {
                int to = i + 1;
                while (to < sentence.EndToken && to < i + 3 && !Candidate[to] && Classes[to] == WordClass.Link) to++;
                if (to < sentence.EndToken && Candidate[to]) Candidate[i] = true;
            }
        }
    }

    /// <summary>FNV-1a over the lower-cased characters.</summary>
    public static uint Lowered(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word) hash = (hash ^ char.ToLowerInvariant(c)) * 16777619;
        return hash;
    }

    private static byte Shape(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return Point;
        int upper = 0, lower = 0, digits = 0, points = 0;
        foreach (char c in word)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c) || char.IsLetter(c)) lower++;
            else if (char.IsDigit(c)) digits++;
            else points++;
        }

        if (digits > 0) return upper + lower > 0 && upper > 0 ? Mixed : Digits;
        if (upper == 0) return lower > 0 ? Lower : Point;
        if (points > 0 && upper <= 4 && word[^1] == '.') return Initial;
        if (lower == 0) return AllCaps;
        return char.IsUpper(word[0]) && upper == 1 ? Capital : Mixed;
    }
}
