using System.Net;
using System.Text;

namespace Whence.Store.Intake.Feeds;

/// <summary>Makes well-formed XML of what feeds send: junk before it, control characters, DOCTYPEs, HTML entities, bare ampersands.</summary>
internal static class FeedText
{
    private const int LongestEntity = 12;

    public static string Clean(string feed)
    {
        int start = feed.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
            return string.Empty;
        string body = WithoutDoctype(WithoutDeclarations(feed[start..]));
        var clean = new StringBuilder(body.Length + 64);
        bool raw = false;
        for (int i = 0; i < body.Length; i++)
        {
            char c = body[i];
            if (!raw && c == '<' && body.AsSpan(i).StartsWith("<![CDATA["))
                raw = true;
            else if (raw && c == ']' && body.AsSpan(i).StartsWith("]]>"))
                raw = false;
            if (c < ' ' && c is not ('\t' or '\n' or '\r'))
                continue;
            if (c is '\uFFFE' or '\uFFFF' || (char.IsSurrogate(c) && !IsPair(body, i)))
                continue;
            if (c == '&' && !raw)
                i = Entity(body, i, clean);
            else
                clean.Append(c);
        }

        return clean.ToString();
    }

    // Entities of XML stay, those of HTML become their character, anything else was meant as an ampersand.
    private static int Entity(string body, int at, StringBuilder clean)
    {
        int end = body.IndexOf(';', at, Math.Min(LongestEntity, body.Length - at));
        if (end > at + 1)
        {
            string name = body[(at + 1)..end];
            if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            {
                clean.Append('&').Append(name).Append(';');
                return end;
            }

            string decoded = WebUtility.HtmlDecode($"&{name};");
            if (decoded.Length is 1 or 2 && decoded[0] != '&' && !char.IsControl(decoded[0]) && (!char.IsSurrogate(decoded[0]) || decoded.Length == 2) && decoded[0] is not ('\uFFFE' or '\uFFFF'))
            {
                clean.Append(decoded is "<" ? "&lt;" : decoded);
                return end;
            }

            if (name[0] == '#' && decoded.Length == 1)
                return end;
        }

        clean.Append("&amp;");
        return at;
    }

    // The text is decoded by now; a version or an encoding that is not so would only be a reason to refuse it.
    private static string WithoutDeclarations(string body)
    {
        while (body.StartsWith("<?xml ", StringComparison.OrdinalIgnoreCase) && body.IndexOf("?>", StringComparison.Ordinal) is > 0 and < 300 and int end)
            body = body[(end + 2)..].TrimStart();
        return body;
    }

    private static string WithoutDoctype(string body)
    {
        int at = body.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (at is < 0 or > 2000)
            return body;
        int depth = 0;
        for (int i = at; i < body.Length; i++)
        {
            depth += body[i] == '[' ? 1 : body[i] == ']' ? -1 : 0;
            if (body[i] == '>' && depth <= 0)
                return string.Concat(body.AsSpan(0, at), body.AsSpan(i + 1));
        }

        return body[..at];
    }

    private static bool IsPair(string s, int i) =>
        char.IsHighSurrogate(s[i]) ? i + 1 < s.Length && char.IsLowSurrogate(s[i + 1]) : i > 0 && char.IsHighSurrogate(s[i - 1]);
}
