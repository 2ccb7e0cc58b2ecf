"""Fine-tunes MiniLM as a tagger and writes what it thinks of each token of train.

Too large to ship, it teaches the small network: `train.py --teacher`. Of an
article that it has learnt from it repeats what the annotator said; with `--fold`
it learns from the other articles only, and says what it thinks of those. Beside
the tags it learns to point from content to cue and from cue to source, which
makes its tags a little better; those links are not used further.
"""

import argparse
import os
import pathlib
import pickle
import random
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

import corpus
import minilm
from corpus import TAGS
from network import Crf

PIECES = 256  # a window's length in word pieces
WINDOWS = 8  # a batch
WARM_UP = 60
SHAPES = 9
IGNORED = -100
POINTER = 96


def shape(word):
    """1 to 8: how a word is written, which uncased word pieces do not say."""
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 5
    if any(char.isdigit() for char in word):
        return 6
    return 7 if any(char.isalpha() for char in word) else 8


class Teacher(nn.Module):
    def __init__(self, weights, layers=6, width=384, heads=12):
        super().__init__()
        self.width, self.heads = width, heads
        norm = lambda: nn.LayerNorm(width, eps=1e-12)
        self.word = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"].float())
        self.place = nn.Embedding.from_pretrained(
            weights["embeddings.position_embeddings.weight"].float()
        )
        self.kind = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0].float())
        self.norm = norm()
        self.shape, self.state = nn.Embedding(SHAPES, width), nn.Embedding(4, width)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.state.weight)
        part = lambda: nn.ModuleDict(
            {
                "attend": nn.Linear(width, 3 * width),
                "attended": nn.Linear(width, width),
                "attended_norm": norm(),
                "widen": nn.Linear(width, 4 * width),
                "narrow": nn.Linear(4 * width, width),
                "narrow_norm": norm(),
            }
        )
        self.layers = nn.ModuleList([part() for _ in range(layers)])
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(width, len(TAGS))
        self.pointing, self.pointed = nn.Linear(width, 2 * POINTER), nn.Linear(width, 2 * POINTER)
        self.crf = Crf()
        self.start_from(weights)

    @torch.no_grad()
    def start_from(self, weights):
        for what in ("weight", "bias"):
            getattr(self.norm, what).copy_(weights[f"embeddings.LayerNorm.{what}"])
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                self_ = [f"{at}attention.self.{n}.{what}" for n in ("query", "key", "value")]
                values = {
                    "attend": torch.cat([weights[name] for name in self_]),
                    "attended": weights[f"{at}attention.output.dense.{what}"],
                    "attended_norm": weights[f"{at}attention.output.LayerNorm.{what}"],
                    "widen": weights[f"{at}intermediate.dense.{what}"],
                    "narrow": weights[f"{at}output.dense.{what}"],
                    "narrow_norm": weights[f"{at}output.LayerNorm.{what}"],
                }
                for name, value in values.items():
                    getattr(layer[name], what).copy_(value)

    def forward(self, batch):
        ids = batch["ids"]
        rows, length = ids.shape
        x = self.word(ids) + self.place.weight[:length] + self.kind
        x = self.dropout(self.norm(x + self.shape(batch["shapes"]) + self.state(batch["states"])))
        hidden = torch.where(batch["mask"][:, None, None, :] > 0, 0.0, -1e4)
        for layer in self.layers:
            qkv = layer["attend"](x).view(rows, length, 3, self.heads, self.width // self.heads)
            query, key, value = qkv.permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden)
            seen = layer["attended"](seen.transpose(1, 2).reshape(rows, length, self.width))
            x = layer["attended_norm"](x + self.dropout(seen))
            wide = layer["narrow"](functional.gelu(layer["widen"](x)))
            x = layer["narrow_norm"](x + self.dropout(wide))
        tokens = batch["first"].shape[1]
        x = x.gather(1, batch["first"][:, :, None].expand(rows, tokens, self.width))
        pointing = self.pointing(x).view(rows, tokens, 2, POINTER).permute(2, 0, 1, 3)
        pointed = self.pointed(x).view(rows, tokens, 2, POINTER).permute(2, 0, 3, 1)
        pointers = (pointing @ pointed) / POINTER**0.5
        return self.tag(x), pointers.masked_fill(batch["tokens"][None, :, None] == 0, -1e4)


class Windows:
    """Articles cut into windows of whole paragraphs, long paragraphs into sentences."""

    def __init__(self, articles, pieces):
        self.articles, self.pieces = articles, pieces
        self.units = [list(self.cut(article)) for article in articles]

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

    def read(self, article, window):
        row = {name: [] for name in ("first", "tags", "owners", "where")}
        row |= {"ids": [101], "shapes": [0], "states": [0]}
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
            for name, value in (("ids", 102), ("shapes", 0), ("states", 0)):
                row[name].append(value)
        row["cues"], row["sources"] = pointers(row["tags"], row["owners"])
        return row


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
    return batch | {"mask": mask("ids"), "tokens": mask("tags")}


def batches(windows, shuffle):
    """Batches of windows of about the same length."""
    rows = []
    for article in range(len(windows.articles)):
        first = random.randint(60, PIECES) if shuffle else PIECES
        rows += [(article, window) for window in windows.pack(article, first)]
    if shuffle:
        random.shuffle(rows)
    for start in range(0, len(rows), 16 * WINDOWS):
        some = [windows.read(*row) for row in rows[start : start + 16 * WINDOWS]]
        some.sort(key=lambda row: len(row["ids"]))
        groups = [some[at : at + WINDOWS] for at in range(0, len(some), WINDOWS)]
        if shuffle:
            random.shuffle(groups)
        yield from groups


def loss(teacher, batch):
    scores, links = teacher(batch)
    flat = lambda table: table.reshape(-1, table.shape[-1])
    said = torch.where(batch["tokens"] > 0, batch["tags"], IGNORED)
    total = teacher.crf.loss(scores, batch["tags"], batch["tokens"])
    total = total + 0.2 * functional.cross_entropy(flat(scores), said.flatten())
    for which, name in enumerate(("cues", "sources")):
        if (batch[name] >= 0).any():
            link = functional.cross_entropy(flat(links[which]), batch[name].flatten())
            total = total + 0.3 * link
    return total


def chances(teacher, windows):
    """For each article and paragraph its tokens' tags, how probable each is.

    Over all paths through the CRF: a token's scores by themselves say much less,
    since what is certain of a piece's borders lies in the steps between tags.
    """
    found = [
        [numpy.zeros((len(p.keys), len(TAGS)), numpy.float16) for p in a.paragraphs]
        for a in windows.articles
    ]
    teacher.eval()
    with torch.no_grad():
        for rows in batches(windows, shuffle=False):
            batch = collate(rows)
            tags = teacher.crf.chances(teacher(batch)[0], batch["tokens"]).numpy()
            for row, tokens in zip(rows, tags):
                for (article, number, at), token in zip(row["where"], tokens):
                    found[article][number][at] = token
    teacher.train()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", required=True, type=pathlib.Path)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, help="what it thinks of train, a pickle")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument(
        "--also",
        nargs=2,
        metavar=("FEATURES", "CORPUS"),
        help="a second corpus, of which the articles with odd numbers are learnt from",
    )
    parser.add_argument(
        "--fold",
        nargs=2,
        type=int,
        metavar=("K", "N"),
        help="learn from all but each N-th article from K on, and speak of those alone",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="shrink the schedule to this")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    pieces = minilm.WordPieces()
    articles = corpus.load(args.features / "train.ndjson", args.corpus / "train")
    k, n = args.fold or (0, 1)
    told_of = [article if at % n == k else None for at, article in enumerate(articles)]
    learnt_from = [a for a, told in zip(articles, told_of) if n == 1 or not told]
    learnt_from += corpus.odd(corpus.load(*args.also)) if args.also else []
    train = Windows(learnt_from, pieces)
    dev = Windows(corpus.load(args.features / "dev.ndjson", args.corpus / "dev"), pieces)
    teacher = Teacher(minilm.weights())
    learnt = [p for p in teacher.parameters() if p.requires_grad]
    names = ("tag", "pointing", "pointed", "shape", "state", "crf")
    new = [p for n, p in teacher.named_parameters() if n.split(".")[0] in names]
    old = [p for p in learnt if all(p is not other for other in new)]
    groups = [{"params": old, "lr": args.rate}, {"params": new, "lr": 1e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(args.epochs * sum(len(train.pack(a)) for a in range(len(train.articles))) / WINDOWS)
    started, step, spent = time.time(), 0, 0.0
    teacher.train()
    while spent < 1:
        for rows in batches(train, shuffle=True):
            spent = max(step / steps, (time.time() - started) / args.seconds)
            if spent >= 1:
                break
            for group in optimizer.param_groups:
                full = group.setdefault("full", group["lr"])
                group["lr"] = full * min(1, (step + 1) / WARM_UP) * max(0.02, 1 - spent)
            optimizer.zero_grad(set_to_none=True)
            value = loss(teacher, collate(rows))
            value.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}: {time.time() - started:.0f} s, {value:.3f}", flush=True)
    best = [[list(p.argmax(-1)) for p in a] for a in chances(teacher, dev)]
    print("dev, tags by themselves:", corpus.piece_scores(dev.articles, best), flush=True)
    unfinished = args.out + ".tmp"
    thought = iter(chances(teacher, Windows([a for a in told_of if a], pieces)))
    with open(unfinished, "wb") as file:
        pickle.dump([told and next(thought) for told in told_of], file)
    os.replace(unfinished, args.out)


if __name__ == "__main__":
    main()
