"""What the network learns from: paragraphs with what annotators, readers and teachers say of them."""

import collections
import os
import pickle
import random
import time

import numpy
import torch
from torch.nn import functional

import acts
import corpus

TOKENS_A_BATCH = 1500
UNKNOWN = -100  # a grammatical label that nobody gave

Row = collections.namedtuple("Row", "article paragraph ids hashed tags tagged lesson grammar acts")


class Examples:
    """Paragraphs as tensors.

    `soft` has teachers' chances of tags, an article each; `grammar` the labels of
    the second task; `told` by article the acts of attributions (`told_acts`);
    untagged articles are learnt from their teachers alone, and in tagged ones
    teachers are trusted so far, the annotator for the rest.
    """

    def __init__(self, articles, words, soft=None, grammar=None, told=None, tagged=True, trust=1.0):
        index = {word: at for at, word in enumerate(words)}
        self.rows = []
        for a, article in enumerate(articles):
            known = acts_by_paragraph(article, (told or {}).get(article.id, []))
            for p, paragraph in enumerate(article.paragraphs):
                if not paragraph.keys:
                    continue
                ids = torch.tensor([index.get(key, 0) for key in paragraph.keys])
                hashed = torch.from_numpy(paragraph.hashed.astype(numpy.int32))
                tags = torch.tensor(paragraph.tags)
                lesson = lesson_of(paragraph, soft, a, p, trust) if soft else None
                labels = labels_of(paragraph, grammar, a, p) if grammar else None
                self.rows.append(Row(a, p, ids, hashed, tags, tagged, lesson, labels, known.get(p, [])))

    def batches(self, shuffle):
        noise = (lambda: random.random() * 6) if shuffle else (lambda: 0)
        order = sorted(range(len(self.rows)), key=lambda i: len(self.rows[i].ids) + noise())
        groups, group, longest = [], [], 0
        for i in order:
            longest = max(longest, len(self.rows[i].ids))
            if group and longest * (len(group) + 1) > TOKENS_A_BATCH:
                groups.append(group)
                group, longest = [], len(self.rows[i].ids)
            group.append(i)
        groups.append(group)
        if shuffle:
            random.shuffle(groups)
        return groups

    def batch(self, group):
        return Batch([self.rows[i] for i in group])


class Batch:
    """Paragraphs beside each other, the shorter ones filled up."""

    def __init__(self, rows):
        pad = lambda column: torch.nn.utils.rnn.pad_sequence(column, batch_first=True)
        given = lambda name: pad([getattr(row, name) for row in rows])
        self.lengths = torch.tensor([len(row.ids) for row in rows])
        self.ids, self.hashed, self.tags = given("ids"), given("hashed"), given("tags")
        self.mask = (torch.arange(self.ids.shape[1])[None] < self.lengths[:, None]).float()
        self.tagged = torch.tensor([row.tagged for row in rows])
        self.lesson = given("lesson") if rows[0].lesson is not None else None
        self.grammar = given("grammar") if rows[0].grammar is not None else None
        told = [(at, *one) for at, row in enumerate(rows) for one in row.acts]
        self.act_rows = torch.tensor([at for at, _, _ in told], dtype=torch.long)
        self.act_targets = torch.tensor([target for _, target, _ in told])
        self.act_shares = torch.zeros(len(told), len(acts.PARTS), self.ids.shape[1])
        for number, (_, _, parts) in enumerate(told):
            for which, positions in enumerate(parts):
                self.act_shares[number, which, positions] = 1 / max(1, len(positions))


def lesson_of(paragraph, soft, a, p, trust):
    """What teacher and annotator say of each token; of articles that no teacher has read, what the annotator says."""
    given = functional.one_hot(torch.tensor(paragraph.tags), len(corpus.TAGS)).float()
    if a >= len(soft):
        return given
    return trust * torch.from_numpy(numpy.float32(soft[a][p])) + (1 - trust) * given


def labels_of(paragraph, grammar, a, p):
    return torch.tensor(grammar[a][p]) if a < len(grammar) else torch.full((len(paragraph.tags), 2), UNKNOWN)


def load_teachers(paths):
    """The mean of what the teachers that speak of an article think of its tokens; waits for all."""
    while not all(os.path.exists(path) for path in paths):
        time.sleep(5)
    lessons = [pickle.load(open(path, "rb")) for path in paths]
    told = [[lesson for lesson in article if lesson is not None] for article in zip(*lessons)]
    return [[numpy.mean(rows, axis=0, dtype=numpy.float32) for rows in zip(*article)] for article in told]


def told_acts(found, labels, said, trust=0.5):
    """{article: [(chances of the four acts, attribution)]}: readers' labels, what teachers think, or the mean of both."""
    told = {}
    for name, rows in acts.read(found, labels).items():
        for label, quote in rows:
            thought = said.get(name, {}).get("{}-{}".format(*acts.stretch(quote["content"])))
            target = numpy.zeros(len(acts.ACTS), numpy.float32)
            if label:
                target[acts.ACTS.index(label)] = 1
            if thought:
                target = trust * numpy.float32(thought) + (1 - trust) * target if label else numpy.float32(thought)
            if label or thought:
                told.setdefault(name, []).append((target.tolist(), quote))
    return told


def acts_by_paragraph(article, told):
    """{paragraph: [(chances, tokens of each part)]}; what stands in another paragraph is left out."""
    known = {}
    if not told:
        return known
    limits = [(p.spans[0][0], p.spans[-1][1]) if p.spans else (0, 0) for p in article.paragraphs]
    for target, quote in told:
        first = (quote["cue"] or quote["content"])[0]
        for number, (start, end) in enumerate(limits):
            if start <= first[0] < end:
                parts = places(article.paragraphs[number], quote)
                if any(parts):
                    known.setdefault(number, []).append((target, parts))
    return known


def places(paragraph, quote):
    """Where the tokens of each of `acts.PARTS` are."""
    found = [
        [
            at
            for at, (start, end) in enumerate(paragraph.spans)
            if any(start < until and end > since for since, until in quote[part])
        ]
        for part in ("cue", "source", "content")
    ]
    return found + [found[2][:1]]
