"""Averages the weights of several trainings that began alike.

    average.py OUT.pt TRAINED.pt TRAINED.pt...

Trainings from the same weights that differ in their seed alone end near each other, and what they
have in common is steadier than any of them.
"""

import argparse

import torch


def mean(values):
    """Returns the mean of tensors of floats, entry by entry of a dict; the first of anything else."""
    first = values[0]
    if isinstance(first, dict):
        return {key: mean([value[key] for value in values]) for key in first}
    if torch.is_tensor(first) and first.is_floating_point():
        return sum(values) / len(values)
    return first


def ordered(training, words):
    """Returns the training with the rows of its words in this order."""
    at = {word: row for row, word in enumerate(training["words"])}
    rows = torch.tensor([at[word] for word in words])

    def sort(value):
        if isinstance(value, dict):
            return {key: sort(inner) for key, inner in value.items()}
        return value[rows] if torch.is_tensor(value) and len(value.shape) and len(value) == len(words) else value

    return {**training, "weights": sort(training["weights"]), "words": words}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("trained", nargs="+")
    args = parser.parse_args()
    trained = [torch.load(name, map_location="cpu", weights_only=False) for name in args.trained]
    words = trained[0]["words"]
    if any(sorted(other["words"]) != sorted(words) for other in trained):
        parser.error("the trainings have different words")
    torch.save(mean([ordered(other, words) for other in trained]), args.out)


if __name__ == "__main__":
    main()
