using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Groups;
using Whence.Corpus.Sources;

namespace Whence.Corpus;

/// <summary>Puts together the claims that announce one event for the same days, and finds which announcement moved which.</summary>
internal sealed class WindowFinder
{
    /// <summary>Words of dates: they differ between an announcement and its revision.</summary>
    private static readonly string[] Calendar =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "day", "year", "now", "next", "later", "date",
    ];

    private readonly ImmutableArray<CorpusArticle> _articles;
    private readonly Affiliations _affiliations;

    public WindowFinder(ImmutableArray<CorpusArticle> articles)
    {
        _articles = articles;
        _affiliations = new Affiliations([.. articles.Select(a => a.Reading.Article)]);
    }

    /// <summary>By the article that announces first. Linear in the claims, square in the announcements.</summary>
    public ImmutableArray<CorpusWindow> Find()
    {
        var windows = new List<CorpusWindow>();
        var words = new List<HashSet<string>>();
        for (int a = 0; a < _articles.Length; a++)
        {
            foreach (Claim claim in _articles[a].Reading.Claims)
            {
                if (claim.Announced is not { } days) continue;
                HashSet<string> about = About(a, claim);
                int? last = null;
                for (int w = windows.Count - 1; w >= 0 && last is null; w--)
                    if (SameIssuer(windows[w].Days.Issuer, days.Issuer) && Alike(words[w], about)) last = w;
                if (last is { } same && !Moved(windows[same].Days, days))
                {
                    windows[same] = windows[same] with { Claims = windows[same].Claims.Add(new ClaimPlace(a, claim.Id)) };
                    continue;
                }

                windows.Add(new CorpusWindow(windows.Count, days, [new ClaimPlace(a, claim.Id)]) { Revises = last is { } earlier && windows[earlier].Claims[0].Article != a ? earlier : null });
                words.Add(about);
            }
        }

        return [.. windows];
    }

    private HashSet<string> About(int article, Claim claim) =>
        [.. PropositionBuilder.Build(_articles[article], article, claim).Words.Where(w => !char.IsAsciiDigit(w[0]) && !Calendar.Contains(w))];

    private static bool Alike(HashSet<string> a, HashSet<string> b)
    {
        int common = a.Count(b.Contains);
        return common >= 2 && 2 * common >= Math.Min(a.Count, b.Count);
    }

    private bool SameIssuer(string one, string other)
    {
        SourceName a = SourceName.Of(one), b = SourceName.Of(other);
        return one == other || a.SameBody(b) || (a.IsOfState && b.IsOfState && a.Countries.Overlaps(b.Countries)) || SpeaksFor(one, b) || SpeaksFor(other, a);
    }

    private bool SpeaksFor(string person, SourceName body) => _affiliations.OfPerson(person) is { } beside && beside.SameBody(body);

    /// <summary>Whether neither window lies within the other: "in late March" and "March 24 to 31" are one.</summary>
    private static bool Moved(AnnouncedWindow a, AnnouncedWindow b) => !Within(a, b) && !Within(b, a);

    private static bool Within(AnnouncedWindow inner, AnnouncedWindow outer) =>
        (outer.Opens is null || (inner.Opens is { } opens && opens >= outer.Opens)) && (outer.Closes is null || (inner.Closes is { } closes && closes <= outer.Closes));
}
