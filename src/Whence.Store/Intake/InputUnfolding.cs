using System.IO.Compression;
using System.Xml;
using Whence.Articles;
using Whence.Store.Intake.Archives;
using Whence.Store.Intake.Documents;
using Whence.Store.Intake.Feeds;

namespace Whence.Store.Intake;

/// <summary>Unfolds an input into the pages that it holds. What cannot be read is a refusal in its place; nothing is thrown.</summary>
/// <remarks>Archives, mailboxes and lines are read as streams: memory is bounded by the largest page, not by the input.</remarks>
public sealed class InputUnfolding(IntakeLimits limits)
{
    private const int Reach = 4096;

    private long _left = limits.MaxDecompressed;

    /// <summary>Told the label of each part of an archive before it is read.</summary>
    internal Action<string>? Begun { get; init; }

    /// <summary>Labels of parts that are passed over.</summary>
    internal IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>The pages of <paramref name="bytes"/> in their order.</summary>
    /// <param name="name">The input as it was named; pages inside are named "name#part".</param>
    /// <param name="bytes">The whole input.</param>
    /// <param name="given">Facts that hold for every page.</param>
    public IEnumerable<InputResult> Unfold(string name, byte[] bytes, GivenFacts given) => Unfold(name, new MemoryStream(bytes, writable: false), given, null);

    /// <summary>The pages of a stream in their order.</summary>
    /// <param name="name">The input as it was named; pages inside are named "name#part".</param>
    /// <param name="stream">Read from its beginning, at most to its end. The caller closes it.</param>
    /// <param name="given">Facts that hold for every page.</param>
    /// <param name="contentType">Media type of a server, or null.</param>
    public IEnumerable<InputResult> Unfold(string name, Stream stream, GivenFacts given, string? contentType) => Guarded(name, () => Unfold(name, stream, given, contentType, 0));

    private IEnumerable<InputResult> Unfold(string name, Stream stream, GivenFacts given, string? contentType, int depth)
    {
        if (depth > limits.MaxNesting)
            return [new InputResult.Refused(name, $"is an archive inside more than {limits.MaxNesting} others")];
        PeekStream peek = Peek(name, stream, out InputFormat format);
        switch (format)
        {
            case InputFormat.Gzip:
                var plain = new RatioStream(new GZipStream(peek, CompressionMode.Decompress), peek, limits);
                return Closing(plain, () => Unfold(name, plain, given, null, depth + 1));
            case InputFormat.Zip:
                return Zip(name, stream.CanSeek ? stream : peek, given, depth);
            case InputFormat.Tar:
                return TarFileReader.Read(name, peek, limits, (entry, content) => Part(name, entry, content, given, depth));
            case InputFormat.Warc:
                return WarcReader.Read(name, peek, limits, given);
            case InputFormat.Mailbox:
                return MailReader.ReadMailbox(name, peek, given);
            case InputFormat.JsonLines:
                return JsonReader.ReadLines(name, peek, limits, given);
        }

        byte[]? bytes = BoundedCopy.Read(peek, limits.MaxPage);
        if (bytes is null)
            return [new InputResult.Refused(name, $"is larger than {limits.MaxPage / (1024 * 1024)} MB; one input is one article, so split it")];
        if (format == InputFormat.Page && BinaryFormats.Name(bytes) is { } binary)
            return [new InputResult.Refused(name, $"is {binary}, not text or HTML")];
        return format switch
        {
            InputFormat.Pdf => PdfReader.Read(name, bytes, given),
            InputFormat.Mail => MailReader.ReadMessage(name, bytes, given),
            InputFormat.Feed => FeedPages.Read(name, bytes, given),
            InputFormat.Json => JsonReader.ReadDocument(name, bytes, given),
            InputFormat.NewsMl => NewsMlReader.Read(name, bytes, given),
            InputFormat.Csv => CsvReader.Read(name, bytes, limits, given),
            InputFormat.Opml => [new InputResult.Refused(name, "is a list of feeds (OPML), not a text: 'whence feed add' takes it")],
            _ => [new InputResult.Loaded(name, new RawPage(bytes) { ContentType = contentType ?? TypeOf(name), Given = given })],
        };
    }

    private IEnumerable<InputResult> Zip(string name, Stream stream, GivenFacts given, int depth)
    {
        // The list of entries stands at the end: a ZIP is either a file or kept whole.
        Stream? whole = stream;
        if (stream.CanSeek)
            stream.Position = 0;
        else
            whole = BoundedCopy.Read(stream, limits.MaxDecompressed) is { } copy ? new MemoryStream(copy, writable: false) : null;
        return whole is null
            ? [new InputResult.Refused(name, $"is a ZIP of more than {limits.MaxDecompressed / (1024 * 1024)} MB inside an archive or a pipe")]
            : ZipReader.Read(name, whole, limits, Take, (entry, content) => Part(name, entry, content, given, depth));
    }

    private IEnumerable<InputResult> Part(string name, string entry, byte[] content, GivenFacts given, int depth)
    {
        string part = $"{name}#{entry}";
        return LeftOut.Contains(part) ? [] : Guarded(part, () =>
        {
            Begun?.Invoke(part);
            return Unfold(part, new MemoryStream(content, writable: false), given, null, depth + 1);
        });
    }

    private static IEnumerable<InputResult> Closing(Stream stream, Func<IEnumerable<InputResult>> read)
    {
        using (stream)
        {
            foreach (InputResult result in read())
                yield return result;
        }
    }

    private bool Take(long bytes)
    {
        _left -= bytes;
        return _left >= 0;
    }

    /// <summary>What a stream holds, by its first bytes and its name; the stream returned gives them again.</summary>
    internal static PeekStream Peek(string name, Stream stream, out InputFormat format)
    {
        var peek = new PeekStream(stream, Reach);
        format = InputFormats.Detect(peek.Head, Unpacked(name));
        return peek;
    }

    private static string Unpacked(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    private static string? TypeOf(string name) => Path.GetExtension(Unpacked(name)).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" => "text/html",
        ".TXT" or ".MD" or ".TEXT" => "text/plain",
        _ => null,
    };

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
