using System.Collections.Frozen;

namespace Whence.Mentions.Coreference;

/// <summary>Which tokens stand in quotation marks, and who speaks them: the subject of a verb of saying in the same sentence or right beside it.</summary>
internal sealed class Quotations
{
    private static readonly FrozenSet<string> Saying = "say tell add write note explain state declare announce argue claim insist ask reply answer warn recall comment tweet admit report conclude continue remark stress acknowledge suggest call urge".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly int[] _quotation;
    private readonly List<int> _speakers = [];

    public Quotations(Phrases phrases)
    {
        _quotation = new int[phrases.Count];
        Array.Fill(_quotation, -1);
        int open = -1;
        for (int i = 0; i < phrases.Count; i++)
        {
            // A mark that is never closed ends with its paragraph.
            if (open >= 0 && i > 0 && phrases.Text.AsSpan(phrases.Tokens.Tokens[i - 1].Span.End, phrases.Tokens.Tokens[i].Span.Start - phrases.Tokens.Tokens[i - 1].Span.End).Contains('\n'))
                open = -1;
            string form = phrases.Forms[i];
            if (form is "“" or "``" || (form == "\"" && open < 0))
            {
                open = i;
            }
            else if (form is "”" or "''" || form == "\"")
            {
                if (open >= 0)
                    Add(phrases, open, i);
                open = -1;
            }
        }
    }

    /// <summary>Number of the quotation around a token, or -1.</summary>
    public int Of(int token) => _quotation[token];

    /// <summary>The token that heads the speaker of a quotation, or -1.</summary>
    public int SpeakerOf(int quotation) => quotation < 0 ? -1 : _speakers[quotation];

    /// <summary>Whether a verb reports speech.</summary>
    public static bool IsSaying(string lemma) => Saying.Contains(lemma);

    private void Add(Phrases phrases, int open, int close)
    {
        int number = _speakers.Count;
        Array.Fill(_quotation, number, open, close - open + 1);
        _speakers.Add(Speaker(phrases, open, close));
    }

    private static int Speaker(Phrases phrases, int open, int close)
    {
        int first = phrases.Tokens.Sentences[phrases.SentenceOf(open)].FirstToken;
        int end = phrases.Tokens.Sentences[phrases.SentenceOf(close)].EndToken;
        int after = Subject(phrases, close + 1, Math.Min(phrases.Count, Math.Max(end, close + 12)));
        if (after >= 0)
            return after;
        int before = Subject(phrases, first, open);
        return before >= 0 || phrases.SentenceOf(open) == 0 || open > first ? before : -1;
    }

    private static int Subject(Phrases phrases, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (phrases.Word(i).Upos == "VERB" && IsSaying(phrases.Lemma(i)) && phrases.Child(i, "nsubj") is >= 0 and int subject && subject >= first && subject < end)
                return subject;
        }

        return -1;
    }
}
