"""Trains the tagger; see README.md for the whole way from corpus to weights."""

import argparse
import json
import pathlib
import pickle
import random
import time

import numpy
import torch
from torch.nn import functional

import acts
import bundle
import corpus
import lessons
import minilm
import vocabulary
from lessons import UNKNOWN, Examples
from network import Tagger, decode

WARM_UP = 200
AVERAGE = 0.998  # the weights kept are a moving average over steps


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", required=True, help="folder with train.ndjson and dev.ndjson")
    parser.add_argument("--corpus", required=True, help="folder with train/ and dev/")
    parser.add_argument("--out", required=True, help="where the weights go, a .pt file")
    parser.add_argument("--teacher", nargs="*", default=[], help="what say.py wrote")
    parser.add_argument("--distil", type=float, default=0.7, help="weight of the teacher's say")
    parser.add_argument("--trust", type=float, default=1.0, help="in teachers, where an annotator has spoken too")
    parser.add_argument(
        "--distil-from", type=int, default=1, help="first epoch with a teacher, who is awaited"
    )
    parser.add_argument("--grammar", help="what grammar.py wrote")
    parser.add_argument("--second", type=float, default=0.3, help="weight of the second task")
    parser.add_argument(
        "--also",
        nargs=2,
        metavar=("FEATURES", "CORPUS"),
        help="a second corpus, of which the articles with odd numbers are learnt from",
    )
    parser.add_argument(
        "--news",
        nargs="+",
        action="append",
        default=[],
        metavar=("FEATURES TAGS FOUND SAID", "LABELS"),
        help="articles without tags: what say.py wrote of tags (by several, with commas) and acts, readers' acts",
    )
    parser.add_argument(
        "--read",
        nargs=3,
        action="append",
        default=[],
        metavar=("FEATURES", "CORPUS", "TAGS"),
        help="news that readers have annotated, and what say.py wrote of its tags",
    )
    parser.add_argument(
        "--acts",
        nargs="+",
        default=[],
        metavar=("FOUND LABELS", "SAID"),
        help="what the engine finds in train, readers' labels of it, and what say.py wrote of each half",
    )
    parser.add_argument("--act-weight", type=float, default=0.5, help="weight of the task of acts")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--word-dim", type=int, default=96)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--start", help="go on from these weights: a .pt file, or the folder of those that ship")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="shrink the schedule to this")
    parser.add_argument("--limit", type=int, default=None, help="articles to train on")
    return parser.parse_args()


def emissions(tagger, examples, articles):
    """For each article and paragraph its tokens' scores."""
    tagger.eval()
    found = [[numpy.zeros((0, len(corpus.TAGS)))] * len(a.paragraphs) for a in articles]
    with torch.no_grad():
        for group in examples.batches(shuffle=False):
            batch = examples.batch(group)
            scores = tagger(batch.ids, batch.hashed, batch.lengths).numpy()
            for row, i in enumerate(group):
                at = examples.rows[i]
                found[at.article][at.paragraph] = scores[row, : batch.lengths[row]]
    tagger.train()
    return found


def tag(tagger, scores, articles):
    table = tagger.crf.transitions().detach().numpy()
    return [
        [decode(s, table, p.sentences) if len(s) else [] for s, p in zip(rows, article.paragraphs)]
        for rows, article in zip(scores, articles)
    ]


def without_second(weights):
    """What runs later: the other tasks were for learning only."""
    return {name: value for name, value in weights.items() if not name.startswith(("grammar.", "act."))}


class Average:
    """A moving average of a network's weights."""

    def __init__(self, tagger):
        self.weights = {name: value.clone() for name, value in tagger.state_dict().items()}
        self.steps = 0

    @torch.no_grad()
    def add(self, tagger):
        self.steps += 1
        share = 1 - min(AVERAGE, self.steps / (self.steps + 10))
        for name, value in tagger.state_dict().items():
            if value.is_floating_point():
                self.weights[name].lerp_(value, share)


def start(args, train, news, grammar):
    """The tagger before its first step, and its words."""
    pieces = minilm.WordPieces()
    table = minilm.weights()["embeddings.word_embeddings.weight"]
    if args.start:
        tagger, words = bundle.load(args.start)
        tagger.dropout.p = args.dropout
        return vocabulary.widened(tagger, words, news, pieces, table)
    words = vocabulary.choose(train, pieces)
    tagger = Tagger(len(words), args.width, args.word_dim, dropout=args.dropout, grammar=grammar["sizes"])
    tagger.words.weight.data.copy_(vocabulary.start_vectors(words, pieces, table, args.word_dim))
    tagger.lexicon.copy_(vocabulary.lexicon(train, words))
    return tagger, words


def read_news(args):
    """[(articles, chances of their tags, what is known of their acts)]; those kept back are left out."""
    read = []
    for features, tags, found, said, *labels in args.news:
        said = json.loads(pathlib.Path(said).read_text(encoding="utf-8"))
        both = zip(corpus.load(features), lessons.load_teachers(tags.split(",")), strict=True)
        both = [pair for pair in both if not acts.kept_back(pair[0].id)]
        told = lessons.told_acts(found, labels[0] if labels else None, said)
        read.append((*zip(*both), told))
    return read


def read_annotated(args):
    """[(articles, chances of their tags)] of news that readers have annotated; those kept back are left out."""
    read = []
    for features, folder, tags in args.read:
        both = zip(corpus.load(features, folder), lessons.load_teachers([tags]), strict=True)
        read.append(tuple(zip(*(pair for pair in both if not acts.kept_back(pair[0].id)))))
    return read


def read_acts(args):
    """Acts of attributions in train, by article."""
    if not args.acts:
        return {}
    found, labels, *said = args.acts
    thought = {k: v for path in said for k, v in json.loads(pathlib.Path(path).read_text(encoding="utf-8")).items()}
    return lessons.told_acts(found, labels, thought)


def loss_of(tagger, batch, args):
    scores, second, states = tagger.scores(batch.ids, batch.hashed, batch.lengths, torch.rand(batch.ids.shape) > 0.05)
    loss = torch.zeros(())
    if batch.tagged.any():
        share = batch.mask[batch.tagged].sum() / batch.mask.sum()
        crf = tagger.crf.loss(scores[batch.tagged], batch.tags[batch.tagged], batch.mask[batch.tagged])
        loss = loss + share * crf
    real = batch.mask > 0
    for which, guess in enumerate(second):
        labels = batch.grammar[:, :, which][real]
        if not (labels == UNKNOWN).all():
            wrong = functional.cross_entropy(guess[real], labels, ignore_index=UNKNOWN)
            loss = loss + args.second * wrong
    if batch.lesson is not None:
        say = (batch.lesson * functional.log_softmax(scores, -1)).sum(-1)
        loss = loss - args.distil * (say * batch.mask).sum() / batch.mask.sum()
    if len(batch.act_rows):
        guess = functional.log_softmax(tagger.act(states, batch.act_rows, batch.act_shares), -1)
        # By token, as the others are, so that a batch weighs by what it holds.
        wrong = -(batch.act_targets * guess).sum() * 20 / batch.mask.sum()
        loss = loss + args.act_weight * wrong
    return loss


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    features, folder = pathlib.Path(args.features), pathlib.Path(args.corpus)
    train = corpus.load(features / "train.ndjson", folder / "train")[: args.limit]
    dev = corpus.load(features / "dev.ndjson", folder / "dev")
    news, told, annotated = read_news(args), read_acts(args), read_annotated(args)
    grammar = pickle.load(open(args.grammar, "rb")) if args.grammar else {"labels": None, "sizes": []}
    unseen = [article for articles, *_ in news + annotated for article in articles]
    tagger, words = start(args, train, unseen, grammar)
    tagger.act = acts.Head(tagger.out.in_features)
    also = corpus.odd(corpus.load(*args.also)) if args.also else []

    def examples(taught):
        made = Examples(train + also, words, taught, grammar["labels"], told, trust=args.trust)
        if taught:
            for articles, soft, known in news:
                made.rows += Examples(articles, words, soft, None, known, tagged=False).rows
            for articles, soft in annotated:
                made.rows += Examples(articles, words, soft, trust=args.trust).rows
        return made

    lesson, exam = examples(None), Examples(dev, words)
    size = sum(p.numel() for p in tagger.parameters())
    if args.teacher and args.distil_from <= 1:
        lesson = examples(lessons.load_teachers(args.teacher)[: args.limit])
    print(f"{len(words)} words, {size} weights, {len(lesson.rows)} paragraphs", flush=True)
    optimizer = torch.optim.Adam(tagger.parameters(), lr=args.rate, betas=(0.9, 0.99))
    average, started, step = Average(tagger), time.time(), 0
    steps = args.epochs * len(lesson.batches(shuffle=False))
    epoch = 0
    tagger.train()
    while step < steps and time.time() - started < args.seconds:
        epoch, total, count = epoch + 1, 0.0, 0
        if args.teacher and epoch == args.distil_from > 1:
            lesson = examples(lessons.load_teachers(args.teacher)[: args.limit])
        for group in lesson.batches(shuffle=True):
            spent = max(step / steps, (time.time() - started) / args.seconds)
            if spent >= 1:
                break
            rate = args.rate * min(1, (step + 1) / WARM_UP) * max(1 - spent, 0.02)
            for parameters in optimizer.param_groups:
                parameters["lr"] = rate
            loss = loss_of(tagger, lesson.batch(group), args)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimizer.step()
            average.add(tagger)
            total, count, step = total + loss.item(), count + 1, step + 1
        print(f"epoch {epoch}: {time.time() - started:.0f} s, loss {total / max(1, count):.4f}", flush=True)
        judge(tagger, average, exam, dev)
        keep(tagger, average, words, args)


def judge(tagger, average, exam, dev):
    """Prints how the weights do on dev: as they are, and averaged."""
    kept = {name: value.clone() for name, value in tagger.state_dict().items()}
    for label, weights in (("last", kept), ("average", average.weights)):
        tagger.load_state_dict(weights)
        found = tag(tagger, emissions(tagger, exam, dev), dev)
        print(f"  {label}: {corpus.piece_scores(dev, found)}", flush=True)
    tagger.load_state_dict(kept)


def keep(tagger, average, words, args):
    torch.save(
        {
            "weights": without_second(average.weights),
            "last": without_second(tagger.state_dict()),
            "words": words,
            "args": vars(args) | {"width": tagger.out.in_features // 2, "word_dim": tagger.words.embedding_dim},
        },
        args.out,
    )


if __name__ == "__main__":
    main()
