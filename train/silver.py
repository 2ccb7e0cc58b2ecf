"""Has another tagger say where names stand in unlabelled news, and of what kind they are.

    silver.py MODEL NEWS.jsonl.xz OUT.ndjson [--corpus TEXTS] [--without NAMES.json ...] [--seconds 1500]

MODEL is a folder or package of spaCy (en_core_web_md is what was used). NEWS has an article a line: {"id", "outlet", "set", "text"};
those of the NAMES files are kept for judging, and so are those whose id ends in 7. TEXTS is a folder of other articles, of which one is read
after every six. Writes {"id", "text", "ents": [[start, end, label]]} a line, outlets in turn, until the time is up; what is there
already is not read again.
"""

import argparse
import itertools
import json
import lzma
import pathlib
import random
import time

LONGEST = 12_000


def news(path, kept):
    """Articles in an order that brings all outlets early."""
    outlets = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["id"] not in kept and not article["id"].endswith("7"):
                outlets.setdefault(article["outlet"] or article["set"], []).append(article)
    rng = random.Random(7)
    for articles in outlets.values():
        rng.shuffle(articles)
    for turn in itertools.zip_longest(*outlets.values()):
        turn = [article for article in turn if article]
        rng.shuffle(turn)
        yield from turn


def mixed(articles, folder):
    others = sorted(folder.glob("*.txt")) if folder else []
    random.Random(7).shuffle(others)
    for number, article in enumerate(articles):
        yield article
        if number % 6 == 5 and others:
            path = others.pop()
            yield {"id": f"p-{path.stem}", "text": path.read_text(encoding="utf-8")}


def entities(nlp, text):
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((line, at))
        at += len(line) + 1
    for doc, start in nlp.pipe(lines, as_tuples=True, batch_size=64):
        for entity in doc.ents:
            yield [start + entity.start_char, start + entity.end_char, entity.label_]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("news")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=1500)
    a = parser.parse_args()
    import spacy

    nlp = spacy.load(a.model, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"])
    kept = {article for path in a.without for article in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))}
    done = {json.loads(line)["id"] for line in a.out.open(encoding="utf-8")} if a.out.exists() else set()
    end = time.monotonic() + a.seconds
    with a.out.open("a", encoding="utf-8") as out:
        for article in mixed(news(a.news, kept), a.corpus):
            if time.monotonic() > end:
                break
            if article["id"] not in done:
                text = article["text"][:LONGEST]
                found = {"id": article["id"], "text": text, "ents": list(entities(nlp, text))}
                out.write(json.dumps(found, ensure_ascii=False) + "\n")
                out.flush()


if __name__ == "__main__":
    main()
