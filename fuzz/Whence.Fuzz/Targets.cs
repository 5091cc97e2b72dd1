using Whence.Articles;
using Whence.Contract;
using Whence.Text;

namespace Whence.Fuzz;

/// <summary>One method for each way into the engine.</summary>
internal static class Targets
{
    /// <summary>Reads <paramref name="bytes"/> as a page of whatever format they look like.</summary>
    public static void ReadPage(byte[] bytes)
    {
        Reading reading = Reader.English.Read(ArticleFinder.Find(new RawPage(bytes)));
        int length = reading.Article.Text.Length;
        foreach (TextSpan span in reading.Claims.SelectMany(c => c.Content).Concat(reading.Article.Regions.Select(r => r.Span)))
        {
            if (span.Start < 0 || span.End < span.Start || span.End > length)
            {
                throw new InvalidOperationException($"{span} lies outside a text of {length} code units");
            }
        }

        ReadingJson.ToUtf8(reading, "fuzz", withTokens: true);
    }
}
