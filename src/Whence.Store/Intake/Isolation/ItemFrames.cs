using System.Text;
using Whence.Articles;

namespace Whence.Store.Intake.Isolation;

/// <summary>How a program and its child speak: frames of a kind, then strings and bytes, each with its length before it. Little-endian, UTF-8.</summary>
/// <remarks>
/// Asked: name, path or bytes, media type, facts, bytes of a page at most, labels to leave out.
/// Answered, any number of times: what is begun, a page, or a refusal; then the end.
/// </remarks>
internal static class ItemFrames
{
    /// <summary>No field is longer: a page and its original have 100 MB at most, whatever a child says.</summary>
    private const int MostBytes = 128 * 1024 * 1024;

    public const byte End = 0, Page = 1, Refusal = 2, Begun = 3;

    public static void Write(BinaryWriter to, ItemRequest request)
    {
        Text(to, request.Name);
        Text(to, request.Path);
        Bytes(to, request.Content);
        Text(to, request.ContentType);
        Facts(to, request.Given);
        to.Write(request.MaxPage);
        to.Write(request.LeftOut.Count);
        foreach (string label in request.LeftOut) Text(to, label);
        to.Flush();
    }

    /// <summary>The next request; null when the parent has closed its end.</summary>
    public static ItemRequest? ReadRequest(BinaryReader from)
    {
        string? name;
        try
        {
            name = Text(from);
        }
        catch (EndOfStreamException)
        {
            return null;
        }

        ItemRequest request = new(name ?? "", Text(from), Bytes(from), Text(from), Facts(from), from.ReadInt32(), []);
        for (int left = from.ReadInt32(); left > 0; left--) request.LeftOut.Add(Text(from) ?? "");
        return request;
    }

    public static void Write(BinaryWriter to, InputResult result)
    {
        switch (result)
        {
            case InputResult.Refused refused:
                to.Write(Refusal);
                Text(to, refused.Name);
                Text(to, refused.Reason);
                break;
            case InputResult.Loaded loaded:
                to.Write(Page);
                Text(to, loaded.Name);
                Bytes(to, loaded.Page.Bytes.Span);
                Text(to, loaded.Page.ContentType);
                to.Write((byte)loaded.Page.Format);
                Facts(to, loaded.Page.Given);
                Text(to, loaded.Capture.Address);
                Text(to, loaded.Capture.ContentType);
                Text(to, loaded.Capture.Headers);
                Text(to, loaded.Capture.At);
                Bytes(to, loaded.Capture.Original.Span);
                break;
        }

        to.Flush();
    }

    public static void WriteBegun(BinaryWriter to, string label)
    {
        to.Write(Begun);
        Text(to, label);
        to.Flush();
    }

    public static void WriteEnd(BinaryWriter to)
    {
        to.Write(End);
        to.Flush();
    }

    /// <summary>The next frame of a child: a result, the label of what it has begun, or neither at the end.</summary>
    /// <exception cref="IOException">The child is gone, or speaks otherwise.</exception>
    public static (InputResult? Result, string? Begun) ReadAnswer(BinaryReader from)
    {
        switch (from.ReadByte())
        {
            case End:
                return (null, null);
            case Begun:
                return (null, Text(from) ?? "");
            case Refusal:
                return (new InputResult.Refused(Text(from) ?? "", Text(from) ?? ""), null);
            case Page:
                string name = Text(from) ?? "";
                RawPage page = new(Bytes(from)) { ContentType = Text(from), Format = from.ReadByte() is var format && Enum.IsDefined((PageFormat)format) ? (PageFormat)format : PageFormat.Detect, Given = Facts(from) };
                Capture capture = new() { Address = Text(from), ContentType = Text(from), Headers = Text(from), At = Text(from), Original = Bytes(from) };
                return (new InputResult.Loaded(name, page) { Capture = capture }, null);
            default:
                throw new InvalidDataException("no frame of a child");
        }
    }

    private static void Facts(BinaryWriter to, GivenFacts given)
    {
        Text(to, given.Outlet);
        Text(to, given.Published);
        Text(to, given.Url);
        Text(to, given.Headline);
    }

    private static GivenFacts Facts(BinaryReader from) => new() { Outlet = Text(from), Published = Text(from), Url = Text(from), Headline = Text(from) };

    // A length of -1 stands for null.
    private static void Text(BinaryWriter to, string? text)
    {
        if (text is null) to.Write(-1);
        else Bytes(to, Encoding.UTF8.GetBytes(text));
    }

    private static string? Text(BinaryReader from) => from.ReadInt32() is >= 0 and var length ? Encoding.UTF8.GetString(Exactly(from, length)) : null;

    private static void Bytes(BinaryWriter to, ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    private static byte[] Bytes(BinaryReader from) => Exactly(from, from.ReadInt32());

    private static byte[] Exactly(BinaryReader from, int length)
    {
        if (length is < 0 or > MostBytes) throw new InvalidDataException("no length of a field");
        byte[] bytes = from.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}

/// <param name="Name">The input as it was named.</param>
/// <param name="Path">The file to open; null when its bytes are at hand.</param>
/// <param name="Content">The bytes, empty when a file is named.</param>
/// <param name="LeftOut">Parts that made a child fail before.</param>
internal sealed record ItemRequest(string Name, string? Path, byte[] Content, string? ContentType, GivenFacts Given, int MaxPage, List<string> LeftOut);
