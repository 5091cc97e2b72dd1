using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Stories;

/// <summary>Goes from article to article over copies and shared claims, breadth first: a few queries for each step away from the first.</summary>
internal sealed class StoryWalk
{
    private const int MostArticles = 60;

    /// <summary>What more articles than this say alike is a stock phrase, and holds no story together.</summary>
    private const int MostOfGroup = 200;

    /// <summary>Days between two reports of one story that share a claim: what comes later is another story, whatever it repeats.</summary>
    private const int MostDays = 45;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<long, DateOnly?> _days = [];
    private readonly List<long> _articles = [];
    private readonly HashSet<long> _groups = [];

    private StoryWalk(SqliteConnection connection) => _connection = connection;

    private readonly record struct Neighbour(long Of, long Article, DateOnly? Day);

    /// <summary>Rows of the articles, in the order in which they were reached.</summary>
    public IReadOnlyList<long> Articles => _articles;

    public bool IsCut { get; private set; }

    public static StoryWalk From(SqliteConnection connection, long article, string? published)
    {
        StoryWalk walk = new(connection);
        walk.Add(article, DayCell.OfPublished(published));
        for (int from = 0; from < walk._articles.Count && !walk.IsCut;)
        {
            long[] edge = [.. walk._articles.Skip(from)];
            from = walk._articles.Count;
            walk.Step(edge);
        }

        return walk;
    }

    /// <summary>The groups that two or more of the articles carry; one that only touches the story is none of its own.</summary>
    public IReadOnlyList<long> Groups() => _connection.Rows(
        $"SELECT m.claim_group FROM group_members m JOIN claim_groups g ON g.id = m.claim_group WHERE m.article IN ({string.Join(',', _articles)}) AND g.articles BETWEEN 2 AND {MostOfGroup} GROUP BY m.claim_group HAVING count(DISTINCT m.article) > 1",
        r => r.GetInt64(0));

    private void Step(long[] edge)
    {
        string ids = string.Join(',', edge);
        ILookup<long, Neighbour> copies = _connection.Rows(
            $"""
            SELECT c.later, a.id, a.published FROM copies c JOIN articles a ON a.id = c.original WHERE c.later IN ({ids})
            UNION ALL SELECT c.original, a.id, a.published FROM copies c JOIN articles a ON a.id = c.later WHERE c.original IN ({ids}) ORDER BY 1, 2
            """,
            Read).ToLookup(n => n.Of);
        ILookup<long, long> groups = _connection.Rows(
            $"SELECT DISTINCT m.article, g.id FROM group_members m JOIN claim_groups g ON g.id = m.claim_group WHERE m.article IN ({ids}) AND g.articles BETWEEN 2 AND {MostOfGroup} ORDER BY g.articles DESC, g.id",
            r => (Article: r.GetInt64(0), Group: r.GetInt64(1))).ToLookup(g => g.Article, g => g.Group);
        // Close wording holds no story together, but who denies a story is told in it.
        ILookup<long, Neighbour> members = _connection.Rows(
            $"""
            SELECT m.claim_group, m.article, a.published FROM group_members m JOIN articles a ON a.id = m.article JOIN claims c ON c.article = m.article AND c.number = m.number
            WHERE m.claim_group IN ({string.Join(',', groups.SelectMany(g => g).Distinct().Where(g => !_groups.Contains(g)))}) AND (m.loose = 0 OR c.stance = 'denied')
            GROUP BY m.claim_group, m.article ORDER BY m.claim_group, min(m.position)
            """,
            Read).ToLookup(n => n.Of);
        foreach (long article in edge)
        {
            foreach (Neighbour near in copies[article].Concat(groups[article].Where(_groups.Add).SelectMany(g => members[g])))
            {
                if (_days.ContainsKey(near.Article) || IsFar(_days[article], near.Day)) continue;
                IsCut = _articles.Count >= MostArticles;
                if (IsCut) return;
                Add(near.Article, near.Day);
            }
        }
    }

    private void Add(long article, DateOnly? day)
    {
        _days[article] = day;
        _articles.Add(article);
    }

    private static Neighbour Read(SqliteDataReader r) => new(r.GetInt64(0), r.GetInt64(1), DayCell.OfPublished(r.TextOrNull(2)));

    private static bool IsFar(DateOnly? a, DateOnly? b) => a is { } first && b is { } second && Math.Abs(first.DayNumber - second.DayNumber) > MostDays;
}
