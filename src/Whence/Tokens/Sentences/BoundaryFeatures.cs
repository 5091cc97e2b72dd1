using System.Runtime.CompilerServices;

namespace Whence.Tokens.Sentences;

/// <summary>What the classifier sees at a place where a sentence may end. Trainer and splitter share it.</summary>
internal sealed class BoundaryFeatures(string text, List<Token> words)
{
    /// <summary>The most features that <see cref="Write"/> writes.</summary>
    public const int Most = 48;

    private readonly WordForm[] forms = [.. words.Select(word => WordForms.Of(text, word.Span))];
    private int paragraphStart;
    private int paragraphEnd;
    private int sentenceStart;
    private int quotes;
    private int brackets;
    private int counted;
    private int capitalised;

    /// <summary>Begins the paragraph <c>[first, end)</c> of words.</summary>
    public void StartParagraph(int first, int end)
    {
        (paragraphStart, paragraphEnd) = (first, end);
        int capitals = 0, letters = 0;
        for (int i = first; i < end && i < first + 64; i++)
        {
            WordForm form = Form(i);
            letters += form <= WordForm.Capitals ? 1 : 0;
            capitals += form is WordForm.Capitalised or WordForm.Capitals or WordForm.Capital ? 1 : 0;
        }

        capitalised = letters == 0 ? 0 : capitals * 4 / letters;
        StartSentence(first);
    }

    /// <summary>Begins a sentence at word <paramref name="first"/>.</summary>
    public void StartSentence(int first)
    {
        sentenceStart = counted = first;
        quotes = brackets = 0;
    }

    /// <summary>Whether a sentence may end after word <paramref name="i"/>: after signs and abbreviations, and before a capital.</summary>
    public bool MayEndAfter(int i)
    {
        if (words[i + 1].Joined)
        {
            return false;
        }

        return Form(i) > WordForm.Number || Form(i + 1) is WordForm.Capitalised or WordForm.Capitals or WordForm.Capital or WordForm.Bullet || (Form(i) <= WordForm.Number && Form(i + 1) == WordForm.Number && Space(i + 1));
    }

    /// <summary>What needs no model: an initial never ends a sentence before a name ("N. Korea"), a period apart from its word always does before an initial.</summary>
    /// <returns>Null when the model must decide.</returns>
    public bool? EndsSurely(int i)
    {
        WordForm next = Form(i + 1);
        return Form(i) switch
        {
            WordForm.Initial when next is WordForm.Capitalised or WordForm.Initial => false,
            WordForm.Period when next == WordForm.Initial && Space(i + 1) => true,
            _ => null,
        };
    }

    /// <summary>The decision without a model: after a closing sign, its quotes and brackets, before what may begin a sentence.</summary>
    public bool EndsByRule(int i)
    {
        WordForm here = Form(i), next = Form(i + 1);
        bool closer = here is WordForm.ClosingQuote or WordForm.ClosingBracket || (here == WordForm.Quote && !Space(i));
        bool stop = here is WordForm.Period or WordForm.Mark or WordForm.Ellipsis || (closer && i > sentenceStart && Form(i - 1) is WordForm.Period or WordForm.Mark);
        return stop && Space(i + 1) && next is WordForm.Capitalised or WordForm.Capitals or WordForm.Capital or WordForm.Number or WordForm.OpeningQuote or WordForm.Quote or WordForm.OpeningBracket or WordForm.Abbreviation or WordForm.Bullet;
    }

    /// <summary>Writes the keys of the features that hold after word <paramref name="i"/>; returns how many.</summary>
    public int Write(int i, Span<uint> keys)
    {
        Count(i);
        uint t0 = (uint)Form(i), t1 = (uint)Form(i + 1), before = i > paragraphStart ? (uint)Form(i - 1) : 30, after = i + 2 < paragraphEnd ? (uint)Form(i + 2) : 30;
        uint third = i + 3 < paragraphEnd ? (uint)Form(i + 3) : 30;
        uint w0 = Word(i), w1 = Word(i + 1), wb = i > paragraphStart ? Word(i - 1) : 1, wa = i + 2 < paragraphEnd ? Word(i + 2) : 1;
        uint space = (Space(i + 1) ? 1u : 0) + (i > paragraphStart && Space(i) ? 2u : 0);
        uint pair = (t0 << 5) | t1;
        uint length = Bucket(i + 1 - sentenceStart), left = Bucket(paragraphEnd - i - 1), open = (uint)((quotes & 1) | (brackets > 0 ? 2 : 0));
        int n = 0;
        keys[n++] = Key(1, 0);
        keys[n++] = Key(2, t0);
        keys[n++] = Key(3, t1);
        keys[n++] = Key(4, pair);
        keys[n++] = Key(5, (pair << 5) | before);
        keys[n++] = Key(6, (pair << 5) | after);
        keys[n++] = Key(7, (((pair << 5) | before) << 5) | after);
        keys[n++] = Key(8, w0);
        keys[n++] = Key(9, w1);
        keys[n++] = Key(10, Mix(w0, w1));
        keys[n++] = Key(11, Mix(wb, t0));
        keys[n++] = Key(12, Mix(wb, pair));
        keys[n++] = Key(13, Mix(w1, t0));
        keys[n++] = Key(14, Mix(w0, t1));
        keys[n++] = Key(15, Mix(wa, pair));
        keys[n++] = Key(16, Mix(wb, w1));
        keys[n++] = Key(17, (pair << 2) | space);
        keys[n++] = Key(18, (t0 << 2) | space);
        keys[n++] = Key(19, (t0 << 4) | length);
        keys[n++] = Key(20, (pair << 4) | length);
        keys[n++] = Key(21, (t0 << 4) | left);
        keys[n++] = Key(22, (pair << 4) | left);
        keys[n++] = Key(23, (pair << 2) | open);
        keys[n++] = Key(24, (((t0 << 5) | before) << 2) | open);
        keys[n++] = Key(25, (pair << 3) | (uint)capitalised);
        keys[n++] = Key(26, (((t1 << 5) | after) << 5) | third);
        keys[n++] = Key(27, (length << 4) | left);
        keys[n++] = Key(28, Mix(w1, (uint)capitalised));
        keys[n++] = Key(29, (Word(sentenceStart) * 32) + t0);
        keys[n++] = Key(30, (((pair << 4) | length) << 3) | (uint)capitalised);
        keys[n++] = Key(31, ((uint)Math.Min(text.AsSpan(words[i].Span.Start, words[i].Span.Length).Length, 8) << 10) | pair);
        keys[n++] = Key(32, Mix(Mix(w0, w1), space));
        return n;
    }

    /// <summary>Counts quotation marks and brackets that stand open up to word <paramref name="i"/>.</summary>
    private void Count(int i)
    {
        for (; counted <= i; counted++)
        {
            switch (Form(counted))
            {
                case WordForm.Quote:
                    quotes++;
                    break;
                case WordForm.OpeningQuote:
                    quotes |= 1;
                    break;
                case WordForm.ClosingQuote:
                    quotes &= ~1;
                    break;
                case WordForm.OpeningBracket:
                    brackets++;
                    break;
                case WordForm.ClosingBracket:
                    brackets = Math.Max(0, brackets - 1);
                    break;
            }
        }
    }

    private bool Space(int i) => i == 0 || words[i - 1].Span.End < words[i].Span.Start;

    private WordForm Form(int i) => forms[i];

    /// <summary>Hash of the word without case; long words by their ends.</summary>
    private uint Word(int i)
    {
        uint hash = 2166136261;
        ReadOnlySpan<char> word = text.AsSpan(words[i].Span.Start, words[i].Span.Length);
        foreach (char c in word.Length > 24 ? word[..24] : word)
        {
            hash = (hash ^ (char.IsAsciiDigit(c) ? '0' : char.ToLowerInvariant(c))) * 16777619;
        }

        return hash;
    }

    private static uint Bucket(int length) => length switch { < 5 => (uint)length, < 7 => 5, < 10 => 6, < 15 => 7, < 25 => 8, < 40 => 9, _ => 10 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint a, uint b) => (a * 0x9E3779B1) ^ (b + 0x7F4A7C15 + (a << 6) + (a >> 2));

    private static uint Key(uint template, uint value)
    {
        uint h = Mix(value, template);
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        return h ^ (h >> 13);
    }
}
