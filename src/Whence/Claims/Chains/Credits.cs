using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims.Tellers;
using Whence.Text;

namespace Whence.Claims.Chains;

/// <summary>Finds the tellers that stand over the whole body without saying anything in it: the wire of the dateline, of the byline or of a credit line.</summary>
internal static class Credits
{
    private const int LongestDateline = 120;

    /// <summary>The credit links in order, without the outlet itself.</summary>
    public static ImmutableArray<SourceLink> Find(Article article)
    {
        var links = new List<SourceLink>();
        if (article.Dateline is { } dateline)
        {
            foreach (string name in (dateline.Agency ?? "").Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Add(name, dateline.Span);
            if (dateline.Agency is null) InBrackets(dateline.Span);
        }
        else if (FirstLine(article) is { } line)
        {
            InBrackets(line);
        }

        if (FirstLine(article) is { } head) Author(head);
        foreach (string byline in article.Bylines)
        {
            string name = byline.Trim();
            if (name.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) name = name[3..];
            foreach (string part in name.Split([',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (OutletNames.IsAgency(part)) Add(part, Locate(article, part));
            }
        }

        foreach (Region region in article.Regions)
        {
            if (region.Kind != RegionKind.Credit) continue;
            string text = region.Span.In(article.Text).ToString().Trim(' ', '(', ')', '-', '–', '—', '.', '\n', '\r');
            foreach (string label in (ReadOnlySpan<string>)["Source:", "Credit:", "Agency:", "Via", "With inputs from", "From"])
            {
                if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) text = text[label.Length..].Trim();
            }

            if (OutletNames.IsAgency(text)) Add(text, region.Span);
        }

        return [.. links];

        void Add(string name, TextSpan? span)
        {
            if (name.Length == 0 || (article.Outlet is { } outlet && OutletNames.Same(outlet, name)) || links.Exists(l => OutletNames.Same(l.Name, name))) return;
            links.Add(new SourceLink(name, OutletNames.IsAgency(name) ? SourceKind.Agency : SourceKind.Outlet, LinkBasis.Credit) { Span = span });
        }

        // An author set between the credit and the dash: "(World Affairs) Gordon G. Chang - ".
        void Author(TextSpan line)
        {
            ReadOnlySpan<char> text = line.In(article.Text);
            int close = text.IndexOf(')');
            if (links.Count == 0 || text.IsEmpty || text[0] != '(' || close < 0) return;
            ReadOnlySpan<char> after = text[(close + 1)..];
            int dash = after.IndexOfAny('-', '–', '—');
            string author = dash > 0 ? after[..dash].Trim().ToString() : "";
            string[] words = author.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is < 2 or > 4 || !words.All(w => char.IsUpper(w[0]))) return;
            int start = article.Text.IndexOf(author, line.Start, StringComparison.Ordinal);
            links.Add(new SourceLink(author, SourceKind.Person, LinkBasis.Credit) { Span = new TextSpan(start, start + author.Length) });
        }

        // "BUENOS AIRES (UrduPoint News / Sputnik - 09th June) ...", "(World Affairs) Jo Doe - ..."
        void InBrackets(TextSpan line)
        {
            ReadOnlySpan<char> text = line.In(article.Text);
            int open = text.IndexOf('('), close = text.IndexOf(')');
            if (open < 0 || close < open || !IsPlaceBefore(text[..open])) return;
            string inside = text[(open + 1)..close].ToString();
            foreach (string piece in inside.Split(['/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                string name = piece.Split([" - ", " – ", ", "], StringSplitOptions.TrimEntries)[0];
                bool known = OutletNames.IsPublisher(name);
                if (name.Length > 0 && char.IsUpper(name[0]) && (known || (open == 0 && name.Split(' ').Length <= 4)))
                {
                    int at = article.Text.IndexOf(name, line.Start, line.Length, StringComparison.Ordinal);
                    Add(name, at < 0 ? line : new TextSpan(at, at + name.Length));
                }
            }
        }
    }

    /// <summary>Whether what stands before the bracket can be the place of a dateline: nothing, or words mostly in capitals.</summary>
    private static bool IsPlaceBefore(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return true;
        int upper = 0, letters = 0, words = 1;
        foreach (char c in text)
        {
            if (char.IsLetter(c)) letters++;
            if (char.IsUpper(c)) upper++;
            if (c == ' ') words++;
        }

        return words <= 7 && letters > 0 && upper * 3 >= letters && char.IsUpper(text[0]);
    }

    private static TextSpan? FirstLine(Article article)
    {
        foreach (Region region in article.Regions)
        {
            if (region.Kind is not (RegionKind.Body or RegionKind.Dateline)) continue;
            int start = region.Span.Start;
            while (start < region.Span.End && char.IsWhiteSpace(article.Text[start])) start++;
            int end = article.Text.AsSpan(start, region.Span.End - start).IndexOf('\n') is >= 0 and int newline ? start + newline : region.Span.End;
            return new TextSpan(start, Math.Min(end, start + LongestDateline));
        }

        return null;
    }

    private static TextSpan? Locate(Article article, string name)
    {
        foreach (Region region in article.Regions)
        {
            if (region.Kind is not (RegionKind.Byline or RegionKind.Dateline or RegionKind.Credit)) continue;
            int at = article.Text.IndexOf(name, region.Span.Start, region.Span.Length, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return new TextSpan(at, at + name.Length);
        }

        return null;
    }
}
