using System.CommandLine;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Store.Queries.Leaving;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands about what leaves this machine: <c>requests</c> lists what did, <c>label</c> says how sensitive a case is.</summary>
internal static class LeavingCommands
{
    public static Command Requests()
    {
        CaseOption which = new();
        Option<int> limit = new("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50, HelpName = "N" };
        Option<string?> after = new("--after") { Description = "Go on from where a list ended", HelpName = "CURSOR" };
        Option<bool> json = new("--json") { Description = "Print one JSON object, as /api/requests answers" };
        Command command = new("requests", "List every request that left this machine for the case, the last first: when, to whom, why, and what came back.") { limit, after, json };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            Page<OutboundRequest> page = OutboundRequests.List(c, parsed.GetValue(limit), parsed.GetValue(after));
            if (parsed.GetValue(json)) FollowingCommands.Write([.. QueryJson.ToUtf8(page), (byte)'\n']);
            else which.Print(parsed, page.Items, Print, "No request has left this machine for this case.");
            if (page.Next is { } next) Console.Error.WriteLine($"More: --after {next}");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Label()
    {
        CaseOption which = new();
        Argument<Sensitivity?> label = new("LABEL") { Description = "open, internal, restricted, or unlabelled; without it, the label is printed", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> reason = new("--reason") { Description = "Why, for the log", HelpName = "TEXT" };
        Command command = new("label", "Say how sensitive a case is. The label stands on every page, print and export; exports of a restricted case ask first.") { label, reason };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (parsed.GetValue(label) is { } given) CaseLabel.Set(c, given, parsed.GetValue(reason));
            Console.Out.WriteLine(CaseLabel.Name(CaseLabel.Of(c)));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Whether a file may be made of a case: of a restricted one only with <c>--yes</c>.</summary>
    public static bool MayExport(Case source, bool yes)
    {
        if (yes || CaseLabel.Of(source) != Sensitivity.Restricted) return true;
        Console.Error.WriteLine("whence: this case is restricted. Add --yes to export it all the same.");
        return false;
    }

    private static void Print(Page page, OutboundRequest request)
    {
        string why = request.Why == Store.Intake.Fetching.RequestReason.Feed ? "feed" : "page";
        page.Write(Printable.OneLine($"{request.At}  {request.Host}  {why}{(request.Asked == request.Url ? "" : ", redirected")}  {request.Outcome}, {request.Received} bytes"), 4);
        page.Write(Printable.OneLine(request.Url), 6, Page.Dim, "    ");
    }
}
