using System.Collections.Frozen;

namespace Whence.Corpus.Sources;

/// <summary>The name of a news outlet or agency, compared by its distinctive words or its initials.</summary>
internal sealed class PressName
{
    /// <summary>Words that outlets put on or leave off.</summary>
    private static readonly FrozenSet<string> Optional = FrozenSet.Create(
        "the", "news", "agency", "newspaper", "paper", "magazine", "website", "site", "network", "channel", "television", "tv", "radio",
        "broadcaster", "online", "reporter", "reporters", "report", "reports", "service", "wire", "state", "official", "com", "daily", "weekly",
        "article", "story", "journalists", "of", "a", "an", "media", "outlet");

    /// <summary>Words that many outlets share: alone they name none.</summary>
    private static readonly FrozenSet<string> Shared = FrozenSet.Create(
        "times", "post", "journal", "herald", "star", "sun", "tribune", "press", "globe", "mail", "standard", "today", "world", "national",
        "international", "guardian", "observer", "independent", "telegraph", "gazette", "chronicle", "examiner", "review", "express", "mirror",
        "local", "central", "business", "global", "new", "york", "washington", "korea", "korean", "east", "west", "north", "south");

    /// <summary>Words that mark a name as that of an outlet.</summary>
    private static readonly FrozenSet<string> Marks = FrozenSet.Create(
        "news", "newspaper", "times", "post", "journal", "herald", "tribune", "gazette", "broadcaster", "broadcasting", "agency", "press", "media",
        "magazine", "daily", "telegraph", "guardian", "outlet", "newswire", "newsweek", "website", "television", "radio", "paper", "weekly");

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "reuters", "afp", "ap", "associated", "upi", "dpa", "tass", "interfax", "ria", "sputnik", "xinhua", "kcna", "yonhap", "kyodo", "jiji", "nhk", "ansa",
        "efe", "irna", "isna", "fars", "tasnim", "mehr", "anadolu", "pti", "ani", "antara", "bernama", "cnn", "bbc", "msnbc", "nbc", "abc", "cbs", "npr",
        "pbs", "cnbc", "bloomberg", "politico", "axios", "jazeera", "haaretz", "spiegel", "bild", "figaro", "monde", "repubblica", "wsj", "nyt", "chosun",
        "joongang", "asahi", "yomiuri", "mainichi", "nikkei", "kommersant", "vedomosti", "meduza", "ukrinform", "interfax-ukraine", "zdnet",
        "engadget", "buzzfeed", "vox", "semafor", "economist", "newsweek", "presse");

    private readonly FrozenSet<string> _words;
    private readonly string _initials;

    private PressName(string printed, FrozenSet<string> words, string initials)
    {
        Printed = printed;
        _words = words;
        _initials = initials;
        Key = string.Join(' ', words.Order(StringComparer.Ordinal));
    }

    public string Printed { get; }

    /// <summary>The distinctive words in alphabetical order.</summary>
    public string Key { get; }

    public bool IsEmpty => _words.Count == 0;

    public static PressName Of(string name)
    {
        List<string> words = [.. NameWords.Of(name).SelectMany(w => w.Split('-')).Where(w => w.Length > 0)];
        var lower = words.ConvertAll(NameWords.Fold);
        int possessive = name.IndexOf("'s ", StringComparison.Ordinal);
        if (possessive < 0) possessive = name.IndexOf("’s ", StringComparison.Ordinal);
        int skip = possessive > 0 && Countries.At(lower, 0, out int length) is not null && length < lower.Count ? length : 0;
        string[] kept = [.. lower.Skip(skip).Where(w => !Optional.Contains(w))];
        if (kept.Length == 0) kept = [.. lower.Skip(skip).Where(w => w is not ("the" or "a" or "an"))];
        string initials = string.Concat(lower.Where(w => w is not ("the" or "of" or "and" or "a")).Select(w => w[0]));
        return new PressName(name, kept.ToFrozenSet(), initials.Length >= 2 ? initials : "");
    }

    /// <summary>Whether <paramref name="name"/> looks like an outlet when nobody said what it is.</summary>
    public static bool LooksLike(string name)
    {
        List<string> words = NameWords.Of(name).ConvertAll(NameWords.Fold);
        if (words.Any(Known.Contains)) return true;
        return words.Exists(Marks.Contains) && !words.Contains("intelligence") && !words.Contains("security")
            && (words.Exists(w => Marks.Contains(w) && w != "agency") || words.Contains("news"));
    }

    /// <summary>Whether a description in lower case means some outlet: "south korean outlet", "a japanese news agency".</summary>
    public static bool LooksLikeDescription(string plain) =>
        plain.Split(' ') is [.., var last] && (last is "outlet" or "newspaper" or "broadcaster" or "paper" or "website" or "magazine" or "channel" or "outlets" or "newspapers" or "media"
            || plain.EndsWith("news agency", StringComparison.Ordinal) || plain.EndsWith("news site", StringComparison.Ordinal) || plain.EndsWith("news service", StringComparison.Ordinal));

    public bool Matches(PressName other)
    {
        if (IsEmpty || other.IsEmpty) return false;
        if (Key == other.Key) return true;
        if (Initials(this, other) || Initials(other, this)) return true;
        FrozenSet<string> small = _words.Count <= other._words.Count ? _words : other._words;
        FrozenSet<string> large = ReferenceEquals(small, _words) ? other._words : _words;
        return small.IsSubsetOf(large) && small.Any(w => !Shared.Contains(w));
    }

    /// <summary>Whether the name, or its initials in capitals, stands in <paramref name="text"/> as words.</summary>
    public bool StandsIn(string text)
    {
        List<string> words = NameWords.Of(text);
        if (_initials.Length >= 2 && words.Exists(w => w.Length == _initials.Length && w.Equals(_initials, StringComparison.OrdinalIgnoreCase) && w.All(char.IsUpper)))
            return true;
        return !IsEmpty && _words.Any(w => !Shared.Contains(w)) && _words.All(word => words.Exists(w => NameWords.Fold(w) == word));
    }

    private static bool Initials(PressName abbreviation, PressName name) =>
        abbreviation._words.Count == 1 && abbreviation._words.First() is { Length: >= 2 and <= 5 } letters && name._initials == letters;
}
