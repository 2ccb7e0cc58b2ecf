"""Reads weights: those that `train.py` kept, and those that ship, which `export.py` wrote."""

import pathlib
import struct

import numpy
import torch

from network import Tagger


def load(path, weights="weights"):
    """A tagger and its words, from a .pt file or from the folder of those that ship."""
    if pathlib.Path(path).is_dir():
        return shipped(pathlib.Path(path))
    saved = torch.load(path)
    args = saved["args"]
    tagger = Tagger(len(saved["words"]), args["width"], args["word_dim"])
    tagger.load_state_dict(saved[weights])
    return tagger, saved["words"]


def shipped(folder):
    """The tagger as it is in the program, and its words."""
    words = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    rest = memoryview((folder / "tagger.bin").read_bytes())[8 + 4 + 16 :]

    def take(kind, *shape):
        nonlocal rest
        size = numpy.dtype(kind).itemsize * int(numpy.prod(shape))
        taken, rest = rest[:size], rest[size:]
        return numpy.frombuffer(taken, kind).reshape(shape)

    def rows(count, columns):
        scales = take("<f4", count)
        return torch.from_numpy(take(numpy.int8, count, columns) * scales[:, None])

    (count, word_dim, feature_dim, width, layers), _ = struct.unpack("<5I", rest[:20]), rest[20:40]
    tags, buckets, _, lexicon_buckets, _ = struct.unpack("<5I", rest[20:40])
    rest = rest[40:]
    tagger = Tagger(count, width, word_dim, feature_dim)
    assert count == len(words) and layers == len(tagger.forwards)
    with torch.no_grad():
        tagger.words.weight.copy_(rows(count, word_dim))
        tagger.features.weight.copy_(rows(buckets, feature_dim))
        tagger.cue.weight.copy_(rows(lexicon_buckets, feature_dim))
        tagger.source.weight.copy_(rows(lexicon_buckets, feature_dim))
        tagger.lexicon.copy_(torch.from_numpy(take(numpy.uint8, count, 2).astype(numpy.int64)))
        for forwards, backwards in zip(tagger.forwards, tagger.backwards):
            for lstm in (forwards, backwards):
                lstm.weight_ih_l0.copy_(rows(4 * width, lstm.input_size))
                lstm.weight_hh_l0.copy_(rows(4 * width, width))
                lstm.bias_ih_l0.copy_(torch.from_numpy(take("<f4", 4 * width).copy()))
                lstm.bias_hh_l0.zero_()
        tagger.out.weight.copy_(torch.from_numpy(take("<f4", 2 * width, tags).T.copy()))
        tagger.out.bias.copy_(torch.from_numpy(take("<f4", tags).copy()))
        table = torch.from_numpy(take("<f4", tags + 1, tags).copy())
        tagger.crf.learnt.copy_(torch.where(tagger.crf.allowed == 0, table, torch.zeros(())))
    assert not len(rest)
    return tagger, words
