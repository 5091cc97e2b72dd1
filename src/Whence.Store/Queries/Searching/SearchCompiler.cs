using System.Globalization;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Searching;

/// <summary>A query as SQL: what the full-text index is asked, and what else must hold. Values are parameters from $3 on.</summary>
/// <param name="Match">Expression for MATCH, or null when the index is not asked first.</param>
/// <param name="Condition">For WHERE; "1 = 1" when nothing else must hold.</param>
/// <param name="Values">The parameters of <paramref name="Condition"/>.</param>
internal sealed record CompiledSearch(string? Match, string Condition, IReadOnlyList<object?> Values);

/// <summary>Turns a query into SQL. As much as can be goes to the full-text index in one expression.</summary>
/// <param name="ofClaims">Whether claims are asked for; otherwise articles.</param>
/// <param name="areFew">Whether few articles were published from the first day, and before the second value.</param>
internal sealed class SearchCompiler(bool ofClaims, Func<string, string, bool> areFew)
{
    /// <summary>Parameters that the statement has before those of the condition.</summary>
    private const int Before = 2;

    private readonly List<object?> _values = [];

    /// <summary>The column that holds the row of the article, without a look at the article.</summary>
    private string _article = ofClaims ? "c.article" : "a.id";

    public CompiledSearch Compile(SearchNode node)
    {
        SearchNode[] parts = node is SearchNode.All all ? [.. all.Parts] : [node];
        string[] positive = [.. parts.Select(Words).OfType<string>()];
        if (positive.Length == 0)
            return new CompiledSearch(null, Condition(node), _values);
        if (!ofClaims)
            _article = "i.rowid";
        string match = string.Join(" AND ", positive.Select(p => $"({p})"));
        List<string> rest = [];
        foreach (SearchNode part in parts)
        {
            if (part is SearchNode.Not not && Words(not.Part) is { } excluded)
                match = $"({match}) NOT ({excluded})";
            else if (Words(part) is null)
                rest.Add(Condition(part));
        }

        return new CompiledSearch(match, rest.Count == 0 ? "1 = 1" : string.Join(" AND ", rest), _values);
    }

    /// <summary>The node as an expression of FTS5, or null when the index alone cannot answer it.</summary>
    private string? Words(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.Words words:
                return Columns(words) + " : " + words.Expression;
            case SearchNode.Any any:
                string?[] either = [.. any.Parts.Select(Words)];
                return either.Contains(null) ? null : string.Join(" OR ", either.Select(e => $"({e})"));
            case SearchNode.All all:
                string?[] both = [.. all.Parts.Where(p => p is not SearchNode.Not).Select(Words)];
                string?[] not = [.. all.Parts.OfType<SearchNode.Not>().Select(n => Words(n.Part))];
                if (both.Length == 0 || both.Contains(null) || not.Contains(null))
                    return null;
                return not.Aggregate(string.Join(" AND ", both.Select(b => $"({b})")), (match, n) => $"({match}) NOT ({n})");
            default:
                return null;
        }
    }

    private string Columns(SearchNode.Words words) => (words.Field, ofClaims) switch
    {
        (null, true) => "{content source place}",
        (null, false) => "{content headline}",
        ("source" or "place", false) => throw Elsewhere(words.Field, words.Position),
        _ => words.Field,
    };

    private string Condition(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.All all:
                return "(" + string.Join(" AND ", all.Parts.Select(Condition)) + ")";
            case SearchNode.Any any:
                return "(" + string.Join(" OR ", any.Parts.Select(Condition)) + ")";
            case SearchNode.Not not:
                return "NOT " + Condition(not.Part);
            case SearchNode.Words words:
                string index = ofClaims ? "claim_index" : "article_index";
                return $"{(ofClaims ? "c" : "a")}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH {Parameter(Columns(words) + " : " + words.Expression)})";
            case SearchNode.Value value:
                return Condition(value);
            case SearchNode.Days days:
                return Condition(days);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private string Condition(SearchNode.Value value) => value.Field switch
    {
        "language" => "a.language = " + Parameter(value.Text),
        "article" => "a.name = " + Parameter(value.Text),
        _ when !ofClaims => throw Elsewhere(value.Field, value.Position),
        _ => $"c.{value.Field} = {Parameter(value.Text)}",
    };

    private string Condition(SearchNode.Days days)
    {
        if (days.Field == "published")
        {
            // "T" follows the day in a time of publication, and "U" follows "T"; "~" follows every day.
            string from = days.From is { } first ? DayCell.Of(first) : "", before = days.To is { } last ? DayCell.Of(last) + "U" : "~";
            // Few articles are listed first: the rows of all that match need not be looked up for their dates.
            return areFew(from, before)
                ? $"{_article} IN (SELECT p.id FROM articles p WHERE p.published >= {Parameter(from)} AND p.published < {Parameter(before)})"
                : $"(a.published >= {Parameter(from)} AND a.published < {Parameter(before)})";
        }

        if (!ofClaims)
            throw Elsewhere(days.Field, days.Position);
        List<string> overlap = ["(c.earliest IS NOT NULL OR c.latest IS NOT NULL)"];
        if (days.To is { } to)
            overlap.Add("(c.earliest IS NULL OR c.earliest <= " + Parameter(DayCell.Of(to)) + ")");
        if (days.From is { } earliest)
            overlap.Add("(c.latest IS NULL OR c.latest >= " + Parameter(DayCell.Of(earliest)) + ")");
        return "(" + string.Join(" AND ", overlap) + ")";
    }

    private string Parameter(object value)
    {
        _values.Add(value);
        return "$" + (_values.Count + Before).ToString(CultureInfo.InvariantCulture);
    }

    private static SearchSyntaxException Elsewhere(string field, int position) => new($"{field}: is a field of claims, and articles are searched here", position);
}
