using System.Collections.Immutable;
using System.Xml;
using Whence.Articles.Decoding;

namespace Whence.Store.Intake.Feeds;

/// <summary>A feed that a list names.</summary>
/// <param name="Title">What the list calls it, or null.</param>
/// <param name="Url">Its address.</param>
public sealed record FeedAddress(string? Title, string Url);

/// <summary>Reads the feeds of an OPML list, nested outlines included.</summary>
public static class OpmlReader
{
    /// <exception cref="FormatException">The bytes are no XML.</exception>
    public static ImmutableArray<FeedAddress> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var feeds = ImmutableArray.CreateBuilder<FeedAddress>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(FeedText.Clean(CharsetDecoder.Decode(bytes, null))), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "outline" && (reader.GetAttribute("xmlUrl") ?? reader.GetAttribute("xmlurl")) is { Length: > 0 } url)
                    feeds.Add(new FeedAddress(reader.GetAttribute("title") ?? reader.GetAttribute("text"), url));
            }
        }
        catch (XmlException e)
        {
            throw new FormatException("is no list of feeds: " + e.Message, e);
        }

        return feeds.ToImmutable();
    }
}
