-- A case. Evidence (pages, captures, articles) is written once; readings and comparisons are replaced; the log only grows.
-- Times are ISO 8601 in UTC; spans are "start-end,start-end" in UTF-16 code units of the article's text.

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,            -- of the bytes as they came
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL                     -- zlib
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,              -- first 16 digits of text_sha256, "~2" behind it for the same text of another outlet
    identity TEXT NOT NULL UNIQUE,          -- hash of text and outlet: one outlet's text is stored once
    text_sha256 TEXT NOT NULL,
    text BLOB NOT NULL,                     -- UTF-8, zlib
    url TEXT, outlet TEXT, headline TEXT, published TEXT,
    language TEXT NOT NULL,
    probably_not TEXT,
    facts TEXT NOT NULL,                    -- JSON: regions, bylines, dateline, basis of the date
    stored_at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_published ON articles (published, id);
CREATE INDEX articles_url ON articles (url);

CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,              -- path, address, or input#part
    parent INTEGER REFERENCES ledger (id),
    state TEXT NOT NULL,                    -- waiting unfolded stored read skipped duplicate failed forgotten
    stage TEXT, reason TEXT,
    given TEXT,                             -- JSON: what the user said of it, so that a retry knows it
    article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_state ON ledger (state, id);
CREATE INDEX ledger_article ON ledger (article);
CREATE INDEX ledger_parent ON ledger (parent);

CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (id),
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    input INTEGER NOT NULL REFERENCES ledger (id),
    address TEXT, content_type TEXT, headers TEXT,
    captured_at TEXT NOT NULL,
    UNIQUE (input, page)
) STRICT;
CREATE INDEX captures_article ON captures (article);
CREATE INDEX captures_page ON captures (page);

CREATE TABLE readings (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    engine TEXT NOT NULL,                   -- version and hash of the models
    layers BLOB NOT NULL,                   -- every layer of the reading, packed
    claims INTEGER NOT NULL,
    read_at TEXT NOT NULL
) STRICT;

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,                      -- hash of article, spans and chain
    region TEXT NOT NULL, spans TEXT NOT NULL, stance TEXT NOT NULL,
    hedges TEXT NOT NULL,                   -- "start-end:kind,..."
    teller TEXT NOT NULL, kind TEXT NOT NULL, -- the innermost link
    earliest TEXT, latest TEXT, opens TEXT, closes TEXT, issuer TEXT,
    confidence REAL NOT NULL,
    UNIQUE (article, number)
) STRICT;
CREATE INDEX claims_key ON claims (key);
CREATE INDEX claims_stance ON claims (stance);
CREATE INDEX claims_kind ON claims (kind);

CREATE TABLE links (
    claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,              -- 0 is the outermost teller
    name TEXT NOT NULL, kind TEXT NOT NULL, basis TEXT NOT NULL,
    span TEXT, cue TEXT NOT NULL, attribution INTEGER,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_places (
    claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL, country TEXT, gazetteer_id TEXT, latitude REAL, longitude REAL, precision TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- rowid = claims.id and articles.id. The texts themselves are not kept a second time.
CREATE VIRTUAL TABLE claim_index USING fts5 (content, source, place, outlet, headline, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_index USING fts5 (content, outlet, headline, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE copies (
    original INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    later INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    explains INTEGER NOT NULL,              -- 1: of all copies, this one explains most of the later text
    kind TEXT NOT NULL, direction TEXT NOT NULL,
    of_original REAL NOT NULL, of_later REAL NOT NULL, sentences REAL NOT NULL,
    passages TEXT NOT NULL, added TEXT NOT NULL,
    PRIMARY KEY (later, original)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_groups (
    id INTEGER PRIMARY KEY,                 -- 0 is the group that most articles share
    representative INTEGER NOT NULL,        -- position of the member that stands for it
    members INTEGER NOT NULL, articles INTEGER NOT NULL,
    reports INTEGER NOT NULL, outlets INTEGER NOT NULL, distinct_texts INTEGER NOT NULL,
    origins_min INTEGER NOT NULL, origins_max INTEGER NOT NULL,
    denials_min INTEGER NOT NULL, denials_max INTEGER NOT NULL,
    detail TEXT NOT NULL                    -- JSON: origins, reasons, warnings
) STRICT;

CREATE TABLE group_members (
    claim_group INTEGER NOT NULL REFERENCES claim_groups (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    origins TEXT NOT NULL,                  -- "0,2"
    loose INTEGER NOT NULL, names_nobody INTEGER NOT NULL,
    from_member INTEGER, from_by TEXT,
    PRIMARY KEY (claim_group, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_claim ON group_members (article, number);

CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT, etag TEXT, last_modified TEXT, polled_at TEXT,
    state TEXT NOT NULL,                    -- new polled failed
    reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_items (
    feed TEXT NOT NULL REFERENCES feeds (url) ON DELETE CASCADE,
    item TEXT NOT NULL,                     -- SHA-256 of its guid or link
    input INTEGER REFERENCES ledger (id),
    PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID;

-- What was forgotten, as hashes alone: it is recognised when it comes again, and cannot be read here.
CREATE TABLE tombstones (
    kind TEXT NOT NULL,                     -- text page url input item
    hash TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
    reason TEXT, before TEXT, after TEXT,
    previous TEXT NOT NULL,                 -- hash of the row before, "" in the first
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log BEGIN SELECT RAISE (ABORT, 'the log is never shortened'); END;
