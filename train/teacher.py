"""Fine-tunes a pretrained encoder as a tagger: the teacher, too large to ship.

Of an article that it has learnt from it repeats what the annotator said; with
`--fold` it learns from the other articles only, and `say.py` has it speak of
those. Beside the tags it learns to point from content to cue and from cue to
source, which makes its tags a little better, and which act an attribution
reports, from readers' labels.

What it has learnt so far is kept every so many steps, and when the program is
told to end; the same command goes on from there.
"""

import argparse
import os
import pathlib
import random
import signal
import time

import torch
from torch import nn
from torch.nn import functional

import acts
import corpus
import minilm
import mpnet
from corpus import TAGS
from network import Crf
from windows import IGNORED, WINDOWS, Windows, batches, collate

WARM_UP = 60
POINTER = 96
ACTS_EACH = 4  # each so many steps a batch is of articles with labels of acts alone
NEW = ("tag", "pointing", "pointed", "crf", "act", "body.shape", "body.state")
RATES = {"minilm": 2e-4, "mpnet": 6e-5}
NEW_RATE = 1e-3


class Teacher(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body
        self.tag = nn.Linear(body.width, len(TAGS))
        self.pointing, self.pointed = (nn.Linear(body.width, 2 * POINTER) for _ in range(2))
        self.crf = Crf()
        self.act = acts.Head(body.width)

    def forward(self, batch):
        """Scores of each token's tags, of its links, and of each attribution's acts."""
        with torch.autocast("cpu", torch.bfloat16):
            states = self.body(batch)
        rows, tokens = batch["first"].shape
        x = states.float().gather(1, batch["first"][:, :, None].expand(rows, tokens, self.body.width))
        pointing = self.pointing(x).view(rows, tokens, 2, POINTER).permute(2, 0, 1, 3)
        pointed = self.pointed(x).view(rows, tokens, 2, POINTER).permute(2, 0, 3, 1)
        pointers = (pointing @ pointed) / POINTER**0.5
        pointers = pointers.masked_fill(batch["tokens"][None, :, None] == 0, -1e4)
        return self.tag(x), pointers, self.act(x, batch["act_rows"], batch["act_shares"])


def start(body, folder=None):
    """The teacher before it has learnt anything of ours, and its word pieces."""
    if body == "mpnet":
        return Teacher(mpnet.Mpnet(folder)), mpnet.WordPieces(folder)
    return Teacher(minilm.MiniLm()), minilm.WordPieces()


def loss(teacher, batch):
    scores, links, act = teacher(batch)
    flat = lambda table: table.reshape(-1, table.shape[-1])
    total = torch.zeros(())
    if len(batch["acts"]):
        total = total + 0.3 * functional.cross_entropy(act, batch["acts"])
    if not batch["tagged"]:
        return total
    tags = torch.where(batch["tokens"] > 0, batch["tags"], IGNORED)
    total = total + teacher.crf.loss(scores, batch["tags"], batch["tokens"])
    total = total + 0.2 * functional.cross_entropy(flat(scores), tags.flatten())
    for which, name in enumerate(("cues", "sources")):
        if (batch[name] >= 0).any():
            link = functional.cross_entropy(flat(links[which]), batch[name].flatten())
            total = total + 0.3 * link
    return total


def lessons(tagged, labelled):
    """Batches without end: of tagged articles, and now and then of those with labels of acts alone."""
    without_end = lambda windows, **which: (
        rows for _ in iter(int, 1) for rows in batches(windows, shuffle=True, **which)
    )
    tagged_rows = without_end(tagged)
    label_rows = without_end(labelled, labelled=True) if labelled else None
    while True:
        for _ in range(ACTS_EACH - 1 if labelled else 1):
            yield next(tagged_rows)
        if labelled:
            yield next(label_rows)


class Course:
    """A teacher, its optimizer and how far they have come; kept in one file."""

    def __init__(self, teacher, rate, path):
        self.teacher, self.path = teacher, path
        self.learnt = {name: p for name, p in teacher.named_parameters() if p.requires_grad}
        new = [p for name, p in self.learnt.items() if name.startswith(NEW)]
        old = [p for name, p in self.learnt.items() if not name.startswith(NEW)]
        groups = [{"params": old, "lr": rate, "full": rate}, {"params": new, "lr": NEW_RATE, "full": NEW_RATE}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.step, self.seconds = 0, 0.0
        if path.exists():
            kept = torch.load(path, mmap=True)
            teacher.load_state_dict(kept["weights"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.step, self.seconds = kept["step"], kept["seconds"]
            print(f"goes on from step {self.step}", flush=True)

    def learn(self, rows, spent):
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * min(1, (self.step + 1) / WARM_UP) * max(0.02, 1 - spent)
        self.optimizer.zero_grad(set_to_none=True)
        value = loss(self.teacher, collate(rows))
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.learnt.values(), 1.0)
        self.optimizer.step()
        self.step += 1
        return value.item()

    def keep(self, **said):
        kept = said | {"weights": self.teacher.state_dict(), "optimizer": self.optimizer.state_dict()}
        unfinished = self.path.with_suffix(".tmp")
        torch.save(kept | {"step": self.step, "seconds": self.seconds}, unfinished)
        os.replace(unfinished, self.path)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--body", choices=list(RATES), default="minilm")
    parser.add_argument("--weights", help="MPNet's folder, which mpnet.py joins")
    parser.add_argument("--features", required=True, type=pathlib.Path)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path, help="what it has learnt, a .pt file")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, help="of the encoder; its heads learn faster")
    parser.add_argument(
        "--also",
        nargs=2,
        metavar=("FEATURES", "CORPUS"),
        help="a second corpus, of which the articles with odd numbers are learnt from",
    )
    parser.add_argument(
        "--acts", nargs=2, metavar=("FOUND", "LABELS"), help="what `extract` finds in train, and its acts"
    )
    parser.add_argument(
        "--news-acts", nargs=3, metavar=("FEATURES", "FOUND", "LABELS"), help="the same of articles without tags"
    )
    parser.add_argument(
        "--fold", nargs=2, type=int, metavar=("K", "N"), help="leave out each N-th article from K on"
    )
    parser.add_argument("--every", type=int, default=60, help="keep what is learnt every so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="shrink the schedule to this")
    return parser.parse_args()


def texts(args, pieces):
    """What is learnt from: tagged articles, and those with labels of acts alone."""
    k, n = args.fold or (0, 1)
    articles = corpus.load(args.features / "train.ndjson", args.corpus / "train")
    articles = [article for at, article in enumerate(articles) if n == 1 or at % n != k]
    articles += corpus.odd(corpus.load(*args.also)) if args.also else []
    tagged = Windows(articles, pieces, acts.labelled(*args.acts) if args.acts else None)
    if not args.news_acts:
        return tagged, None
    features, found, labels = args.news_acts
    news = [article for article in corpus.load(features) if not acts.kept_back(article.id)]
    return tagged, Windows(news, pieces, acts.labelled(found, labels), tagged=False)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    teacher, pieces = start(args.body, args.weights)
    course = Course(teacher, args.rate or RATES[args.body], args.out)
    random.seed(args.seed + course.step)
    tagged, labelled = texts(args, pieces)
    windows = sum(len(tagged.pack(a)) for a in range(len(tagged.articles)))
    # Batches of acts alone come between those of an epoch.
    share = (ACTS_EACH - 1) / ACTS_EACH if labelled else 1
    steps = int(args.epochs * windows / WINDOWS / share)
    ends = []
    signal.signal(signal.SIGTERM, lambda *_: ends.append(True))
    print(f"{windows} windows, {steps} steps", flush=True)
    since, shown = time.time() - course.seconds, []
    teacher.train()
    for rows in lessons(tagged, labelled):
        course.seconds = time.time() - since
        spent = max(course.step / steps, course.seconds / args.seconds)
        if spent >= 1 or ends:
            break
        shown.append(course.learn(rows, spent))
        if course.step % 20 == 0:
            mean = sum(shown) / len(shown)
            print(f"step {course.step} of {steps}: {course.seconds:.0f} s, {mean:.3f}", flush=True)
            shown.clear()
        if course.step % args.every == 0:
            course.keep(body=args.body, finished=False)
    course.keep(body=args.body, finished=not ends)


if __name__ == "__main__":
    main()
