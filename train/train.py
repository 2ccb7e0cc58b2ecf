"""Trains the tagger; see README.md for the whole way from corpus to weights."""

import argparse
import os
import pathlib
import pickle
import random
import time

import numpy
import torch
from torch.nn import functional

import corpus
import minilm
import vocabulary
from network import Tagger, decode

TOKENS_A_BATCH = 1500
WARM_UP = 200
UNKNOWN = -100  # a grammatical label that nobody gave
AVERAGE = 0.998  # the weights kept are a moving average over steps


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", required=True, help="folder with train.ndjson and dev.ndjson")
    parser.add_argument("--corpus", required=True, help="folder with train/ and dev/")
    parser.add_argument("--out", required=True, help="where the weights go, a .pt file")
    parser.add_argument("--teacher", nargs="*", default=[], help="what teacher.py wrote")
    parser.add_argument("--distil", type=float, default=0.7, help="weight of the teacher's say")
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
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--word-dim", type=int, default=96)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--start", help="go on from these weights")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="shrink the schedule to this")
    parser.add_argument("--limit", type=int, default=None, help="articles to train on")
    return parser.parse_args()


class Examples:
    """Paragraphs as tensors."""

    def __init__(self, articles, words, soft=None, grammar=None):
        index = {word: at for at, word in enumerate(words)}
        self.rows = []
        for a, article in enumerate(articles):
            for p, paragraph in enumerate(article.paragraphs):
                if not paragraph.keys:
                    continue
                ids = torch.tensor([index.get(key, 0) for key in paragraph.keys])
                hashed = torch.from_numpy(paragraph.hashed.astype(numpy.int32))
                tags = torch.tensor(paragraph.tags)
                lesson = lesson_of(paragraph, soft, a, p) if soft else None
                labels = labels_of(paragraph, grammar, a, p) if grammar else None
                self.rows.append((a, p, ids, hashed, tags, lesson, labels))

    def batches(self, shuffle):
        noise = (lambda: random.random() * 6) if shuffle else (lambda: 0)
        order = sorted(range(len(self.rows)), key=lambda i: len(self.rows[i][2]) + noise())
        groups, group, longest = [], [], 0
        for i in order:
            longest = max(longest, len(self.rows[i][2]))
            if group and longest * (len(group) + 1) > TOKENS_A_BATCH:
                groups.append(group)
                group, longest = [], len(self.rows[i][2])
            group.append(i)
        groups.append(group)
        if shuffle:
            random.shuffle(groups)
        return groups

    def batch(self, group):
        rows = [self.rows[i] for i in group]
        pad = lambda column: torch.nn.utils.rnn.pad_sequence(
            [row[column] for row in rows], batch_first=True
        )
        lengths = torch.tensor([len(row[2]) for row in rows])
        ids, hashed, tags = pad(2), pad(3), pad(4)
        mask = (torch.arange(ids.shape[1])[None] < lengths[:, None]).float()
        given = lambda column: pad(column) if rows[0][column] is not None else None
        return ids, hashed, tags, mask, lengths, given(5), given(6)


def lesson_of(paragraph, soft, a, p):
    """What the teacher says of each token; of articles that it has not read, what the annotator says."""
    if a < len(soft):
        return torch.from_numpy(soft[a][p]).float()
    return functional.one_hot(torch.tensor(paragraph.tags), len(corpus.TAGS)).float()


def labels_of(paragraph, grammar, a, p):
    return torch.tensor(grammar[a][p]) if a < len(grammar) else torch.full((len(paragraph.tags), 2), UNKNOWN)


def emissions(tagger, examples, articles):
    """For each article and paragraph its tokens' scores."""
    tagger.eval()
    found = [[numpy.zeros((0, len(corpus.TAGS)))] * len(a.paragraphs) for a in articles]
    with torch.no_grad():
        for group in examples.batches(shuffle=False):
            ids, hashed, _, _, lengths, _, _ = examples.batch(group)
            scores = tagger(ids, hashed, lengths).numpy()
            for row, i in enumerate(group):
                a, p = examples.rows[i][:2]
                found[a][p] = scores[row, : lengths[row]]
    tagger.train()
    return found


def tag(tagger, scores, articles):
    table = tagger.crf.transitions().detach().numpy()
    return [
        [decode(s, table, p.sentences) if len(s) else [] for s, p in zip(rows, article.paragraphs)]
        for rows, article in zip(scores, articles)
    ]


def load_teachers(paths):
    """The mean of what the teachers that speak of an article think of its tokens; waits for all."""
    while not all(os.path.exists(path) for path in paths):
        time.sleep(5)
    lessons = [pickle.load(open(path, "rb")) for path in paths]
    told = [[lesson for lesson in article if lesson is not None] for article in zip(*lessons)]
    return [[numpy.mean(rows, axis=0, dtype=numpy.float32) for rows in zip(*article)] for article in told]


def without_second(weights):
    """What runs later: the second task was for learning only."""
    return {name: value for name, value in weights.items() if not name.startswith("grammar.")}


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


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    features, folder = pathlib.Path(args.features), pathlib.Path(args.corpus)
    train = corpus.load(features / "train.ndjson", folder / "train")[: args.limit]
    dev = corpus.load(features / "dev.ndjson", folder / "dev")
    pieces = minilm.WordPieces()
    words = vocabulary.choose(train, pieces)
    grammar = pickle.load(open(args.grammar, "rb")) if args.grammar else {"labels": None, "sizes": []}
    tagger = Tagger(len(words), args.width, args.word_dim, dropout=args.dropout, grammar=grammar["sizes"])
    start = minilm.weights()["embeddings.word_embeddings.weight"]
    tagger.words.weight.data.copy_(vocabulary.start_vectors(words, pieces, start, args.word_dim))
    tagger.lexicon.copy_(vocabulary.lexicon(train, words))
    if args.start:
        tagger.load_state_dict(torch.load(args.start)["weights"], strict=False)
    also = corpus.odd(corpus.load(*args.also)) if args.also else []
    lessons = Examples(train + also, words, grammar=grammar["labels"])
    exam = Examples(dev, words)
    size = sum(p.numel() for p in tagger.parameters())
    print(f"{len(words)} words, {size} weights, {len(lessons.rows)} paragraphs", flush=True)
    optimizer = torch.optim.Adam(tagger.parameters(), lr=args.rate, betas=(0.9, 0.99))
    average, started, step = Average(tagger), time.time(), 0
    steps = args.epochs * len(lessons.batches(shuffle=False))
    epoch = 0
    tagger.train()
    while step < steps and time.time() - started < args.seconds:
        epoch, total, count = epoch + 1, 0.0, 0
        if args.teacher and epoch == args.distil_from:
            taught = load_teachers(args.teacher)[: args.limit]
            lessons = Examples(train + also, words, taught, grammar["labels"])
        for group in lessons.batches(shuffle=True):
            spent = max(step / steps, (time.time() - started) / args.seconds)
            if spent >= 1:
                break
            rate = args.rate * min(1, (step + 1) / WARM_UP) * max(1 - spent, 0.02)
            for parameters in optimizer.param_groups:
                parameters["lr"] = rate
            ids, hashed, tags, mask, lengths, lesson, labels = lessons.batch(group)
            scores, second = tagger.scores(ids, hashed, lengths, torch.rand(ids.shape) > 0.05)
            loss = tagger.crf.loss(scores, tags, mask)
            for which, guess in enumerate(second):
                if (labels[:, :, which][mask > 0] == UNKNOWN).all():
                    continue
                wrong = functional.cross_entropy(
                    guess[mask > 0], labels[:, :, which][mask > 0], ignore_index=UNKNOWN
                )
                loss = loss + args.second * wrong
            if lesson is not None:
                say = (lesson * functional.log_softmax(scores, -1)).sum(-1)
                loss = loss - args.distil * (say * mask).sum() / mask.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimizer.step()
            average.add(tagger)
            total, count, step = total + loss.item(), count + 1, step + 1
        print(f"epoch {epoch}: {time.time() - started:.0f} s, loss {total / max(1, count):.4f}", flush=True)
        last = step / steps >= 1 or time.time() - started >= args.seconds
        if epoch % 2 == 0 or last:
            kept = {name: value.clone() for name, value in tagger.state_dict().items()}
            for label, weights in (("last", kept), ("average", average.weights)):
                tagger.load_state_dict(weights)
                found = tag(tagger, emissions(tagger, exam, dev), dev)
                print(f"  {label}: {corpus.piece_scores(dev, found)}", flush=True)
            torch.save(
                {
                    "weights": without_second(average.weights),
                    "last": without_second(kept),
                    "words": words,
                    "args": vars(args),
                },
                args.out,
            )
            tagger.load_state_dict(kept)


if __name__ == "__main__":
    main()
