using System.CommandLine;
using Whence.Cli.Printing;
using Whence.Contract;
using Whence.Store.Intake.Isolation;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands that look after a case: <c>verify</c>, <c>forget</c>, <c>doctor</c>.</summary>
internal static class CareCommands
{
    public static Command Verify()
    {
        CaseOption which = new();
        Command command = new("verify", "Check every stored hash and span, the log and the database. Exit code 1 when anything is not as it was.");
        which.AddTo(command);
        command.SetAction((parsed, stop) => which.With(parsed, c =>
        {
            using VerificationLine line = new();
            IReadOnlyList<Fault> faults = Verification.Verify(c, stop, line.Show);
            line.Clear();
            which.Print(parsed, faults, (page, f) => page.Write(Printable.OneLine($"{f.Subject}: {f.Message}")), "Everything is as it was stored.");
            return Task.FromResult(faults.Count == 0 ? ExitCode.Done : ExitCode.Failed);
        }));
        return command;
    }

    public static Command Forget()
    {
        CaseOption which = new();
        Argument<string> id = new("ID") { Description = "Id of an article, in full or its first digits" };
        Option<string?> reason = new("--reason") { Description = "Why, for the log", HelpName = "TEXT" };
        Option<bool> yes = new("--yes") { Description = "Do it; without it, the article is only named" };
        Command command = new("forget", "Take an article out for good: page, text, readings and index. Feeds do not bring it back.") { id, reason, yes };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (ArticleList.Find(c, parsed.GetRequiredValue(id)) is not { } article)
                return CaseOption.NotFound($"{parsed.GetRequiredValue(id)}: no article, or more than one, has an id that begins so");
            string named = Printable.OneLine($"{article.Id} {article.Outlet}: {article.Headline ?? article.Input}");
            if (!parsed.GetValue(yes))
            {
                Console.Error.WriteLine($"{named}\nThis cannot be undone. Add --yes to forget it.");
                return ExitCode.WrongUsage;
            }

            Forgetting.Forget(c, article.Id, parsed.GetValue(reason));
            Console.Error.WriteLine($"Forgotten: {named}. Next: whence run (compares again)");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Doctor()
    {
        CaseOption which = new();
        Command command = new("doctor", "Say what the case holds, what waits, and what is wrong.");
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            CaseCounts counts = CaseCounts.Of(c);
            which.PrintOne(parsed, counts, page =>
            {
                page.Write($"Case {Printable.OneLine(c.Folder)}, {new FileInfo(c.Path).Length / 1048576.0:0.0} MB", style: Page.Bold);
                page.Write($"{counts.Articles} articles of {counts.Outlets} outlets, {counts.FirstPublished ?? "?"} to {counts.LastPublished ?? "?"}", 2);
                page.Write($"{counts.Read} read, {counts.Claims} claims, {counts.Groups} groups of two or more articles", 2);
                page.Write($"Engine {Engine.Version}, {Engine.Models.Count} models", 2);
                page.Write(NetworkBan.IsPossible ? "PDF, archives and mail are read in a process that this system lets open no connection" : "PDF, archives and mail are read in a process that opens no connection; this system does not forbid it one", 2);
                if (counts.Waiting > 0) page.Write($"{counts.Waiting} wait: 'whence run' takes them", 4, Page.Warn, "  ! ");
                if (counts.Failed > 0) page.Write($"{counts.Failed} failed: 'whence ls --ledger failed' says why, 'whence run --retry-failed' tries again", 4, Page.Warn, "  ! ");
                if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(c.Path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
                    page.Write("Other users of this machine can read the case: chmod 600 case.db", 4, Page.Warn, "  ! ");
                if (new DriveInfo(c.Folder).AvailableFreeSpace < 1L << 30) page.Write("Less than 1 GB is free on this disk", 4, Page.Warn, "  ! ");
            });
            return ExitCode.Done;
        }));
        return command;
    }
}
