-- Announced windows as the comparison finds them, and what befell the things that a person follows.

CREATE TABLE windows (
    id INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL,
    opens TEXT, closes TEXT,                -- days; one of them may be open
    revises INTEGER,                        -- the earlier announcement whose days this one moves
    is_current INTEGER NOT NULL,            -- 1: no later one moves it
    outcome_article INTEGER, outcome_number INTEGER -- the claim that tells the event as past
) STRICT;
CREATE INDEX windows_first ON windows (coalesce(opens, closes), id) WHERE is_current = 1;
CREATE INDEX windows_last ON windows (coalesce(closes, opens), id) WHERE is_current = 1;
CREATE INDEX windows_revises ON windows (revises);

CREATE TABLE window_claims (
    window INTEGER NOT NULL REFERENCES windows (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,              -- 0 announces it first
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    PRIMARY KEY (window, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX window_claims_claim ON window_claims (article, number);

-- A case that was compared before knows its windows by their groups. What moves what is found when it is compared again, which the next run does.
INSERT INTO windows (id, issuer, opens, closes, is_current)
SELECT id, issuer, opens, closes, 1 FROM (
    SELECT c.id, c.issuer, c.opens, c.closes, row_number() OVER (PARTITION BY g.claim_group, c.opens, c.closes ORDER BY a.published, c.id) AS place
    FROM claims c JOIN group_members g ON g.article = c.article AND g.number = c.number JOIN articles a ON a.id = c.article
    WHERE c.issuer IS NOT NULL AND coalesce(c.opens, c.closes) IS NOT NULL) WHERE place = 1;
INSERT INTO window_claims (window, position, article, number)
SELECT first_value(c.id) OVER told, row_number() OVER told - 1, c.article, c.number
FROM claims c JOIN group_members g ON g.article = c.article AND g.number = c.number JOIN articles a ON a.id = c.article
WHERE c.issuer IS NOT NULL AND coalesce(c.opens, c.closes) IS NOT NULL
WINDOW told AS (PARTITION BY g.claim_group, c.opens, c.closes ORDER BY a.published, c.id);
DELETE FROM facts WHERE name = 'comparison';

CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,
    watch INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    item TEXT NOT NULL,                     -- what fires once: an article, or what befell a window
    rule TEXT NOT NULL,                     -- match teller report denial moved outcome
    claim TEXT NOT NULL,                    -- key of the claim whose passage says so
    fired_at TEXT NOT NULL,
    is_seen INTEGER NOT NULL DEFAULT 0,
    UNIQUE (watch, item)
) STRICT;
CREATE INDEX alerts_new ON alerts (watch, is_seen, id);
