-- Where reports were filed: a layer of the map of its own, for a dateline is no place that a claim is about. The next comparison fills it.

CREATE TABLE datelines (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    gazetteer_id TEXT, name TEXT NOT NULL, country TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, precision TEXT NOT NULL
) STRICT;
CREATE INDEX datelines_place ON datelines (gazetteer_id, latitude, longitude, name, country, precision);
DELETE FROM facts WHERE name = 'comparison';
