using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Claims;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;
using Whence.Web.Cases;
using Whence.Web.Pages;
using Whence.Web.Words;

namespace Whence.Web.Serving;

/// <summary>The page of reviews and the forms by which a person says what is thought of a reading, and keeps notes. Each form answers with 303.</summary>
internal static class Reviewing
{
    private static readonly Verdict[] Pressed = [Verdict.Confirmed, Verdict.Doubtful, Verdict.Rejected, Verdict.Corrected];

    public static Drawn Page(HttpContext http) => Drawn.Page<ReviewPage>(
        Routes.View(http), ("State", http.Filled("state")), ("After", http.Filled("after")), ("Done", Outcome(http, http.Asked("said"), http.Asked("key"))));

    /// <summary>The button that was pressed names the verdict, or "undo", and holds the key of the claim.</summary>
    public static async Task<IResult> Give(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        OpenCase open = Routes.Case(http);
        if (form["undo"] is [{ Length: > 0 } undone])
        {
            bool was = open.UndoReview(undone);
            return Back(http, form, undone, was ? "undone" : "nothing");
        }

        foreach (Verdict verdict in Pressed)
        {
            string name = verdict.ToString().ToLowerInvariant();
            if (form[name] is not [{ Length: > 0 } key]) continue;
            try
            {
                return open.Review(key, Given(form, verdict, open.Claim(key))) is { } claim ? Back(http, form, claim.Key, name) : Results.NotFound();
            }
            catch (ArgumentException)
            {
                return Back(http, form, key, "unchanged");
            }
        }

        return Adding.SeeOther(http, "/review");
    }

    /// <summary>Compares the case again, so that the corrections count.</summary>
    public static async Task<IResult> Count(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        await Routes.Case(http).CompareAgain(http.RequestAborted).ConfigureAwait(false);
        return Adding.SeeOther(http, form["claim"] is [{ Length: > 0 } key] ? Links.Claim(key) : "/review?said=counted");
    }

    public static async Task<IResult> AddNote(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        string what = form["what"].ToString();
        NoteSubject subject = form["subject"] == "story" ? NoteSubject.Story : NoteSubject.Claim;
        try
        {
            return Routes.Case(http).AddNote(subject, what, form["text"].ToString()) is { } note ? Adding.SeeOther(http, Home(note)) : Results.NotFound();
        }
        catch (ArgumentException)
        {
            return Adding.SeeOther(http, subject == NoteSubject.Story ? Links.Story(what) : Links.Claim(what));
        }
    }

    public static async Task<IResult> RemoveNote(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (!long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) || Routes.Case(http).Note(id) is not { } note) return Adding.SeeOther(http, "/review?state=notes");
        Routes.Case(http).RemoveNote(id);
        return Adding.SeeOther(http, Home(note));
    }

    private static string Home(NoteRow note) => (note.Subject == NoteSubject.Story ? Links.Story(note.What) : Links.Claim(note.What)) + "#notes";

    private static GivenReview Given(IFormCollection form, Verdict verdict, ClaimRow? claim) => new(
        verdict,
        [.. form["wrong"].Select(w => Enum.TryParse(w, ignoreCase: true, out ReadingPart part) && Enum.IsDefined(part) ? part : (ReadingPart?)null).OfType<ReadingPart>()],
        form["teller"].Count == 0 ? null : [.. form["teller"].Zip(form["kind"], (name, kind) => new GivenTeller(Name(name ?? "", claim), Enum.TryParse(kind, ignoreCase: true, out SourceKind of) && Enum.IsDefined(of) ? of : SourceKind.Unknown))],
        Enum.TryParse(form["stance"], ignoreCase: true, out Stance stance) && Enum.IsDefined(stance) ? stance : null,
        form["reason"].ToString());

    // The field shows a stranger's name with its invisible characters as marks: left as it was shown, it is the name.
    private static string Name(string shown, ClaimRow? claim) =>
        claim?.Chain.Concat(claim.ReviewedChain()).FirstOrDefault(l => Phrases.Visible(l.Name) == shown)?.Name ?? shown;

    // The field says which page asked, never an address: nothing leads away from the desk.
    private static IResult Back(HttpContext http, IFormCollection form, string key, string said) => Adding.SeeOther(http, form["at"].ToString() switch
    {
        "article" when Routes.Case(http).Claim(key) is { } claim => $"{Links.Article(claim.Article)}?claim={claim.Key}#k{claim.Index.ToString(CultureInfo.InvariantCulture)}",
        "queue" => $"/review?said={said}&key={Uri.EscapeDataString(key)}",
        _ => $"{Links.Claim(key)}{(said == "unchanged" ? "?correct=unchanged" : "")}#review-title",
    });

    private static ReviewPage.Outcome? Outcome(HttpContext http, string? said, string? key)
    {
        if (said == "counted") return new ReviewPage.Outcome("Origins and groups were counted anew.", null);
        if (said is null || key is null || Routes.Case(http).Claim(key) is not { } claim) return null;
        string quote = $"“{Phrases.Quote(claim.Quote, 90)}”";
        return said switch
        {
            "confirmed" or "doubtful" or "rejected" or "corrected" => new ReviewPage.Outcome($"{Phrases.Capital(said)}: {quote}", claim.Review is null ? null : claim.Key),
            "undone" => new ReviewPage.Outcome($"Taken back: {quote}", null),
            "unchanged" => new ReviewPage.Outcome($"Nothing was changed: {quote}", null, Bad: true),
            _ => null,
        };
    }
}
