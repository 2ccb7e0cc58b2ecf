"""Pieces to attributions: content points at its cue, the cue at its source.

Two logistic models over what stands between two pieces. Used here to judge
taggers by whole attributions, exported for `src/quotes/attribution/linker.rs`, which says the same of a
pair in the same words.
"""

import random

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus import pieces

WEAKEST_SOURCE = 0.2
STOPS = {",", ".", "?", "!", "”"}
NEGLIGIBLE = 0.01  # weights smaller than this are not exported


def step(distance):
    for edge in (0, 1, 2, 4, 8, 16, 32):
        if distance <= edge:
            return edge
    return 99


def pair(paragraph, found, which, cue):
    """What is known of piece number `which` beside cue number `cue`."""
    one, other = found[which], found[cue]
    left, right = (one, other) if one[1] < other[1] else (other, one)
    side = "L" if one[1] < other[1] else "R"
    between = found[min(which, cue) + 1 : max(which, cue)]
    letters = lambda some: "".join({"source": "S", "cue": "C", "content": "T"}[p[0]] for p in some)
    order = letters(between)[:4]
    words = paragraph.keys[left[2] : right[1]]
    sentence = paragraph.sentences
    starts_same = int(sentence[one[1]] == sentence[other[1]])
    ends_same = int(sentence[one[2] - 1] == sentence[other[1]])
    cues, contents = min(order.count("C"), 3), min(order.count("T"), 3)
    quoted = "".join(str(int(paragraph.states[p[1]] in (1, 2))) for p in (one, other))
    apart = abs(sentence[right[1]] - sentence[left[2] - 1])
    beside_one = letters(found[max(0, which - 1) : which]) + "." + letters(found[which + 1 : which + 2])
    beside_cue = letters(found[max(0, cue - 2) : cue]) + "." + letters(found[cue + 1 : cue + 3])
    few = min(cues, 2)
    return {
        "gap": min(len(words), 40) / 10,
        f"side {side}": 1,
        f"order {side} {order}": 1,
        f"cues {side} {cues}": 1,
        f"gap {side} {step(len(words))}": 1,
        f"same {side} {starts_same}{ends_same}": 1,
        f"apart {side} {min(apart, 3)} {few}": 1,
        f"quoted {side} {quoted} {few}": 1,
        f"beside cue {side} {beside_cue}": 1,
        f"beside {side} {beside_one} {few}": 1,
        f"order, same {side} {order} {ends_same}": 1,
        f"comma {side} {int(',' in words)} {few}": 1,
        f"that {side} {int(words[:1] == ['that'])}": 1,
        f"contents {side} {contents}": 1,
        f"stop {side} {int(paragraph.keys[one[2] - 1] in STOPS)} {min(cues, 1)}": 1,
        f"cue {side} {paragraph.keys[other[1]]}": 1,
        f"quoted, apart {side} {quoted[0]} {min(apart, 2)} {order}": 1,
    }


class Linker:
    def __init__(self, articles, limit=400):
        rows = {"content": ([], []), "source": ([], [])}
        articles = list(articles)
        random.Random(0).shuffle(articles)
        for article in articles[:limit]:
            for paragraph in article.paragraphs:
                self.collect(article, paragraph, rows)
        self.models = {}
        for role, (pairs, linked) in rows.items():
            vectorizer = DictVectorizer()
            model = LogisticRegression(C=1.0, max_iter=300)
            model.fit(vectorizer.fit_transform(pairs), linked)
            self.models[role] = vectorizer, model

    @staticmethod
    def collect(article, paragraph, rows):
        found = pieces(paragraph.tags)
        owner = [paragraph.owners[piece[1]] for piece in found]
        source_of = {}
        for attribution in set(owner):
            for start, end in article.attributions[attribution]["source"][:1]:
                for at, (role, first, last) in enumerate(found):
                    inside = paragraph.spans[first][0] < end and paragraph.spans[last - 1][1] > start
                    if role == "source" and inside:
                        source_of[attribution] = at
        for cue in (at for at, piece in enumerate(found) if piece[0] == "cue"):
            for at, (role, _, _) in enumerate(found):
                if role == "content":
                    linked = owner[at] == owner[cue]
                elif role == "source":
                    linked = source_of.get(owner[cue]) == at
                else:
                    continue
                rows[role][0].append(pair(paragraph, found, at, cue))
                rows[role][1].append(linked)

    def chances(self, role, pairs):
        vectorizer, model = self.models[role]
        return model.predict_proba(vectorizer.transform(pairs))[:, 1]

    def attributions(self, paragraph, tags):
        found = pieces(tags)
        of = lambda role: [at for at, piece in enumerate(found) if piece[0] == role]
        cues, sources = of("cue"), of("source")
        chars = lambda at: [paragraph.spans[found[at][1]][0], paragraph.spans[found[at][2] - 1][1]]
        contents, alone = {cue: [] for cue in cues}, []
        for at in of("content"):
            if cues:
                chances = self.chances("content", [pair(paragraph, found, at, cue) for cue in cues])
                contents[cues[int(chances.argmax())]].append(chars(at))
            else:
                alone.append({"content": [chars(at)], "cue": [], "source": [], "speaker": None})
        made = []
        for cue in (cue for cue in cues if contents[cue]):
            source = []
            if sources:
                chances = self.chances("source", [pair(paragraph, found, at, cue) for at in sources])
                if chances.max() > WEAKEST_SOURCE:
                    source = [chars(sources[int(chances.argmax())])]
            made.append(
                {"content": contents[cue], "cue": [chars(cue)], "source": source, "speaker": None}
            )
        return made + alone

    def export(self, path):
        """A line for each weight: role, what is said of a pair, how much that weighs."""
        with open(path, "w", encoding="utf-8") as file:
            for role, (vectorizer, model) in self.models.items():
                print(role, "intercept", f"{model.intercept_[0]:.4f}", sep="\t", file=file)
                for name, weight in zip(vectorizer.feature_names_, model.coef_[0]):
                    if abs(weight) >= NEGLIGIBLE:
                        print(role, name, f"{weight:.4f}", sep="\t", file=file)
