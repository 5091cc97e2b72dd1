using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline.Comparisons;

/// <summary>An article that was read, as parts and comparisons know it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Published">When it was published; null for not known.</param>
/// <param name="Basis">On what the comparison depends: which engine read it, and a person's last correction.</param>
internal sealed record PartArticle(long Row, string Name, string? Published, string Basis)
{
    public PartPlace Place => new(Published ?? "~", Row);
}

/// <summary>Where an article stands in a case: by publication, then as stored; articles without a day come last.</summary>
internal readonly record struct PartPlace(string Published, long Row) : IComparable<PartPlace>
{
    public int CompareTo(PartPlace other) => string.CompareOrdinal(Published, other.Published) is not 0 and int by ? by : Row.CompareTo(other.Row);
}

/// <summary>How large parts are.</summary>
/// <param name="Usual">Articles of a part that is made.</param>
/// <param name="Most">A part of more is divided.</param>
internal readonly record struct PartSizes(int Usual, int Most)
{
    /// <summary>Two parts are compared together: 2,000 real articles take 40 s of processor and 1.8 GB, and the cost grows faster than they do.</summary>
    public static PartSizes Shipped { get; } = new(1_000, 1_500);
}

/// <summary>The parts of a case: ranges by publication whose bounds stay where they are, so that an article that comes in changes one part.</summary>
internal sealed class CaseParts
{
    private readonly List<PartArticle[]> _parts;

    private CaseParts(List<PartArticle[]> parts) => _parts = parts;

    public IReadOnlyList<PartArticle[]> All => _parts;

    /// <summary>Two neighbouring parts each; the one part of a small case.</summary>
    public IEnumerable<(PartArticle[] Earlier, PartArticle[] Later)> Pairs() =>
        _parts.Count == 1 ? [([], _parts[0])] : _parts.Zip(_parts.Skip(1));

    /// <summary>The parts as they now are: divided where they grew, without those that are empty.</summary>
    public static CaseParts Load(SqliteConnection connection, PartSizes sizes)
    {
        Dictionary<string, long> corrected = connection.Rows("SELECT article, max(id) FROM reviews WHERE counts = 1 GROUP BY article", r => (r.GetString(0), r.GetInt64(1))).ToDictionary();
        PartArticle[] articles = [.. connection.Rows(
            "SELECT a.id, a.name, a.published, r.engine FROM readings r JOIN articles a ON a.id = r.article",
            r => (Row: r.GetInt64(0), Name: r.GetString(1), Published: r.TextOrNull(2), Engine: r.GetString(3)))
            .Select(r => new PartArticle(r.Row, r.Name, r.Published, corrected.TryGetValue(r.Name, out long last) ? $"{r.Row} {r.Engine} {last}" : $"{r.Row} {r.Engine}"))
            .OrderBy(a => a.Place)];
        return new CaseParts(Cut(articles, [.. connection.Rows("SELECT published, article FROM parts", r => new PartPlace(r.GetString(0), r.GetInt64(1))).Order()], sizes));
    }

    /// <summary>Keeps the bounds.</summary>
    public void Save(SqliteConnection connection)
    {
        connection.Run("DELETE FROM parts");
        foreach (PartArticle[] part in _parts.Skip(1))
            connection.Run("INSERT INTO parts (published, article) VALUES ($1, $2)", part[0].Place.Published, part[0].Row);
    }

    /// <summary>What a comparison depends on, as a hash: nothing but the engine, how it compares, and what stands in its articles.</summary>
    public static string Basis(IEnumerable<PartArticle> articles, string more = "") =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReadingRows.Engine + " " + CorpusReader.Method + "\n" + string.Join('\n', articles.Select(a => a.Basis)) + "\n" + more)))[..32];

    private static List<PartArticle[]> Cut(PartArticle[] articles, PartPlace[] bounds, PartSizes sizes)
    {
        var parts = new List<PartArticle[]>();
        int start = 0;
        foreach (PartPlace? bound in bounds.Select(b => (PartPlace?)b).Append(null))
        {
            int end = start;
            while (end < articles.Length && (bound is not { } next || articles[end].Place.CompareTo(next) < 0)) end++;
            int count = end - start, pieces = count > sizes.Most ? (count + sizes.Usual - 1) / sizes.Usual : Math.Min(count, 1);
            for (int i = 0; i < pieces; i++) parts.Add(articles[(start + (int)((long)count * i / pieces))..(start + (int)((long)count * (i + 1) / pieces))]);
            start = end;
        }

        return parts;
    }
}
