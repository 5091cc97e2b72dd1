using System.Collections.Frozen;
using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Groups;
using Whence.Corpus.Sources;
using Whence.Times.Words;

namespace Whence.Corpus;

/// <summary>Puts together the claims that announce one event for the same days, and finds which announcement moved which.</summary>
internal sealed class WindowFinder
{
    /// <summary>Words of dates: they differ between an announcement and its revision.</summary>
    private static readonly FrozenSet<string> Calendar = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        .. Lexicon.Months, .. Lexicon.Weekdays,
        "week", "month", "day", "year", "now", "next", "later", "date",
    ]);

    private readonly ImmutableArray<CorpusArticle> _articles;
    private readonly Proposition[][] _told;
    private readonly Affiliations _affiliations;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly List<Announcement> _announced = [];

    /// <param name="articles">The articles.</param>
    /// <param name="told">What their claims say, by article and claim.</param>
    public WindowFinder(ImmutableArray<CorpusArticle> articles, Proposition[][] told)
    {
        _articles = articles;
        _told = told;
        _affiliations = new Affiliations([.. articles.Select(a => a.Reading.Article)]);
    }

    /// <summary>What a window is about, beside its days, and who announces it.</summary>
    private sealed record Announcement(HashSet<string> Words, HashSet<string> Predicates, string Issuer, SourceName By);

    /// <summary>By the article that announces first.</summary>
    public ImmutableArray<CorpusWindow> Find()
    {
        var windows = new List<CorpusWindow>();
        for (int a = 0; a < _articles.Length; a++)
        {
            foreach (Claim claim in _articles[a].Reading.Claims)
            {
                if (claim.Announced is not { } days) continue;
                Proposition told = _told[a][claim.Id];
                var announcement = new Announcement(About(told), [.. told.Predicates], days.Issuer, SourceName.Of(days.Issuer));
                int last = Last(announcement);
                if (Repeated(windows, last, days) is { } same)
                {
                    windows[same] = windows[same] with { Claims = windows[same].Claims.Add(new ClaimPlace(a, claim.Id)) };
                    continue;
                }

                foreach (string word in announcement.Words)
                {
                    if (!_byWord.TryGetValue(word, out List<int>? holders)) _byWord[word] = holders = [];
                    holders.Add(windows.Count);
                }

                windows.Add(new CorpusWindow(windows.Count, days, [new ClaimPlace(a, claim.Id)]) { Revises = last >= 0 && windows[last].Claims[0].Article != a ? last : null });
                _announced.Add(announcement);
            }
        }

        Resolve(windows);
        return [.. windows];
    }

    // The last announcement or one that it moved: a report that comes late repeats days that hold no more, and moves nothing.
    private static int? Repeated(List<CorpusWindow> windows, int last, AnnouncedWindow days)
    {
        for (int? w = last < 0 ? null : last; w is { } at; w = windows[at].Revises)
        {
            if (!Moved(windows[at].Days, days)) return at;
        }

        return null;
    }

    // Only the last announcement of a row of them has an outcome: what was moved did not come.
    private void Resolve(List<CorpusWindow> windows)
    {
        HashSet<int> moved = [.. windows.Select(w => w.Revises).OfType<int>()];
        for (int a = 0; a < _articles.Length; a++)
        {
            if (_articles[a].Reading.Article.PublishedDay is not { } published) continue;
            foreach (Claim claim in _articles[a].Reading.Claims.Where(c => IsPast(c, published)))
            {
                Proposition told = _told[a][claim.Id];
                if (told.Future) continue;
                foreach (int w in SharingHalf(About(told)).Where(w => !moved.Contains(w) && windows[w].Outcome is null && windows[w].Claims[0].Article < a))
                {
                    // The same event: the same verb, on a day for which it was announced.
                    HashSet<string> verbs = _announced[w].Predicates;
                    if (Meets(claim.Time!, windows[w].Days) && (verbs.Count == 0 || told.Predicates.Any(verbs.Contains))) windows[w] = windows[w] with { Outcome = new ClaimPlace(a, claim.Id) };
                }
            }
        }
    }

    private static bool IsPast(Claim claim, DateOnly published) =>
        claim.Announced is null && claim.Stance is Stance.Asserted or Stance.Denied && claim.Time is { Earliest: not null, Latest: { } latest } && latest <= published;

    private static bool Meets(ClaimTime time, AnnouncedWindow days) =>
        (days.Opens is null || time.Latest >= days.Opens) && (days.Closes is null || time.Earliest <= days.Closes);

    /// <summary>The latest window of the same issuer that shares half of the words, two at least; or -1.</summary>
    private int Last(Announcement announcement) => SharingHalf(announcement.Words).FirstOrDefault(w => SameIssuer(_announced[w], announcement), -1);

    /// <summary>The windows that share half of the words, two at least, the latest first.</summary>
    private int[] SharingHalf(HashSet<string> words)
    {
        var common = new Dictionary<int, int>();
        foreach (string word in words)
            foreach (int window in _byWord.GetValueOrDefault(word) ?? []) common[window] = common.GetValueOrDefault(window) + 1;
        return [.. common.Where(c => c.Value >= 2 && 2 * c.Value >= Math.Min(words.Count, _announced[c.Key].Words.Count)).Select(c => c.Key).OrderDescending()];
    }

    private static HashSet<string> About(Proposition told) =>
        [.. told.Words.Where(w => !char.IsAsciiDigit(w[0]) && !Calendar.Contains(w))];

    private bool SameIssuer(Announcement one, Announcement other)
    {
        (SourceName a, SourceName b) = (one.By, other.By);
        return one.Issuer == other.Issuer || a.SameBody(b) || (a.IsOfState && b.IsOfState && a.Countries.Overlaps(b.Countries)) || SpeaksFor(one.Issuer, b) || SpeaksFor(other.Issuer, a);
    }

    private bool SpeaksFor(string person, SourceName body) => _affiliations.OfPerson(person) is { } beside && beside.SameBody(body);

    /// <summary>Whether neither window lies within the other: "in late March" and "March 24 to 31" are one.</summary>
    private static bool Moved(AnnouncedWindow a, AnnouncedWindow b) => !Within(a, b) && !Within(b, a);

    private static bool Within(AnnouncedWindow inner, AnnouncedWindow outer) =>
        (outer.Opens is null || (inner.Opens is { } opens && opens >= outer.Opens)) && (outer.Closes is null || (inner.Closes is { } closes && closes <= outer.Closes));
}
