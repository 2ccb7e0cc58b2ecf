"""Teaches how likely a source is to stand for the speaker that was found for it.

    sureness.py FOUND.ndjson SPEAKERS.json WEIGHTS.txt [--folds 8]

FOUND is what `cargo run --features training --example resolve` writes of articles whose quotations are given, SPEAKERS their {article: {quotation:
name}}; a quotation that is missing there has a source without a name, "?" is not known. A logistic regression over what the
engine says of its way from the mention to the name. Prints how it holds on articles that were left out. Seconds, on one core.
"""

import argparse
import json
import pathlib
import re

import numpy as np
from antecedents import same
from sklearn.linear_model import LogisticRegression

SAYS = re.compile(r"SAYS: \[&str; \d+\] = \[(.*?)\];", re.S)
SOURCE = pathlib.Path(__file__).parent / "../src/quotes/speakers/resolve/sureness.rs"


def rows(found, speakers):
    for line in open(found, encoding="utf-8"):
        article = json.loads(line)
        gold = speakers.get(article["id"])
        for quote, given in article["speakers"].items() if gold is not None else ():
            name = gold.get(quote)
            if "said" not in given or name == "?":
                continue
            named = given["type"] in ("person", "organization", "place")
            right = same(name, given["name"]) if name else not named
            yield article["id"], given["said"], bool(right), named, quote.startswith("Q")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("found")
    parser.add_argument("speakers")
    parser.add_argument("weights")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--news", type=float, default=1.0, help="how much a quotation counts that the engine found (Q…)")
    a = parser.parse_args()
    names = re.findall(r'"([^"]+)"', SAYS.search(SOURCE.read_text(encoding="utf-8")).group(1))
    data = list(rows(a.found, json.load(open(a.speakers, encoding="utf-8"))))
    articles = sorted({row[0] for row in data})
    np.random.default_rng(7).shuffle(articles)
    seen, right = np.array([row[1] for row in data]), np.array([row[2] for row in data])
    named, fold = np.array([row[3] for row in data]), np.array([articles.index(row[0]) % a.folds for row in data])
    weight = np.array([a.news if row[4] else 1.0 for row in data])
    model = lambda: LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000)
    fit = lambda at: model().fit(seen[at], right[at], sample_weight=weight[at])
    chance = np.zeros(len(data))
    for number in range(a.folds):
        chance[fold == number] = fit(fold != number).predict_proba(seen[fold == number])[:, 1]
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        at = named & (chance >= low) & (chance < high)
        if at.any():
            print(f"{low:.2f}–{min(high, 1):.2f}: {at.sum():5} names, mean {chance[at].mean():.2f}, right {right[at].mean():.3f}")
    weights = fit(np.ones(len(data), bool)).coef_[0]
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights)]
    pathlib.Path(a.weights).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
