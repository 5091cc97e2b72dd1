using System.Collections.Immutable;
using Whence.Attributions.Quotations;
using Whence.Text;

namespace Whence.Attributions;

/// <summary>Tells direct from indirect speech by the share of the content's letters in double quotation marks.</summary>
internal static class ContentForm
{
    /// <summary>Direct from this share on: a stray word outside the marks is an error of the mark.</summary>
    private const double Direct = 0.97;

    public static AttributionForm Of(string text, ImmutableArray<TextSpan> content, QuotationLayer quotations)
    {
        int letters = 0, quoted = 0;
        foreach (TextSpan piece in content)
        {
            int q = FirstEndingAfter(quotations.Quotations, piece.Start);
            for (int i = piece.Start; i < piece.End; i++)
            {
                if (!char.IsLetter(text[i])) continue;
                letters++;
                while (q < quotations.Quotations.Length && (quotations.Quotations[q].IsSingle || quotations.Quotations[q].Span.End <= i)) q++;
                if (q < quotations.Quotations.Length && quotations.Quotations[q].Span.Contains(i)) quoted++;
            }
        }

        return quoted == 0 ? AttributionForm.Indirect : quoted >= Direct * letters ? AttributionForm.Direct : AttributionForm.Mixed;
    }

    /// <summary>Index of the first double quotation that ends after <paramref name="offset"/>. Double quotations do not overlap, so their ends are in order too.</summary>
    private static int FirstEndingAfter(ImmutableArray<Quotation> quotations, int offset)
    {
        int low = 0, high = quotations.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (quotations[middle].Span.Start < offset) low = middle + 1;
            else high = middle;
        }

        // The one before may still be open here; single quotations lie inside it.
        int first = low;
        while (first > 0 && (quotations[first - 1].IsSingle || quotations[first - 1].Span.End > offset))
        {
            first--;
            if (!quotations[first].IsSingle) break;
        }

        return first;
    }
}
