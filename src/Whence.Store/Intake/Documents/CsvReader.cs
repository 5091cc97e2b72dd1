using System.Globalization;
using System.Text;
using Whence.Articles;

namespace Whence.Store.Intake.Documents;

/// <summary>Reads a table with a header line, one article a row. RFC 4180, with ',' ';' or tab between cells.</summary>
internal static class CsvReader
{
    public static IEnumerable<InputResult> Read(string name, byte[] bytes, IntakeLimits limits, GivenFacts given)
    {
        string text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        int lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        string head = lineEnd < 0 ? text : text[..lineEnd];
        char separator = head.Contains('\t', StringComparison.Ordinal) ? '\t' : head.Count(c => c == ';') > head.Count(c => c == ',') ? ';' : ',';
        List<string>? header = null;
        int number = 0;
        foreach (List<string> row in Rows(text, separator))
        {
            if (header is null)
            {
                header = [.. row.Select(c => c.Trim().ToLowerInvariant())];
                if (!header.Any(h => h is "text" or "body" or "content"))
                {
                    yield return new InputResult.Refused(name, "is a table without a column text, body or content");
                    yield break;
                }

                continue;
            }

            string label = string.Create(CultureInfo.InvariantCulture, $"{name}#{++number}");
            if (number > limits.MaxEntries * 100)
            {
                yield return new InputResult.Refused(label, "has more rows than are allowed: split the file");
                yield break;
            }

            string? Cell(params ReadOnlySpan<string> names)
            {
                foreach (string column in names)
                {
                    int at = header.IndexOf(column);
                    if (at >= 0 && at < row.Count && row[at].Length > 0)
                        return row[at];
                }

                return null;
            }

            if (Cell("text", "body", "content") is not { } body)
            {
                yield return new InputResult.Refused(label, "is a row without a text");
                continue;
            }

            yield return new InputResult.Loaded(label, new RawPage(Encoding.UTF8.GetBytes(body))
            {
                ContentType = "text/plain; charset=utf-8",
                Given = given with { Headline = given.Headline ?? Cell("title", "headline"), Url = given.Url ?? Cell("url", "link"), Outlet = given.Outlet ?? Cell("outlet", "publisher", "source"), Published = given.Published ?? Cell("published", "date") },
            });
        }
    }

    private static IEnumerable<List<string>> Rows(string text, char separator)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c == separator || c == '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c != '\n')
                    continue;
                if (row.Count > 1 || row[0].Length > 0)
                    yield return row;
                row = [];
            }
            else
                cell.Append(c);
        }

        row.Add(cell.ToString().TrimEnd('\r'));
        if (row.Count > 1 || row[0].Length > 0)
            yield return row;
    }
}
