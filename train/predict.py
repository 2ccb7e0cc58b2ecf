"""Writes what a trained tagger finds, a line of JSON for each article, to be scored."""

import argparse
import json
import pathlib
import pickle

import torch

import bundle
import corpus
from link import Linker
from network import decode
from lessons import Examples
from train import emissions


def linker(features, folder, cache):
    """Trained once, kept in `cache`."""
    if not cache.exists():
        made = Linker(corpus.load(features / "train.ndjson", folder / "train"))
        cache.write_bytes(pickle.dumps(made))
    return pickle.loads(cache.read_bytes())


def write(path, articles, linker, scores, table, cue_bias, repair):
    with open(path, "w", encoding="utf-8") as file:
        for article, rows in zip(articles, scores):
            quotes = []
            for paragraph, score in zip(article.paragraphs, rows):
                if len(score):
                    tags = decode(score, table, paragraph.sentences, cue_bias, repair)
                    quotes += linker.attributions(paragraph, tags)
            file.write(json.dumps({"id": article.id, "quotes": quotes}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--features", required=True, type=pathlib.Path)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--weights", default="weights", choices=["weights", "last"])
    parser.add_argument("--cue-bias", type=float, default=0.0)
    parser.add_argument("--repair", type=float, default=5.0)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(2)
    tagger, words = bundle.load(args.model, args.weights)
    articles = corpus.load(args.features / f"{args.split}.ndjson", args.corpus / args.split)
    scores = emissions(tagger, Examples(articles, words), articles)
    link = linker(args.features, args.corpus, args.features / "linker.pkl")
    table = tagger.crf.transitions().detach().numpy()
    write(args.out, articles, link, scores, table, args.cue_bias, args.repair)


if __name__ == "__main__":
    main()
