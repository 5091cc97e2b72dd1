using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Attributions.Quotations;

/// <summary>A stretch in quotation marks, inside one paragraph.</summary>
/// <param name="Span">The stretch with its marks; to the paragraph's end when no mark closes it.</param>
/// <param name="IsSingle">In single marks, inside a double quotation or on its own.</param>
/// <param name="IsLeftOpen">No mark closes it in its paragraph: by custom it goes on in the next.</param>
/// <param name="Continues">It opens a paragraph, and the paragraph before left its quotation open.</param>
internal readonly record struct Quotation(TextSpan Span, bool IsSingle, bool IsLeftOpen, bool Continues);

/// <summary>How a token stands to the quotation in double marks around it.</summary>
internal enum QuotationPlace
{
    Outside,
    Inside,
    OpeningMark,
    ClosingMark,
}

/// <summary>What quotation marks say of one token.</summary>
/// <param name="Place">Its place by double marks.</param>
/// <param name="InSingle">Whether single marks hold it.</param>
/// <param name="Length">Tokens of the quotation in three steps: 0 up to 3 (a term, perhaps scare quotes), 1 up to 10, 2 more.</param>
/// <param name="Unpaired">Whether the quotation is left open or continues one.</param>
internal readonly record struct QuotationState(QuotationPlace Place, bool InSingle, int Length, bool Unpaired)
{
    /// <summary>How many values <see cref="Code"/> has.</summary>
    public const int Codes = 48;

    public int Code => (int)Place + (InSingle ? 4 : 0) + (Unpaired ? 8 : 0) + (16 * Length);
}

/// <summary>The quotations of an article in text order, and the state of each token.</summary>
internal sealed record QuotationLayer(ImmutableArray<Quotation> Quotations, ImmutableArray<QuotationState> States);
