-- What a person follows, and the ways in for timeline and map.

CREATE TABLE watches (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                     -- search claim
    what TEXT NOT NULL,                     -- the query, or the key of a claim
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,                  -- when its owner last said "seen"
    seen TEXT NOT NULL,                     -- stored_at of the last article that was there then, "" for none
    UNIQUE (kind, what)
) STRICT;

CREATE INDEX articles_stored ON articles (stored_at);
CREATE INDEX claims_day ON claims (coalesce(earliest, latest), id);
CREATE INDEX claim_places_place ON claim_places (gazetteer_id, latitude, longitude, name, country, precision);
