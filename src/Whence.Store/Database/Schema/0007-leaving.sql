-- Every request that left this machine for the case, so that a person can say whom it told what. A row is written before its request leaves.

CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    host TEXT NOT NULL,                     -- with its port where that is not the usual one
    url TEXT NOT NULL,
    asked TEXT NOT NULL,                    -- the address that a person or a feed named; another than url after a redirect
    why TEXT NOT NULL,                      -- page feed
    outcome TEXT NOT NULL,                  -- "answered 200 OK", or how it ended; "left" while nothing has come back
    received INTEGER NOT NULL               -- bytes of the body as they came
) STRICT;
CREATE INDEX requests_asked ON requests (asked);
