"""Writes trained weights as the program reads them, and a fixture for its tests.

`links.txt` holds the linker: role, what is said of a pair, how much it weighs.
`assets/model/tagger.bin` holds 8-bit weights, each row with what its numbers
are multiples of; `src/quotes/tagging/network/weights.rs` says how it is read.
`--fixture` runs the quantized weights in PyTorch, with activations in 8 bits as in
the program, over a features file of one's own text and writes the scores, for a
test in Rust to compare with.
"""

import argparse
import json
import pathlib
import struct

import numpy
import torch
from torch import nn

import bundle
import corpus
from corpus import BUCKETS, FEATURES, TAGS
from network import LEX_BUCKETS, START
from predict import linker
from lessons import Examples
from train import emissions

FORMAT = 1

# What the activations of the input layer are multiples of, and those of the others: `weights.rs`, `lstm.rs`.
INPUT_UNIT, HIDDEN_UNIT = 3 / 128, 1 / 127


def quantize(table):
    """Whole numbers within ±127, and what each row's are multiples of."""
    table = table.detach().numpy().astype(numpy.float32)
    scales = numpy.abs(table).max(1) / 127
    scales[scales == 0] = 1
    whole = numpy.rint(table / scales[:, None]).clip(-127, 127)
    return scales.astype("<f4"), whole.astype(numpy.int8)


def quantized_tables(tagger):
    """The weights that become 8-bit, in the order of the file."""
    yield tagger.words.weight
    yield tagger.features.weight
    yield tagger.cue.weight
    yield tagger.source.weight
    for forwards, backwards in zip(tagger.forwards, tagger.backwards):
        for lstm in (forwards, backwards):
            yield lstm.weight_ih_l0
            yield lstm.weight_hh_l0


@torch.no_grad()
def round_weights(tagger):
    """Makes the weights what they will be in the file."""
    for table in quantized_tables(tagger):
        scales, whole = quantize(table)
        table.copy_(torch.from_numpy(whole * scales[:, None]))


def write(path, tagger, version):
    floats = lambda values: values.detach().numpy().astype("<f4").tobytes()

    def rows(table):
        scales, whole = quantize(table)
        return scales.tobytes() + whole.tobytes()

    words, word_dim = tagger.words.weight.shape
    feature_dim = tagger.features.weight.shape[1]
    width = tagger.forwards[0].hidden_size
    layers = len(tagger.forwards)
    with open(path, "wb") as file:
        file.write(b"pqtagger" + struct.pack("<I", FORMAT) + version.encode().ljust(16, b"\0"))
        file.write(struct.pack("<5I", words, word_dim, feature_dim, width, layers))
        file.write(struct.pack("<5I", len(TAGS), BUCKETS, FEATURES, LEX_BUCKETS, 0))
        for table in (tagger.words, tagger.features, tagger.cue, tagger.source):
            file.write(rows(table.weight))
        file.write(tagger.lexicon.numpy().astype(numpy.uint8).tobytes())
        for forwards, backwards in zip(tagger.forwards, tagger.backwards):
            for lstm in (forwards, backwards):
                file.write(rows(lstm.weight_ih_l0) + rows(lstm.weight_hh_l0))
                file.write(floats(lstm.bias_ih_l0 + lstm.bias_hh_l0))
        file.write(floats(tagger.out.weight.T) + floats(tagger.out.bias))
        table = tagger.crf.transitions()
        assert table.shape == (START + 1, len(TAGS))
        file.write(floats(table))


def coarse(numbers, unit):
    return (numbers / unit).round().clamp(-127, 127) * unit


class Coarse(nn.Module):
    """A recurrent layer whose activations are in 8 bits, as the program computes it."""

    def __init__(self, lstm, unit):
        super().__init__()
        self.lstm, self.unit = lstm, unit

    def forward(self, inputs):
        lstm = self.lstm
        below = coarse(inputs, self.unit) @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + lstm.bias_hh_l0
        hidden = cells = torch.zeros(len(inputs), lstm.hidden_size)
        states = []
        for step in below.unbind(1):
            enters, stays, cell, shows = (step + hidden @ lstm.weight_hh_l0.T).chunk(4, 1)
            cells = stays.sigmoid() * cells + enters.sigmoid() * cell.tanh()
            hidden = coarse(shows.sigmoid() * cells.tanh(), HIDDEN_UNIT)
            states.append(hidden)
        return torch.stack(states, 1), None


def fixture(features, tagger, words):
    """The scores of each token, article by article, paragraph by paragraph."""
    for layers in (tagger.forwards, tagger.backwards):
        for at, lstm in enumerate(layers):
            layers[at] = Coarse(lstm, HIDDEN_UNIT if at else INPUT_UNIT)
    articles = []
    for line in open(features, encoding="utf-8"):
        row = json.loads(line)
        paragraphs = [corpus.read_paragraph(paragraph, {}) for paragraph in row["paragraphs"]]
        articles.append(corpus.Article(row["id"], [], paragraphs))
    scores = emissions(tagger, Examples(articles, words), articles)
    rounded = lambda table: [[round(float(score), 4) for score in token] for token in table]
    return {a.id: [rounded(p) for p in rows] for a, rows in zip(articles, scores)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--weights", default="weights", choices=["weights", "last"])
    parser.add_argument("--version", required=True, help="at most 16 bytes")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="a folder")
    parser.add_argument("--features", required=True, type=pathlib.Path)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--fixture", nargs=2, metavar=("FEATURES", "JSON"))
    args = parser.parse_args()
    tagger, words = bundle.load(args.model, args.weights)
    round_weights(tagger)
    write(args.out / "tagger.bin", tagger, args.version)
    (args.out / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    linker(args.features, args.corpus, args.features / "linker.pkl").export(args.out / "links.txt")
    if args.fixture:
        found = fixture(args.fixture[0], tagger, words)
        pathlib.Path(args.fixture[1]).write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
