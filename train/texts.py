"""Writes articles of a corpus of news, a line of JSON each, as text files, to be read by `features`."""

import argparse
import collections
import json
import lzma
import pathlib
import random

import acts


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=pathlib.Path, help="JSON lines with id, set, words and text, by xz")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--of", type=pathlib.Path, help="only articles that this file has labels of")
    parser.add_argument("--without", nargs="*", type=pathlib.Path, default=[], help="labels kept back")
    parser.add_argument("--each", type=float, default=float("inf"), help="at most so many words of a set")
    parser.add_argument("--fold", nargs=2, type=int, default=(0, 1), metavar=("K", "N"), help="only each N-th, from K on")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main():
    args = arguments()
    names = lambda path: set(json.loads(path.read_text(encoding="utf-8")))
    wanted = names(args.of) if args.of else None
    without = set().union(*map(names, args.without))
    with lzma.open(args.news, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    random.Random(args.seed).shuffle(articles)
    args.out.mkdir(parents=True, exist_ok=True)
    words, chosen = collections.Counter(), 0
    for article in articles:
        name = article["id"]
        if name in without or (wanted is not None and name not in wanted):
            continue
        # Those that are kept back for measuring are written where their labels are asked for.
        if wanted is None and (acts.kept_back(name) or words[article["set"]] >= args.each):
            continue
        words[article["set"]] += article["words"]
        chosen += 1
        if chosen % args.fold[1] == args.fold[0]:
            (args.out / f"{name}.txt").write_bytes(article["text"].encode("utf-8"))
    print(f"{words.total()} words in {chosen} articles, one in {args.fold[1]} written")


if __name__ == "__main__":
    main()
