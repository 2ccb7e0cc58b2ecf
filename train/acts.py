"""Which act an attribution reports, by readers: labels, how they are learnt, how they are met.

A label belongs to an attribution that the engine found. So what `pullquote extract`
writes of the articles is read, which says where cue and source are, and beside it
the labels, `{article: {"start-end" of the content: act}}`.
"""

import json
import pathlib

import numpy
import torch
from torch import nn

ACTS = ["said", "topic", "thought", "none"]
PARTS = ["cue", "source", "content", "start"]
HIDDEN = 256


def read(found_path, labels_path=None):
    """{article: [(act, attribution)]} of all that the engine found; the act is None where nobody said."""
    labels = json.loads(pathlib.Path(labels_path).read_text(encoding="utf-8")) if labels_path else {}
    wanted, met, read = sum(map(len, labels.values())), 0, {}
    with open(found_path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            acts = labels.get(record["id"], {})
            place = lambda quote: "{}-{}".format(*stretch(quote["content"]))
            read[record["id"]] = [(acts.get(place(quote)), quote) for quote in record["quotes"]]
            met += sum(act is not None for act, _ in read[record["id"]])
    if met < wanted:
        print(f"{labels_path}: {wanted - met} labels of {wanted} are of nothing in {found_path}", flush=True)
    return read


def labelled(found_path, labels_path):
    """{article: [(act, attribution)]} of those that readers have labelled."""
    return {name: [row for row in rows if row[0]] for name, rows in read(found_path, labels_path).items()}


def stretch(spans):
    return min(start for start, _ in spans), max(end for _, end in spans)


def kept_back(name):
    """Whether a news article is for measuring only: those whose names end in 7 are."""
    return name.endswith("7")


def places(article, quote):
    """Where the tokens of an attribution's parts are, as (paragraph, token)."""
    found = {part: [] for part in PARTS}
    for number, paragraph in enumerate(article.paragraphs):
        for at, (start, end) in enumerate(paragraph.spans):
            for part in ("cue", "source", "content"):
                if any(start < until and end > since for since, until in quote[part]):
                    found[part].append((number, at))
    found["start"] = found["content"][:1]
    return found


def anchor(found):
    """The token that decides which window an attribution is read in."""
    return (found["cue"] or found["content"] or [None])[0]


class Head(nn.Module):
    """The act, from the mean states of cue, source and content, and the state where content starts."""

    def __init__(self, width):
        super().__init__()
        self.missing = nn.Parameter(torch.zeros(len(PARTS), width))
        self.hidden, self.out = nn.Linear(len(PARTS) * width, HIDDEN), nn.Linear(HIDDEN, len(ACTS))
        self.dropout = nn.Dropout(0.2)

    def forward(self, states, rows, shares):
        """`shares` says of each attribution's parts how much each token counts."""
        pooled = torch.einsum("apt,atw->apw", shares, states[rows])
        pooled = torch.where(shares.sum(-1, keepdim=True) > 0, pooled, self.missing)
        x = nn.functional.gelu(self.hidden(self.dropout(pooled.flatten(1))))
        return self.out(self.dropout(x))


def scores(labels, chances, least):
    """Precision and recall of what is told as said, and how many acts of the four are right.

    A chance of said of `least` or more decides for said; below, it is the likeliest of the others.
    """
    labels = numpy.array([ACTS.index(label) for label in labels])
    told, said = chances[:, 0] >= least, labels == 0
    hit = (told & said).sum()
    share = lambda part, whole: round(100 * float(part) / max(1, int(whole)), 1)
    four = numpy.where(told, 0, 1 + chances[:, 1:].argmax(1))
    return {
        "least": round(float(least), 3),
        "precision": share(hit, told.sum()),
        "recall": share(hit, said.sum()),
        "four-way": share((four == labels).sum(), len(labels)),
        "most probable": share((chances.argmax(1) == labels).sum(), len(labels)),
    }


def best_least(labels, chances):
    """From which chance of said on to tell it: the best F1 on these labels."""
    said = numpy.array([label == "said" for label in labels])
    order = numpy.argsort(-chances[:, 0])
    hits = numpy.cumsum(said[order])
    f1 = 2 * hits / (numpy.arange(1, len(said) + 1) + said.sum())
    return float(chances[order[int(f1.argmax())], 0])
