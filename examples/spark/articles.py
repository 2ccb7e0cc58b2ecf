"""Writes articles to try things out with: `python3 articles.py N > articles.ndjson`.

Each is a few sentences made by rule, so that a run gives the same file each time. One line
in a hundred is broken, as in life: cut off, without a text, or not JSON at all.
"""

import json
import random
import sys

FIRST = ["Ada", "Boris", "Chloe", "David", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jamal"]
LAST = ["Holm", "Petrov", "Martin", "Okafor", "Silva", "Haddad", "Lindqvist", "Moreau", "Tanaka", "Wolfe"]
ROLES = ["the mayor", "a spokesman for the ministry", "the union's leader", "the company's chairman"]
WORDS = ["“The bridge will open in May,”", "“Nobody told us anything,”", "“We have the money,”", "“It is too late for that,”"]
REPORTS = ["that the vote would be held again", "that prices had risen by a tenth", "that the court had no say in it"]


def article(random, number):
    one, other = (f"{random.choice(FIRST)} {random.choice(LAST)}" for _ in range(2))
    text = (
        f"{random.choice(WORDS)} {one}, {random.choice(ROLES)}, said on Tuesday.\n\n"
        f"The council met for {random.randint(2, 9)} hours. {other} told reporters "
        f"{random.choice(REPORTS)}.\n"
    )
    day = f"2025-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    return {"id": f"{number:09}", "title": f"Council meets, day {number}", "text": text, "published": day}


def main():
    random.seed(1)
    for number in range(int(sys.argv[1])):
        line = json.dumps(article(random, number), ensure_ascii=False)
        if number % 100 == 99:
            line = [line[: len(line) // 2], json.dumps({"id": f"{number:09}"}), "no JSON"][number // 100 % 3]
        print(line)


if __name__ == "__main__":
    main()
