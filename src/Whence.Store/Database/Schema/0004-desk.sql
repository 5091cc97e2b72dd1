-- What the pages of the desk show at once, whatever the size of the case: the line of a group apart from its detail, and counts that are made with each comparison.

CREATE TABLE group_details (
    claim_group INTEGER PRIMARY KEY REFERENCES claim_groups (id) ON DELETE CASCADE,
    detail TEXT NOT NULL                    -- JSON: origins, reasons, warnings
) STRICT;
INSERT INTO group_details (claim_group, detail) SELECT id, detail FROM claim_groups;

ALTER TABLE claim_groups ADD COLUMN warnings TEXT NOT NULL DEFAULT ''; -- kinds: "hedge_lost,single_origin"
ALTER TABLE claim_groups ADD COLUMN latest TEXT NOT NULL DEFAULT '';   -- when the last of its articles was published
UPDATE claim_groups SET
    warnings = coalesce((
        SELECT group_concat(DISTINCT CASE json_extract(w.value, '$.Kind')
            WHEN 'Circular' THEN 'circular' WHEN 'SingleOrigin' THEN 'single_origin' WHEN 'HedgeLost' THEN 'hedge_lost' WHEN 'SourceLost' THEN 'source_lost'
            WHEN 'HeadlineGap' THEN 'headline_gap' WHEN 'Contradiction' THEN 'contradiction' END)
        FROM json_each(iif(json_valid(claim_groups.detail), claim_groups.detail, '{}'), '$.Warnings') w), ''),
    latest = coalesce((SELECT max(a.published) FROM group_members m JOIN articles a ON a.id = m.article WHERE m.claim_group = claim_groups.id), '');
ALTER TABLE claim_groups DROP COLUMN detail;
CREATE INDEX claim_groups_latest ON claim_groups (latest) WHERE articles > 1;

CREATE TABLE teller_counts (
    teller TEXT NOT NULL, kind TEXT NOT NULL,
    claims INTEGER NOT NULL, articles INTEGER NOT NULL, hedged INTEGER NOT NULL, denied INTEGER NOT NULL,
    PRIMARY KEY (teller, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX teller_counts_claims ON teller_counts (claims);
INSERT INTO teller_counts SELECT teller, kind, count(*), count(DISTINCT article), sum(stance = 'hedged'), sum(stance = 'denied') FROM claims WHERE kind <> 'outlet' GROUP BY teller, kind;

CREATE TABLE place_counts (
    gazetteer_id TEXT, name TEXT NOT NULL, country TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, precision TEXT NOT NULL,
    claims INTEGER NOT NULL
) STRICT;
INSERT INTO place_counts SELECT gazetteer_id, max(name), max(country), latitude, longitude, min(precision), count(DISTINCT claim)
FROM claim_places WHERE latitude IS NOT NULL AND longitude IS NOT NULL GROUP BY gazetteer_id, latitude, longitude;
INSERT OR REPLACE INTO facts (name, value) SELECT 'placed', count(DISTINCT claim) FROM claim_places WHERE latitude IS NOT NULL;
