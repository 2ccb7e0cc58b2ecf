"""Which words have a vector, where it starts from, and what training says of the word."""

import collections

import torch

from corpus import TAGS

RARE = 3  # words seen less often in training share the vector of the unknown
EXTRA = 10000  # whole words of MiniLM's vocabulary that training does not hold
LISTED = 5  # words seen less often have no lexicon entry
ARTICLES = 8  # words of news in fewer articles get no vector


def choose(articles, pieces):
    """Words with a vector, in order; the first is the unknown one."""
    counts = collections.Counter(key for a in articles for p in a.paragraphs for key in p.keys)
    words = ["<unk>"] + [word for word, count in counts.most_common() if count >= RARE]
    known, extra = set(words), 0
    for word, index in pieces.ids.items():
        if extra == EXTRA or index > 24000:
            break
        if word.isalpha() and len(word) > 2 and word not in known:
            words.append(word)
            extra += 1
    return words


def start_vectors(words, pieces, table, dim):
    """MiniLM's word-piece vectors, centred and reduced to `dim` by PCA; words take the mean."""
    table = table.float() - table.float().mean(0)
    directions = torch.linalg.svd(table[1000:], full_matrices=False)[2][:dim]
    reduced = table @ directions.T
    reduced = reduced / reduced.std() * 0.3
    vectors = torch.zeros(len(words), dim)
    for index, word in enumerate(words[1:], 1):
        vectors[index] = reduced[pieces(word)].mean(0)
    return vectors


def lexicon(articles, words):
    """For each word a bucket of how often it was in a cue, and in a source; 0: too rare to say."""
    index = {word: at for at, word in enumerate(words)}
    seen, cue, source = (collections.Counter() for _ in range(3))
    for article in articles:
        for paragraph in article.paragraphs:
            for key, tag in zip(paragraph.keys, paragraph.tags):
                seen[key] += 1
                cue[key] += TAGS[tag].endswith("cue")
                source[key] += TAGS[tag].endswith("source")
    edges = (0.01, 0.05, 0.15, 0.35, 0.6)
    bucket = lambda share: 1 + sum(share >= edge for edge in edges)
    table = torch.zeros(len(words), 2, dtype=torch.long)
    for word, count in seen.items():
        if count >= LISTED and word in index:
            row = table[index[word]]
            row[0] = bucket(cue[word] / (count + 1))
            row[1] = bucket(source[word] / (count + 1))
    return table


def widened(tagger, words, news, pieces, table):
    """A tagger that also has vectors for words that are frequent in news, and its words.

    The vectors of the new words are what MiniLM's would be after the training so far: the
    linear map that best carries MiniLM's vectors of the old words to theirs.
    """
    counts = collections.Counter(key for a in news for key in {key for p in a.paragraphs for key in p.keys})
    known = set(words)
    # Words of one count in their own order, so that two trainings have the same.
    ordered = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
    new = [word for word, count in ordered if count >= ARTICLES and word not in known and word.isalpha()]
    if not new:
        return tagger, words
    piece_vectors = lambda some: torch.stack([table[pieces(word)].float().mean(0) for word in some])
    old = tagger.words.weight.data
    whole = lambda vectors: torch.cat([vectors, torch.ones(len(vectors), 1)], 1)
    sources = whole(piece_vectors(words[1:]))
    ridge = 0.1 * torch.eye(sources.shape[1])
    carried = torch.linalg.solve(sources.T @ sources + ridge, sources.T @ old[1:])
    tagger.words = torch.nn.Embedding.from_pretrained(torch.cat([old, whole(piece_vectors(new)) @ carried]), freeze=False)
    tagger.lexicon = torch.cat([tagger.lexicon, torch.zeros(len(new), 2, dtype=torch.long)])
    return tagger, words + new
