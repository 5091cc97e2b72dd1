using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Attributions.Quotations;

/// <summary>Finds quotations by their marks: a state machine over each paragraph, for straight and curly marks, single ones inside double ones, and marks left open.</summary>
internal static class QuotationFinder
{
    private enum Mark
    {
        None,
        Opening,
        Closing,
        Either,
        SingleOpening,
        SingleClosing,
    }

    public static QuotationLayer Find(string text, TokenLayer tokens, ImmutableArray<Passage> paragraphs)
    {
        ImmutableArray<Quotation>.Builder found = ImmutableArray.CreateBuilder<Quotation>();
        bool leftOpen = false;
        foreach (Passage paragraph in paragraphs)
        {
            var span = new TextSpan(tokens.Tokens[paragraph.First].Span.Start, tokens.Tokens[paragraph.End - 1].Span.End);
            leftOpen = Scan(text, span, leftOpen, found);
        }

        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        ImmutableArray<Quotation> quotations = found.DrainToImmutable();
        return new QuotationLayer(quotations, StatesOf(tokens, quotations));
    }

    /// <summary>Adds the quotations of one paragraph and says whether it leaves one open.</summary>
    private static bool Scan(string text, TextSpan paragraph, bool leftOpenBefore, ImmutableArray<Quotation>.Builder found)
    {
        int open = -1, single = -1;
        bool germanOpen = false;
        for (int i = paragraph.Start; i < paragraph.End; i++)
        {
            char c = text[i];
            if (c is not ('"' or '\'' or '`') && c < '\u00AB') continue;
            Mark mark = MarkAt(text, paragraph, i, open >= 0, germanOpen, out int width);
            switch (mark)
            {
                case Mark.Opening:
                    // A second opening mark: the quotation before it lost its closing mark.
                    if (open >= 0) Add(new TextSpan(open, i), isSingle: false, isLeftOpen: true);
                    (open, single, germanOpen) = (i, -1, c == '„');
                    break;
                case Mark.Closing when open >= 0:
                    Add(new TextSpan(open, i + width), isSingle: false, isLeftOpen: false);
                    (open, single) = (-1, -1);
                    break;
                case Mark.SingleOpening:
                    single = i;
                    break;
                case Mark.SingleClosing when single >= 0:
                    Add(new TextSpan(single, i + 1), isSingle: true, isLeftOpen: false);
                    single = -1;
                    break;
                default:
                    break;
            }

            i += width - 1;
        }

        if (open < 0) return false;
        Add(new TextSpan(open, paragraph.End), isSingle: false, isLeftOpen: true);
        return true;

        void Add(TextSpan span, bool isSingle, bool isLeftOpen) =>
            found.Add(new Quotation(span, isSingle, isLeftOpen, !isSingle && leftOpenBefore && span.Start == paragraph.Start));
    }

    private static Mark MarkAt(string text, TextSpan paragraph, int i, bool isOpen, bool germanOpen, out int width)
    {
        char c = text[i];
        char before = i > paragraph.Start ? text[i - 1] : ' ';
        char twin = i + 1 < paragraph.End ? text[i + 1] : ' ';
        width = c is '\'' or '`' or '‘' or '’' && twin == c ? 2 : 1;
        char after = i + width < paragraph.End ? text[i + width] : ' ';
        Mark mark = c switch
        {
            '“' => germanOpen && isOpen ? Mark.Closing : Mark.Opening,
            '„' or '«' or '‟' => Mark.Opening,
            '”' or '»' => Mark.Closing,
            '"' or '＂' => Mark.Either,
            '\'' when width == 2 => Mark.Either,
            '`' or '‘' when width == 2 => Mark.Opening,
            '’' when width == 2 => Mark.Closing,
            '\'' or '‘' or '’' or '`' => Single(c, before, after),
            _ => Mark.None,
        };
        if (mark != Mark.Either) return mark;
        bool looksOpening = !IsGap(after) && (IsGap(before) || before is '(' or '[' or '—' or '–' or '-' or '‘' or '\'');
        bool looksClosing = !IsGap(before);
        if (!isOpen) return looksClosing && !looksOpening && IsGap(after) ? Mark.Closing : Mark.Opening;
        return looksOpening && IsGap(before) ? Mark.Opening : Mark.Closing;
    }

    /// <summary>A single mark opens before a letter that starts a word, and closes after a word; between letters it is an apostrophe.</summary>
    private static Mark Single(char c, char before, char after)
    {
        bool starts = IsGap(before) || before is '"' or '“' or '(' or '[' or '—' or '–' or ':';
        if (starts && c != '’' && char.IsLetter(after)) return Mark.SingleOpening;
        return c != '‘' && !IsGap(before) && !char.IsLetterOrDigit(after) ? Mark.SingleClosing : Mark.None;
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c);

    private static ImmutableArray<QuotationState> StatesOf(TokenLayer tokens, ImmutableArray<Quotation> quotations)
    {
        var states = new QuotationState[tokens.Tokens.Length];
        int first = 0;
        foreach (Quotation quotation in quotations)
        {
            while (first < states.Length && tokens.Tokens[first].Span.End <= quotation.Span.Start) first++;
            int end = first;
            while (end < states.Length && tokens.Tokens[end].Span.Start < quotation.Span.End) end++;
            int inside = end - first - 2;
            int length = inside <= 3 ? 0 : inside <= 10 ? 1 : 2;
            for (int t = first; t < end; t++)
            {
                if (quotation.IsSingle)
                {
                    states[t] = states[t] with { InSingle = true };
                    continue;
                }

                QuotationPlace place = t == first ? QuotationPlace.OpeningMark
                    : t == end - 1 && !quotation.IsLeftOpen ? QuotationPlace.ClosingMark
                    : QuotationPlace.Inside;
                states[t] = new QuotationState(place, states[t].InSingle, length, quotation.IsLeftOpen || quotation.Continues);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(states);
    }
}
