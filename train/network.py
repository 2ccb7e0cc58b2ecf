"""The tagger: word vectors and hashed features, two recurrent layers, a CRF.

`src/quotes/tagging/network/` runs the same computation; `export.py` carries the
weights over.
"""

import numpy
import torch
from torch import nn

from corpus import BUCKETS, TAGS

FORBIDDEN = -1e4
START = len(TAGS)  # the row of the transitions for "before the first token"
LEX_BUCKETS = 7


def allowed_transitions():
    """0 where a tag may follow, FORBIDDEN where an I- would continue nothing."""
    table = torch.zeros(len(TAGS) + 1, len(TAGS))
    for to, name in enumerate(TAGS):
        if name[0] == "I":
            for source in range(len(TAGS)):
                if TAGS[source][2:] != name[2:]:
                    table[source, to] = FORBIDDEN
            table[START, to] = FORBIDDEN
    return table


class Crf(nn.Module):
    def __init__(self):
        super().__init__()
        self.learnt = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))
        self.register_buffer("allowed", allowed_transitions(), persistent=False)

    def transitions(self):
        return (self.learnt + self.allowed).clamp(min=FORBIDDEN)

    def loss(self, emissions, tags, mask):
        """Negative log-likelihood of `tags`, per token."""
        table = self.transitions()
        step = table[:START][None]
        alpha = emissions[:, 0] + table[START]
        score = alpha.gather(1, tags[:, :1])[:, 0]
        chosen = emissions.gather(2, tags[:, :, None])[:, :, 0]
        moves = table[tags[:, :-1], tags[:, 1:]]
        score = score + ((chosen[:, 1:] + moves) * mask[:, 1:]).sum(1)
        for at in range(1, emissions.shape[1]):
            longer = torch.logsumexp(alpha[:, :, None] + step, 1) + emissions[:, at]
            alpha = torch.where(mask[:, at : at + 1] > 0, longer, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()


    def chances(self, emissions, mask):
        """How probable each tag of each token is, over all paths: forwards and backwards sums."""
        table = self.transitions()
        step = table[:START][None]
        lengths = emissions.shape[1]
        forwards = [emissions[:, 0] + table[START]]
        for at in range(1, lengths):
            longer = torch.logsumexp(forwards[-1][:, :, None] + step, 1) + emissions[:, at]
            forwards.append(torch.where(mask[:, at : at + 1] > 0, longer, forwards[-1]))
        backwards = [torch.zeros_like(emissions[:, 0])]
        for at in range(lengths - 1, 0, -1):
            after = (emissions[:, at] + backwards[-1])[:, None, :]
            longer = torch.logsumexp(step + after, 2)
            backwards.append(torch.where(mask[:, at : at + 1] > 0, longer, backwards[-1]))
        return torch.softmax(torch.stack(forwards, 1) + torch.stack(backwards[::-1], 1), -1)


class Tagger(nn.Module):
    def __init__(
        self, words, width=128, word_dim=96, feature_dim=32, dropout=0.25, grammar=(0, 0)
    ):
        super().__init__()
        self.words = nn.Embedding(words, word_dim)
        self.features = nn.Embedding(BUCKETS, feature_dim)
        # How often a word was a cue, and a source, in training: see `lexicon`.
        self.cue = nn.Embedding(LEX_BUCKETS, feature_dim)
        self.source = nn.Embedding(LEX_BUCKETS, feature_dim)
        nn.init.normal_(self.words.weight, std=0.1)
        for table in (self.features, self.cue, self.source):
            nn.init.normal_(table.weight, std=0.05)
        self.dropout = nn.Dropout(dropout)
        first = word_dim + feature_dim
        lstm = lambda inputs: nn.LSTM(inputs, width, batch_first=True)
        self.forwards = nn.ModuleList([lstm(first), lstm(2 * width)])
        self.backwards = nn.ModuleList([lstm(first), lstm(2 * width)])
        self.out = nn.Linear(2 * width, len(TAGS))
        self.crf = Crf()
        # A second task while training, which the first layer's output has to do: see `grammar.py`.
        self.grammar = nn.ModuleList([nn.Linear(2 * width, labels) for labels in grammar if labels])
        self.register_buffer("lexicon", torch.zeros(words, 2, dtype=torch.long))

    def forward(self, words, hashed, lengths, keep=None):
        return self.scores(words, hashed, lengths, keep)[0]

    def scores(self, words, hashed, lengths, keep=None):
        """Scores per tag, and of each grammatical label, and the states that they are made from.

        `keep` blanks words (0) without blanking what their features say.
        """
        shown = words if keep is None else words * keep
        lexicon = self.lexicon[shown]
        features = self.features(hashed).sum(2)
        features = features + self.cue(lexicon[..., 0]) + self.source(lexicon[..., 1])
        x = torch.cat([self.words(shown), features], -1)
        # Each sequence turned round in place, its padding left at the end: twice as fast on a
        # CPU as packed sequences, and the same result.
        at = torch.arange(words.shape[1])[None]
        turn = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)[:, :, None]
        grammar = []
        for forwards, backwards in zip(self.forwards, self.backwards):
            x = self.dropout(x)
            turned = backwards(x.gather(1, turn.expand(x.shape)))[0]
            x = torch.cat([forwards(x)[0], turned.gather(1, turn.expand(turned.shape))], -1)
            grammar = grammar or [label(x) for label in self.grammar]
        return self.out(self.dropout(x)), grammar, x


def viterbi(emissions, table):
    """The best path through `emissions` (tokens x tags), as numpy arrays."""
    best = emissions[0] + table[START]
    back = numpy.zeros(emissions.shape, dtype=numpy.int64)
    for at in range(1, len(emissions)):
        scores = best[:, None] + table[:START]
        back[at] = scores.argmax(0)
        best = scores.max(0) + emissions[at]
    path = [int(best.argmax())]
    for at in range(len(emissions) - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]


BEGIN_SOURCE, BEGIN_CUE, BEGIN_CONTENT = 1, 3, 5


def decode(emissions, table, sentences, cue_bias=0.0, repair=5.0, source_repair=3.0):
    """Tags of a paragraph, as `src/quotes/tagging/network/crf/` decodes it.

    Content without any cue has the paragraph decoded again with cues made
    cheaper, a cue without a source in its sentence with sources.
    """
    sentences = numpy.asarray(sentences)
    raised = emissions.copy()
    raised[:, BEGIN_CUE] += cue_bias
    tags = viterbi(raised, table)
    if BEGIN_CONTENT in tags and BEGIN_CUE not in tags:
        cheaper = raised.copy()
        for _ in range(int(repair)):
            cheaper[:, BEGIN_CUE] += 1
            cheaper[:, BEGIN_SOURCE] += 0.3
            again = viterbi(cheaper, table)
            if BEGIN_CUE in again:
                if BEGIN_CONTENT in again:
                    raised, tags = cheaper, again
                break

    def lacking(path, among):
        path = numpy.asarray(path)
        source = (path == BEGIN_SOURCE) | (path == BEGIN_SOURCE + 1)
        return [s for s in among if (path == BEGIN_CUE)[s].any() and not source[s].any()]

    cheaper = raised.copy()
    open_ = lacking(tags, [sentences == number for number in numpy.unique(sentences)])
    for _ in range(int(source_repair)):
        if not open_:
            break
        for sentence in open_:
            cheaper[sentence, BEGIN_SOURCE] += 1
        again = numpy.asarray(viterbi(cheaper, table))
        lost = [sentence for sentence in open_ if not (again[sentence] == BEGIN_CUE).any()]
        for sentence in lost:
            cheaper[sentence] = raised[sentence]
        tags = viterbi(cheaper, table) if lost else list(again)
        open_ = lacking(tags, [s for s in open_ if not any(s is other for other in lost)])
    return tags
