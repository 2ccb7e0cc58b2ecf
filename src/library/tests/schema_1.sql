-- What a program of the first two schemas may have left, for tests.
INSERT INTO article (id, origin, path, name, title, byline, outlet, published, url, language,
                     analysed, read, quotations)
VALUES (1, 'file', 'bridge.txt', 'bridge', 'Bridge to open', 'Ines Roth', 'The Daily',
        '2025-06-04T10:00:00+02:00', 'https://example.org/bridge', 'en', 1, 1, 1),
       (2, 'bundled', 'ferry', 'ferry', 'Ferry runs again', NULL, NULL, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO article_text (article_id, text)
VALUES (1, '“It will open in May,” Vera Lindholm said.'), (2, 'The ferry runs again.');
INSERT INTO block (article_id, start, end, kind)
VALUES (1, 0, 46, 'paragraph'), (2, 0, 21, 'paragraph');
INSERT INTO speaker (id, name, kind, quotations) VALUES (1, 'Vera Lindholm', 0, 1);
INSERT INTO alias (speaker_id, name) VALUES (1, 'Lindholm');
INSERT INTO role (speaker_id, name) VALUES (1, 'mayor');
INSERT INTO speaker_key (key, speaker_id) VALUES ('person:lindholm', 1);
INSERT INTO quotation (id, article_id, place, kind, speaker_id, confidence, rule)
VALUES (1, 1, 0, 'direct', 1, 0.9, 'said');
INSERT INTO quotation_span (quotation_id, role, start, end)
VALUES (1, 'content', 0, 26), (1, 'source', 27, 40), (1, 'cue', 41, 45);
INSERT INTO quotation_link (quotation_id, step, start, end, reason) VALUES (1, 0, 27, 40, 'name');
INSERT INTO article_speaker (speaker_id, article_id, quotations) VALUES (1, 1, 1);
