using System.Collections.Immutable;
using System.CommandLine;
using Whence.Claims;
using Whence.Cli.Printing;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands for a person's own work: <c>review</c> says whether a claim is read as its article has it, <c>note</c> keeps notes.</summary>
internal static class ReviewCommands
{
    public static Command Review()
    {
        Command command = new("review", "Say whether claims are read as their articles have them; nothing of it is about what is true.")
        {
            Reviewed(), Give("confirm", "The reading is what the article says.", Verdict.Confirmed), Give("doubt", "The reading may be wrong.", Verdict.Doubtful),
            Give("reject", "The article says no such thing: the claim counts nowhere.", Verdict.Rejected), Correct(), Undo(),
        };
        HelpWithExamples.AddTo(command, "Examples:\n  whence review ls\n  whence review confirm 6f0c2a1b\n  whence review correct 6f0c2a1b --chain 'Harbour Post <- Kanto News (agency) <- a diplomat (anonymous)' --reason 'named in the lead'\n  whence review undo 6f0c2a1b\n\nThe next 'whence run' counts origins anew where a review changes them.");
        return command;
    }

    public static Command Note()
    {
        Command command = new("note", "Keep notes on claims and stories.") { Noted(), AddNote(), RemoveNote() };
        HelpWithExamples.AddTo(command, "Examples:\n  whence note add claim 6f0c2a1b 'Call the yard on Monday.'\n  whence note ls yard\n  whence note rm 3");
        return command;
    }

    /// <summary>A review in one line.</summary>
    public static string Words(ClaimReview review)
    {
        string chain = review.Chain is { } given ? " to " + string.Join(" <- ", given.Select(t => t.Name)) : "", stance = review.Stance is { } said ? ", " + Name(said) : "";
        return Printable.OneLine($"{Name(review.Verdict)} by you{chain}{stance}, {review.At}{(review.ReadOtherwise ? "; it is read otherwise now" : "")}{(review.Reason is { } why ? ": " + why : "")}");
    }

    private static Command Reviewed()
    {
        CaseOption which = new();
        Option<Verdict?> verdict = new("--state") { Description = "Only confirmed, doubtful, rejected or corrected" };
        Option<bool> next = new("--next") { Description = "What nobody has looked at, the most repeated and least certain first" };
        Option<int> limit = new("--limit") { Description = "At most so many", DefaultValueFactory = _ => 50, HelpName = "N" };
        Command command = new("ls", "List what was said of claims.") { verdict, next, limit };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (parsed.GetValue(next)) which.Print(parsed, ToReview.Next(c, parsed.GetValue(limit)), (page, claim) => page.Write(Printable.OneLine($"{claim.Key} “{claim.Quote}” {ReadingPage.ChainText(claim.Chain)}"), 4), "Nothing is left to review.");
            else which.Print(parsed, Reviews.List(c, parsed.GetValue(verdict), parsed.GetValue(limit)).Items, Print, "Nothing was reviewed. 'whence review ls --next' says what to look at.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Give(string name, string words, Verdict verdict)
    {
        CaseOption which = new();
        Argument<string> key = Key();
        Option<string?> reason = Reason();
        Command command = new(name, words) { key, reason };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c => Said(Reviews.Give(c, parsed.GetRequiredValue(key), new GivenReview(verdict, [], Reason: parsed.GetValue(reason))), parsed.GetRequiredValue(key))));
        return command;
    }

    private static Command Correct()
    {
        CaseOption which = new();
        Argument<string> key = Key();
        Option<string?> reason = Reason();
        Option<string?> chain = new("--chain") { Description = "The tellers, outermost first: 'OUTLET <- NAME (kind) <- NAME (kind)'", HelpName = "CHAIN" };
        Option<Stance?> stance = new("--stance") { Description = "asserted, hedged, denied or questioned" };
        Command command = new("correct", "Say what stands in place of a reading.") { key, chain, stance, reason };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c => Said(
            Reviews.Give(c, parsed.GetRequiredValue(key), new GivenReview(Verdict.Corrected, [], parsed.GetValue(chain) is { } given ? Chain(given, StoredClaims.Of(c, parsed.GetRequiredValue(key))) : null, parsed.GetValue(stance), parsed.GetValue(reason))),
            parsed.GetRequiredValue(key))));
        return command;
    }

    private static Command Undo()
    {
        CaseOption which = new();
        Argument<string> key = Key();
        Command command = new("undo", "Take the last word on a claim back.") { key };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            string full = StoredClaims.Of(c, parsed.GetRequiredValue(key))?.Review?.Claim ?? parsed.GetRequiredValue(key);
            if (!Reviews.Undo(c, full)) return CaseOption.NotFound($"{parsed.GetRequiredValue(key)}: nothing was said of such a claim");
            Console.Error.WriteLine("Taken back.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Noted()
    {
        CaseOption which = new();
        Argument<string> words = new("WORDS") { Description = "Only notes that hold all of these words", DefaultValueFactory = _ => "" };
        Command command = new("ls", "List notes, the last first.") { words };
        which.AddTo(command);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            which.Print(parsed, Notes.Find(c, parsed.GetRequiredValue(words), 1_000).Items, (page, note) => page.Write(Printable.OneLine($"{note.Id}  {note.Subject.ToString().ToLowerInvariant()} {note.What}  {note.At}: {note.Text}"), 4), "No note.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command AddNote()
    {
        CaseOption which = new();
        Argument<NoteSubject> subject = new("SUBJECT") { Description = "claim or story" };
        Argument<string> what = new("ID") { Description = "Key of the claim, or id of an article of the story" };
        Argument<string> text = new("TEXT") { Description = "Plain text" };
        Command command = new("add", "Keep a note.") { subject, what, text };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c =>
        {
            if (Notes.Add(c, parsed.GetRequiredValue(subject), parsed.GetRequiredValue(what), parsed.GetRequiredValue(text)) is not { } note)
                return CaseOption.NotFound($"{parsed.GetRequiredValue(what)}: no such claim or article");
            Console.Error.WriteLine($"Kept as note {note.Id}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command RemoveNote()
    {
        CaseOption which = new();
        Argument<long> id = new("ID") { Description = "Number of the note, as 'whence note ls' prints it" };
        Command command = new("rm", "Take a note away.") { id };
        which.AddTo(command, prints: false);
        command.SetAction(parsed => which.With(parsed, c => Notes.Remove(c, parsed.GetRequiredValue(id)) ? ExitCode.Done : CaseOption.NotFound($"there is no note {parsed.GetRequiredValue(id)}")));
        return command;
    }

    private static Argument<string> Key() => new("KEY") { Description = "Key of a claim, or its first digits" };

    private static Option<string?> Reason() => new("--reason") { Description = "Why, in plain text", HelpName = "TEXT" };

    private static int Said(ClaimRow? claim, string key)
    {
        if (claim is null) return CaseOption.NotFound($"{key}: no claim, or more than one, has a key that begins so");
        Console.Error.WriteLine($"{claim.Key}: {(claim.Review is { } review ? Words(review) : "nothing is said of it")}");
        return ExitCode.Done;
    }

    private static void Print(Page page, ReviewedClaim reviewed)
    {
        page.Write($"“{Printable.OneLine(reviewed.Quote)}”", 4, mark: "·");
        page.Write(Printable.OneLine(reviewed.Review.Claim + " · ") + Words(reviewed.Review), 4, Page.Dim);
    }

    // "NAME (kind)": without a kind a teller is what the machine took it for, the first an outlet, another a person.
    private static ImmutableArray<GivenTeller> Chain(string text, ClaimRow? claim) => [.. text.Split("<-", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((part, place) =>
    {
        int bracket = part.EndsWith(')') ? part.LastIndexOf('(') : -1;
        if (bracket > 0 && Enum.TryParse(part[(bracket + 1)..^1], ignoreCase: true, out SourceKind kind) && Enum.IsDefined(kind)) return new GivenTeller(part[..bracket].Trim(), kind);
        return new GivenTeller(part, claim?.Chain.FirstOrDefault(l => l.Name == part)?.Kind ?? (place == 0 ? SourceKind.Outlet : SourceKind.Person));
    })];

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
