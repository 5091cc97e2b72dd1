using Whence.Places.Recognition;
using Whence.Tokens;

namespace Whence.Places.Relative;

/// <summary>Reads relative locations: distance, direction and anchor, borders, coasts, ways between two places.</summary>
/// <remarks>Looks a bounded number of words ahead from each word: linear in the text.</remarks>
internal sealed class RelativeGrammar
{
    private const int MaxFillers = 7;

    private static readonly HashSet<string> s_fillers = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "capital", "city", "cities", "town", "village", "of", "regional", "provincial", "state", "county", "seat", "central", "downtown", "center", "centre", "nearby",
        "major", "largest", "main", "port", "coastal", "southern", "northern", "eastern", "western", "administrative", "district", "municipality", "province", "neighboring", "neighbouring",
        "national", "former", "historic", "suburb", "settlement", "oasis", "island", "resort", "northeastern", "northwestern", "southeastern", "southwestern", "present-day", "modern", "old", "ancient",
        "nation", "'s", "’s", "country", "local", "industrial", "besieged", "rebel-held", "embattled", "mountain", "airport", "junction", "nearest", "commune", "parish", "market", "metropolitan", "area",
    };

    private readonly PhraseTokens _words;
    private readonly List<Toponym> _toponyms;
    private readonly int[] _toponymAt;
    private readonly int[] _sentenceEnd;
    private readonly List<RelativePhrase> _phrases = [];

    private RelativeGrammar(string text, TokenLayer tokens, List<Toponym> toponyms)
    {
        _words = new PhraseTokens(text, tokens);
        _toponyms = toponyms;
        _toponymAt = new int[_words.Count];
        Array.Fill(_toponymAt, -1);
        for (int t = 0; t < toponyms.Count; t++)
            for (int i = toponyms[t].FirstToken; i < toponyms[t].EndToken; i++) _toponymAt[i] = t;
        _sentenceEnd = new int[_words.Count];
        foreach (Sentence s in tokens.Sentences) Array.Fill(_sentenceEnd, s.EndToken, s.FirstToken, s.EndToken - s.FirstToken);
    }

    /// <summary>The relative locations in text order. Anchors that <paramref name="toponyms"/> lacks are not added to it: the caller does.</summary>
    public static List<RelativePhrase> Read(string text, TokenLayer tokens, List<Toponym> toponyms)
    {
        var grammar = new RelativeGrammar(text, tokens, toponyms);
        for (int at = 0; at < grammar._words.Count;) at = Math.Max(at + 1, grammar.At(at));
        return grammar._phrases;
    }

    /// <summary>Reads the phrase that begins at a token; returns the token after it, or the token itself.</summary>
    private int At(int at)
    {
        ReadOnlySpan<char> word = _words.Word(at);
        if (word.IsEmpty || !StartsPhrase(word[0])) return at;
        int next = at;
        bool within = Is(at, "within");
        if (within) next++;
        while (next < _words.Count && IsHedge(next)) next++;
        int measureStart = next;
        Measure? distance = Measures.Read(_words, ref next);
        if (distance is not null) return WithDistance(at, next, distance.Value, within) is > 0 and int end ? end : measureStart + 1;
        if (Is(at, "halfway") || Is(at, "midway") || Is(at, "between")) return Between(at);
        if (Is(at, "off")) return Coast(at, at, null);
        if (Is(at, "border") || Is(at, "frontier")) return Border(at);
        if (Near(at) is > 0 and int near) return near;
        return Directed(at);
    }

    private static bool StartsPhrase(char c) => char.IsAsciiDigit(c) || char.IsLetter(c);

    private bool Is(int token, string word) => _words.Is(token, word);

    private bool IsHedge(int t) => Is(t, "about") || Is(t, "some") || Is(t, "around") || Is(t, "roughly") || Is(t, "approximately") || Is(t, "nearly") || Is(t, "almost") || Is(t, "just")
        || Is(t, "over") || (Is(t, "more") && Is(t + 1, "than")) || (Is(t, "than") && Is(t - 1, "more")) || (Is(t, "less") && Is(t + 1, "than")) || (Is(t, "than") && Is(t - 1, "less"));

    private int WithDistance(int start, int at, Measure distance, bool within)
    {
        if (Is(at, ",")) at++;
        if (Is(at, "away") || Is(at, "distant")) at++;
        int from = at;
        if ((Is(at, "to") || Is(at, "in")) && Is(at + 1, "the")) at += 2;
        Direction? direction = Compass.Read(_words, ref at);
        if (direction is null) at = from;
        if (Is(at, "off")) return Coast(start, at, distance);
        bool joined = Is(at, "of") || Is(at, "from");
        if (!joined && !Is(at, "outside")) return 0;
        at++;
        if (joined && Is(at - 1, "from") == false && direction is null && !within) return 0;
        if (BorderPhrase(at) is { } border) return Add(border with { FirstToken = start, Kind = RelativeKind.FromBorder, Distance = distance, Direction = direction });
        if (Is(at, "the") && (Is(at + 1, "coast") || Is(at + 1, "shore")) && Is(at + 2, "of")) return Coast(start, at - 1, distance);
        if (Anchor(at) is not { } anchor) return 0;
        RelativeKind kind = direction is not null ? RelativeKind.Sector : within ? RelativeKind.Within : RelativeKind.Ring;
        return Add(new RelativePhrase(kind, start, EndOf(anchor), anchor) { Distance = distance, Direction = direction });
    }

    /// <summary>"near X", "just outside X", "on the outskirts of X".</summary>
    private int Near(int start)
    {
        int at = start;
        if (Is(at, "just") || Is(at, "right")) at++;
        if (Is(at, "near") || (Is(at, "outside") && !Is(at + 1, "of")) || Is(at, "beside")) at++;
        else if (Is(at, "outside") || (Is(at, "close") && Is(at + 1, "to")) || (Is(at, "adjacent") && Is(at + 1, "to"))) at += 2;
        else if (Is(at, "not") && Is(at + 1, "far") && Is(at + 2, "from")) at += 3;
        else if ((Is(at, "on") || Is(at, "in") || Is(at, "at")) && Is(at + 1, "the") && (Is(at + 2, "outskirts") || Is(at + 2, "vicinity") || Is(at + 2, "suburbs") || Is(at + 2, "edge")) && Is(at + 3, "of")) at += 4;
        else return 0;
        if (BorderPhrase(at) is { } border) return Add(border with { FirstToken = start, Kind = RelativeKind.AtBorder });
        return Anchor(at) is { } anchor && anchor.First - at <= 4 ? Add(new RelativePhrase(RelativeKind.Near, start, EndOf(anchor), anchor)) : 0;
    }

    /// <summary>"north of X", "in the north of X", "northern X", "X's north".</summary>
    private int Directed(int start)
    {
        int at = start;
        bool part = Is(at, "in") && Is(at + 1, "the");
        if (part) at += 2;
        if (Is(at, "just")) at++;
        int first = at;
        if (Compass.Read(_words, ref at) is not { } direction) return start;
        if (Is(at, "of"))
        {
            at++;
            if (BorderPhrase(at) is { } border) return Add(border with { FirstToken = start, Kind = RelativeKind.AtBorder, Direction = direction });
            return Anchor(at) is { } anchor ? Add(new RelativePhrase(part ? RelativeKind.Part : RelativeKind.Side, start, EndOf(anchor), anchor) { Direction = direction }) : start;
        }

        // "northern Syria", "Syria's north": lower-case words only, as "North Dakota" is a name.
        if (char.IsUpper(_words.Word(first)[0]) && _toponymAt[first] >= 0) return start;
        if (at < _words.Count && at == first + 1 && _words.Word(first).EndsWith("ern", StringComparison.OrdinalIgnoreCase) && _toponymAt[at] >= 0)
        {
            Toponym t = _toponyms[_toponymAt[at]];
            return t.FirstToken == at ? Add(new RelativePhrase(RelativeKind.Part, first, t.EndToken, (t.FirstToken, t.EndToken)) { Direction = direction }) : start;
        }

        if (first >= 2 && (Is(first - 1, "'s") || Is(first - 1, "’s")) && _toponymAt[first - 2] >= 0 && !_words.Word(first).EndsWith("ern", StringComparison.OrdinalIgnoreCase))
        {
            Toponym t = _toponyms[_toponymAt[first - 2]];
            return Add(new RelativePhrase(RelativeKind.Part, t.FirstToken, at, (t.FirstToken, t.EndToken)) { Direction = direction });
        }

        return start;
    }

    private int Between(int start)
    {
        int at = start;
        bool middle = !Is(at, "between");
        if (middle) at++;
        if (!Is(at, "between")) return start;
        at++;
        if (!middle && start > 0 && (Is(start - 1, "border") || Is(start - 1, "frontier"))) return start;
        if (Anchor(at) is not { } one || one.First - at > 3) return start;
        int and = EndOf(one);
        if (!Is(and, "and") || Anchor(and + 1) is not { } two || two.First - and > 4) return start;
        return Add(new RelativePhrase(RelativeKind.Between, start, EndOf(two), one) { Other = two, Middle = middle });
    }

    private int Coast(int start, int off, Measure? distance)
    {
        int at = off + 1;
        if (Is(at, "the")) at++;
        int from = at;
        Direction? direction = Compass.Read(_words, ref at);
        if (direction is null) at = from;
        if (at >= _words.Count) return start;
        if (Is(at, "coast") || Is(at, "shore") || Is(at, "shores") || Is(at, "coastline"))
        {
            at++;
            if (!Is(at, "of") || Anchor(at + 1) is not { } anchor) return start;
            return Add(new RelativePhrase(RelativeKind.OffCoast, start, EndOf(anchor), anchor) { Distance = distance, Direction = direction });
        }

        // "off Syria's coast", "off the Syrian coast".
        if (_toponymAt[at] < 0) return start;
        Toponym t = _toponyms[_toponymAt[at]];
        int end = t.EndToken;
        if (Is(end, "'s") || Is(end, "’s")) end++;
        int side = end;
        direction ??= Compass.Read(_words, ref side);
        if (direction is not null && side > end) end = side;
        bool coast = Is(end, "coast") || Is(end, "shore") || Is(end, "shores") || Is(end, "coastline");
        if (!coast && distance is null) return start;
        return Add(new RelativePhrase(RelativeKind.OffCoast, start, coast ? end + 1 : t.EndToken, (t.FirstToken, t.EndToken)) { Distance = distance, Direction = direction });
    }

    /// <summary>A border named without a distance: the whole phrase with "along the", "on the", "near the" before it.</summary>
    private int Border(int at)
    {
        int first = at;
        while (first > 0 && at - first < 8 && _sentenceEnd[first - 1] == _sentenceEnd[at] && (_toponymAt[first - 1] >= 0 || Is(first - 1, "-") || Is(first - 1, "–") || Is(first - 1, "/") || Is(first - 1, "'s") || Is(first - 1, "’s") || Is(first - 1, "the") || Compass.Of(_words.Word(first - 1)) is not null)) first--;
        if (BorderPhrase(first) is not { } border || border.EndToken <= at) return at;
        int start = first > 0 && (Is(first - 1, "on") || Is(first - 1, "at") || Is(first - 1, "along") || Is(first - 1, "across")) ? first - 1 : first;
        return _phrases.Count > 0 && _phrases[^1].EndToken > start ? at : Add(border with { FirstToken = start });
    }

    /// <summary>The noun phrase of a border: "the North Korean border with China", "the border between X and Y", "X's border with Y", "the X-Y border", "the X border".</summary>
    private RelativePhrase? BorderPhrase(int at)
    {
        int start = at;
        if (Is(at, "the") || Is(at, "its")) at++;
        if (at >= _words.Count) return null;
        (int, int)? owner = null, other = null;
        if (_toponymAt[at] >= 0)
        {
            Toponym t = _toponyms[_toponymAt[at]];
            (owner, at) = ((t.FirstToken, t.EndToken), t.EndToken);
            if (Is(at, "'s") || Is(at, "’s")) at++;
            else if ((Is(at, "-") || Is(at, "–") || Is(at, "/") || Is(at, "and")) && at + 1 < _words.Count && _toponymAt[at + 1] >= 0)
            {
                Toponym u = _toponyms[_toponymAt[at + 1]];
                (other, at) = ((u.FirstToken, u.EndToken), u.EndToken);
            }
        }

        int compass = at;
        if (Compass.Read(_words, ref compass) is not null) at = compass;
        if (!Is(at, "border") && !Is(at, "frontier") && !Is(at, "borders")) return null;
        at++;
        if (Is(at, "area") || Is(at, "region") || Is(at, "zone")) at++;
        bool with = Is(at, "with");
        if (other is null && (with || Is(at, "between") || Is(at, "of")) && Anchor(at + 1) is { } next)
        {
            at = EndOf(next);
            if (owner is null)
            {
                owner = next;
                if (!with && (Is(at, "and") || Is(at, "with")) && Anchor(at + 1) is { } last) (other, at) = (last, EndOf(last));
            }
            else other = next;

            // "the border with Y": the owner is somebody else.
            if (with && other is null) return new RelativePhrase(RelativeKind.AtBorder, start, at, next);
            return new RelativePhrase(RelativeKind.AtBorder, start, at, owner.Value) { Other = other, AnchorSide = with };
        }

        return owner is null ? null : new RelativePhrase(RelativeKind.AtBorder, start, at, owner.Value) { Other = other };
    }

    /// <summary>The anchor that begins at a token, small words before it skipped: a known toponym, or a run of words with capitals.</summary>
    private (int First, int End)? Anchor(int at)
    {
        int end = at < _words.Count ? Math.Min(_sentenceEnd[at], at + MaxFillers) : at;
        for (int i = at; i < end; i++)
        {
            if (_toponymAt[i] >= 0) return (Math.Max(at, _toponyms[_toponymAt[i]].FirstToken), _toponyms[_toponymAt[i]].EndToken);
            ReadOnlySpan<char> word = _words.Word(i);
            if (word.Length > 0 && (char.IsUpper(word[0]) || (word.Length > 3 && (word[0] is '\'' or '‘' or 'ʻ' or '`') && char.IsUpper(word[1])))) return (i, RunEnd(i));

            // "of the state capital, Lucknow".
            if (i > at && Is(i, ",") && (Is(i - 1, "capital") || Is(i - 1, "seat") || Is(i - 1, "city") || Is(i - 1, "town"))) continue;
            if (!s_fillers.Contains(_words.Lower(i))) return null;
        }

        return null;
    }

    /// <summary>End of a name without an entry: words with capitals, and small words between them ("Rio de la Plata").</summary>
    private int RunEnd(int first)
    {
        int end = first + 1, most = Math.Min(_sentenceEnd[first], first + 7);
        while (end < most)
        {
            ReadOnlySpan<char> word = _words.Word(end);
            if (word.Length > 0 && char.IsUpper(word[0]) && _toponymAt[end] < 0) end++;
            else if (end + 1 < most && (WordClasses.Of(word) == WordClass.Link || word is "am" or "an" or "sur" or "in" or "der") && !Is(end, "and") && !Is(end, ".") && _words.Word(end + 1) is { Length: > 0 } next && char.IsUpper(next[0])) end += 2;
            else break;
        }

        return end;
    }

    /// <summary>The end of an anchor with the unit named behind it: "Požega, Croatia".</summary>
    private int EndOf((int First, int End) anchor)
    {
        int end = anchor.End;
        if (Is(end, ",") && end + 1 < _words.Count && _sentenceEnd[end] == _sentenceEnd[anchor.First] && _toponymAt[end + 1] >= 0)
            return _toponyms[_toponymAt[end + 1]].EndToken;
        return end;
    }

    private int Add(RelativePhrase phrase)
    {
        _phrases.Add(phrase);
        return phrase.EndToken;
    }
}
