using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Whence.Claims;
using Whence.Corpus.Groups;
using Whence.Corpus.Sources;

namespace Whence.Corpus;

/// <summary>Puts together the claims that announce one event for the same days, and finds which announcement moved which.</summary>
internal sealed class WindowFinder
{
    /// <summary>Words of dates: they differ between an announcement and its revision.</summary>
    private static readonly FrozenSet<string> Calendar = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, .. CultureInfo.InvariantCulture.DateTimeFormat.DayNames,
        "week", "month", "day", "year", "now", "next", "later", "date",
    ]);

    private readonly ImmutableArray<CorpusArticle> _articles;
    private readonly Affiliations _affiliations;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly List<Announcement> _announced = [];

    public WindowFinder(ImmutableArray<CorpusArticle> articles)
    {
        _articles = articles;
        _affiliations = new Affiliations([.. articles.Select(a => a.Reading.Article)]);
    }

    /// <summary>What a window is about, beside its days, and who announces it.</summary>
    private sealed record Announcement(HashSet<string> Words, string Issuer, SourceName By);

    /// <summary>By the article that announces first.</summary>
    public ImmutableArray<CorpusWindow> Find()
    {
        var windows = new List<CorpusWindow>();
        for (int a = 0; a < _articles.Length; a++)
        {
            foreach (Claim claim in _articles[a].Reading.Claims)
            {
                if (claim.Announced is not { } days) continue;
                var announcement = new Announcement(About(a, claim), days.Issuer, SourceName.Of(days.Issuer));
                int last = Last(announcement);
                if (last >= 0 && !Moved(windows[last].Days, days))
                {
                    windows[last] = windows[last] with { Claims = windows[last].Claims.Add(new ClaimPlace(a, claim.Id)) };
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

        return [.. windows];
    }

    /// <summary>The latest window of the same issuer that shares half of the words, two at least; or -1.</summary>
    private int Last(Announcement announcement)
    {
        var common = new Dictionary<int, int>();
        foreach (string word in announcement.Words)
            foreach (int window in _byWord.GetValueOrDefault(word) ?? []) common[window] = common.GetValueOrDefault(window) + 1;
        return common.Where(c => c.Value >= 2 && 2 * c.Value >= Math.Min(announcement.Words.Count, _announced[c.Key].Words.Count)).Select(c => c.Key).OrderDescending()
            .FirstOrDefault(w => SameIssuer(_announced[w], announcement), -1);
    }

    private HashSet<string> About(int article, Claim claim) =>
        [.. PropositionBuilder.Build(_articles[article], article, claim).Words.Where(w => !char.IsAsciiDigit(w[0]) && !Calendar.Contains(w))];

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
