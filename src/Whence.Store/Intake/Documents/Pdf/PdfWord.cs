namespace Whence.Store.Intake.Documents.Pdf;

/// <summary>A word on a page of a PDF: points (1/72 inch), the origin at the lower left.</summary>
internal readonly record struct PdfWord(string Text, double Left, double Bottom, double Right, double Top)
{
    public double Height => Top - Bottom;

    public double Middle => (Top + Bottom) / 2;

    /// <summary>Whether both stand on one line: half of the lower one's height is beside the other.</summary>
    public bool IsBeside(PdfWord other) => Math.Min(Top, other.Top) - Math.Max(Bottom, other.Bottom) > 0.5 * Math.Min(Height, other.Height);
}

/// <summary>A line of words from left to right.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public string Text { get; } = string.Join(' ', Words.Select(w => w.Text));

    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Top { get; } = Words.Max(w => w.Top);

    public double Bottom { get; } = Words.Min(w => w.Bottom);

    public double Height { get; } = Words.Select(w => w.Height).Order().ElementAt(Words.Count / 2);
}
