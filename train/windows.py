"""Articles cut into windows of word pieces, as a teacher reads them."""

import random

import torch

import acts
from corpus import TAGS
from encoder import shape

PIECES = 256  # a window's length in word pieces
WINDOWS = 8  # a batch
IGNORED = -100


class Windows:
    """Windows of whole paragraphs, long paragraphs cut into sentences.

    `labels` holds the acts of attributions, by the article's name; `tagged` is
    whether annotators have said what each token is.
    """

    def __init__(self, articles, pieces, labels=None, tagged=True):
        self.articles, self.pieces, self.tagged = articles, pieces, tagged
        self.units = [list(self.cut(article)) for article in articles]
        self.labelled = [self.place(article, (labels or {}).get(article.id, [])) for article in articles]

    @staticmethod
    def place(article, rows):
        placed = [(number, act, acts.places(article, quote)) for number, (act, quote) in enumerate(rows)]
        return [row for row in placed if acts.anchor(row[2])]

    def cut(self, article):
        for number, paragraph in enumerate(article.paragraphs):
            sizes = [len(self.pieces(key)) for key in paragraph.words]
            start, total, sentence = 0, 0, None
            for at, size in enumerate(sizes):
                if at > start and paragraph.sentences[at] != paragraph.sentences[at - 1]:
                    sentence = at
                if total + size > PIECES - 4 and at > start:
                    end = sentence or at
                    yield number, start, end, sum(sizes[start:end])
                    start, total, sentence = end, sum(sizes[end:at]), None
                total += size
            if sizes:
                yield number, start, len(sizes), sum(sizes[start:])

    def pack(self, article, first=PIECES):
        """Windows of an article; the first may be shorter, so that cuts fall elsewhere each time."""
        windows, window, used, limit = [], [], 1, first
        for unit in self.units[article]:
            if window and used + unit[3] + 1 > limit:
                windows.append(window)
                window, used, limit = [], 1, PIECES
            window.append(unit)
            used += unit[3] + 1
        return windows + [window] if window else windows

    def with_labels(self, article, window):
        within = lambda at: any(n == at[0] and start <= at[1] < end for n, start, end, _ in window)
        return any(within(acts.anchor(found)) for _, _, found in self.labelled[article])

    def read(self, article, window):
        row = {name: [] for name in ("first", "tags", "owners", "where")}
        row |= {"ids": [self.pieces.start], "shapes": [0], "states": [0]}
        for number, start, end, _ in window:
            paragraph = self.articles[article].paragraphs[number]
            for at in range(start, end):
                word = paragraph.words[at]
                ids = self.pieces(word)
                row["first"].append(len(row["ids"]))
                row["ids"] += ids
                row["shapes"] += [shape(word)] * len(ids)
                row["states"] += [paragraph.states[at]] * len(ids)
                row["tags"].append(paragraph.tags[at])
                row["owners"].append(paragraph.owners[at])
                row["where"].append((article, number, at))
            for name, value in (("ids", self.pieces.end), ("shapes", 0), ("states", 0)):
                row[name].append(value)
        row["cues"], row["sources"] = pointers(row["tags"], row["owners"])
        row["acts"] = list(self.acts_in(article, row["where"]))
        row["tagged"] = self.tagged
        return row

    def acts_in(self, article, where):
        """Each labelled attribution whose anchor is here: act, positions of its parts, its number."""
        here = {place[1:]: position for position, place in enumerate(where)}
        for number, act, found in self.labelled[article]:
            if acts.anchor(found) in here:
                parts = [[here[at] for at in found[part] if at in here] for part in acts.PARTS]
                yield acts.ACTS.index(act) if act else IGNORED, parts, (article, number)


def pointers(tags, owners):
    """For content its cue's first token, for a cue's first token its source's, itself if none."""
    names = [TAGS[tag] for tag in tags]
    first = {}
    for at, (name, owner) in enumerate(zip(names, owners)):
        if name in ("B-cue", "B-source"):
            first.setdefault((name, owner), at)
    cues = [
        first.get(("B-cue", owner), IGNORED) if name.endswith("content") else IGNORED
        for name, owner in zip(names, owners)
    ]
    sources = [
        first.get(("B-source", owner), at) if name == "B-cue" else IGNORED
        for at, (name, owner) in enumerate(zip(names, owners))
    ]
    return cues, sources


def collate(rows):
    def pad(name, filler):
        longest = max(len(row[name]) for row in rows)
        return torch.tensor([row[name] + [filler] * (longest - len(row[name])) for row in rows])

    mask = lambda name: torch.nn.utils.rnn.pad_sequence(
        [torch.ones(len(row[name])) for row in rows], batch_first=True
    )
    fillers = {"ids": 0, "shapes": 0, "states": 0, "first": 0, "tags": 0}
    fillers |= {"cues": IGNORED, "sources": IGNORED}
    batch = {name: pad(name, filler) for name, filler in fillers.items()}
    labels = [(at, act, parts) for at, row in enumerate(rows) for act, parts, _ in row["acts"]]
    shares = torch.zeros(len(labels), len(acts.PARTS), batch["tags"].shape[1])
    for number, (_, _, parts) in enumerate(labels):
        for which, positions in enumerate(parts):
            shares[number, which, positions] = 1 / max(1, len(positions))
    batch |= {"act_rows": torch.tensor([at for at, _, _ in labels], dtype=torch.long), "act_shares": shares}
    batch |= {"acts": torch.tensor([act for _, act, _ in labels], dtype=torch.long)}
    return batch | {"mask": mask("ids"), "tokens": mask("tags"), "tagged": rows[0]["tagged"]}


def batches(windows, shuffle, labelled=False):
    """Batches of windows of about the same length; if asked for, of those with a label of an act."""
    rows = []
    for article in range(len(windows.articles)):
        first = random.randint(60, PIECES) if shuffle else PIECES
        some = [(article, window) for window in windows.pack(article, first)]
        rows += [row for row in some if not labelled or windows.with_labels(*row)]
    if shuffle:
        random.shuffle(rows)
    for start in range(0, len(rows), 16 * WINDOWS):
        some = [windows.read(*row) for row in rows[start : start + 16 * WINDOWS]]
        some.sort(key=lambda row: len(row["ids"]))
        groups = [some[at : at + WINDOWS] for at in range(0, len(some), WINDOWS)]
        if shuffle:
            random.shuffle(groups)
        yield from groups
