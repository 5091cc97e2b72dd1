-- What a person says of the machine's readings, and notes. Evidence and readings stay as they are: this stands beside them and outlives them.

-- Each act is a row; of a claim the last one holds. Rows only go when their article is forgotten.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    claim TEXT NOT NULL,                    -- key of the claim as it was read then
    article TEXT NOT NULL,                  -- name of its article
    spans TEXT NOT NULL, chain TEXT NOT NULL, stance TEXT NOT NULL, engine TEXT NOT NULL, -- as read then; chain is JSON
    verdict TEXT NOT NULL,                  -- confirmed doubtful rejected corrected withdrawn
    wrong TEXT NOT NULL,                    -- what is wrong: attribution,chain,stance,words; "" for nothing
    given_chain TEXT, given_stance TEXT,    -- what stands in place of it; given_chain is JSON
    reason TEXT,
    at TEXT NOT NULL,
    before INTEGER,                         -- the row whose word held before, which undoing gives back
    counts INTEGER NOT NULL                 -- 1: origins and groups are to be counted anew
) STRICT;
CREATE INDEX reviews_claim ON reviews (claim, id);
CREATE INDEX reviews_article ON reviews (article, id);
CREATE INDEX reviews_counts ON reviews (id) WHERE counts = 1;
CREATE TRIGGER reviews_are_not_changed BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'a review is never changed: the next one takes its place'); END;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,                  -- claim story
    what TEXT NOT NULL,                     -- key of the claim, or the article by which the story is known
    article TEXT NOT NULL,                  -- name of the article with which it goes when that is forgotten
    spans TEXT NOT NULL,                    -- content of the claim as it was read then; "" for a story
    text TEXT NOT NULL,                     -- plain text
    at TEXT NOT NULL
) STRICT;
CREATE INDEX notes_what ON notes (what, id);
CREATE INDEX notes_article ON notes (article, id);
