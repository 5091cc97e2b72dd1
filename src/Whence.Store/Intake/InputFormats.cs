using System.Text;

namespace Whence.Store.Intake;

/// <summary>What an input holds: one page, or many in a container.</summary>
public enum InputFormat
{
    Page,
    Gzip,
    Zip,
    Tar,
    Warc,
    Pdf,
    Mail,
    Mailbox,
    Feed,
    Opml,
    JsonLines,
    Json,
    NewsMl,
    Csv,
}

/// <summary>Tells the format of an input by its first bytes; the name decides only where the bytes leave it open.</summary>
public static class InputFormats
{
    private const int Reach = 4096;

    public static InputFormat Detect(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return InputFormat.Gzip;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return InputFormat.Zip;
        if (bytes.StartsWith("WARC/"u8))
            return InputFormat.Warc;
        if (bytes.StartsWith("%PDF-"u8))
            return InputFormat.Pdf;
        if ((bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8)) || IsOldTar(bytes))
            return InputFormat.Tar;
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Reach)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("From ", StringComparison.Ordinal) && head.Contains("\nFrom:", StringComparison.OrdinalIgnoreCase))
            return InputFormat.Mailbox;
        if (IsMail(head))
            return InputFormat.Mail;
        if (head.StartsWith('<'))
            return Markup(head);
        if (IsJson(head))
            return Json(head, name);
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? InputFormat.Csv : InputFormat.Page;
    }

    // Before 1988 a header was known by nothing but the sum of its bytes, the eight of the sum itself read as blanks.
    private static bool IsOldTar(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 512 || bytes[0] == 0)
            return false;
        int stated = 0, digits = 0, sum = 8 * ' ';
        foreach (byte b in bytes[148..156])
        {
            if (b is >= (byte)'0' and <= (byte)'7')
                (stated, digits) = ((stated * 8) + b - '0', digits + 1);
            else if (b is not ((byte)' ' or 0))
                return false;
        }

        for (int i = 0; i < 512; i++)
            sum += i is >= 148 and < 156 ? 0 : bytes[i];
        return digits > 0 && stated == sum;
    }

    private static bool IsMail(string head)
    {
        int colon = head.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 40 || head.AsSpan(0, colon).ContainsAnyExcept(HeaderName))
            return false;
        return head.Contains("\nMIME-Version:", StringComparison.OrdinalIgnoreCase) || head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            || (head.Contains("\nSubject:", StringComparison.OrdinalIgnoreCase) && head.Contains("\nDate:", StringComparison.OrdinalIgnoreCase));
    }

    private static readonly System.Buffers.SearchValues<char> HeaderName = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static InputFormat Markup(string head)
    {
        switch (Root(head).ToUpperInvariant())
        {
            case "HTML":
                return InputFormat.Page;
            case "OPML":
                return InputFormat.Opml;
            case "NEWSITEM" or "NEWSMESSAGE":
                return InputFormat.NewsMl;
            case "RSS" or "FEED" or "RDF" or "CHANNEL":
                return InputFormat.Feed;
        }

        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return InputFormat.Page;
        if (head.Contains("<opml", StringComparison.OrdinalIgnoreCase))
            return InputFormat.Opml;
        if (head.Contains("<newsItem", StringComparison.Ordinal) || head.Contains("<newsMessage", StringComparison.Ordinal))
            return InputFormat.NewsMl;
        bool feed = head.Contains("<rss", StringComparison.OrdinalIgnoreCase) || head.Contains("<feed", StringComparison.OrdinalIgnoreCase) || head.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase) || head.Contains("<channel", StringComparison.OrdinalIgnoreCase);
        return feed ? InputFormat.Feed : InputFormat.Page;
    }

    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create(" \t\r\n/>");

    // The first element's name without its prefix; declarations, comments and a DOCTYPE stand before it.
    private static string Root(string head)
    {
        int at = 0;
        while (at >= 0 && at + 1 < head.Length)
        {
            at = head.IndexOf('<', at);
            if (at < 0 || at + 1 >= head.Length)
                break;
            if (head.AsSpan(at).StartsWith("<!--"))
                at = head.IndexOf("-->", at, StringComparison.Ordinal);
            else if (head[at + 1] is '?' or '!')
                at = head.IndexOf('>', at);
            else
            {
                ReadOnlySpan<char> name = head.AsSpan(at + 1);
                int end = name.IndexOfAny(NameEnds);
                name = end < 0 ? name : name[..end];
                return name[(name.IndexOf(':') + 1)..].ToString();
            }
        }

        return "";
    }

    // A text may begin with a bracket too: "[Update] The road ...".
    private static bool IsJson(string head)
    {
        if (head.Length == 0 || head[0] is not ('{' or '['))
            return false;
        ReadOnlySpan<char> rest = head.AsSpan(1).TrimStart();
        return rest.IsEmpty || (head[0] == '{' ? rest[0] is '"' or '}' : rest[0] is '{' or '[' or ']' or '"');
    }

    private static InputFormat Json(string head, string name)
    {
        if (head.Contains("jsonfeed.org/version", StringComparison.Ordinal))
            return InputFormat.Feed;
        bool lines = name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || head.Contains("}\n{", StringComparison.Ordinal) || head.Contains("}\r\n{", StringComparison.Ordinal);
        return lines ? InputFormat.JsonLines : InputFormat.Json;
    }
}
