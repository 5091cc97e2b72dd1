using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Intake;
using Whence.Store.Intake.Fetching;
using Whence.Store.Pipeline;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Leaving;
using Whence.Store.Queries.Reviewing;
using Whence.Store.Queries.Searching;
using Whence.Store.Queries.Stories;
using Whence.Text;
using Whence.Web.Words;

namespace Whence.Web.Cases;

/// <summary>The case on the desk: what its pages ask of it, and the way in for what is added. Safe for many requests at once.</summary>
/// <param name="store">The case.</param>
/// <param name="name">What the pages call it.</param>
public sealed class OpenCase(Case store, string name) : IDisposable
{
    private const int MostSeconds = 60;

    private readonly SemaphoreSlim _adding = new(1);

    private readonly RememberedCounts _counts = new(store);

    public string Name => name;

    public string Folder => store.Folder;

    /// <summary>How sensitive its owner says it is.</summary>
    public Sensitivity Label => CaseLabel.Of(store);

    public void SetLabel(Sensitivity label, string? reason) => CaseLabel.Set(store, label, reason);

    /// <summary>What left this machine for the case, the last first.</summary>
    public Page<OutboundRequest> Requests(int limit, string? after) => OutboundRequests.List(store, limit, after);

    public (int Requests, int Hosts) RequestCount() => OutboundRequests.Count(store);

    public CaseCounts Counts() => _counts.Counts();

    /// <summary>The last stored, newest first.</summary>
    public ImmutableArray<ArticleRow> Latest(int count) => LatestArticles.List(store, count);

    public Page<ArticleRow> Articles(int limit, string? after) => ArticleList.Of(store, ArticleFilter.All, limit, after);

    public StoredReading? Article(string id) => StoredReadings.Of(store, id);

    /// <summary>An article in one line.</summary>
    public ArticleRow? Line(string id) => ArticleList.Find(store, id);

    /// <summary>An article without what was read in it.</summary>
    public Article? Text(string id) => StoredReadings.ArticleOf(store, id);

    public ImmutableArray<ClaimRow> ClaimsOf(string article) => StoredClaims.OfArticle(store, article);

    public ClaimRow? Claim(string key) => StoredClaims.Of(store, key);

    /// <summary>Address of the passage that a citation names, at its claim where one quotes just that; null when the text is not in this case.</summary>
    internal string? Cited(string textSha256, ImmutableArray<TextSpan> spans)
    {
        if (Line(textSha256[..16]) is not { } article || article.TextSha256 != textSha256) return null;
        return ClaimsOf(article.Id).FirstOrDefault(c => c.Content.SequenceEqual(spans)) is { } claim
            ? Links.Passage(claim)
            : Links.Passage(new PassageRow(article.Id, new TextSpan(spans[0].Start, spans[^1].End), ""));
    }

    /// <param name="id">Number of the group.</param>
    /// <param name="most">Most articles of each origin whose members are loaded; null loads all.</param>
    public GroupView? Group(int id, int? most = null) => StoredGroups.Of(store, id, most);

    /// <summary>A group in one line.</summary>
    public GroupRow? GroupLine(int id) => StoredGroups.Line(store, id);

    /// <summary>The story that an article belongs to.</summary>
    public Story? Story(string article) => Store.Queries.Stories.Story.Of(store, article);

    public ImmutableDictionary<int, ClaimStanding> StandingsOf(string article) => StoredGroups.StandingsOf(store, article);

    /// <summary>Recent groups with more reports than origins.</summary>
    public ImmutableArray<GroupRow> FewOrigins(int limit) => StoredGroups.FewOrigins(store, limit);

    /// <summary>Recent groups that are denied or contradicted.</summary>
    public ImmutableArray<GroupRow> Disputed(int limit) => StoredGroups.Disputed(store, limit);

    /// <summary>Groups that two or more articles share, those of most articles first.</summary>
    public Page<GroupRow> Groups(int limit, string? after) => StoredGroups.List(store, 2, limit, after);

    public ImmutableArray<CopyRow> CopiesOf(string article) => StoredCopies.Of(store, article);

    /// <summary>Attributed claims that one report of a story alone has.</summary>
    public ImmutableArray<ClaimRow> OnlyIn(Story story, int limit) => StoredClaims.OnlyIn(store, story.Articles.Select(a => a.Id), story.Groups.Select(g => g.Id), limit);

    /// <summary>Announced windows that are not over before a day.</summary>
    public Page<WindowRow> Upcoming(DateOnly from, int limit, string? after) => AnnouncedWindows.Upcoming(store, from, limit, after);

    /// <summary>Announced windows that are over before a day, the last first.</summary>
    public Page<WindowRow> Over(DateOnly from, int limit, string? after) => AnnouncedWindows.Over(store, from, limit, after);

    public ImmutableArray<SourceRow> Tellers(int limit, Claims.SourceKind? kind) => Sources.List(store, limit, kind);

    public SourceProfile? Teller(string teller) => Sources.Of(store, teller);

    /// <exception cref="SearchSyntaxException">The query cannot be understood.</exception>
    public SearchResult Find(string query, int limit, string? after, string? storedAfter = null) => Search.Claims(store, SearchQuery.Parse(query), limit, after, storedAfter);

    /// <summary>What is said to happen, or was first reported, between two days.</summary>
    public Page<Happening> Happenings(DateOnly from, DateOnly to, int limit, string? after, HappeningAxis axis = HappeningAxis.Happened, bool origins = false) =>
        Store.Queries.Following.Happenings.List(store, from, to, limit, after, axis, origins);

    public (int Before, int After) HappeningsOutside(DateOnly from, DateOnly to) => Store.Queries.Following.Happenings.Outside(store, from, to);

    public (DateOnly First, DateOnly Last)? HappeningSpan() => Store.Queries.Following.Happenings.Span(store);

    /// <summary>The places in a box of degrees on which most claims are.</summary>
    public ImmutableArray<PlaceRow> Places(double west, double south, double east, double north, int limit) => PlacedClaims.List(store, west, south, east, north, limit);

    /// <summary>The places in a box of degrees from which most articles were filed.</summary>
    public ImmutableArray<PlaceRow> Datelines(double west, double south, double east, double north, int limit) => PlacedClaims.Datelines(store, west, south, east, north, limit);

    public ImmutableArray<ArticleRow> FiledAt(string place, int limit) => PlacedClaims.FiledAt(store, place, limit);

    public int Unplaced() => PlacedClaims.CountUnplaced(store);

    public Page<ClaimRow> ClaimsAt(string place, int limit, string? after) => PlacedClaims.At(store, place, limit, after);

    /// <summary>What is followed, each with what has come in for it.</summary>
    public IEnumerable<WatchNews> WatchNews() => Watches.List(store).Select(w => Watches.News(store, w));

    public ImmutableArray<WatchRow> Watched() => Watches.List(store);

    public ImmutableArray<AlertRow> LastAlerts(int limit) => Alerts.List(store, limit);

    /// <exception cref="SearchSyntaxException">The query cannot be understood.</exception>
    /// <exception cref="ArgumentException">There is no such claim, source or window, or there are too many watches.</exception>
    public void Watch(WatchKind kind, string what) => Watches.Add(store, kind, what);

    public void SeeWatch(long id) => Watches.See(store, id);

    public void RemoveWatch(long id) => Watches.Remove(store, id);

    /// <summary>Says what a person thinks of a reading; null when there is no such claim.</summary>
    /// <exception cref="ArgumentException">A correction that changes nothing.</exception>
    public ClaimRow? Review(string key, GivenReview given) => Reviews.Give(store, key, given);

    public bool UndoReview(string key) => Reviews.Undo(store, key);

    public Page<ReviewedClaim> Reviewed(Verdict? verdict, int limit, string? after) => Reviews.List(store, verdict, limit, after);

    /// <summary>What was said of claims that are read otherwise by now.</summary>
    public Page<ReviewedClaim> ReadOtherwise(int limit, string? after) => Reviews.ReadOtherwise(store, limit, after);

    public ImmutableArray<ClaimReview> ReviewsOf(string key) => Reviews.History(store, key);

    /// <summary>Where a claim with a review or a note stands now that it is read otherwise.</summary>
    public (string Article, ClaimRow? Now)? Moved(string key) => Reviews.Moved(store, key);

    public ImmutableDictionary<Verdict, int> ReviewCounts() => Reviews.Counts(store);

    /// <summary>Corrections that the last comparison did not know.</summary>
    public int Uncounted() => Reviews.Uncounted(store);

    public ImmutableArray<ClaimRow> ToReview(int limit) => Store.Queries.Reviewing.ToReview.Next(store, limit);

    /// <exception cref="ArgumentException">There is no text, or too much.</exception>
    public NoteRow? AddNote(NoteSubject subject, string what, string text) => Notes.Add(store, subject, what, text);

    public NoteRow? Note(long id) => Notes.Of(store, id);

    public bool RemoveNote(long id) => Notes.Remove(store, id);

    public ImmutableArray<NoteRow> NotesOn(Story story) => Notes.OfStory(store, story.Articles.Select(a => a.Id));

    /// <summary>Notes on claims of an article that are read no longer.</summary>
    public ImmutableArray<NoteRow> LostNotes(string article) => Notes.Orphans(store, article);

    public Page<NoteRow> FindNotes(string words, int limit, string? after) => Notes.Find(store, words, limit, after);

    /// <summary>How many inputs are in each state of the ledger.</summary>
    public ImmutableDictionary<string, int> InputStates() => Ledger.States(store);

    public Page<LedgerRow> Inputs(string? state, int limit, string? after) => Ledger.List(store, state, limit, after);

    /// <summary>Takes pages that are at hand, reads them and compares the case anew.</summary>
    /// <param name="inputs">Each with the name that the ledger keeps.</param>
    /// <param name="given">What the user said of them.</param>
    /// <param name="stop">Stops it; what is done stays.</param>
    public Task<PipelineCounts> Add(IEnumerable<(string Name, byte[] Bytes)> inputs, GivenFacts given, CancellationToken stop)
    {
        InputOptions options = new() { Given = given };
        return Run([.. inputs.Select(i => PipelineInputs.Register(store, i.Name, options, () => new InputPages(options).Of(i.Name, new MemoryStream(i.Bytes, writable: false))))], stop);
    }

    /// <summary>Takes pages that carry facts of their own.</summary>
    public Task<PipelineCounts> Add(IEnumerable<(string Name, RawPage Page)> pages, CancellationToken stop) =>
        Run([.. pages.Select(p => PipelineInputs.Register(store, p.Name, new InputOptions { Given = p.Page.Given }, () => [new InputResult.Loaded(p.Name, p.Page)]))], stop);

    /// <summary>Fetches the page that the user named, the one time the desk goes out.</summary>
    public Task<PipelineCounts> AddUrl(string url, GivenFacts given, CancellationToken stop) =>
        Run(PipelineInputs.Register(store, [url], new InputOptions { Given = given }), stop);

    /// <summary>Takes again what failed or was never taken to its end.</summary>
    public Task<PipelineCounts> Retry(CancellationToken stop) => Run(PipelineInputs.Unfinished(store, failedToo: true), stop);

    /// <summary>A name for pasted text.</summary>
    public static string PastedName(string text)
    {
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"pasted {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss} {hash}.txt");
    }

    public void Dispose()
    {
        _adding.Dispose();
        _counts.Dispose();
        store.Dispose();
    }

    /// <summary>Compares the case again where readings or corrections have changed.</summary>
    public async Task CompareAgain(CancellationToken stop)
    {
        await _adding.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            Comparing.Run(store, stop);
        }
        finally
        {
            _adding.Release();
        }
    }

    private async Task<PipelineCounts> Run(IReadOnlyCollection<PipelineInput> inputs, CancellationToken stop)
    {
        await _adding.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using PageFetcher fetcher = new(IntakeLimits.Default.MaxPage, TimeSpan.FromSeconds(MostSeconds));
            PipelineCounts counts = await new CasePipeline(store, new PipelineOptions { Read = true, Fetcher = fetcher }).Run(inputs, stop).ConfigureAwait(false);
            Comparing.Run(store, stop);
            return counts;
        }
        finally
        {
            _adding.Release();
        }
    }
}
