-- What a search reads. Facts stand in the full-text index as words (IndexedFacts), so that a stance, a kind or a month is met inside the index;
-- beginnings of words have an index of their own; what is counted over many claims is read from two narrow indexes and not from the rows.

DROP TABLE claim_index;
DROP TABLE article_index;
CREATE VIRTUAL TABLE claim_index USING fts5 (content, source, place, outlet, headline, facts, content = '', contentless_delete = 1, prefix = '2 4', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_index USING fts5 (content, outlet, headline, facts, content = '', contentless_delete = 1, prefix = '2 4', tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO article_index (rowid, content, outlet, headline, facts)
SELECT id, article_words(text), outlet, headline, article_facts(published, language) FROM articles ORDER BY id;

INSERT INTO claim_index (rowid, content, source, place, outlet, headline, facts)
SELECT c.id, claim_words(a.id, a.text, c.spans),
    (SELECT group_concat(name, ' | ') FROM (SELECT name FROM links WHERE claim = c.id AND position >= iif(a.outlet IS NULL, 0, 1) ORDER BY position)),
    (SELECT group_concat(name || ' ' || coalesce(country, ''), ' | ') FROM (SELECT name, country FROM claim_places WHERE claim = c.id ORDER BY position)),
    a.outlet, a.headline, claim_facts(c.stance, c.kind, c.region, a.language, a.published, c.earliest, c.latest)
FROM claims c CROSS JOIN articles a ON a.id = c.article ORDER BY c.id;

CREATE INDEX claims_facts ON claims (id, article, teller, kind, stance, earliest, latest);
CREATE INDEX articles_card ON articles (id, outlet, published, language, stored_at);
