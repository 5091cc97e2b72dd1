using System.Collections.Immutable;
using System.Globalization;
using Whence.Articles;
using Whence.Claims;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Queries.Searching;

/// <summary>Reads the query language by recursive descent.</summary>
internal sealed class SearchParser(string text)
{
    private const int DeepestBrackets = 50;
    private const int MostTerms = 200;

    private static readonly string[] WordFields = ["source", "outlet", "place", "headline"];
    private static readonly string[] ValueFields = ["stance", "kind", "region", "review", "language", "article"];
    private static readonly string[] DayFields = ["when", "published"];

    private int _at;
    private int _depth;
    private int _terms;

    public SearchNode Parse()
    {
        SkipSpace();
        if (_at == text.Length)
            throw Wrong("the query is empty; write a word, \"a phrase\", or a field such as source:name");
        SearchNode node = Any();
        return _at == text.Length ? node : throw Wrong("a bracket is closed here that was never opened");
    }

    private SearchNode Any()
    {
        var parts = ImmutableArray.CreateBuilder<SearchNode>();
        parts.Add(All());
        while (Keyword("OR"))
            parts.Add(All());
        return parts.Count == 1 ? parts[0] : new SearchNode.Any(parts.ToImmutable());
    }

    private SearchNode All()
    {
        var parts = ImmutableArray.CreateBuilder<SearchNode>();
        do
        {
            parts.Add(Negatable());
            SkipSpace();
        }
        while (Keyword("AND") || (_at < text.Length && text[_at] != ')' && !IsNext("OR")));
        return parts.Count == 1 ? parts[0] : new SearchNode.All(parts.ToImmutable());
    }

    private SearchNode Negatable()
    {
        SkipSpace();
        if (Keyword("NOT"))
            return new SearchNode.Not(Negatable());
        if (_at + 1 < text.Length && text[_at] == '-' && !char.IsWhiteSpace(text[_at + 1]))
        {
            _at++;
            return new SearchNode.Not(Primary());
        }

        return Primary();
    }

    private SearchNode Primary()
    {
        SkipSpace();
        if (++_terms > MostTerms)
            throw Wrong($"the query has more than {MostTerms} terms");
        if (_at == text.Length || text[_at] == ')')
            throw Wrong("a word, a phrase or a field is expected here");
        if (text[_at] == '(')
            return Bracket();
        int start = _at;
        if (text[_at] == '"')
            return new SearchNode.Words(null, Phrase(), start);
        if (IsNear())
            return new SearchNode.Words(null, Near(), start);
        string word = Word();
        if (_at < text.Length && text[_at] == ':' && !word.Contains('.', StringComparison.Ordinal))
        {
            _at++;
            return Field(word.ToLowerInvariant(), start);
        }

        return new SearchNode.Words(null, Quoted(word), start);
    }

    private SearchNode Bracket()
    {
        int open = _at++;
        if (++_depth > DeepestBrackets)
            throw Wrong("the brackets are nested too deep");
        SearchNode inside = Any();
        SkipSpace();
        if (_at == text.Length)
            throw new SearchSyntaxException($"the bracket at {open + 1} is never closed", open);
        _at++;
        _depth--;
        return inside;
    }

    private SearchNode Field(string field, int start)
    {
        if (_at == text.Length || char.IsWhiteSpace(text[_at]))
            throw Wrong($"{field}: has no value; write it without a space, as in {field}:{(DayFields.Contains(field) ? "2024-01" : "word")}");
        if (WordFields.Contains(field))
            return new SearchNode.Words(field, text[_at] == '"' ? Phrase() : Quoted(Word()), start);
        if (!ValueFields.Contains(field) && !DayFields.Contains(field))
            throw new SearchSyntaxException($"there is no field {field}:; the fields are {string.Join(' ', WordFields.Concat(ValueFields).Concat(DayFields).Select(f => f + ":"))}", start);
        string value = text[_at] == '"' ? Phrase().Trim('"') : Word();
        if (DayFields.Contains(field))
            return DayRange.Read(field, value, start);
        string? wrong = field switch
        {
            "stance" => Unless<Stance>(value),
            "kind" => Unless<SourceKind>(value),
            "region" => Unless<RegionKind>(value),
            "review" => Unless<Verdict>(value),
            _ => null,
        };
        return wrong is null
            ? new SearchNode.Value(field, field == "article" ? value : value.ToLowerInvariant(), start)
            : throw new SearchSyntaxException($"{field}:{value} is not one of {wrong}", start);
    }

    private static string? Unless<T>(string value)
        where T : struct, Enum => CellNames.TryParse<T>(value, out _) ? null : string.Join(' ', CellNames.All<T>());

    private bool IsNear() => string.CompareOrdinal(text, _at, "NEAR(", 0, 5) == 0;

    private string Near()
    {
        int open = _at;
        _at += 5;
        List<string> terms = [];
        int distance = 10;
        while (true)
        {
            SkipSpace();
            if (_at == text.Length)
                throw new SearchSyntaxException("NEAR( is never closed; write NEAR(a b, 10)", open);
            if (text[_at] == ')')
                break;
            if (text[_at] == ',')
            {
                _at++;
                SkipSpace();
                string number = Word();
                if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out distance) || distance is < 1 or > 1000)
                    throw Wrong("the distance of NEAR is a number from 1 to 1000");
                continue;
            }

            terms.Add(text[_at] == '"' ? Phrase() : Quoted(Word()));
        }

        _at++;
        return terms.Count < 2
            ? throw new SearchSyntaxException("NEAR takes two words or more, as in NEAR(a b, 10)", open)
            : string.Create(CultureInfo.InvariantCulture, $"NEAR({string.Join(' ', terms)}, {distance})");
    }

    private string Phrase()
    {
        int open = _at++;
        int close = text.IndexOf('"', _at);
        if (close < 0)
            throw new SearchSyntaxException($"the quotation mark at {open + 1} is never closed", open);
        string phrase = text[_at..close];
        _at = close + 1;
        bool prefix = _at < text.Length && text[_at] == '*';
        if (prefix)
            _at++;
        return Quoted(prefix ? phrase + "*" : phrase);
    }

    private string Word()
    {
        int start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')' or '"' or ',') && (text[_at] != ':' || _at == start || !IsFieldName(start)))
            _at++;
        return _at > start ? text[start.._at] : throw Wrong("a word is expected here");
    }

    // "source:" begins a field; the colon of "12:30" or of an address is part of the word.
    private bool IsFieldName(int start) => text.AsSpan(start, _at - start).ContainsAnyExcept(Letters) is false && (_at + 2 >= text.Length || text[_at + 1] != '/');

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>A string of FTS5: nothing in it is an operator, apart from a star at its end.</summary>
    private static string Quoted(string words)
    {
        bool prefix = words.Length > 1 && words[^1] == '*';
        string plain = new([.. (prefix ? words[..^1] : words).Where(c => !char.IsControl(c))]);
        return "\"" + plain.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" + (prefix ? "*" : "");
    }

    private bool IsNext(string keyword) =>
        string.CompareOrdinal(text, _at, keyword, 0, keyword.Length) == 0
        && (_at + keyword.Length == text.Length || char.IsWhiteSpace(text[_at + keyword.Length]) || text[_at + keyword.Length] == '(');

    private bool Keyword(string keyword)
    {
        SkipSpace();
        if (!IsNext(keyword))
            return false;
        _at += keyword.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private SearchSyntaxException Wrong(string message) => new($"{message} (at {_at + 1})", _at);
}
