"""Trains the ranker that says whom pronouns and descriptions mean.

    antecedents.py QUESTIONS.ndjson SPEAKERS.json WEIGHTS.txt [--folds 8]

QUESTIONS is what `cargo run --features training --example resolve -- --questions` writes of annotated articles, SPEAKERS their
{article: {quotation: name}}. A softmax over the candidates of each question, a linear model for each kind of
pointer; what a source without a name should get is nobody, or somebody who has only a description.
What is asked depends on what was answered before, so run the two in turn, and train on the questions of all
rounds together.
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
    elif question["pointed"] in ("role", "new-role", "body", "plural"):
        answers = [not named for _, named, _ in question["candidates"]]
        # "The farmer" is the farmer described before, rather than a new one.
        again = [name and not named and "role" in signs for name, named, signs in question["candidates"]]
        if question["pointed"] in ("role", "body") and any(again):
            answers = again
    else:
        return None
    answers = list(map(bool, answers))
    return answers if any(answers) and len(answers) > 1 else None


def rows_of(path, speakers):
    """By kind of pointer: (article, has a name, [(right, signs)])."""
    rows = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        question = json.loads(line)
        if question["id"] not in speakers:
            continue
        gold = speakers[question["id"]].get(question["quote"])
        answers = right(question, gold)
        if answers:
            signs = [candidate[2] for candidate in question["candidates"]]
            rows[question["pointed"]].append((question["id"], bool(gold), answers, signs))
    return rows


def fit(rows, signs, decay, unnamed):
    """The weights that make right answers likely. A question about somebody without a name counts `unnamed`."""
    index = {sign: at for at, sign in enumerate(signs)}
    longest = max(len(answers) for _, _, answers, _ in rows)
    seen = torch.zeros(len(rows), longest, len(signs))
    mask = torch.full((len(rows), longest), -1e9)
    good = torch.full((len(rows), longest), -1e9)
    for at, (_, _, answers, candidates) in enumerate(rows):
        for place, (answer, candidate) in enumerate(zip(answers, candidates)):
            mask[at, place] = 0
            good[at, place] = 0 if answer else -1e9
            for sign, degree in candidate.items():
                seen[at, place, index[sign]] = degree
    counts = torch.tensor([1.0 if named else unnamed for _, named, _, _ in rows])
    weights = torch.zeros(len(signs), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=150, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        scores = seen @ weights
        likely = torch.logsumexp(scores + good, 1) - torch.logsumexp(scores + mask, 1)
        value = -(likely * counts).sum() + decay * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return weights.detach().numpy()


def hits(rows, signs, weights):
    table = dict(zip(signs, weights))
    found = []
    for _, named, answers, candidates in rows:
        scores = [sum(table[sign] * degree for sign, degree in candidate.items()) for candidate in candidates]
        found.append((named, answers[int(np.argmax(scores))]))
    return found


def validate(rows, signs, folds, decay, unnamed):
    """Hits on articles that were not trained on."""
    articles = sorted({row[0] for row in rows})
    np.random.default_rng(7).shuffle(articles)
    found = []
    for fold_idx in range(folds):
        held = set(articles[fold_idx::folds])
        weights = fit([row for row in rows if row[0] not in held], signs, decay, unnamed)
        found += hits([row for row in rows if row[0] in held], signs, weights)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions")
    parser.add_argument("speakers")
    parser.add_argument("weights")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--decay", type=float, default=0.5)
    parser.add_argument("--unnamed", type=float, default=0.5)
    arguments = parser.parse_args()
    torch.manual_seed(7)
    rows = rows_of(arguments.questions, json.load(open(arguments.speakers, encoding="utf-8")))
    with open(arguments.weights, "w", encoding="utf-8") as out:
        for kind in sorted(rows):
            signs = sorted({sign for row in rows[kind] for candidate in row[3] for sign in candidate})
            if arguments.folds > 1:
                found = validate(rows[kind], signs, arguments.folds, arguments.decay, arguments.unnamed)
                for named, what in ((True, "named"), (False, "unnamed")):
                    of = [hit for is_named, hit in found if is_named == named]
                    if of:
                        print(f"{kind:11} {what:8} {100 * sum(of) / len(of):5.1f} of {len(of)}")
            for sign, weight in zip(signs, fit(rows[kind], signs, arguments.decay, arguments.unnamed)):
                out.write(f"{kind}\t{sign}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
