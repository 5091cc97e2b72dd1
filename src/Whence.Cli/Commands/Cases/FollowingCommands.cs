using System.CommandLine;
using System.Globalization;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Searching;
using Whence.Store.Queries.Syndication;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands that look ahead: <c>upcoming</c> lists announced windows, <c>watch</c> follows searches, claims, sources and windows.</summary>
internal static class FollowingCommands
{
    public static Command Upcoming()
    {
        CaseOption which = new();
        Option<string?> from = new("--from") { Description = "What is not over before this day, YYYY-MM-DD; default: today", HelpName = "DAY" };
        Option<int> limit = new("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50, HelpName = "N" };
        Option<string?> after = new("--after") { Description = "Go on from where a list ended", HelpName = "CURSOR" };
        Option<bool> json = new("--json") { Description = "Print one JSON object, as /api/upcoming answers" };
        Option<bool> ics = new("--ics") { Description = "Print a calendar (iCalendar)" };
        Option<bool> atom = new("--atom") { Description = "Print a feed (Atom)" };
        Option<bool> yes = Sure();
        Command command = new("upcoming", "List what articles announce for coming days: what, by whom, when, and what was moved.") { from, limit, after, json, ics, atom, yes };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if ((parsed.GetValue(ics) || parsed.GetValue(atom)) && !LeavingCommands.MayExport(c, parsed.GetValue(yes))) return ExitCode.WrongUsage;
            Page<WindowRow> page = AnnouncedWindows.Upcoming(c, Day(parsed.GetValue(from)), parsed.GetValue(limit), parsed.GetValue(after));
            if (parsed.GetValue(json)) Write([.. QueryJson.ToUtf8(page), (byte)'\n']);
            else if (parsed.GetValue(ics)) Write(WindowCalendar.ToUtf8(page.Items, NameOf(c), CaseLabel.Of(c)));
            else if (parsed.GetValue(atom)) Write(AtomFeed.OfWindows(page.Items, NameOf(c), CaseLabel.Of(c)));
            else which.Print(parsed, page.Items, Print, "Nothing is announced for a coming day.");
            if (page.Next is { } next) Console.Error.WriteLine($"More: --after {next}");
            return ExitCode.Done;
        }));
        HelpWithExamples.AddTo(command, "Examples:\n  whence upcoming\n  whence upcoming --from 2031-03-01 --json\n  whence upcoming --ics > windows.ics");
        return command;
    }

    public static Command Watch()
    {
        Command command = new("watch", "Follow searches, claims, sources and announced windows.") { Watched(), Add(), Seen(), Remove() };
        HelpWithExamples.AddTo(command, "Examples:\n  whence watch add search 'harbour stance:denied'\n  whence watch add window 6f0c2a1b\n  whence watch ls\n  whence watch ls --atom > alerts.xml\n\nAlerts fire when 'whence run' has compared the case; each item fires once.");
        return command;
    }

    private static Command Watched()
    {
        CaseOption which = new();
        Option<bool> atom = new("--atom") { Description = "Print the last alerts as a feed (Atom)" };
        Option<bool> yes = Sure();
        Command command = new("ls", "List what is followed, with what came in and was not seen yet.") { atom, yes };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (parsed.GetValue(atom) && !LeavingCommands.MayExport(c, parsed.GetValue(yes))) return ExitCode.WrongUsage;
            var watches = Watches.List(c);
            if (parsed.GetValue(atom)) Write(AtomFeed.OfAlerts(Alerts.List(c, 200), watches, NameOf(c), CaseLabel.Of(c)));
            else which.Print(parsed, [.. watches.Select(w => Watches.News(c, w))], Print, "Nothing is followed. 'whence watch add search QUERY' follows a search.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Option<bool> Sure() => new("--yes") { Description = "Also make a file of a case that is labelled restricted" };

    private static Command Add()
    {
        CaseOption which = new();
        Argument<WatchKind> kind = new("KIND") { Description = "search, claim, source or window" };
        Argument<string> what = new("WHAT") { Description = "A query, the key of a claim, or the name of a source" };
        Command command = new("add", "Follow something from now on.") { kind, what };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            try
            {
                Watches.Add(c, parsed.GetRequiredValue(kind), parsed.GetRequiredValue(what));
            }
            catch (SearchSyntaxException e)
            {
                CaseOption.NotFound(e.Message);
                return ExitCode.WrongUsage;
            }

            Console.Error.WriteLine("Watched from now on. 'whence watch ls' shows what came in.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Seen() => Change("seen", "Say that all that came in for a watch was seen.", Watches.See);

    private static Command Remove() => Change("rm", "Follow something no longer.", Watches.Remove);

    private static Command Change(string name, string words, Action<Case, long> change)
    {
        CaseOption which = new();
        Argument<long> id = new("ID") { Description = "Number of the watch, as 'whence watch ls' prints it" };
        Command command = new(name, words) { id };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            long number = parsed.GetRequiredValue(id);
            if (!Watches.List(c).Any(w => w.Id == number)) return CaseOption.NotFound($"there is no watch {number}");
            change(c, number);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(Page page, WindowRow window)
    {
        page.Write($"{WindowWords.Days(window.Opens, window.Closes)}: “{Printable.OneLine(window.Claim.Quote)}”", 4, mark: "·");
        page.Write(Printable.OneLine($"{window.Issuer}, in {window.Claim.Outlet ?? window.Claim.Article} {window.Claim.Published}{(window.Reports > 1 ? $" and {window.Reports - 1} more" : "")} · claim {window.Claim.Key}"), 4, Page.Dim);
        if (window.Earlier.Length > 0)
            page.Write(Printable.OneLine($"moved {(window.Earlier.Length == 1 ? "once" : $"{window.Earlier.Length} times")}, {window.Slips} to a later day; before: {string.Join("; ", window.Earlier.Select(e => $"{WindowWords.Days(e.Opens, e.Closes)} ({e.Claim.Outlet} {e.Claim.Published})"))}"), 4, Page.Warn);
        if (window.Outcome is { } outcome)
            page.Write($"told as past: “{Printable.OneLine(outcome.Quote)}” ({Printable.OneLine(outcome.Outlet)} {outcome.Published})", 4);
        page.Blank();
    }

    private static void Print(Page page, WatchNews news)
    {
        page.Write(Printable.OneLine($"{news.Watch.Id}  {news.Watch.Kind.ToString().ToLowerInvariant()}  {news.Watch.What}{(news.Claim is { } claim ? $"  “{claim.Quote}”" : "")}  {news.New} new"), 4);
        foreach (AlertRow alert in news.Latest)
            page.Write(Printable.OneLine($"{AlertWords.Of(alert.Rule)}: {(alert.Claim is { } said ? $"“{said.Quote}” {said.Outlet} {said.Published}, claim {said.Key}" : "an article that was forgotten")}"), 6, mark: "    ·");
    }

    private static DateOnly Day(string? text) => text is null ? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw new CaseException($"--from takes a day as YYYY-MM-DD, not {text}");

    private static string NameOf(Case opened) => Path.GetFileName(Path.TrimEndingDirectorySeparator(opened.Folder));

    public static void Write(byte[] bytes)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(bytes);
    }
}
