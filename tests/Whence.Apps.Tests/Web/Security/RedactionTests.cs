using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>What a person wrote in a case stays in it when a file of the case leaves.</summary>
public sealed class RedactionTests(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData("/windows.ics")]
    [InlineData("/windows.atom")]
    [InlineData("/watches.atom")]
    public async Task S56_Files_that_leave_hold_no_note_no_reason_of_a_person_and_no_path(string path)
    {
        const string Note = "Quillonthwaite", Reason = "Marrowgate";
        foreach (WindowRow window in desk.Case.Upcoming(new DateOnly(2031, 1, 1), 50, null).Items)
        {
            desk.Case.AddNote(NoteSubject.Claim, window.Claim.Key, Note);
            desk.Case.AddNote(NoteSubject.Story, window.Claim.Article, Note);
            desk.Case.Review(window.Claim.Key, new GivenReview(Verdict.Doubtful, [], Reason: Reason));
        }

        string file = await desk.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        string[] secrets = [Note, Reason, desk.Case.Folder, Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar, Environment.MachineName];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, file, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(path == "/windows.ics" ? "BEGIN:VEVENT" : "<feed", file, StringComparison.Ordinal);
    }
}
