"""Teaches what a name is – person, body, place, something else – from names that another tagger has typed.

    natures.py MENTIONS.ndjson SILVER.ndjson WEIGHTS.bin

MENTIONS is what `cargo run --features training --example mentions` writes of the articles of SILVER: {"id", "text", "ents": [[start, end, label]]} a line,
labels as in OntoNotes. A softmax over hashed features, eight bits a weight. Articles of the last tenth judge. A minute, on one core.
"""

import collections
import json
import sys

import numpy as np
import torch

BUCKETS, NATURES = 1 << 14, 4
PERSON, BODY, PLACE, OTHER = range(NATURES)
LABELS = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}


def rows(mentions, silver):
    silver = list(map(json.loads, open(silver, encoding="utf-8")))
    entities = {article["id"]: article["ents"] for article in silver}
    texts = {article["id"]: article["text"] for article in silver}
    for line in open(mentions, encoding="utf-8"):
        article = json.loads(line)
        text, ends = texts[article["id"]], {}
        votes = collections.defaultdict(collections.Counter)
        for start, end, label in entities[article["id"]]:
            ends[start, end] = label
            words = text[start:end].split()
            # A surname alone is taken for all sorts of things; the full name is not.
            votes[words[-1].lower()][label] += 3 if len(words) > 1 else 1
        found = []
        for start, end, features in article["mentions"]:
            over = [(min(end, e) - max(start, s), label) for (s, e), label in ends.items() if s < end and start < e]
            label = max(over)[1] if over else None
            vote = votes.get(text[start:end].split()[-1].lower())
            if label and vote:
                label = vote.most_common(1)[0][0]
            # What only half agrees teaches nothing.
            if over and max(over)[0] < 0.6 * (end - start):
                continue
            found.append((LABELS.get(label, OTHER), features))
        yield found


def batches(data, size, rng=None):
    order = np.arange(len(data))
    if rng is not None:
        rng.shuffle(order)
    for at in range(0, len(order), size):
        part = [data[i] for i in order[at : at + size]]
        flat = torch.tensor([f for _, features in part for f in features])
        offsets = torch.tensor(np.cumsum([0] + [len(features) for _, features in part[:-1]]))
        yield flat, offsets, torch.tensor([label for label, _ in part])


def main():
    mentions, silver, out = sys.argv[1:4]
    torch.manual_seed(7)
    torch.set_num_threads(1)
    articles = list(rows(mentions, silver))
    cut = len(articles) * 9 // 10
    train = [row for article in articles[:cut] for row in article]
    held = [row for article in articles[cut:] for row in article]
    bag = torch.nn.EmbeddingBag(BUCKETS, NATURES, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    rng = np.random.default_rng(7)
    optimizer = torch.optim.Adagrad(bag.parameters(), lr=0.1)
    for epoch in range(2):
        for flat, offsets, labels in batches(train, 256, rng):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(bag(flat, offsets), labels, label_smoothing=0.05)
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            table = np.zeros((NATURES, NATURES), int)
            for flat, offsets, labels in batches(held, 4096):
                for gold, given in zip(labels.tolist(), bag(flat, offsets).argmax(1).tolist()):
                    table[gold, given] += 1
        print(f"epoch {epoch + 1}: {100 * table.trace() / table.sum():.1f} of {table.sum()} right", flush=True)
    print(table)
    weights = bag.weight.detach().numpy()
    scale = np.abs(weights).max() / 127
    with open(out, "wb") as file:
        file.write(np.float32(scale).astype("<f4").tobytes())
        file.write(np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
