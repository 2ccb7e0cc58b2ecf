"""Articles as the network sees them, with the tags that annotators gave.

What a token is, and its features, comes from `examples/features.rs`; this
file adds labels from brat standoff annotations in PolNeAR's layout
(`text/NAME.txt`, `attributions/NAME_ANNOTATOR.ann`).
"""

import collections
import dataclasses
import json
import pathlib
import re

import numpy

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ROLES = ["source", "cue", "content"]
FEATURES = 14
BUCKETS = 1 << 14


@dataclasses.dataclass
class Paragraph:
    spans: list  # (start, end) of each token, in Unicode scalar values
    sentences: list  # number of each token's sentence
    states: list  # 0 outside quotation marks, 1 opening, 2 inside, 3 closing
    words: list  # as written
    keys: list  # forms to look up in the vocabulary
    hashed: numpy.ndarray  # tokens x FEATURES
    tags: list  # indices into TAGS
    owners: list  # index of the attribution that a token belongs to, or -1


@dataclasses.dataclass
class Article:
    id: str
    attributions: list  # {"content": [(start, end)], "cue": …, "source": …}
    paragraphs: list


def load(features_path, corpus_folder=None):
    """Every article of a folder, in order of names; of several annotators the first, if there are any."""
    annotations = {}
    if corpus_folder:
        for path in sorted((pathlib.Path(corpus_folder) / "attributions").glob("*.ann")):
            annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    articles = []
    with open(features_path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            attributions = read_annotations(annotations[row["id"]]) if corpus_folder else []
            owner = owners_by_char(attributions)
            paragraphs = [read_paragraph(p, owner) for p in row["paragraphs"]]
            articles.append(Article(row["id"], attributions, paragraphs))
    return articles


def odd(articles):
    """Those whose names end in an odd digit; the others are kept to measure on."""
    return [article for article in articles if int(article.id[-1]) % 2]


def read_annotations(path):
    """The attributions of one .ann file that have content."""
    spans, events = {}, []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        columns = line.split("\t")
        if line.startswith("T") and len(columns) >= 2:
            offsets = columns[1].partition(" ")[2]
            spans[columns[0]] = [tuple(map(int, part.split())) for part in offsets.split(";")]
        elif line.startswith("E") and len(columns) >= 2:
            events.append(columns[1].split())
    attributions = []
    for event in events:
        attribution = {role: [] for role in ROLES}
        for part in event[1:]:
            role, _, name = part.partition(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in attribution and name in spans:
                attribution[role] = attribution[role] + spans[name]
        if attribution["content"]:
            attributions.append(attribution)
    return attributions


def owners_by_char(attributions):
    """For each annotated character its role, attribution and piece; the first claim holds."""
    owner = {}
    for index, attribution in enumerate(attributions):
        for role in ("content", "cue", "source"):
            for start, end in attribution[role]:
                for at in range(start, end):
                    owner.setdefault(at, (role, index, start))
    return owner


def read_paragraph(row, owner):
    spans = list(zip(row["spans"][::2], row["spans"][1::2]))
    tags, owners, previous = [], [], None
    for start, end in spans:
        claims = collections.Counter(owner[at] for at in range(start, end) if at in owner)
        claim, count = claims.most_common(1)[0] if claims else (None, 0)
        if count * 2 >= end - start and claim:
            tags.append(TAGS.index(("I-" if claim == previous else "B-") + claim[0]))
            owners.append(claim[1])
            previous = claim
        else:
            tags.append(0)
            owners.append(-1)
            previous = None
    hashed = numpy.array(row["hashed"], dtype=numpy.uint16).reshape(-1, FEATURES)
    words, keys = row["words"], row["keys"]
    return Paragraph(spans, row["sentences"], row["states"], words, keys, hashed, tags, owners)


def pieces(tags):
    """[(role, first token, token after the last)], a stray I- beginning a piece."""
    found, start, role = [], 0, None
    for at, tag in enumerate(list(tags) + [0]):
        name = TAGS[tag]
        if role and (name[0] != "I" or name[2:] != role):
            found.append((role, start, at))
            role = None
        if name[0] == "B" or (name[0] == "I" and role is None):
            role, start = name[2:], at
    return found


def piece_scores(articles, predicted):
    """F1 of exact pieces by role and of content tokens: a quick look, not the judge."""
    counts = collections.Counter()
    for article, rows in zip(articles, predicted):
        for paragraph, tags in zip(article.paragraphs, rows):
            gold, found = set(pieces(paragraph.tags)), set(pieces(tags))
            for role in ROLES:
                of = lambda both: sum(1 for piece in both if piece[0] == role)
                counts[role, "hit"] += of(gold & found)
                counts[role, "all"] += of(gold) + of(found)
            gold = [tag >= 5 for tag in paragraph.tags]
            found = [tag >= 5 for tag in tags]
            counts["tokens", "hit"] += sum(a and b for a, b in zip(gold, found))
            counts["tokens", "all"] += sum(gold) + sum(found)
    return {
        what: round(200 * counts[what, "hit"] / max(1, counts[what, "all"]), 2)
        for what in ("tokens", *ROLES)
    }
