"""The file of weights of the head for acts, which `src/quotes/attribution/act/act_network.rs` reads: 8-bit rows."""

import struct

import numpy
import torch

FIGURES = 13
BUCKETS = 1 << 14
MAGIC = b"pqacts1\0"


def quantized(rows):
    """Rows as 8-bit numbers, and what each row's are multiples of."""
    rows = rows.detach().numpy()
    scales = (numpy.maximum(numpy.abs(rows).max(1), 1e-8) / 127).astype("<f4")
    return scales, numpy.round(rows / scales[:, None]).astype(numpy.int8)


def write(head, least, temperature, path):
    """Writes a head, which is then as it is in the file."""
    with torch.no_grad():
        head.words.weight /= temperature
        head.out.weight /= temperature
        head.out.bias /= temperature
    state_scales, states = quantized(head.states.weight)
    word_scales, words = quantized(head.words.weight)
    figures = torch.cat([head.figures.weight.T / 6, head.states.bias[None]]).detach().numpy()
    out = torch.cat([head.out.weight.T, head.out.bias[None]]).detach().numpy()
    sizes = struct.pack("<4If", head.states.in_features, head.hidden, BUCKETS, FIGURES, least)
    arrays = [(state_scales / 127).astype("<f4"), states, word_scales, words, figures.astype("<f4"), out.astype("<f4")]
    path.write_bytes(MAGIC + sizes + b"".join(array.tobytes() for array in arrays))
    with torch.no_grad():
        head.states.weight.copy_(torch.from_numpy(states * state_scales[:, None]))
        head.words.weight.copy_(torch.from_numpy(words * word_scales[:, None]))


def read(path, head_of):
    """The head in a file; `head_of` makes one of so many columns and hidden units."""
    data = path.read_bytes()
    assert data.startswith(MAGIC), f"{path} is no head for acts"
    at = len(MAGIC) + struct.calcsize("<4If")
    columns, hidden, buckets, figures, _ = struct.unpack("<4If", data[len(MAGIC) : at])

    def take(shape, kind):
        nonlocal at
        taken = numpy.frombuffer(data, kind, int(numpy.prod(shape)), at).reshape(shape)
        at += taken.nbytes
        return torch.from_numpy(taken.astype(numpy.float32))

    head = head_of(columns, hidden)
    with torch.no_grad():
        scales = take((hidden, 1), "<f4") * 127
        head.states.weight.copy_(take((hidden, columns), numpy.int8) * scales)
        scales = take((buckets, 1), "<f4")
        head.words.weight.copy_(take((buckets, 4), numpy.int8) * scales)
        rows = take((figures + 1, hidden), "<f4")
        head.figures.weight.copy_(rows[:-1].T * 6)
        head.states.bias.copy_(rows[-1])
        rows = take((hidden + 1, 4), "<f4")
        head.out.weight.copy_(rows[:-1].T)
        head.out.bias.copy_(rows[-1])
    return head.eval()
