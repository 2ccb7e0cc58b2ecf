"""How far the engine's own figures are to be believed: a logistic regression.

Reads what `examples/evidence.rs` writes for articles that neither network nor
linker has learnt from, holds each attribution against the annotators', and
writes the weights. Judged by leaving articles out.
"""

import argparse
import json
import pathlib

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

import corpus

# In the order of `confidence::SAYS`.
SAYS = [
    "always", "start", "end", "within", "cue", "no cue", "source", "no source", "cue link",
    "source link", "direct", "mixed", "cue and borders",
]  # fmt: skip


def chars(spans):
    return {at for start, end in spans for at in range(start, end)}


def right(found, gold):
    """For each of `found` whether it is one of `gold`: half of the content in common, the same source."""
    pairs = []
    contents = [chars(g["content"]) for g in gold]
    for f, attribution in enumerate(found):
        content, source = chars(attribution["content"]), chars(attribution["source"])
        for g, other in enumerate(gold):
            share = len(content & contents[g]) / max(1, len(content | contents[g]))
            same = not other["source"] or source & chars(other["source"])
            if share >= 0.5 and same:
                pairs.append((-share, g, f))
    matched, taken = set(), set()
    for _, g, f in sorted(pairs):
        if g not in taken and f not in matched:
            taken.add(g)
            matched.add(f)
    return [f in matched for f in range(len(found))]


def table(chances, hits):
    """A line for each tenth: how many, the chance given, how many were right."""
    for low in range(10):
        among = (chances >= low / 10) & (chances < (low + 1) / 10 + (low == 9))
        if among.any():
            given, true = chances[among].mean(), hits[among].mean()
            yield f"| {low * 10}–{low * 10 + 10} % | {among.sum()} | {given:.0%} | {true:.0%} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evidence", help="what examples/evidence.rs wrote")
    parser.add_argument("--corpus", required=True, help="folder with attributions/")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    annotations = {}
    for path in sorted((pathlib.Path(args.corpus) / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    says, hits, articles, gold = [], [], [], 0
    for number, line in enumerate(open(args.evidence, encoding="utf-8")):
        row = json.loads(line)
        known = corpus.read_annotations(annotations[row["id"]])
        gold += len(known)
        hits += right(row["quotes"], known)
        says += [quote["says"] for quote in row["quotes"]]
        articles += [number] * len(row["quotes"])
    says, hits, articles = numpy.array(says), numpy.array(hits), numpy.array(articles)
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000)
    chances = cross_val_predict(
        model, says, hits, groups=articles, cv=GroupKFold(10), method="predict_proba"
    )[:, 1]
    print("\n".join(table(chances, hits)))
    print(f"Brier score {((chances - hits) ** 2).mean():.4f}, always the mean {hits.var():.4f}")
    for least in numpy.arange(0, 0.75, 0.05):
        told = chances >= least
        precision, recall = hits[told].mean(), hits[told].sum() / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(f"from {least:.2f}: {told.sum()} told, {precision:.3f} right, recall {recall:.3f}, F1 {f1:.4f}")
    model.fit(says, hits)
    args.out.write_text("".join(f"{n}\t{w:.4f}\n" for n, w in zip(SAYS, model.coef_[0])))


if __name__ == "__main__":
    main()
