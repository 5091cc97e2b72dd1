using System.Globalization;
using MimeKit;
using Whence.Articles;

namespace Whence.Store.Intake.Documents;

/// <summary>Reads mail, mailboxes and pages saved as MHTML. The HTML part is preferred; sender and date are hints of outlet and day.</summary>
internal static class MailReader
{
    public static IReadOnlyList<InputResult> ReadMessage(string name, byte[] bytes, GivenFacts given)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using MimeMessage message = MimeMessage.Load(stream);
        InputResult page = Page(name, message, given);
        return [page is InputResult.Loaded loaded ? loaded with { Capture = new Capture { Original = bytes } } : page];
    }

    public static IEnumerable<InputResult> ReadMailbox(string name, Stream stream, GivenFacts given)
    {
        var parser = new MimeParser(stream, MimeFormat.Mbox);
        int number = 0;
        while (!parser.IsEndOfStream)
        {
            using MimeMessage message = parser.ParseMessage();
            yield return Page(string.Create(CultureInfo.InvariantCulture, $"{name}#{++number}"), message, given);
        }
    }

    private static InputResult Page(string name, MimeMessage message, GivenFacts given)
    {
        // A saved page says its address; a message says who sent it and when.
        string? address = message.Headers["Snapshot-Content-Location"];
        TextPart? part = (message.Body as MultipartRelated)?.Root as TextPart
            ?? message.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.IsHtml)
            ?? message.BodyParts.OfType<TextPart>().FirstOrDefault();
        if (part?.Content is null)
            return new InputResult.Refused(name, "is a message without a text part");
        using var content = new MemoryStream();
        part.Content.DecodeTo(content);
        bool page = address is not null;
        return new InputResult.Loaded(name, new RawPage(content.ToArray())
        {
            ContentType = part.ContentType.Charset is { Length: > 0 } charset ? $"{part.ContentType.MimeType}; charset={charset}" : part.ContentType.MimeType,
            Format = part.IsHtml ? PageFormat.Html : PageFormat.Text,
            Given = given with
            {
                Url = given.Url ?? address ?? part.ContentLocation?.ToString(),
                Outlet = given.Outlet ?? (page ? null : message.From.Mailboxes.FirstOrDefault()?.Name),
                Headline = given.Headline ?? (page ? null : message.Subject),
                Published = given.Published ?? (page || message.Date == DateTimeOffset.MinValue ? null : message.Date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
            },
        });
    }
}
