"""Learns from unlabelled news which words are no names, and which words are given names.

    words.py NEWS.jsonl.xz SILVER.ndjson LEXICON [--without NAMES.json ...]

NEWS has an article a line: {"id", "text"}; those of the NAMES files are kept for judging and are not read, nor are those
whose id ends in 7. SILVER is what `silver.py` writes. LEXICON is the folder of the word lists: what stands in the others is not
repeated in `learnt.txt`, which is written there with

    common   words that stand in small letters inside of sentences: at the start of one their capital says nothing
    either   words that stand in both: a capital may make them part of a name ("Exchange Commission")
    male, female   first words of people's names, by the pronoun that comes next; in both where that tells nothing
    person   nouns for one person: "who" follows them, a name does, or they stand in apposition to one

Counts only: no order of words, nothing that stands in fewer than so many articles or names. Minutes, on one core.
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
GIVEN = re.compile(r"[^\W\d_]+(-[^\W\d_]+)?")
DETERMINERS = {"a", "an", "the", "another", "one", "this", "that", "his", "her", "their", "its"}
PHRASE_ENDS = {"of", "at", "for", "in", "who", "with", "and", "from", "on", "to", "by", "that", "which"}
LONGEST_APPOSITION = 6
OTHERS = {"ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"}


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


class Nouns:
    """How often a word is a noun at all, how often one for a person, how often one for a thing."""

    def __init__(self, given):
        self.given = given
        self.all, self.person, self.named, self.thing = (collections.Counter() for _ in range(4))

    def is_person(self, words, at):
        return at >= 0 and all(map(is_name, words[at:at + 2])) and len(words) > at + 1 and words[at].lower() in self.given

    def add(self, words):
        for at, word in enumerate(words[:-1]):
            if word == "," and words[at + 1] in ("a", "an", "the") and self.is_person(words, at - 2):
                phrase = words[at + 2:at + 3 + LONGEST_APPOSITION]
                ends = (n for n, other in enumerate(phrase) if n and (not other[0].isalpha() or other in PHRASE_ENDS))
                self.person[phrase[next(ends, 1) - 1] if len(phrase) > 1 else ""] += 1
            if not word.islower() or len(word) < 3:
                continue
            self.all[word] += at > 0 and words[at - 1] in DETERMINERS
            clause = words[at + 1 + (words[at + 1] == ","):][:1]
            self.person[word] += clause == ["who"]
            self.named[word] += self.is_person(words, at + 1)
            self.thing[word] += clause == ["which"]

    def people(self, small, least=4):
        """Nouns that are for one person often enough; a plural is for several."""
        def is_one(word):
            plural = word.endswith("s") and not word.endswith("ss") or word.endswith("men") or word in ("people", "children", "staff", "nobody")
            return not plural and not word.endswith(("ed", "ing"))

        def is_person(word, seen):
            person, named = self.person[word], self.named[word]
            return (person + named >= max(least, 0.1 * seen) and person > max(1, 0.2 * named)
                    and person + named > 2 * self.thing[word])
        return sorted(
            word for word, seen in self.all.items()
            if seen >= least and seen > 0.08 * small[word] and is_one(word) and is_person(word, seen))


def count(texts, nouns):
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
            nouns.add(words)
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


def listed(folder):
    """The words of the lists that were made by hand, with where they stand."""
    found = collections.defaultdict(set)
    for path in folder.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if path.name != "learnt.txt" and not line.startswith("#") and ": " in line:
                kind, _, words = line.partition(": ")
                for word in words.split():
                    found[word].add(f"{path.stem}/{kind}")
    return found


def common(small, capital, articles, known, least):
    is_kept = lambda word: not any(kind.startswith(("names", "places", "organizations", "function")) for kind in known[word])
    return sorted(
        word for word, seen in articles.items()
        if seen >= least and len(word) > 2 and small[word] >= 15 * capital[word]
        and "'" not in word and "’" not in word and is_kept(word))


def either(small, capital, articles, known, least, common):
    """Words that are no names by themselves, however often they are part of one."""
    sorts = ("names", "places", "organizations", "function")
    return sorted(
        word for word, seen in articles.items()
        if seen >= least and len(word) > 3 and word not in common and word.isalpha()
        and 3 * small[word] >= capital[word] > 0
        and not any(kind.startswith(sorts) for kind in known[word]))


def given(silver, small, capital, gender, known):
    """First words of people's names: {"male": …, "female": …, "both": …}."""
    people, others, articles = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for line in open(silver, encoding="utf-8"):
        article = json.loads(line)
        for start, end, label in article["ents"]:
            words = article["text"][start:end].split()
            if not words:
                continue
            first = words[0].lower()
            capitals = all(word[0].isupper() for word in words) and words[0][1:].islower()
            if label == "PERSON" and len(words) in (2, 3) and capitals:
                people[first] += 1
                articles[first].add(article["id"])
            elif label in OTHERS:
                others[first] += 1
    found = {"male": [], "female": [], "both": []}
    for name, seen in people.items():
        male, female = gender.get(name, (0, 0))
        shown = male + female
        if not GIVEN.fullmatch(name) or len(name) < 3 or known[name] or others[name] > 0.5 * seen:
            continue
        if small[name] > 0.3 * (capital[name] + 1) or (seen < 2 and shown < 1):
            continue
        share = male / shown if shown else 0.5
        kind = "male" if shown >= 2 and share >= 0.8 else "female" if shown >= 2 and share <= 0.2 else "both"
        found[kind].append(name)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    parser.add_argument("silver")
    parser.add_argument("lexicon", type=pathlib.Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--articles", type=int, default=5, help="that a common word stands in")
    parser.add_argument("--either", type=int, default=20, help="that a word of both kinds stands in")
    a = parser.parse_args()
    kept = {article for path in a.without for article in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))}
    known = listed(a.lexicon)
    nouns = Nouns({word for word, kinds in known.items() if kinds & {"names/male", "names/female"}})
    small, capital, articles, _, gender = count(read(a.news, kept), nouns)
    words = common(small, capital, articles, known, a.articles)
    both = either(small, capital, articles, known, a.either, set(words))
    names = given(a.silver, small, capital, gender, known)
    by_hand = lambda word: any(kind.startswith("roles/") for kind in known[word])
    people = [word for word in nouns.people(small) if not by_hand(word)]
    lines = [
        "# Made by train/words.py from unlabelled news.",
        "common: " + " ".join(words),
        "either: " + " ".join(both),
        "male: " + " ".join(sorted(names["male"] + names["both"])),
        "female: " + " ".join(sorted(names["female"] + names["both"])),
        "person: " + " ".join(people),
    ]
    (a.lexicon / "learnt.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(words), "common words;", len(people), "nouns for people;", len(both), "of both kinds;", *(f"{len(found)} {kind}" for kind, found in names.items()))


if __name__ == "__main__":
    main()
