"""Which act an attribution reports: a small head over what the tagger knows of it.

Reads what `examples/acts.rs` writes, readers' labels `{article: {"start-end": act}}`, and what
larger teachers think of the same, or of other, attributions `{article: {"start-end": [four chances]}}`
(`say.py`). Judged by leaving articles out; then trained on all of it and written, 8-bit. Of what teachers
think only that counts of which they are sure: what they doubt is left to readers.
"""

import argparse
import collections
import json
import pathlib

import numpy
import torch
from torch import nn

import act_weights
from act_weights import BUCKETS, FIGURES
from acts import ACTS, kept_back

SAME, NEARLY = 0.5, 0.8  # shares in common from which on labels, and teachers' chances, are of the same


def told_of(place, told, least):
    """What is said of the stretch that has at least such a share in common with `place`.

    Labels belong to what an earlier engine found, whose borders may have been others.
    """
    start, end = place
    if f"{start}-{end}" in told:
        return told[f"{start}-{end}"]
    best, found = least, None
    for other, value in told.items():
        since, until = map(int, other.split("-"))
        share = (min(end, until) - max(start, since)) / (max(end, until) - min(start, since))
        if share >= best:
            best, found = share, value
    return found


class Part:
    """The attributions of some articles: what is seen of each, and what is said of its act."""

    def __init__(self, stem, labels, said, before=None, sure=0):
        rows = [json.loads(line) for line in open(f"{stem}.ndjson", encoding="utf-8")]
        self.states = torch.from_numpy(numpy.fromfile(f"{stem}.i8", numpy.int8).reshape(len(rows), -1))
        self.figures = torch.tensor([row["figures"] for row in rows])
        self.words = [torch.tensor(row["words"]) for row in rows]
        self.articles = numpy.array([row["id"] for row in rows])
        self.labels = numpy.full(len(rows), -1)
        self.soft = numpy.full((len(rows), len(ACTS)), numpy.nan, numpy.float32)
        for at, row in enumerate(rows):
            place = min(s for s, _ in row["content"]), max(e for _, e in row["content"])
            act = told_of(place, labels.get(row["id"], {}), SAME)
            if act:
                self.labels[at] = ACTS.index(act)
            thought = told_of(place, said.get(row["id"], {}), NEARLY)
            if thought:
                self.soft[at] = thought
        if before:
            untold = numpy.flatnonzero(numpy.isnan(self.soft[:, 0]))
            self.soft[untold] = chances(scores(before, self, untold), 1)
        self.soft[self.soft.max(1) < sure] = numpy.nan
        self.kept_back = numpy.array([kept_back(name) for name in self.articles])

    def taught(self):
        return numpy.flatnonzero(~self.kept_back & ((self.labels >= 0) | ~numpy.isnan(self.soft[:, 0])))

    def batch(self, rows):
        words = [self.words[row] for row in rows]
        starts = numpy.cumsum([0] + [len(one) for one in words[:-1]])
        return self.states[rows].float() / 127, torch.cat(words), torch.tensor(starts), self.figures[rows]

    def targets(self, rows, trust):
        """What to learn of each: the label, what teachers think, or a mean of both."""
        targets = numpy.zeros((len(rows), len(ACTS)), numpy.float32)
        for target, label, soft in zip(targets, self.labels[rows], self.soft[rows]):
            if numpy.isnan(soft[0]):
                target[label] = 1
            elif label < 0:
                target[:] = soft
            else:
                target[:] = trust * soft
                target[label] += 1 - trust
        return torch.from_numpy(targets)


class Head(nn.Module):
    def __init__(self, columns, hidden):
        super().__init__()
        self.states = nn.Linear(columns, hidden)
        self.figures = nn.Linear(FIGURES, hidden, bias=False)
        self.words = nn.EmbeddingBag(BUCKETS, len(ACTS), mode="sum")
        self.out = nn.Linear(hidden, len(ACTS))
        self.dropout = nn.Dropout(0.3)
        self.hidden = hidden
        nn.init.zeros_(self.words.weight)

    def forward(self, states, words, starts, figures):
        hidden = self.states(self.dropout(states)) + self.figures(figures / 6)
        return self.out(self.dropout(torch.relu(hidden))) + self.words(words, starts)


def train(parts, args, seed):
    """One head, its weights averaged over the second half of the steps."""
    torch.manual_seed(seed)
    random = numpy.random.RandomState(seed)
    head = Head(parts[0][0].states.shape[1], args.hidden)
    optimizer = torch.optim.AdamW(head.parameters(), lr=args.rate, weight_decay=0.01)
    steps = args.epochs * sum(-(-len(rows) // args.batch) for _, rows in parts)
    mean, step = None, 0
    for _ in range(args.epochs):
        batches = []
        for part, rows in parts:
            rows = random.permutation(rows)
            batches += [(part, rows[at : at + args.batch]) for at in range(0, len(rows), args.batch)]
        for at in random.permutation(len(batches)):
            part, rows = batches[at]
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
            scores = torch.log_softmax(head(*part.batch(rows)), -1)
            loss = -(part.targets(rows, args.trust) * scores).sum(-1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step >= steps / 2:
                now = [p.detach().clone() for p in head.parameters()]
                mean = [m.mul_(0.99).add_(n, alpha=0.01) for m, n in zip(mean, now)] if mean else now
    with torch.no_grad():
        for parameter, value in zip(head.parameters(), mean):
            parameter.copy_(value)
    return head.eval()


def joined(heads):
    """One head that gives the mean of what several give: their hidden units side by side."""
    hidden = heads[0].hidden
    wide = Head(heads[0].states.in_features, hidden * len(heads))
    stack = lambda of, axis=0: torch.cat([of(head) for head in heads], axis)
    with torch.no_grad():
        wide.states.weight.copy_(stack(lambda head: head.states.weight))
        wide.states.bias.copy_(stack(lambda head: head.states.bias))
        wide.figures.weight.copy_(stack(lambda head: head.figures.weight))
        wide.words.weight.copy_(sum(head.words.weight for head in heads) / len(heads))
        wide.out.weight.copy_(stack(lambda head: head.out.weight, 1) / len(heads))
        wide.out.bias.copy_(sum(head.out.bias for head in heads) / len(heads))
    return wide.eval()


@torch.no_grad()
def scores(head, part, rows):
    batches = [rows[at : at + 512] for at in range(0, len(rows), 512)]
    return torch.cat([head(*part.batch(batch)) for batch in batches])


def chances(scores, temperature):
    return torch.softmax(scores / temperature, -1).numpy()


def report(name, labels, told, least):
    """Precision and recall of what is told as said, and how many of the four are right."""
    said, is_told = labels == 0, told[:, 0] >= least
    hit = (said & is_told).sum()
    four = numpy.where(is_told, 0, 1 + told[:, 1:].argmax(1))
    print(
        f"{name}: {len(labels)} labels, from {least:.2f}: precision {100 * hit / is_told.sum():.1f}, "
        f"recall {100 * hit / said.sum():.1f}, four-way {100 * (four == labels).mean():.1f}",
        flush=True,
    )


def table(labels, told):
    """By tenths of the chance of said: how many, the mean chance, how many were."""
    for low in range(10):
        among = (told[:, 0] >= low / 10) & (told[:, 0] < (low + 1) / 10 + (low == 9))
        if among.any():
            mean, true = told[among, 0].mean(), (labels[among] == 0).mean()
            print(f"| {low * 10}–{low * 10 + 10} % | {among.sum()} | {mean:.0%} | {true:.0%} |")


def best_least(labels, told):
    """From which chance of said on to tell it: the best F1."""
    order = numpy.argsort(-told[:, 0])
    hits = numpy.cumsum(labels[order] == 0)
    f1 = 2 * hits / (numpy.arange(1, len(order) + 1) + (labels == 0).sum())
    return float(told[order[f1.argmax()], 0])


def fitted(labels, scores):
    """The temperature under which the labels are likeliest."""
    loss = lambda t: nn.functional.cross_entropy(scores / t, torch.from_numpy(labels)).item()
    return min(numpy.arange(0.5, 3, 0.05), key=loss)


def left_out(parts, args):
    """Scores of each labelled attribution by heads that have not seen its article."""
    random = numpy.random.RandomState(1)
    names = sorted({name for part in parts for name in part.articles[(part.labels >= 0) & ~part.kept_back]})
    fold = dict(zip(names, random.permutation(len(names)) % args.folds))
    labels, found, whose = [], [], []
    for out in range(args.folds):
        own = [numpy.array([fold.get(name) == out for name in part.articles]) for part in parts]
        rest = [(part, numpy.setdiff1d(part.taught(), numpy.flatnonzero(is_own))) for part, is_own in zip(parts, own)]
        head = joined([train(rest, args, seed) for seed in range(args.seeds)])
        for number, (part, is_own) in enumerate(zip(parts, own)):
            rows = numpy.flatnonzero(is_own & (part.labels >= 0) & ~part.kept_back)
            if len(rows):
                labels.append(part.labels[rows])
                found.append(scores(head, part, rows))
                whose += [number] * len(rows)
    return numpy.concatenate(labels), torch.cat(found), numpy.array(whose)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seen", nargs="+", help="what examples/acts.rs wrote: STEM.ndjson and STEM.i8")
    parser.add_argument("--labels", nargs="+", required=True, type=pathlib.Path)
    parser.add_argument("--said", nargs="*", default=[], type=pathlib.Path, help="what teachers think")
    parser.add_argument("--before", type=pathlib.Path, help="a head's weights: what it thinks of what no teacher has told")
    parser.add_argument("--sure", type=float, default=0, help="from which chance on what teachers think is learnt")
    parser.add_argument("--dev", nargs=2, metavar=("STEM", "LABELS"), help="judged on, not learnt from")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--least", type=float, help="said from this chance on, not from that of the best F1")
    parser.add_argument("--hidden", type=int, default=32, help="hidden units of each head")
    parser.add_argument("--seeds", type=int, default=3, help="heads that are joined")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--trust", type=float, default=0.5, help="in teachers, where there is a label too")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def merged(paths):
    """What several files of {article: {place: …}} hold; of one place, what the last of them says."""
    all_of = collections.defaultdict(dict)
    for path in paths:
        for name, places in json.loads(path.read_text(encoding="utf-8")).items():
            all_of[name].update(places)
    return all_of


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    labels, said = merged(args.labels), merged(args.said)
    before = act_weights.read(args.before, Head) if args.before else None
    parts = [Part(stem, labels, said, before, args.sure) for stem in args.seen]
    for stem, part in zip(args.seen, parts):
        print(f"{stem}: {(part.labels >= 0).sum()} labels, {len(part.taught())} taught of {len(part.labels)}", flush=True)
    known, found, whose = left_out(parts, args)
    temperature = fitted(known, found)
    told = chances(found, temperature)
    least = args.least or best_least(known, told)
    print(f"temperature {temperature:.2f}")
    report("left out", known, told, least)
    for number in sorted(set(whose)):
        report(f"  {args.seen[number]}", known[whose == number], told[whose == number], least)
    table(known, told)
    head = joined([train([(part, part.taught()) for part in parts], args, seed) for seed in range(args.seeds)])
    if args.out:
        act_weights.write(head, least, temperature, args.out)
        temperature = 1
    for stem, part in zip(args.seen, parts):
        rows = numpy.flatnonzero(part.kept_back & (part.labels >= 0))
        if len(rows):
            report(f"{stem}, kept back", part.labels[rows], chances(scores(head, part, rows), temperature), least)
    if args.dev:
        dev = Part(args.dev[0], json.loads(pathlib.Path(args.dev[1]).read_text(encoding="utf-8")), {})
        rows = numpy.flatnonzero(dev.labels >= 0)
        report("dev", dev.labels[rows], chances(scores(head, dev, rows), temperature), least)


if __name__ == "__main__":
    main()
