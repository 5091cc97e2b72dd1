namespace Whence.Cli.Printing;

/// <summary>Writes lines that fit a terminal, in colour where the terminal wants it.</summary>
/// <param name="output">Where the page goes.</param>
/// <param name="width">Columns of the terminal.</param>
/// <param name="colour">Whether escape sequences for colour are wanted.</param>
internal sealed class Page(TextWriter output, int width, bool colour)
{
    public const string Bold = "1";
    public const string Dim = "2";
    public const string Warn = "33";
    public const string Name = "36";

    /// <summary>The page of this process: 100 columns and no colour unless standard output is a terminal.</summary>
    public static Page OfTerminal(TextWriter output)
    {
        if (Console.IsOutputRedirected)
        {
            return new Page(output, 100, colour: false);
        }

        bool colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Page(output, Math.Clamp(Console.WindowWidth - 1, 40, 110), colour);
    }

    public void Blank() => output.WriteLine();

    /// <summary>Writes <paramref name="text"/> wrapped, each line indented; the first line may carry a mark in its indent.</summary>
    public void Write(string text, int indent = 0, string? style = null, string mark = "")
    {
        string margin = new(' ', indent);
        string first = mark.PadRight(indent);
        foreach (string line in Wrap(text, Math.Max(20, width - indent)))
        {
            output.Write(first);
            output.WriteLine(colour && style is not null ? $"\e[{style}m{line}\e[0m" : line);
            first = margin;
        }
    }

    private static IEnumerable<string> Wrap(string text, int columns)
    {
        int start = 0;
        while (text.Length - start > columns)
        {
            int cut = text.LastIndexOf(' ', start + columns, columns);
            int end = cut > start ? cut : start + columns;
            yield return text[start..end];
            start = cut > start ? cut + 1 : end;
        }

        yield return text[start..];
    }
}
