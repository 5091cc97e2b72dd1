using Microsoft.Data.Sqlite;

namespace Whence.Store.Database.Rows;

/// <summary>Counts over all claims, which pages show and do not make: who tells how much, what is where. They are as old as the last comparison.</summary>
internal static class Tallies
{
    /// <summary>Claims with a place on a map.</summary>
    public const string Placed = "placed";

    /// <summary>Makes the counts anew.</summary>
    public static void Fill(SqliteConnection connection) => connection.Run(
        """
        DELETE FROM teller_counts;
        INSERT INTO teller_counts SELECT teller, kind, count(*), count(DISTINCT article), sum(stance = 'hedged'), sum(stance = 'denied') FROM claims WHERE kind <> 'outlet' GROUP BY teller, kind;
        DELETE FROM place_counts;
        INSERT INTO place_counts SELECT gazetteer_id, max(name), max(country), latitude, longitude, min(precision), count(DISTINCT claim)
        FROM claim_places WHERE latitude IS NOT NULL AND longitude IS NOT NULL GROUP BY gazetteer_id, latitude, longitude;
        INSERT OR REPLACE INTO facts (name, value) SELECT 'placed', count(DISTINCT claim) FROM claim_places WHERE latitude IS NOT NULL;
        """);
}
