"""Averages the weights of several trainings that began alike.

    average.py OUT.pt TRAINED.pt TRAINED.pt... [--shares SHARE SHARE...]

Trainings from the same weights that differ in their seed alone end near each other, and what they
have in common is steadier than any of them; so is what one has in common with the one that it went on
from. A word that only the first of them knows keeps what it has there.
"""

import argparse

import torch


def mean(values, shares):
    """Returns the mean of tensors of floats, entry by entry of a dict; the first of anything else."""
    first = values[0]
    if isinstance(first, dict):
        return {key: mean([value[key] for value in values], shares) for key in first}
    if torch.is_tensor(first) and first.is_floating_point():
        return sum(value * share for value, share in zip(values, shares))
    return first


def ordered(training, first):
    """Returns the training with the rows of the first one's words in their order."""
    at = {word: row for row, word in enumerate(training["words"])}
    known = torch.tensor([word in at for word in first["words"]])
    rows = torch.tensor([at[word] for word in first["words"] if word in at])

    def sort(value, model):
        if isinstance(value, dict):
            return {key: sort(inner, model[key]) for key, inner in value.items()}
        if not torch.is_tensor(value) or not len(value.shape) or len(value) != len(at):
            return value
        sorted_rows = model.clone()
        sorted_rows[known] = value[rows]
        return sorted_rows

    return {**training, "weights": sort(training["weights"], first["weights"]), "words": first["words"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("trained", nargs="+")
    parser.add_argument("--shares", nargs="+", type=float, help="how much each counts; all alike without")
    args = parser.parse_args()
    shares = args.shares or [1] * len(args.trained)
    if len(shares) != len(args.trained):
        parser.error("give a share for each training")
    trained = [torch.load(name, map_location="cpu", weights_only=False) for name in args.trained]
    for other in trained[1:]:
        if not set(other["words"]) <= set(trained[0]["words"]):
            parser.error("the first training must know the words of all")
    weights = [ordered(other, trained[0])["weights"] for other in trained]
    shares = [share / sum(shares) for share in shares]
    torch.save({**trained[0], "weights": mean(weights, shares)}, args.out)


if __name__ == "__main__":
    main()
