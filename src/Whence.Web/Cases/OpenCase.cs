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
using Whence.Store.Queries.Searching;

namespace Whence.Web.Cases;

/// <summary>The case on the desk: what its pages ask of it, and the way in for what is added. Safe for many requests at once.</summary>
/// <param name="store">The case.</param>
/// <param name="name">What the pages call it.</param>
public sealed class OpenCase(Case store, string name) : IDisposable
{
    private const int MostSeconds = 60;

    private readonly SemaphoreSlim _adding = new(1);

    public string Name => name;

    public string Folder => store.Folder;

    public CaseCounts Counts() => CaseCounts.Of(store);

    /// <summary>The last stored, newest first.</summary>
    public ImmutableArray<ArticleRow> Latest(int count) => LatestArticles.List(store, count);

    public Page<ArticleRow> Articles(int limit, string? after) => ArticleList.Of(store, ArticleFilter.All, limit, after);

    public StoredReading? Article(string id) => StoredReadings.Of(store, id);

    public ImmutableArray<ClaimRow> ClaimsOf(string article) => StoredClaims.OfArticle(store, article);

    public ClaimRow? Claim(string key) => StoredClaims.Of(store, key);

    public GroupView? Group(int id) => StoredGroups.Of(store, id);

    public int ArticlesOfGroup(int id) => StoredGroups.ArticlesOf(store, id);

    /// <summary>Groups that two or more articles share, those of most articles first.</summary>
    public Page<GroupRow> Groups(int limit, string? after) => StoredGroups.List(store, 2, limit, after);

    public ImmutableArray<CopyRow> CopiesOf(string article) => StoredCopies.Of(store, article);

    public IEnumerable<ClaimRow> Windows(int limit) => AnnouncedWindows.List(store, limit);

    public ImmutableArray<SourceRow> Tellers(int limit, Claims.SourceKind? kind) => Sources.List(store, limit, kind);

    public SourceProfile? Teller(string teller) => Sources.Of(store, teller);

    /// <exception cref="SearchSyntaxException">The query cannot be understood.</exception>
    public SearchResult Find(string query, int limit, string? after, string? storedAfter = null) => Search.Claims(store, SearchQuery.Parse(query), limit, after, storedAfter);

    /// <summary>What is said to happen between two days.</summary>
    public Page<Happening> Happenings(DateOnly from, DateOnly to, int limit, string? after) => Store.Queries.Following.Happenings.List(store, from, to, limit, after);

    public (int Before, int After) HappeningsOutside(DateOnly from, DateOnly to) => Store.Queries.Following.Happenings.Outside(store, from, to);

    public (DateOnly First, DateOnly Last)? HappeningSpan() => Store.Queries.Following.Happenings.Span(store);

    /// <summary>The places in a box of degrees on which most claims are.</summary>
    public ImmutableArray<PlaceRow> Places(double west, double south, double east, double north, int limit) => PlacedClaims.List(store, west, south, east, north, limit);

    public int Unplaced() => PlacedClaims.CountUnplaced(store);

    public Page<ClaimRow> ClaimsAt(string place, int limit, string? after) => PlacedClaims.At(store, place, limit, after);

    /// <summary>What is followed, each with what has come in for it.</summary>
    public IEnumerable<WatchNews> WatchNews() => Watches.List(store).Select(w => Watches.News(store, w));

    /// <exception cref="SearchSyntaxException">The query cannot be understood.</exception>
    /// <exception cref="ArgumentException">There is no such claim, or there are too many watches.</exception>
    public void Watch(WatchKind kind, string what) => Watches.Add(store, kind, what);

    public void SeeWatch(long id) => Watches.See(store, id);

    public void RemoveWatch(long id) => Watches.Remove(store, id);

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
        store.Dispose();
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
