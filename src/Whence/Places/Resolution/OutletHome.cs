using Whence.Articles;
using Whence.Places.Names;
using Whence.Places.Recognition;

namespace Whence.Places.Resolution;

/// <summary>Where the outlet is at home, as far as its name and its address say.</summary>
/// <param name="Names">Names of towns and regions found there, with their candidates.</param>
/// <param name="Country">Key of the country of the address (<see cref="Gazetteer.CountryKey"/>), 0 when it tells none.</param>
internal sealed record OutletHome(List<(string Name, Candidate[] Candidates)> Names, int Country)
{
    private static readonly string[] s_mediaWords =
    [
        "newspapers", "chronicle", "telegraph", "democrat", "republic", "republican", "register", "reporter", "observer", "sentinel", "dispatch", "tribune", "gazette", "journal", "bulletin", "standard", "examiner",
        "enterprise", "citizen", "express", "courier", "monitor", "network", "guardian", "advocate", "record", "review", "leader", "ledger", "banner", "herald", "online", "today", "times", "daily", "press", "local", "world",
        "media", "argus", "globe", "news", "post", "star", "mail", "item", "echo", "live", "the", "sun", "and", "now", "my", "tv", "fm",
    ];

    /// <summary>First words of names that an address writes together: "newyork".</summary>
    private static readonly string[] s_firstWords = ["new", "los", "las", "san", "santa", "saint", "st", "fort", "north", "south", "east", "west", "lake", "port", "mount", "grand", "little", "palm", "baton", "el", "salt", "long", "cape", "great", "green", "rock", "hong", "sri", "kuala", "abu", "tel", "den", "buenos"];

    /// <summary>Last words of names that only newspapers have: a "Record" or a "Post" may be a place.</summary>
    private static readonly string[] s_paperWords =
        ["newspaper", "chronicle", "telegraph", "democrat", "observer", "sentinel", "dispatch", "tribune", "gazette", "journal", "bulletin", "examiner", "courier", "guardian", "ledger", "herald", "times", "daily", "weekly", "news"];

    /// <summary>Whether a name of several words is that of the article's outlet or of another newspaper.</summary>
    public static bool IsOutlet(string name, Article article)
    {
        int last = name.LastIndexOf(' ');
        return last > 0 && (name.Equals(article.Outlet, StringComparison.OrdinalIgnoreCase) || Array.Exists(s_paperWords, w => name.AsSpan(last + 1).Equals(w, StringComparison.OrdinalIgnoreCase)));
    }

    public static OutletHome Find(Gazetteer gazetteer, Article article)
    {
        var names = new List<(string, Candidate[])>();
        int country = 0;
        if (Host(article.Url) is { } host)
        {
            string[] labels = host.Split('.');
            country = CountryOf(gazetteer, labels);
            if (Known(gazetteer, "outlet domain " + host) is { Length: > 0 } known) return new OutletHome([("outlet " + host, known)], known[0].Country);
            int label = labels.Length - (labels.Length > 2 && labels[^2].Length <= 3 && labels[^1].Length == 2 ? 3 : 2);
            if (label >= 0) InLabel(gazetteer, labels[label], names);
        }

        if (article.Outlet is { Length: > 0 and < 100 } outlet)
        {
            if (Known(gazetteer, "outlet named " + outlet) is { Length: > 0 } known) return new OutletHome([("outlet " + outlet, known)], known[0].Country);
            InName(gazetteer, outlet, names);
        }

        return new OutletHome(names, country);
    }

    /// <summary>The host of an address without "www.", or null.</summary>
    private static string? Host(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.HostNameType != UriHostNameType.Dns) return null;
        string host = uri.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static int CountryOf(Gazetteer gazetteer, string[] labels)
    {
        // Domains that everybody uses tell no country.
        string top = labels[^1] == "uk" ? "GB" : labels[^1].ToUpperInvariant();
        if (top.Length != 2 || top is "TV" or "FM" or "CO" or "ME" or "IO" or "AI" or "EU" or "AM" or "LY" or "CC" or "WS" || gazetteer.Country(top) is not (>= 0 and int index)) return 0;
        return gazetteer.CountryRow(index) is >= 0 and int row ? gazetteer.CountryKey(gazetteer.Row(row).Admin1) : 0;
    }

    private static Candidate[] Known(Gazetteer gazetteer, string key)
    {
        Referents r = gazetteer.Find(key);
        return r.IsEmpty ? [] : [new Candidate(gazetteer, r[0], 0)];
    }

    /// <summary>Names of places between the words of the trade: "oxfordpress", "wvgazette".</summary>
    private static void InLabel(Gazetteer gazetteer, string label, List<(string, Candidate[])> into)
    {
        foreach (string part in label.Split('-'))
        {
            for (int at = 0; at < part.Length && part.Length < 60;)
            {
                int end = part.Length;
                while (end - at >= 4 && !(IsBoundary(part, end) && Add(gazetteer, part[at..end], into))) end--;
                if (end - at >= 4)
                {
                    at = end;
                    continue;
                }

                if (Array.Find(s_mediaWords, w => part.AsSpan(at).StartsWith(w, StringComparison.Ordinal)) is not { } media) break;
                at += media.Length;
            }
        }
    }

    private static bool IsBoundary(string part, int end) => end == part.Length || Array.Exists(s_mediaWords, w => part.AsSpan(end).StartsWith(w, StringComparison.Ordinal));

    private static bool Add(Gazetteer gazetteer, string name, List<(string, Candidate[])> into)
    {
        if (Array.IndexOf(s_mediaWords, name) >= 0) return false;
        Candidate[] candidates = Places(gazetteer, name);
        for (int i = 0; candidates.Length == 0 && i < s_firstWords.Length; i++)
        {
            string first = s_firstWords[i];
            if (name.StartsWith(first, StringComparison.Ordinal) && name.Length > first.Length + 2) candidates = Places(gazetteer, first + " " + name[first.Length..]);
        }

        if (candidates.Length > 0) into.Add((name, candidates));
        return candidates.Length > 0;
    }

    private static void InName(Gazetteer gazetteer, string outlet, List<(string, Candidate[])> into)
    {
        string[] words = outlet.Split([' ', '-', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        for (int at = 0; at < words.Length && at < 10; at++)
        {
            for (int end = Math.Min(words.Length, at + 3); end > at; end--)
            {
                if (end == at + 1 && (WordClasses.Of(words[at]) != WordClass.None || words[at].Length < 4 || Array.IndexOf(s_mediaWords, words[at].ToLowerInvariant()) >= 0)) continue;
                string name = string.Join(' ', words[at..end]);
                if (Places(gazetteer, name) is not { Length: > 0 } candidates) continue;
                into.Add((name, candidates));
                at = end - 1;
                break;
            }
        }
    }

    private static Candidate[] Places(Gazetteer gazetteer, string name) =>
        [.. CandidateFinder.Find(gazetteer, name, []).Where(c => (c.Use & NameUse.Demonym) == NameUse.None && c.Place.Kind is not (RowKind.Facility or RowKind.Water or RowKind.Section))];
}
