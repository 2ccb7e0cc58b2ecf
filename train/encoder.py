"""A BERT-like encoder, as MiniLM and MPNet are, that is also told how a word is written.

Their word pieces know no capitals and no quotation marks' extent, so two small
tables of vectors, zero at first, are added to the input: a word's shape, and
whether it stands in quotation marks.
"""

import torch
from torch import nn
from torch.nn import functional

SHAPES = 9
STATES = 4


def shape(word):
    """1 to 8: how a word is written, which uncased word pieces do not say."""
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 5
    if any(char.isdigit() for char in word):
        return 6
    return 7 if any(char.isalpha() for char in word) else 8


class Encoder(nn.Module):
    """Word pieces to states; `parts` names each part of a layer as the weights do."""

    def __init__(self, weights, parts, layers, width, heads=12, epsilon=1e-12):
        super().__init__()
        self.width, self.heads = width, heads
        norm = lambda: nn.LayerNorm(width, eps=epsilon)
        table = lambda name: nn.Embedding.from_pretrained(weights[f"embeddings.{name}_embeddings.weight"].float())
        self.word, self.place = table("word"), table("position")
        self.norm = norm()
        self.shape, self.state = nn.Embedding(SHAPES, width), nn.Embedding(STATES, width)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.state.weight)
        part = lambda: nn.ModuleDict(
            {
                "attend": nn.Linear(width, 3 * width),
                "attended": nn.Linear(width, width),
                "attended_norm": norm(),
                "widen": nn.Linear(width, 4 * width),
                "narrow": nn.Linear(4 * width, width),
                "narrow_norm": norm(),
            }
        )
        self.layers = nn.ModuleList([part() for _ in range(layers)])
        self.dropout = nn.Dropout(0.1)
        self.start_from(weights, parts)

    @torch.no_grad()
    def start_from(self, weights, parts):
        for what in ("weight", "bias"):
            getattr(self.norm, what).copy_(weights[f"embeddings.LayerNorm.{what}"])
            for number, layer in enumerate(self.layers):
                for name, named in parts.items():
                    values = [weights[f"encoder.layer.{number}.{one}.{what}"] for one in named]
                    getattr(layer[name], what).copy_(torch.cat(values))

    def placed(self, ids):
        """The vectors of pieces and of their places."""
        return self.word(ids) + self.place.weight[: ids.shape[1]]

    def nearness(self, length):
        """What is added to each head's attention for how far two pieces stand apart."""
        return 0.0

    def forward(self, batch):
        rows, length = batch["ids"].shape
        told = self.shape(batch["shapes"]) + self.state(batch["states"])
        x = self.dropout(self.norm(self.placed(batch["ids"]) + told))
        hidden = torch.where(batch["mask"][:, None, None, :] > 0, 0.0, -1e4) + self.nearness(length)
        for layer in self.layers:
            qkv = layer["attend"](x).view(rows, length, 3, self.heads, self.width // self.heads)
            query, key, value = qkv.permute(2, 0, 3, 1, 4)
            mask = hidden.to(query.dtype)
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            seen = layer["attended"](seen.transpose(1, 2).reshape(rows, length, self.width))
            x = layer["attended_norm"](x + self.dropout(seen))
            wide = layer["narrow"](functional.gelu(layer["widen"](x)))
            x = layer["narrow_norm"](x + self.dropout(wide))
        return x
