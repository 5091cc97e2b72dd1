using Microsoft.Data.Sqlite;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes where articles were filed, as their datelines say.</summary>
internal static class DatelineRows
{
    public static void Add(SqliteConnection connection, IEnumerable<DatelineCell> datelines)
    {
        foreach (DatelineCell d in datelines)
        {
            connection.Run(
                "INSERT OR REPLACE INTO datelines (article, gazetteer_id, name, country, latitude, longitude, precision) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                (long)d.Article, d.GazetteerId, d.Name, d.Country, d.Latitude, d.Longitude, CellNames.Of(d.Precision));
        }
    }
}
