using System.Text;

namespace Whence.Claims;

/// <summary>Draws a claim's chain as one line of text: "Harbour Post &lt;- Kanto News &lt;- a Western diplomatic source | hedged: apparently".</summary>
public static class ChainText
{
    /// <summary>The tellers, outermost first, then the stance with its words of doubt unless the claim is plainly asserted.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="articleText">The text that its spans point into.</param>
    public static string Draw(Claim claim, string articleText)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(articleText);
        var line = new StringBuilder();
        foreach (SourceLink link in claim.Chain) line.Append(line.Length == 0 ? "" : " <- ").Append(link.Name);
        if (line.Length == 0) line.Append('?');
        if (claim.Stance == Stance.Asserted) return line.ToString();
        line.Append(" | ").Append(claim.Stance switch { Stance.Hedged => "hedged", Stance.Denied => "denied", _ => "questioned" });
        for (int i = 0; i < claim.Hedges.Length; i++)
        {
            line.Append(i == 0 ? ": " : ", ").Append(claim.Hedges[i].Span.In(articleText));
        }

        return line.ToString();
    }
}
