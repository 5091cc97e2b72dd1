using System.Globalization;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Searching;

/// <summary>A query as SQL: what the full-text index is asked, and what else must hold. Values are parameters from $3 on.</summary>
/// <param name="Match">Expression for MATCH, or null when the index cannot help.</param>
/// <param name="Condition">For WHERE; <see cref="SearchCompiler.Always"/> when nothing else must hold.</param>
/// <param name="Values">The parameters of <paramref name="Condition"/> and <paramref name="Below"/>.</param>
/// <param name="Below">Every match has a row below this value of SQL.</param>
internal sealed record CompiledSearch(string? Match, string Condition, IReadOnlyList<object?> Values, string Below);

/// <summary>Turns a query into SQL. As much as can be goes to the full-text index in one expression.</summary>
/// <param name="ofClaims">Whether claims are asked for; otherwise articles.</param>
internal sealed class SearchCompiler(bool ofClaims)
{
    public const string Always = "1 = 1";

    /// <summary>Parameters that the statement has before those of the condition.</summary>
    private const int Before = 2;

    /// <summary>Every row has facts.</summary>
    private const string Everything = $"{IndexedFacts.Column} : \"{IndexedFacts.Mark}\"*";

    private readonly List<object?> _values = [];

    public CompiledSearch Compile(SearchNode node)
    {
        SearchNode[] parts = node is SearchNode.All all ? [.. all.Parts] : [node];
        List<string> held = [], excluded = [], rest = [];
        string below = "$1";
        foreach (SearchNode part in parts)
        {
            if (part is SearchNode.Not not && Exact(not.Part) is { } without)
            {
                excluded.Add(without);
                continue;
            }

            string? exact = Exact(part);
            if (exact is null)
                rest.Add(Condition(part));
            if (part is SearchNode.Value { Field: "article" } named)
                below = Below(named);
            if ((exact ?? Bound(part)) is { } bound)
                held.Add(bound);
        }

        string? match = held.Count > 0 ? string.Join(" AND ", held.Select(h => $"({h})")) : excluded.Count > 0 ? Everything : null;
        match = excluded.Aggregate(match, (m, without) => $"({m}) NOT ({without})");
        return new CompiledSearch(match, rest.Count == 0 ? Always : string.Join(" AND ", rest), _values, below);
    }

    /// <summary>The node as an expression of FTS5, or null when the index alone cannot answer it.</summary>
    private string? Exact(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.Words words:
                return Columns(words) + " : " + words.Expression;
            case SearchNode.Value { Field: "language" } value:
                return Fact(IndexedFacts.Word(value.Field, value.Text));
            case SearchNode.Value { Field: "review" } value:
                return ofClaims ? null : throw Elsewhere(value.Field, value.Position);
            case SearchNode.Value { Field: not "article" } value:
                return ofClaims ? Fact(IndexedFacts.Word(value.Field, value.Text)) : throw Elsewhere(value.Field, value.Position);
            case SearchNode.Days { Field: "published" } days:
                return IndexedFacts.IsExact(days.From, days.To) ? Bound(days) : null;
            case SearchNode.Any any:
                return Either(any, Exact);
            case SearchNode.Not not:
                return Exact(not.Part) is { } excluded ? $"({Everything}) NOT ({excluded})" : null;
            case SearchNode.All all:
                string?[] both = [.. all.Parts.Where(p => p is not SearchNode.Not).Select(Exact)];
                string?[] without = [.. all.Parts.OfType<SearchNode.Not>().Select(n => Exact(n.Part))];
                if (both.Contains(null) || without.Contains(null))
                    return null;
                return without.Aggregate(both.Length == 0 ? Everything : string.Join(" AND ", both.Select(b => $"({b})")), (match, n) => $"({match}) NOT ({n})");
            default:
                return null;
        }
    }

    /// <summary>An expression of FTS5 that holds of every match of the node, and perhaps of others; null when there is none.</summary>
    private string? Bound(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.Days days:
                if (days.Field == "when" && !ofClaims)
                    throw Elsewhere(days.Field, days.Position);
                return Fact([.. IndexedFacts.Cover(days.Field == "when" ? IndexedFacts.When : IndexedFacts.Published, days.From, days.To)]);
            case SearchNode.Any any:
                return Either(any, n => Exact(n) ?? Bound(n));
            case SearchNode.All all:
                string[] bounds = [.. all.Parts.Select(p => Exact(p) ?? Bound(p)).OfType<string>()];
                return bounds.Length == 0 ? null : string.Join(" AND ", bounds.Select(b => $"({b})"));
            default:
                return null;
        }
    }

    private static string? Either(SearchNode.Any any, Func<SearchNode, string?> expression)
    {
        string?[] either = [.. any.Parts.Select(expression)];
        return either.Contains(null) ? null : string.Join(" OR ", either.Select(e => $"({e})"));
    }

    private static string Fact(params string[] words) => $"{IndexedFacts.Column} : ({string.Join(" OR ", words.Select(w => $"\"{w}\""))})";

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
            case SearchNode.Value { Field: "article" } value:
                return $"{(ofClaims ? "c.article" : "a.id")} = coalesce((SELECT n.id FROM articles n WHERE n.name = {Parameter(value.Text)}), 0)";
            case SearchNode.Value { Field: "review" } value:
                return $"c.id IN (SELECT k.id FROM reviews r CROSS JOIN claims k ON k.key = r.claim WHERE {ReviewRows.Current} AND r.verdict = {Parameter(value.Text)})";
            case SearchNode.Days days:
                return Condition(days);
            default:
                string index = ofClaims ? "claim_index" : "article_index";
                return $"{(ofClaims ? "c" : "a")}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH {Parameter(Exact(node) ?? throw new InvalidOperationException(node.GetType().Name))})";
        }
    }

    private string Condition(SearchNode.Days days)
    {
        if (days.Field == "published")
        {
            // "T" follows the day in a time of publication, and "U" follows "T"; "~" follows every day.
            string from = days.From is { } first ? DayCell.Of(first) : "", before = days.To is { } last ? DayCell.Of(last) + "U" : "~";
            return $"(a.published IS NOT NULL AND a.published >= {Parameter(from)} AND a.published < {Parameter(before)})";
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

    // Claims of one article lie together: the index need not go through those stored after it.
    private string Below(SearchNode.Value article)
    {
        string id = $"(SELECT n.id FROM articles n WHERE n.name = {Parameter(article.Text)})";
        return ofClaims ? $"min($1, coalesce((SELECT max(m.id) + 1 FROM claims m WHERE m.article = {id}), 0))" : $"min($1, coalesce({id} + 1, 0))";
    }

    private string Parameter(object value)
    {
        _values.Add(value);
        return "$" + (_values.Count + Before).ToString(CultureInfo.InvariantCulture);
    }

    private static SearchSyntaxException Elsewhere(string field, int position) => new($"{field}: is a field of claims, and articles are searched here", position);
}
