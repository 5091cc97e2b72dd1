using System.CommandLine;
using System.Globalization;
using Whence.Cli.Printing;
using Whence.Contract;
using Whence.Corpus;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;
using Whence.Store.Queries.Searching;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands that ask a case: <c>ls</c>, <c>show</c>, <c>search</c>, <c>claim</c>, <c>trace</c>.</summary>
internal static class QueryCommands
{
    private static Option<int> Limit()
    {
        Option<int> limit = new("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50, HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--limit: a number from 1 on");
        });
        return limit;
    }

    public static Command List()
    {
        CaseOption which = new();
        Option<int> limit = Limit();
        Option<string?> ledger = new("--ledger") { Description = "List inputs instead of articles: all, or those waiting, unfolded, stored, read, skipped, duplicate, failed, forgotten", HelpName = "STATE" };
        Option<string?> after = new("--after") { Description = "Go on from where a list ended", HelpName = "CURSOR" };
        ledger.AcceptOnlyFromAmong("all", "waiting", "unfolded", "stored", "read", "skipped", "duplicate", "failed", "forgotten");
        Command command = new("ls", "List the articles of a case, or with --ledger what became of every input.") { limit, ledger, after };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            string? next;
            if (parsed.GetValue(ledger) is { } state)
            {
                Page<LedgerRow> rows = Ledger.List(c, state == "all" ? null : state, parsed.GetValue(limit), parsed.GetValue(after));
                which.Print(parsed, rows.Items, (page, l) => page.Write(Printable.OneLine($"{l.State}{(l.Stage is null ? "" : $" [{l.Stage}]")}  {l.Input}  {l.Reason}")), "No such inputs.");
                next = rows.Next;
            }
            else
            {
                Page<ArticleRow> rows = ArticleList.Of(c, ArticleFilter.All, parsed.GetValue(limit), parsed.GetValue(after));
                which.Print(parsed, rows.Items, (page, a) => page.Write(Printable.OneLine($"{a.Id}  {a.Published ?? "no date"}  {a.Outlet ?? "-"}  {a.Headline ?? a.Input}  {(a.Engine is null ? a.ProbablyNot ?? "not read" : a.Claims + " claims")}{(a.CopyOf is null ? "" : $"  {a.CopyKind} copy of {a.CopyOf}")}"), indent: 4), "No articles. 'whence add PATH' takes some.");
                next = rows.Next;
            }

            if (next is not null) Console.Error.WriteLine($"More: --after {next}");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Show()
    {
        CaseOption which = new();
        Argument<string> id = new("ID") { Description = "Id of an article, or its first digits" };
        Command command = new("show", "Show an article with its claims; --json prints its reading (whence.reading/1).") { id };
        Option<bool> json = new("--json") { Description = "Print the reading as JSON" };
        command.Add(json);
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (StoredReadings.Of(c, parsed.GetRequiredValue(id)) is not { } stored)
                return CaseOption.NotFound($"{parsed.GetRequiredValue(id)}: no article, or more than one, has an id that begins so");
            if (stored.Reading is null)
                return CaseOption.NotFound($"{stored.Row.Id} was not read: {stored.Row.ProbablyNot ?? "'whence run' reads what waits"}");
            using ReadingOutput output = parsed.GetValue(json) ? ReadingOutput.Json(false) : ReadingOutput.Page();
            output.Print(stored.Reading, stored.Row.Input);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Search()
    {
        CaseOption which = new();
        Argument<string[]> words = new("QUERY") { Description = "Words, \"a phrase\", prefix*, NEAR(a b, 10), AND OR NOT, and fields", Arity = ArgumentArity.OneOrMore };
        Option<int> limit = Limit();
        Option<bool> articles = new("--articles") { Description = "Search the texts of articles, read or not" };
        Option<string?> after = new("--after") { Description = "Go on from where a list ended", HelpName = "CURSOR" };
        Command command = new("search", "Search the claims of a case.") { words, limit, articles, after };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            try
            {
                SearchQuery query = SearchQuery.Parse(string.Join(' ', parsed.GetRequiredValue(words)));
                if (parsed.GetValue(articles))
                {
                    ArticleSearchResult found = Store.Queries.Searching.Search.Articles(c, query, parsed.GetValue(limit), parsed.GetValue(after));
                    which.Print(parsed, found.Items, (page, a) => page.Write(Printable.OneLine($"{a.Id}  {a.Published}  {a.Outlet}  {a.Headline}"), indent: 4), "Not found in this case.");
                    if (found.Next is { } more)
                        Console.Error.WriteLine($"More: --after {more}");
                    return ExitCode.Done;
                }

                SearchResult result = Store.Queries.Searching.Search.Claims(c, query, parsed.GetValue(limit), parsed.GetValue(after));
                which.Print(parsed, result.Items, PrintClaim, "Not found in this case.");
                if (result.Items.Length > 0)
                    Console.Error.WriteLine($"{result.Matches}{(result.IsMore ? " and more" : "")} claims{(result.Next is { } next ? $"; more: --after {next}" : "")}");
                return ExitCode.Done;
            }
            catch (SearchSyntaxException e)
            {
                CaseOption.NotFound(e.Message);
                return ExitCode.WrongUsage;
            }
        }));
        HelpWithExamples.AddTo(command, "Examples:\n  whence search harbour 'stance:denied'\n  whence search '\"port official\" published:2031-03'\n  whence search 'NEAR(ferry engines, 5) -outlet:courier'\n\nFields: source: outlet: place: headline: stance: kind: region: review: language: article: when: published:");
        return command;
    }

    public static Command Claim()
    {
        CaseOption which = new();
        Argument<string> key = new("KEY") { Description = "Key of a claim, or its first digits" };
        Command command = new("claim", "Show one claim: its words, chain, doubts, time and place.") { key };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (StoredClaims.Of(c, parsed.GetRequiredValue(key)) is not { } claim)
                return CaseOption.NotFound($"{parsed.GetRequiredValue(key)}: no claim, or more than one, has a key that begins so");
            which.PrintOne(parsed, claim, page => PrintClaim(page, claim));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Trace()
    {
        CaseOption which = new();
        Argument<string> key = new("KEY") { Description = "Key of a claim, or its first digits" };
        Command command = new("trace", "Trace a claim through the case: who carries it, who has it from whom, how many origins.") { key };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (StoredGroups.OfClaim(c, parsed.GetRequiredValue(key)) is not { } group)
                return CaseOption.NotFound($"{parsed.GetRequiredValue(key)}: no such claim, or the case was not compared since; 'whence run' compares");
            which.PrintOne(parsed, group, page => PrintGroup(page, group));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void PrintClaim(Page page, ClaimRow claim)
    {
        page.Write($"“{Printable.OneLine(claim.Quote)}”", 4, mark: "·");
        page.Write(ReadingPage.ChainText(claim.Chain), 4, Page.Name);
        string when = claim.Earliest is null && claim.Latest is null ? "" : string.Create(CultureInfo.InvariantCulture, $" · when {claim.Earliest:yyyy-MM-dd}..{claim.Latest:yyyy-MM-dd}");
        string where = claim.Places.IsEmpty ? "" : " · where " + string.Join(", ", claim.Places.Select(p => p.Name));
        page.Write(Printable.OneLine($"{claim.Key} · {claim.Stance.ToString().ToLowerInvariant()}{when}{where} · {claim.Published} · article {claim.Article}"), 4, Page.Dim);
        if (claim.Review is { } review) page.Write(ReviewCommands.Words(review), 4, Page.Warn);
        foreach (NoteRow note in claim.Notes) page.Write(Printable.OneLine($"note {note.Id}: {note.Text}"), 4);
        page.Blank();
    }

    private static void PrintGroup(Page page, GroupView group)
    {
        page.Write($"“{Printable.OneLine(group.Row.Statement)}”", style: Page.Bold);
        page.Write($"{group.Row.Reports} reports, {group.Row.Outlets} outlets, {OriginWords.Range(group.Row.Origins)}", 2, Page.Name);
        foreach (var origin in group.Origins)
            page.Write($"Origin {origin.Id + 1}: {Printable.OneLine(origin.Label)}", 2);
        foreach (MemberRow member in group.Members)
        {
            string from = member.From is { } i ? $" (from {group.Members[i].Claim.Outlet ?? group.Members[i].Claim.Article}: {(member.FromBy is { } by ? OriginWords.Phrase(by) : "")})" : "";
            string note = member.Loose ? "close in wording, not counted: " : member.NamesNobody ? "names nobody: " : "";
            page.Write(Printable.OneLine($"{member.Claim.Published} {member.Claim.Outlet ?? member.Claim.Article}: {note}{member.Claim.Stance.ToString().ToLowerInvariant()}: {ReadingPage.ChainText(member.Claim.Chain)}{from}"), 6, mark: "    ·");
        }

        foreach (ReasonRow reason in group.Reasons.Take(8))
            page.Write(Printable.OneLine($"“{reason.FirstName}” and “{reason.SecondName}” {(reason.Effect == Corpus.Origins.ReasonEffect.Merges ? "are one" : reason.Effect == Corpus.Origins.ReasonEffect.MayMerge ? "may be one" : "are two")}: {OriginWords.Phrase(reason.Kind)}"), 4, Page.Dim, "  -");
        foreach (WarningKind warning in group.Row.Warnings)
            page.Write(OriginWords.Name(warning), 4, Page.Warn, "  ! ");
    }
}
