using System.CommandLine;
using Microsoft.Data.Sqlite;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Queries;

namespace Whence.Cli.Commands.Cases;

/// <summary>Which case a command works on, and how it prints records.</summary>
internal sealed class CaseOption
{
    private readonly Option<string?> _folder = new("--case") { Description = "Folder of the case; default: this folder or the nearest above it that holds one", HelpName = "DIR", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON value", Recursive = true };
    private readonly Option<bool> _jsonl = new("--jsonl") { Description = "Print one JSON object a line", Recursive = true };

    public void AddTo(Command command, bool prints = true)
    {
        command.Add(_folder);
        if (!prints) return;
        command.Add(_json);
        command.Add(_jsonl);
    }

    /// <summary>Runs <paramref name="work"/> on the case; what goes wrong with it is said in one line.</summary>
    public async Task<int> With(ParseResult parsed, Func<Case, Task<int>> work)
    {
        try
        {
            string? folder = parsed.GetValue(_folder) ?? Case.Find(".");
            if (folder is null)
                throw new CaseException("there is no case here; make one with 'whence init', or name one with --case");
            using Case opened = CaseOpening.Open(folder);
            return await work(opened).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CaseException or InvalidDataException or ArgumentException)
        {
            await Console.Error.WriteLineAsync("whence: " + Printable.OneLine(e.Message)).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            string what = e.SqliteErrorCode == 8 ? "the case is on a disk or in a folder that cannot be written; nothing was changed"
                : e.SqliteErrorCode == 13 ? "the disk is full; what was done is stored, and 'whence run' goes on when there is room"
                : e.SqliteErrorCode == 5 ? "another program has held the case for half a minute; try again"
                : "the case cannot be used: " + e.Message;
            await Console.Error.WriteLineAsync("whence: " + Printable.OneLine(what)).ConfigureAwait(false);
        }

        return ExitCode.Failed;
    }

    public int With(ParseResult parsed, Func<Case, int> work) => With(parsed, c => Task.FromResult(work(c))).GetAwaiter().GetResult();

    /// <summary>Prints rows of a list as JSON or, for people, by <paramref name="page"/>.</summary>
    public void Print<T>(ParseResult parsed, IReadOnlyList<T> rows, Action<Page, T> page, string none)
    {
        using Stream stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (parsed.GetValue(_json))
        {
            stream.Write(QueryJson.ToUtf8(rows));
            stream.WriteByte((byte)'\n');
        }
        else if (parsed.GetValue(_jsonl))
        {
            foreach (T row in rows)
            {
                stream.Write(QueryJson.ToUtf8(row));
                stream.WriteByte((byte)'\n');
            }
        }
        else
        {
            using StreamWriter writer = new(stream, new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
            Page printed = Page.OfTerminal(writer);
            foreach (T row in rows)
                page(printed, row);
            if (rows.Count == 0)
                printed.Write(none);
        }
    }

    /// <summary>Whether JSON was asked for.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json) || parsed.GetValue(_jsonl);

    /// <summary>Prints one record.</summary>
    public void PrintOne<T>(ParseResult parsed, T record, Action<Page> page)
    {
        using Stream stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (WantsJson(parsed))
        {
            stream.Write(QueryJson.ToUtf8(record));
            stream.WriteByte((byte)'\n');
            return;
        }

        using StreamWriter writer = new(stream, new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
        page(Page.OfTerminal(writer));
    }

    public static int NotFound(string what)
    {
        Console.Error.WriteLine("whence: " + Printable.OneLine(what));
        return ExitCode.Failed;
    }
}
