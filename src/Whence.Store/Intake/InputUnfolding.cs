using System.IO.Compression;
using System.Xml;
using Whence.Articles;
using Whence.Store.Intake.Archives;
using Whence.Store.Intake.Documents;
using Whence.Store.Intake.Feeds;

namespace Whence.Store.Intake;

/// <summary>Unfolds an input into the pages that it holds. What cannot be read is a refusal in its place; nothing is thrown.</summary>
public sealed class InputUnfolding(IntakeLimits limits)
{
    private long _left = limits.MaxDecompressed;

    /// <summary>The pages of <paramref name="bytes"/> in their order.</summary>
    /// <param name="name">The input as it was named; pages inside are named "name#part".</param>
    /// <param name="bytes">The whole input.</param>
    /// <param name="given">Facts that hold for every page.</param>
    public IEnumerable<InputResult> Unfold(string name, byte[] bytes, GivenFacts given) => Unfold(name, bytes, given, 0);

    /// <summary>The pages of a WARC file of any size, read as a stream.</summary>
    public static IEnumerable<InputResult> Warc(string name, Stream stream, IntakeLimits limits, GivenFacts given) => WarcReader.Read(name, stream, limits, given);

    private IEnumerable<InputResult> Unfold(string name, byte[] bytes, GivenFacts given, int depth)
    {
        if (depth > limits.MaxNesting)
            return [new InputResult.Refused(name, $"is an archive inside more than {limits.MaxNesting} others")];
        InputFormat format = InputFormats.Detect(bytes, name);
        return Guarded(name, () => format switch
        {
            InputFormat.Gzip => Gzip(name, bytes, given, depth),
            InputFormat.Zip => ZipReader.Read(name, bytes, limits, Take, (entry, content) => Unfold($"{name}#{entry}", content, given, depth + 1)),
            InputFormat.Warc => WarcReader.Read(name, new MemoryStream(bytes, writable: false), limits, given),
            InputFormat.Mail => MailReader.ReadMessage(name, bytes, given),
            InputFormat.Mailbox => MailReader.ReadMailbox(name, bytes, limits, given),
            InputFormat.Feed => FeedPages.Read(name, bytes, given),
            InputFormat.JsonLines => JsonReader.ReadLines(name, bytes, limits, given),
            InputFormat.Json => JsonReader.ReadDocument(name, bytes, given),
            InputFormat.Csv => CsvReader.Read(name, bytes, limits, given),
            InputFormat.Opml => [new InputResult.Refused(name, "is a list of feeds (OPML), not a text: add its feeds")],
            _ => [new InputResult.Loaded(name, new RawPage(bytes) { Given = given })],
        });
    }

    private IEnumerable<InputResult> Gzip(string name, byte[] bytes, GivenFacts given, int depth)
    {
        using var stream = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        byte[]? content = BoundedCopy.Read(stream, Math.Min(_left, Math.Max(1 << 20, (long)bytes.Length * limits.MaxRatio)));
        if (content is null)
            return [new InputResult.Refused(name, "unfolds to more than is allowed: a compression bomb, or split it")];
        Take(content.Length);
        string inner = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Unfold(inner, content, given, depth + 1);
    }

    private bool Take(long bytes)
    {
        _left -= bytes;
        return _left >= 0;
    }

    // A reader may fail at any item: what it gave before stays, the failure is one refusal.
    private static IEnumerable<InputResult> Guarded(string name, Func<IEnumerable<InputResult>> read)
    {
        IEnumerator<InputResult>? items = null;
        try
        {
            while (true)
            {
                InputResult? next;
                string? failure = null;
                try
                {
                    items ??= read().GetEnumerator();
                    next = items.MoveNext() ? items.Current : null;
                }
                catch (Exception e) when (e is InvalidDataException or IOException or FormatException or XmlException or NotSupportedException or ArgumentException or InvalidOperationException)
                {
                    next = null;
                    failure = e.Message;
                }

                if (failure is not null)
                {
                    yield return new InputResult.Refused(name, "is damaged: " + failure.TrimEnd('.'));
                    yield break;
                }

                if (next is null)
                    yield break;
                yield return next;
            }
        }
        finally
        {
            items?.Dispose();
        }
    }
}
