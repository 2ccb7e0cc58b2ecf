"""Writes articles of a corpus of news, a line of JSON each, as text files, to be read by `features`."""

import argparse
import json
import lzma
import pathlib


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=pathlib.Path, help="JSON lines with id and text, by xz")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--of", type=pathlib.Path, help="only articles that this file has labels of")
    parser.add_argument("--without", nargs="*", type=pathlib.Path, default=[], help="labels kept back")
    parser.add_argument("--sets", nargs="*", help="only these sets of the corpus, in this order")
    parser.add_argument("--words", type=float, default=float("inf"), help="stop after so many")
    args = parser.parse_args()
    names = lambda path: set(json.loads(path.read_text(encoding="utf-8")))
    wanted = names(args.of) if args.of else None
    kept_back = set().union(*map(names, args.without))
    with lzma.open(args.news, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    articles = [a for a in articles if a["id"] not in kept_back and (wanted is None or a["id"] in wanted)]
    if args.sets:
        articles = [a for a in articles if a["set"] in args.sets]
        articles.sort(key=lambda a: args.sets.index(a["set"]))
    args.out.mkdir(parents=True, exist_ok=True)
    words = 0
    for article in articles:
        if words >= args.words:
            break
        words += article["words"]
        (args.out / f"{article['id']}.txt").write_bytes(article["text"].encode("utf-8"))
    print(f"{words} words")


if __name__ == "__main__":
    main()
