-- A case is compared part by part, two neighbouring parts at a time, so that what comes in costs the comparison of its neighbours and not of all.

-- Where each part but the first begins, by day of publication and row of an article; "~" is no day.
CREATE TABLE parts (published TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (published, article)) STRICT, WITHOUT ROWID;

-- What the comparison of two parts found, kept as long as their readings are the same.
CREATE TABLE comparisons (
    id INTEGER PRIMARY KEY,
    basis TEXT NOT NULL UNIQUE,             -- hash of the engine, the readings and the corrections of which it was made
    articles TEXT NOT NULL,                 -- rows of its articles, " 3 17 "
    outline BLOB NOT NULL,                  -- zlib: the claims of its groups, and a hash of each group
    windows BLOB NOT NULL,                  -- zlib, JSON: the announced windows that it found
    found BLOB NOT NULL,                    -- zlib, JSON: copies, groups, datelines
    beside TEXT                             -- its two neighbours when its copies and datelines were written; NULL when they were not
) STRICT;

-- Origins of groups that no comparison holds whole.
CREATE TABLE counted_groups (
    basis TEXT PRIMARY KEY,                 -- hash of the engine, the members, the readings and the corrections of their articles
    articles TEXT NOT NULL,
    found BLOB NOT NULL                     -- zlib, JSON: the group
) STRICT, WITHOUT ROWID;

ALTER TABLE claim_groups ADD COLUMN hash INTEGER;   -- of what was found: a group with the same one is not written again; NULL is to be written
ALTER TABLE copies ADD COLUMN comparison INTEGER;   -- which one found it
