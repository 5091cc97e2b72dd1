using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Pipeline;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Queries;

/// <summary>A person's word on a reading holds, counts, and can be taken back.</summary>
public sealed class ReviewTests : IDisposable
{
    private const string Echo = "Brent Echo", Daily = "Metro Daily";

    private readonly TemporaryCase _case = new();

    private Case Opened => _case.Opened;

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task Each_word_on_a_claim_takes_the_place_of_the_one_before_and_undoing_gives_it_back()
    {
        string key = (await Fire())[0].Key;
        Assert.Null(StoredClaims.Of(Opened, key)!.Review);
        Say(key, Verdict.Confirmed);
        Say(key, Verdict.Doubtful, "the lead says otherwise");
        ClaimReview doubted = StoredClaims.Of(Opened, key)!.Review!;
        Assert.Equal((Verdict.Doubtful, "the lead says otherwise", false, "user"), (doubted.Verdict, doubted.Reason, doubted.ReadOtherwise, doubted.By));
        Assert.True(Reviews.Undo(Opened, key));
        Assert.Equal(Verdict.Confirmed, StoredClaims.Of(Opened, key)!.Review!.Verdict);
        Assert.True(Reviews.Undo(Opened, key));
        Assert.Null(StoredClaims.Of(Opened, key)!.Review);
        Assert.False(Reviews.Undo(Opened, key));
        Assert.Equal([Verdict.Confirmed, Verdict.Doubtful, Verdict.Confirmed, Verdict.Withdrawn], Reviews.History(Opened, key).Select(r => r.Verdict));
        Assert.Empty(Reviews.List(Opened, null, 10).Items);
        Assert.Empty(Verification.Verify(Opened, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_rejected_reading_stays_listed_and_leaves_the_counts_until_that_is_taken_back()
    {
        ClaimRow[] fire = await Fire();
        Assert.Equal(2, Reports(fire[0]));
        Say(fire[1].Key, Verdict.Rejected);
        Assert.Equal(1, Reviews.Uncounted(Opened));
        Assert.Equal(2, Reports(fire[0]));
        Count();
        Assert.Equal(0, Reviews.Uncounted(Opened));
        Assert.Equal(1, Reports(fire[0]));
        Assert.Contains(StoredClaims.OfArticle(Opened, fire[1].Article), c => c.Key == fire[1].Key);
        // The claims that stay are still the ones that they were.
        Assert.All(Groups().SelectMany(g => g.Members), m => Assert.Contains(StoredClaims.OfArticle(Opened, m.Claim.Article), c => c.Key == m.Claim.Key && c.Index == m.Claim.Index));
        Reviews.Undo(Opened, fire[1].Key);
        Count();
        Assert.Equal(2, Reports(fire[0]));
    }

    [Fact]
    public async Task What_was_said_of_claims_is_searched_for_and_counted()
    {
        ClaimRow[] fire = await Fire();
        Say(fire[0].Key, Verdict.Confirmed);
        Say(fire[1].Key, Verdict.Doubtful);
        Say(fire[1].Key, Verdict.Rejected);
        SearchResult rejected = Search.Claims(Opened, SearchQuery.Parse("review:rejected"));
        Assert.Equal([fire[1].Key], rejected.Items.Select(c => c.Key));
        Assert.Equal([new FacetValue("rejected", 1)], rejected.Facets.Single(f => f.Field == "review").Values);
        Assert.Empty(Search.Claims(Opened, SearchQuery.Parse("review:doubtful")).Items);
        Assert.Equal(2, Search.Claims(Opened, SearchQuery.Parse("review:rejected OR review:confirmed")).Matches);
        Assert.DoesNotContain(fire[1].Key, Search.Claims(Opened, SearchQuery.Parse("-review:rejected"), 200).Items.Select(c => c.Key));
        Assert.Contains("confirmed", Assert.Throws<SearchSyntaxException>(() => SearchQuery.Parse("review:maybe")).Message, StringComparison.Ordinal);
        Assert.Throws<SearchSyntaxException>(() => Search.Articles(Opened, SearchQuery.Parse("review:rejected")));
    }

    [Fact]
    public async Task A_corrected_chain_is_what_origins_are_counted_by()
    {
        ClaimRow[] fire = await Fire();
        Assert.Equal(1, Group(fire[0]).Row.Origins.Max);
        Correct(fire[1].Key, new GivenTeller(Daily, SourceKind.Outlet), new GivenTeller("Ida Holm", SourceKind.Person));
        Count();
        Assert.Contains(Group(fire[0]).Origins, o => o.Label.Contains("Ida Holm", StringComparison.Ordinal));
        ClaimRow corrected = StoredClaims.Of(Opened, fire[1].Key)!;
        Assert.Equal([Daily, "Ida Holm"], corrected.ReviewedChain().Select(l => l.Name));
        Assert.Equal(fire[1].Chain.Select(l => l.Name), corrected.Chain.Select(l => l.Name));
        Assert.Equal([ReadingPart.Attribution], corrected.Review!.Wrong);
    }

    [Fact]
    public async Task A_correction_that_says_what_the_machine_says_or_names_nobody_is_none()
    {
        ClaimRow claim = (await Fire())[0];
        Assert.Throws<ArgumentException>(() => Reviews.Give(Opened, claim.Key, new GivenReview(Verdict.Corrected, [], [.. claim.Chain.Select(l => new GivenTeller(l.Name, l.Kind))], claim.Stance)));
        Assert.Throws<ArgumentException>(() => Correct(claim.Key, new GivenTeller("  ", SourceKind.Person)));
        Assert.Null(Reviews.Give(Opened, "ffffffffffffffff", new GivenReview(Verdict.Confirmed, [])));
    }

    /// <summary>What was said of words that are read otherwise by now: a correction holds, the rest waits for a person.</summary>
    [Fact]
    public async Task A_correction_outlives_the_reading_and_other_words_wait_for_another_look()
    {
        ClaimRow[] fire = await Fire();
        OnAnEarlierReading(fire[1], Verdict.Corrected, [new GivenTeller(Daily, SourceKind.Outlet), new GivenTeller("Ida Holm", SourceKind.Person)]);
        OnAnEarlierReading(fire[0], Verdict.Rejected, null);
        Count();
        ClaimRow now = StoredClaims.Of(Opened, fire[1].Key)!;
        Assert.Equal((Verdict.Corrected, true), (now.Review!.Verdict, now.Review.ReadOtherwise));
        Assert.Contains(Group(fire[1]).Origins, o => o.Label.Contains("Ida Holm", StringComparison.Ordinal));
        // The rejection spoke of another reading: this one still counts.
        Assert.Equal(2, Reports(fire[1]));
        Assert.Equal(2, Reviews.ReadOtherwise(Opened, 10).Items.Count(r => r.Now is not null && r.Review.ReadOtherwise));
        Assert.Equal(fire[0].Key, Reviews.Moved(Opened, "0000000000000000")!.Value.Now!.Key);
        // A word on it now goes on under the key of today.
        Say(fire[0].Key, Verdict.Confirmed);
        Assert.Equal((fire[0].Key, false), (StoredClaims.Of(Opened, fire[0].Key)!.Review!.Claim, StoredClaims.Of(Opened, fire[0].Key)!.Review!.ReadOtherwise));
        Assert.Single(Reviews.ReadOtherwise(Opened, 10).Items);
    }

    [Fact]
    public async Task Reading_again_keeps_reviews_and_notes()
    {
        ClaimRow[] fire = await Fire();
        Say(fire[0].Key, Verdict.Confirmed);
        Notes.Add(Opened, NoteSubject.Claim, fire[0].Key, "Call the station.");
        Opened.Write(c => c.Run("UPDATE readings SET engine = 'older'"));
        await new CasePipeline(Opened, new PipelineOptions { Read = true }).Run([], TestContext.Current.CancellationToken);
        ClaimRow again = StoredClaims.Of(Opened, fire[0].Key)!;
        Assert.Equal(Verdict.Confirmed, again.Review!.Verdict);
        Assert.Equal("Call the station.", Assert.Single(again.Notes).Text);
    }

    [Fact]
    public async Task What_is_left_to_review_is_what_nobody_has_looked_at()
    {
        ClaimRow[] fire = await Fire();
        int all = ToReview.Next(Opened, 100).Length;
        Assert.True(all > 1);
        Say(ToReview.Next(Opened, 1)[0].Key, Verdict.Confirmed);
        Assert.Equal(all - 1, ToReview.Next(Opened, 100).Length);
        Assert.All(ToReview.Next(Opened, 100), c => Assert.Null(c.Review));
        Assert.NotEmpty(fire);
    }

    [Fact]
    public async Task A_note_is_found_by_its_words_and_goes_with_a_word()
    {
        ClaimRow[] fire = await Fire();
        NoteRow claim = Notes.Add(Opened, NoteSubject.Claim, fire[0].Key, "Call the yard\r\nbefore noon")!, story = Notes.Add(Opened, NoteSubject.Story, fire[1].Article, "Two depots? The yard says one.")!;
        Assert.Equal([story.Id, claim.Id], Notes.Find(Opened, "YARD", 10).Items.Select(n => n.Id));
        Assert.Equal([claim.Id], Notes.Find(Opened, "noon yard", 10).Items.Select(n => n.Id));
        Assert.Equal("Call the yard\nbefore noon", claim.Text);
        Assert.Equal([story.Id], Notes.OfStory(Opened, fire.Select(f => f.Article)).Select(n => n.Id));
        Assert.True(Notes.Remove(Opened, claim.Id));
        Assert.False(Notes.Remove(Opened, claim.Id));
        Assert.Throws<ArgumentException>(() => Notes.Add(Opened, NoteSubject.Claim, fire[0].Key, " \n "));
        Assert.Empty(Verification.Verify(Opened, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("UPDATE reviews SET verdict = 'confirmed'", "review 1")]
    [InlineData("DELETE FROM reviews", "log row")]
    [InlineData("UPDATE notes SET text = 'all is well'", "note 1")]
    [InlineData("DELETE FROM notes", "log row")]
    public async Task S60_A_review_or_note_that_was_changed_or_taken_out_is_named(string sql, string named)
    {
        string key = (await Fire())[0].Key;
        Say(key, Verdict.Rejected);
        Notes.Add(Opened, NoteSubject.Claim, key, "Not what it says.");
        Assert.Empty(Verification.Verify(Opened, TestContext.Current.CancellationToken));
        if (sql.StartsWith("UPDATE reviews", StringComparison.Ordinal)) Assert.Contains("never changed", Assert.Throws<SqliteException>(() => Opened.Write(c => c.Run(sql))).Message, StringComparison.Ordinal);
        Opened.Dispose();
        using (SqliteConnection stranger = new($"Data Source={Opened.Path};Pooling=False"))
        {
            stranger.Open();
            string guard = stranger.Text("SELECT sql FROM sqlite_schema WHERE name = 'reviews_are_not_changed'")!;
            stranger.Run("DROP TRIGGER reviews_are_not_changed");
            stranger.Run(sql);
            stranger.Run(guard);
        }

        using Case opened = Case.Open(_case.Folder);
        Assert.Contains(Verification.Verify(opened, TestContext.Current.CancellationToken), f => f.Subject.StartsWith(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task S55_What_was_said_of_a_forgotten_article_is_forgotten_with_it()
    {
        ClaimRow claim = (await Fire())[0];
        const string Word = "Quillonthwaite";
        Reviews.Give(Opened, claim.Key, new GivenReview(Verdict.Corrected, [], [new GivenTeller(Echo, SourceKind.Outlet), new GivenTeller(Word, SourceKind.Person)], null, Word));
        Notes.Add(Opened, NoteSubject.Claim, claim.Key, Word);
        Notes.Add(Opened, NoteSubject.Story, claim.Article, Word);
        Count();
        Assert.True(Forgetting.Forget(Opened, claim.Article, null));
        Assert.Empty(Notes.Find(Opened, "", 10).Items);
        Assert.Empty(Reviews.List(Opened, null, 10).Items);
        Assert.Empty(Verification.Verify(Opened, TestContext.Current.CancellationToken));
        foreach (string file in Directory.GetFiles(_case.Folder))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Word, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_command_line_reviews_and_keeps_notes()
    {
        ClaimRow[] fire = await Fire();
        string key = fire[1].Key;
        Assert.Equal(0, (await WhenceProgram.Run("review", "correct", key, "--chain", $"{Daily} <- Ida Holm (person)", "--reason", "named in the lead", "--case", _case.Folder)).ExitCode);
        Assert.Equal(0, (await WhenceProgram.Run("note", "add", "claim", key, "Call her.", "--case", _case.Folder)).ExitCode);
        string shown = (await WhenceProgram.Run("claim", key, "--case", _case.Folder)).Output;
        Assert.Contains("corrected by you to Metro Daily <- Ida Holm", shown, StringComparison.Ordinal);
        Assert.Contains("Call her.", shown, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"user\"", (await WhenceProgram.Run("claim", key, "--json", "--case", _case.Folder)).Output, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"named in the lead\"", (await WhenceProgram.Run("review", "ls", "--jsonl", "--case", _case.Folder)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await WhenceProgram.Run("review", "undo", key, "--case", _case.Folder)).ExitCode);
        Assert.NotEqual(0, (await WhenceProgram.Run("review", "undo", key, "--case", _case.Folder)).ExitCode);
        Assert.NotEqual(0, (await WhenceProgram.Run("review", "correct", key, "--case", _case.Folder)).ExitCode);
    }

    private void Say(string key, Verdict verdict, string? reason = null) => Assert.NotNull(Reviews.Give(Opened, key, new GivenReview(verdict, [], Reason: reason)));

    private void Correct(string key, params GivenTeller[] chain) => Reviews.Give(Opened, key, new GivenReview(Verdict.Corrected, [], [.. chain]));

    private void Count() => Assert.True(Comparing.Run(Opened, TestContext.Current.CancellationToken));

    private int Reports(ClaimRow claim) => Group(claim).Row.Reports;

    private GroupView Group(ClaimRow claim) => StoredGroups.OfClaim(Opened, claim.Key)!;

    private IEnumerable<GroupView> Groups() => StoredGroups.List(Opened, 1, 100).Items.Select(g => StoredGroups.Of(Opened, g.Id)!);

    // As an engine had it that began the claim a few characters later.
    private void OnAnEarlierReading(ClaimRow claim, Verdict verdict, GivenTeller[]? chain) => Opened.Write(c =>
    {
        ReviewRows.Append(c, new ClaimReview
        {
            Claim = verdict == Verdict.Corrected ? "1111111111111111" : "0000000000000000",
            Article = claim.Article,
            Content = [new Whence.Text.TextSpan(claim.Content[0].Start + 3, claim.Content[0].End), .. claim.Content.Skip(1)],
            Read = [new GivenTeller(Echo, SourceKind.Outlet)],
            ReadStance = claim.Stance,
            Engine = "older",
            Verdict = verdict,
            Chain = chain is null ? null : [.. chain],
            At = "2031-05-08T00:00:00.000Z",
        }, null, null, counts: true);
        return true;
    });

    // Two outlets carry a claim on the word of the police.
    private async Task<ClaimRow[]> Fire()
    {
        foreach ((string name, string outlet, string text) in new[]
        {
            ("echo", Echo, "Fire at Brent depot\n\nA fire at the fuel depot in Brent on Monday injured twelve workers, police said. The depot's owner, Halden Oil, said it would open again in June.\n"),
            ("daily", Daily, "Depot burns\n\nA fire at the fuel depot in Brent on Monday injured twelve workers, police said. A neighbour, Ida Holm, said the smoke was seen from the ferry.\n"),
        })
        {
            _case.Files.Write(name + ".txt.meta.json", $$"""{ "outlet": "{{outlet}}", "published": "2031-05-0{{(outlet == Echo ? 6 : 7)}}" }""");
            await _case.Take(read: true, _case.Files.Write(name + ".txt", text));
        }

        Count();
        GroupView group = Groups().First(g => g.Row.Statement.Contains("injured", StringComparison.Ordinal) && g.Row.Articles == 2);
        return [.. group.Members.Select(m => m.Claim).Where(c => c.Chain.Length > 1).OrderBy(c => c.Outlet, StringComparer.Ordinal)];
    }
}
