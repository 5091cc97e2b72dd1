-- What a person follows, and the ways in for the pages of the desk.

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
CREATE INDEX claims_announced ON claims (coalesce(opens, closes), id) WHERE issuer IS NOT NULL;
CREATE INDEX claims_teller ON claims (teller, kind, stance, article);
CREATE INDEX links_name ON links (name);
CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX readings_engine ON readings (engine);
CREATE INDEX claim_groups_articles ON claim_groups (articles);
CREATE INDEX copies_original ON copies (original);
