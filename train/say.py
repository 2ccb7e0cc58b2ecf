"""Has a teacher say what it thinks of articles: each token's tags, each attribution's act.

Where readers or annotators have said it too, it prints how far they agree.
"""

import argparse
import json
import os
import pathlib
import pickle

import numpy
import torch

import acts
import bundle
import corpus
import teacher as teaching
from corpus import TAGS
from lessons import Examples
from train import emissions
from windows import Windows, batches, collate


def load(path, folder=None):
    """A teacher as `teacher.py` kept it, and its word pieces."""
    kept = torch.load(path, mmap=True)
    teacher, pieces = teaching.start(kept["body"], folder)
    teacher.load_state_dict(kept["weights"])
    print(f"{path}: step {kept['step']}, {'finished' if kept['finished'] else 'unfinished'}", flush=True)
    return teacher.eval(), pieces


@torch.no_grad()
def chances(teacher, windows):
    """For each article and paragraph how probable each tag of its tokens is; for each attribution each act.

    The tags' over all paths through the CRF: a token's scores by themselves say much less,
    since what is certain of a piece's borders lies in the steps between tags.
    """
    tags = [
        [numpy.zeros((len(p.keys), len(TAGS)), numpy.float16) for p in a.paragraphs]
        for a in windows.articles
    ]
    told = {}
    for rows in batches(windows, shuffle=False):
        batch = collate(rows)
        scores, _, act = teacher(batch)
        for row, tokens in zip(rows, teacher.crf.chances(scores, batch["tokens"]).numpy()):
            for (article, number, at), token in zip(row["where"], tokens):
                tags[article][number][at] = token
        names = [name for row in rows for _, _, name in row["acts"]]
        told |= zip(names, torch.softmax(act, -1).numpy())
    return tags, told


def own_chances(folder, articles):
    """The same of tags, by the network that ships: what it knows already is not to be unlearnt."""
    tagger, words = bundle.load(folder)
    scores = emissions(tagger, Examples(articles, words), articles)
    of = lambda rows: tagger.crf.chances(torch.from_numpy(rows)[None], torch.ones(1, len(rows)))[0].detach().numpy()
    return [[numpy.float16(of(rows) if len(rows) else rows) for rows in article] for article in scores]


def labelled(windows, told):
    """Readers' labels beside what the teacher thinks of those attributions."""
    placed = [(at, *row) for at, rows in enumerate(windows.labelled) for row in rows]
    rows = [(act, told[at, number]) for at, number, act, _ in placed if act]
    return [act for act, _ in rows], numpy.array([chance for _, chance in rows])


def write(path, mode, dump):
    unfinished = f"{path}.tmp"
    with open(unfinished, mode) as file:
        dump(file)
    os.replace(unfinished, path)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=pathlib.Path, help="what teacher.py has kept, or the folder of what ships")
    parser.add_argument("--weights", help="MPNet's folder, which mpnet.py joins")
    parser.add_argument("--features", required=True, type=pathlib.Path, help="of the articles, a .ndjson")
    parser.add_argument("--corpus", type=pathlib.Path, help="their annotations")
    parser.add_argument("--fold", nargs=2, type=int, metavar=("K", "N"), help="only each N-th article from K on")
    parser.add_argument("--kept-back", action="store_true", help="only news articles that are for measuring")
    parser.add_argument("--found", help="what `pullquote extract` finds there")
    parser.add_argument("--labels", help="acts of what is found, by readers")
    parser.add_argument("--least", type=float, help="from which chance of said on to tell it")
    parser.add_argument("--out", help="the tags' chances, a pickle")
    parser.add_argument("--acts-out", help="the acts' chances, JSON")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    k, n = args.fold or (0, 1)
    wanted = lambda at, article: at % n == k and (not args.kept_back or acts.kept_back(article.id))
    articles = [a if wanted(at, a) else None for at, a in enumerate(corpus.load(args.features, args.corpus))]
    told_of = [article for article in articles if article]
    labels = acts.read(args.found, args.labels) if args.found else None
    if args.teacher.is_dir():
        tags, told = own_chances(args.teacher, told_of), {}
    else:
        teacher, pieces = load(args.teacher, args.weights)
        windows = Windows(told_of, pieces, labels, tagged=bool(args.corpus))
        tags, told = chances(teacher, windows)
    if args.corpus:
        best = [[p.argmax(-1).tolist() for p in article] for article in tags]
        print("tags by themselves:", corpus.piece_scores(told_of, best), flush=True)
    if args.labels:
        given, guesses = labelled(windows, told)
        leasts = [args.least] if args.least else [0.5, acts.best_least(given, guesses)]
        for least in leasts:
            print("acts:", acts.scores(given, guesses, least), flush=True)
    if args.out:
        thought = iter(tags)
        write(args.out, "wb", lambda file: pickle.dump([a and next(thought) for a in articles], file))
    if args.acts_out:
        table = {article.id: {} for article in told_of}
        for (at, number), chance in told.items():
            start, end = acts.stretch(labels[told_of[at].id][number][1]["content"])
            table[told_of[at].id][f"{start}-{end}"] = [round(float(c), 4) for c in chance]
        write(args.acts_out, "w", lambda file: json.dump(table, file))


if __name__ == "__main__":
    main()
