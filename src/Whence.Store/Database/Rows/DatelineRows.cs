using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Places;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes where articles were filed, as their datelines say.</summary>
internal static class DatelineRows
{
    public static void Add(SqliteConnection connection, CorpusReading corpus, IReadOnlyList<long> rows)
    {
        foreach (CorpusArticle article in corpus.Articles)
        {
            if (article.Reading.Article.Dateline is not { } dateline) continue;
            Place? place = article.Reading.Places.FirstOrDefault(p => dateline.Span.Contains(p.Span) && p.Precision != PlacePrecision.Relative && p is { Latitude: not null, Longitude: not null });
            if (place is null) continue;
            connection.Run(
                "INSERT OR REPLACE INTO datelines (article, gazetteer_id, name, country, latitude, longitude, precision) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                rows[article.Input], place.GazetteerId, string.IsNullOrEmpty(dateline.Place) ? place.Name : dateline.Place, place.Country, place.Latitude, place.Longitude, CellNames.Of(place.Precision));
        }
    }
}
