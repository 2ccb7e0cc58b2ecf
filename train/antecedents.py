"""Trains the weights of `src/quotes/speakers/ranker/`: whom a pronoun, a description or a shared surname means.

    cargo run --release --features training --example resolve -- --questions < GIVEN.ndjson > questions.ndjson
    antecedents.py questions.ndjson SPEAKERS.json WEIGHTS.txt

SPEAKERS is {article: {quotation: name}}; a quotation that is missing there has a source without a name, "?" is not
known. A softmax over the candidates of each question, scored by a linear layer and a small hidden one, for each kind
of pointer; what a source without a name should get is nobody, or somebody who has only a description. Of what is
asked, much depends on what was answered before, so run the two in turn, and train on the questions of the last
rounds together. Prints how many are answered right on articles left out of training. A minute, on one core.
"""

import argparse
import collections
import json
import re
import unicodedata

import numpy as np
import torch

WORD = re.compile(r"\w+")
LIGHT = {"the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "s", "in", "for", "from", "to", "who"}
MOST_CANDIDATES = 24


def fold(name):
    plain = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return [word for word in WORD.findall(plain) if word not in LIGHT]


def same(gold, name):
    """The last words agree, and no other word contradicts; `gold` may list alternatives with '|'."""
    words = fold(name)
    for want in filter(None, map(fold, gold.split("|"))):
        within = set(want) <= set(words) or set(words) <= set(want)
        if words and within and (want[-1] in words or words[-1] in want):
            return True
    return False


def right(question, gold):
    """For each candidate whether it is a right answer; None where nothing can be learnt."""
    if gold:
        answers = [name is not None and same(gold, name) for name, *_ in question["candidates"]]
    elif question["pointed"] in ("role", "new-role", "body", "plural", "personal"):
        answers = [not named for _, named, _ in question["candidates"]]
        # "The farmer" is the farmer described before, rather than a new one.
        again = [name and not named and "role" in signs for name, named, signs in question["candidates"]]
        if question["pointed"] in ("role", "body") and any(again):
            answers = again
    else:
        return None
    answers = list(map(bool, answers))
    return answers if any(answers) and not all(answers) else None


class Row:
    """A question: its article, whether somebody with a name is meant, and its candidates."""

    def __init__(self, article, named, answers, signs):
        self.article, self.named, self.answers, self.signs = article, named, answers, signs


def rows_of(path, speakers):
    """The questions by kind of pointer."""
    rows = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        question = json.loads(line)
        if question["id"] not in speakers:
            continue
        gold = speakers[question["id"]].get(question["quote"])
        answers = right(question, gold)
        if answers:
            signs = [candidate[2] for candidate in question["candidates"]]
            # Nobody stands last; of very many the latest are looked at.
            kept = [at for at in range(len(answers)) if at < MOST_CANDIDATES or at + 1 == len(answers)]
            if any(answers[at] for at in kept):
                signs, answers = [signs[at] for at in kept], [answers[at] for at in kept]
                rows[question["pointed"]].append(Row(question["id"], bool(gold), answers, signs))
    return rows


class Table:
    """Rows as tensors."""

    def __init__(self, rows, signs, weigh):
        index = {sign: at for at, sign in enumerate(signs)}
        longest = max(len(row.answers) for row in rows)
        self.seen = torch.zeros(len(rows), longest, len(signs))
        self.mask = torch.full((len(rows), longest), -1e9)
        self.good = torch.full((len(rows), longest), -1e9)
        for at, row in enumerate(rows):
            for place, (answer, signs_of) in enumerate(zip(row.answers, row.signs)):
                self.mask[at, place] = 0
                self.good[at, place] = 0 if answer else -1e9
                for sign, degree in signs_of.items():
                    if sign in index:
                        self.seen[at, place, index[sign]] = degree
        self.count = torch.tensor([weigh(row) for row in rows], dtype=torch.float32)


class Net(torch.nn.Module):
    def __init__(self, signs, units):
        super().__init__()
        self.alone = torch.nn.Linear(signs, 1, bias=False)
        self.inner = torch.nn.Linear(signs, max(units, 1))
        self.out = torch.nn.Linear(max(units, 1), 1, bias=False)
        torch.nn.init.zeros_(self.alone.weight)
        self.units = units

    def forward(self, seen, drop=0.0):
        score = self.alone(seen).squeeze(-1)
        if self.units:
            inner = torch.relu(self.inner(seen))
            score = score + self.out(torch.nn.functional.dropout(inner, drop, self.training)).squeeze(-1)
        return score


def fit(table, at, scale, a, seed):
    """A network that makes right answers likely. `at`: rows to learn from."""
    torch.manual_seed(seed)
    net = Net(table.seen.shape[2], a.units)
    optimizer = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=a.decay)
    steps = a.epochs * ((len(at) + a.batch - 1) // a.batch)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, steps)
    for _ in range(a.epochs):
        net.train()
        for batch in at[torch.randperm(len(at))].split(a.batch):
            score = net(table.seen[batch] * scale, a.drop)
            likely = torch.logsumexp(score + table.good[batch], 1) - torch.logsumexp(score + table.mask[batch], 1)
            count = table.count[batch]
            loss = -(likely * count).sum() / count.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    net.eval()
    return net


def scores(nets, seen, scale):
    with torch.no_grad():
        return sum(net(seen * scale) for net in nets) / len(nets)


def validate(rows, table, scale, a):
    """Whether each labelled question is answered right where its article was not learnt from."""
    articles = sorted({row.article for row in rows})
    np.random.default_rng(7).shuffle(articles)
    fold = {article: at % a.folds for at, article in enumerate(articles)}
    of = torch.tensor([fold[row.article] for row in rows])
    hit = np.zeros(len(rows), bool)
    for held in range(a.folds):
        nets = [fit(table, (of != held).nonzero().squeeze(1), scale, a, seed) for seed in range(a.seeds)]
        at = (of == held).nonzero().squeeze(1)
        if len(at):
            best = (scores(nets, table.seen[at], scale) + table.mask[at]).argmax(1, keepdim=True)
            hit[at.numpy()] = (table.good[at].gather(1, best).squeeze(1) == 0).numpy()
    return hit


def write(out, kind, signs, scale, nets, units):
    """The networks side by side: their linear layers' mean, and all their hidden units."""
    number = lambda value: f"{value:.3f}"
    alone = sum(net.alone.weight[0] for net in nets).detach() / len(nets) * scale
    inner = torch.cat([net.inner.weight for net in nets]).detach() * scale if units else torch.zeros(0, len(signs))
    for at, sign in enumerate(signs):
        columns = [alone[at], *inner[:, at]] if units else [alone[at]]
        out.write("\t".join([kind, sign, *(number(float(value)) for value in columns)]) + "\n")
    if units:
        bias = torch.cat([net.inner.bias for net in nets]).detach()
        last = torch.cat([net.out.weight[0] for net in nets]).detach() / len(nets)
        out.write("\t".join([kind, "bias", *(number(float(value)) for value in bias)]) + "\n")
        out.write("\t".join([kind, "out", *(number(float(value)) for value in last)]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions")
    parser.add_argument("speakers")
    parser.add_argument("weights")
    parser.add_argument("--kinds", nargs="*", help="only these kinds of pointer")
    parser.add_argument("--without", nargs="*", default=[], help="signs that are left out")
    parser.add_argument("--folds", type=int, default=6, help="0: no validation")
    parser.add_argument("--units", type=int, default=16, help="hidden units of one training")
    parser.add_argument("--seeds", type=int, default=3, help="trainings side by side")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--drop", type=float, default=0.35)
    parser.add_argument("--unnamed", type=float, default=0.5, help="how much a question about somebody without a name counts")
    a = parser.parse_args()
    torch.set_num_threads(1)
    rows = rows_of(a.questions, json.load(open(a.speakers, encoding="utf-8")))
    weigh = lambda row: 1.0 if row.named else a.unnamed
    with open(a.weights, "w", encoding="utf-8") as out:
        for kind in sorted(a.kinds or rows):
            of_kind = rows[kind]
            signs = sorted({sign for row in of_kind for seen in row.signs for sign in seen} - set(a.without))
            table = Table(of_kind, signs, weigh)
            # Signs of many degrees are brought to the size of the others.
            scale = 1.0 / table.seen.flatten(0, 1).abs().amax(0).clamp(min=1.0).sqrt()
            if a.folds:
                hit = validate(of_kind, table, scale, a)
                for named, what in ((True, "named"), (False, "unnamed")):
                    of = [hit[at] for at, row in enumerate(of_kind) if row.named == named]
                    if of:
                        print(f"{kind:11} {what:8} {100 * sum(of) / len(of):5.1f} of {len(of)}", flush=True)
            nets = [fit(table, torch.arange(len(of_kind)), scale, a, seed) for seed in range(a.seeds)]
            write(out, kind, signs, scale, nets, a.units)


if __name__ == "__main__":
    main()
