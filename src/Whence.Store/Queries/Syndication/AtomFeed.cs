using System.Globalization;
using System.Text;
using System.Xml;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Queries.Syndication;

/// <summary>What is followed as a feed: Atom (RFC 4287). All words of strangers are text, never markup. What rests on a rejected reading is left out.</summary>
public static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const string NoTime = "1970-01-01T00:00:00Z";

    /// <summary>Announced windows, an entry each; a window that is moved becomes a new entry.</summary>
    public static byte[] OfWindows(IEnumerable<WindowRow> windows, string name, Sensitivity label = Sensitivity.Unlabelled)
    {
        ArgumentNullException.ThrowIfNull(windows);
        return Write("urn:whence:windows", "Windows announced in " + name, label, windows.Where(w => !Reviewed.Is(w.Claim, Verdict.Rejected)).Select(w => new Entry(
            $"urn:whence:window:{w.Key}:{WindowWords.Days(w.Opens, w.Closes).Replace(' ', '-')}",
            $"{WindowWords.Days(w.Opens, w.Closes)}: {PlainLine.Of(w.Issuer, 80)}",
            Day(w.Claim.Published), w.Earlier.IsEmpty ? "announced" : "moved", PlainLine.Of(w.Claim.Outlet ?? "an unknown outlet", 80),
            $"“{PlainLine.Of(w.Claim.Quote)}”{(w.Earlier.IsEmpty ? "" : " Announced before for " + string.Join("; ", w.Earlier.Select(e => WindowWords.Days(e.Opens, e.Closes))) + ".")}{(w.Outcome is { } o ? $" Told as past: “{PlainLine.Of(o.Quote)}”" : "")} Claim {w.Claim.Key}.{Reviewed.Words(w.Claim, " ")}")));
    }

    /// <summary>Alerts, an entry each, with its watch, its rule and its passage.</summary>
    public static byte[] OfAlerts(IEnumerable<AlertRow> alerts, IEnumerable<WatchRow> watches, string name, Sensitivity label = Sensitivity.Unlabelled)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        var byId = watches.ToDictionary(w => w.Id);
        return Write("urn:whence:alerts", "Alerts of " + name, label, alerts.Where(a => !Reviewed.Is(a.Claim, Verdict.Rejected)).Select(a => new Entry(
            $"urn:whence:alert:{a.Watch.ToString(CultureInfo.InvariantCulture)}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(a.Item)))[..16]}",
            $"{AlertWords.Of(a.Rule)}: {PlainLine.Of(byId.GetValueOrDefault(a.Watch)?.What, 120)}",
            a.FiredAt, Database.Codec.CellNames.Of(a.Rule), PlainLine.Of(a.Claim?.Outlet ?? "an unknown outlet", 80),
            a.Claim is { } claim ? $"“{PlainLine.Of(claim.Quote)}” {PlainLine.Of(claim.Outlet, 80)}, {PlainLine.Of(claim.Published, 30)}. Claim {claim.Key}.{Reviewed.Words(claim, " ")}" : "The article was forgotten since.")));
    }

    private sealed record Entry(string Id, string Title, string Updated, string Category, string Author, string Text);

    private static byte[] Write(string id, string title, Sensitivity label, IEnumerable<Entry> entries)
    {
        Entry[] all = [.. entries];
        using MemoryStream stream = new();
        using (XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            void Element(string name, string value) => xml.WriteElementString(name, Namespace, value);
            xml.WriteStartElement("feed", Namespace);
            Element("id", id);
            Element("title", PlainLine.Of(title) + (CaseLabel.Word(label) is { } word ? $" ({word})" : ""));
            if (CaseLabel.Word(label) is { } sensitivity) Element("rights", sensitivity);
            Element("updated", all.Select(e => e.Updated).DefaultIfEmpty(NoTime).Max(StringComparer.Ordinal)!);
            xml.WriteStartElement("author", Namespace);
            Element("name", "Whence");
            xml.WriteEndElement();
            foreach (Entry entry in all)
            {
                xml.WriteStartElement("entry", Namespace);
                Element("id", entry.Id);
                Element("title", entry.Title);
                Element("updated", entry.Updated);
                xml.WriteStartElement("category", Namespace);
                xml.WriteAttributeString("term", entry.Category);
                xml.WriteEndElement();
                xml.WriteStartElement("author", Namespace);
                Element("name", entry.Author);
                xml.WriteEndElement();
                xml.WriteStartElement("content", Namespace);
                xml.WriteAttributeString("type", "text");
                xml.WriteString(entry.Text);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static string Day(string? published) => DayCell.OfPublished(published) is { } day ? DayCell.Of(day) + "T00:00:00Z" : NoTime;
}
