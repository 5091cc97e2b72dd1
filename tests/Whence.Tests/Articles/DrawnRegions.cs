using System.Text;
using Whence.Articles;

namespace Whence.Tests.Articles;

/// <summary>Draws the regions of an article into its text: one line a region, its kind in front.</summary>
internal static class DrawnRegions
{
    public static string Draw(Article article)
    {
        var drawn = new StringBuilder();
        foreach (Region region in article.Regions)
        {
            if (drawn.Length > 0)
                drawn.Append('\n');
            string text = article.Text[region.Span.Start..region.Span.End].ReplaceLineEndings("/");
            drawn.Append(region.Kind.ToString().ToLowerInvariant()).Append(": ").Append(text.Replace("//", "/", StringComparison.Ordinal));
        }

        return drawn.ToString();
    }

    public static void AssertSound(Article article)
    {
        int end = 0;
        foreach (Region region in article.Regions)
        {
            Assert.InRange(region.Span.Start, end, article.Text.Length);
            Assert.InRange(region.Span.End, region.Span.Start + 1, article.Text.Length);
            end = region.Span.End;
        }
    }
}
