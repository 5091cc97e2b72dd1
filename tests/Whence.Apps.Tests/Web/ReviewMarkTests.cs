using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Apps.Tests.Web;

/// <summary>What a person says of a reading stands wherever the claim does.</summary>
public sealed class ReviewMarkTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Timeline_search_and_windows_show_what_was_said_and_files_leave_out_what_was_rejected()
    {
        WindowRow window = desk.Case.Upcoming(new DateOnly(2031, 1, 1), 50, null).Items.First(w => w.Earlier.IsEmpty);
        Assert.Contains(window.Key, await Get("/windows.ics"), StringComparison.Ordinal);
        desk.Case.Review(window.Claim.Key, new GivenReview(Verdict.Rejected, []));
        DateOnly day = (window.Opens ?? window.Closes)!.Value;
        Happening happening = desk.Case.Happenings(day.AddDays(-40), day.AddDays(40), 40, null).Items.First(h => h.Claim.Review is null);
        desk.Case.Review(happening.Claim.Key, new GivenReview(Verdict.Rejected, []));
        string timeline = await Get($"/timeline?from={day.AddDays(-40):yyyy-MM-dd}&to={day.AddDays(40):yyyy-MM-dd}");
        Assert.Contains($"data-item=\"{happening.Claim.Key}\" class=\"rejected\"", timeline, StringComparison.Ordinal);
        Assert.Matches($"class=\"happening[^\"]* rejected\" data-item=\"{happening.Claim.Key}\"", timeline);
        Assert.Contains("(rejected by you)</title>", timeline, StringComparison.Ordinal);
        string search = await Get("/search?q=review%3Arejected");
        Assert.Contains("2 claims", search, StringComparison.Ordinal);
        Assert.Contains("rejected by you", search, StringComparison.Ordinal);
        Assert.Contains("rejected by you", await Get("/windows"), StringComparison.Ordinal);
        Assert.DoesNotContain(window.Key, await Get("/windows.ics"), StringComparison.Ordinal);
        Assert.DoesNotContain(window.Key, await Get("/windows.atom"), StringComparison.Ordinal);
    }

    private Task<string> Get(string path) => desk.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
