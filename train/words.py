"""Learns from unlabelled news which words are no names, and which given names are whose.

    words.py NEWS.jsonl.xz LEXICON OUT [--without NAMES.json ...]

NEWS has an article a line: {"id", "text"}; those of the NAMES files are kept for judging and are not read, nor are those
whose id ends in 7. LEXICON is the folder of the lists that were made by hand, which are not repeated. Writes to OUT

    common.txt   words that stand in small letters inside of sentences: at the start of one their capital says nothing
    given.txt    "male: …" and "female: …": first words of names of two and three words, by the pronoun that comes next

Counts only: no order of words, nothing that stands in fewer than so many articles. Minutes, on one core.
"""

import argparse
import collections
import json
import lzma
import pathlib
import re

TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[.!?:;“”\"()—–]|\S")
OPENS = set(".!?:;“”\"()—–•*")
PRONOUNS = {"he": 0, "his": 0, "him": 0, "she": 1, "her": 1, "hers": 1}
REACH = 30


def is_name(word):
    return len(word) > 1 and word[0].isupper() and word[1:].replace("-", "").replace("’", "").replace("'", "").islower()


def headline(words):
    longer = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    return len(longer) < 4 or sum(word[0].isupper() for word in longer) > 0.5 * len(longer)


def read(path, kept):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["id"] not in kept and not article["id"].endswith("7"):
                yield article["text"]


def count(texts):
    small, capital = collections.Counter(), collections.Counter()
    articles, first = collections.Counter(), collections.Counter()
    gender = collections.defaultdict(lambda: [0, 0])
    for text in texts:
        seen = set()
        for line in text.split("\n"):
            words = TOKEN.findall(line)
            if headline(words):
                continue
            run_start, asked = None, None
            for at, word in enumerate(words):
                lower = word.lower()
                if asked and lower in PRONOUNS:
                    gender[asked[0]][PRONOUNS[lower]] += 1
                    asked = None
                if asked and at - asked[1] > REACH:
                    asked = None
                inside = at > 0 and words[at - 1] not in OPENS
                if is_name(word):
                    if inside:
                        capital[lower] += 1
                    if run_start is None:
                        run_start = at
                    continue
                if inside and word.islower():
                    small[lower] += 1
                    if lower not in seen:
                        seen.add(lower)
                        articles[lower] += 1
                if run_start is not None:
                    if at - run_start in (2, 3):
                        name = words[run_start].lower()
                        first[name] += 1
                        # Of two who are named, a pronoun may mean either.
                        asked = (name, at) if asked is None else None
                    run_start = None
    return small, capital, articles, first, gender


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    parser.add_argument("lexicon", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--least", type=int, default=5)
    a = parser.parse_args()
    kept = {article for path in a.without for article in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))}
    listed = collections.defaultdict(set)
    for path in a.lexicon.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#") and ": " in line:
                kind, _, words = line.partition(": ")
                for word in words.split():
                    listed[word].add(f"{path.stem}/{kind}")
    small, capital, articles, first, gender = count(read(a.news, kept))
    known = lambda word, *files: any(kind.startswith(files) for kind in listed.get(word, ()))
    common = sorted(
        word for word, seen in articles.items()
        if seen >= a.articles and len(word) > 2 and small[word] >= 15 * capital[word] and "'" not in word and "’" not in word
        and not known(word, "names", "places", "organizations", "function"))
    given = {0: [], 1: []}
    for name, (male, female) in gender.items():
        seen = male + female
        word_too = small[name] > 0.2 * (capital[name] + 1)
        rare = seen < a.least or seen < 0.08 * first[name]
        if rare or word_too or len(name) < 3 or known(name, "places", "organizations", "function", "roles", "names"):
            continue
        if max(male, female) >= 0.85 * seen:
            given[int(female > male)].append(name)
    note = "# Made by train/words.py from unlabelled news."
    (a.out / "common.txt").write_text("\n".join([note, *common]) + "\n", encoding="utf-8")
    lines = [note, "male: " + " ".join(sorted(given[0])), "female: " + " ".join(sorted(given[1]))]
    (a.out / "given.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(common), "common words;", len(given[0]), "and", len(given[1]), "given names")


if __name__ == "__main__":
    main()
