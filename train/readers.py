"""Makes a corpus of news out of what readers say of its attributions, in the layout of PolNeAR.

    readers.py NEWS labels/readers-news.ndjson.xz OUT

A line of the labels is an article: `{"id": …, "found": [[act, content, cue, source]]}`, each part a list of
`[start, end]` in Unicode scalar values. Writes `OUT/text/` and `OUT/attributions/` for `corpus.py`, without
what reports nothing, and `OUT/acts.json` for `act_head.py`, with it.
"""

import argparse
import json
import lzma
import pathlib

import acts


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=pathlib.Path, help="JSON lines with id and text, by xz")
    parser.add_argument("labels", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    return parser.parse_args()


def lines(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def annotation(found):
    """The attributions of an article in brat's layout, each part without its words."""
    bounds, events = [], []
    for act, *parts in found:
        if act == "none":
            continue
        event = f"E{len(events) + 1}\tAttribution:T1"
        for role, spans in zip(("Content", "Cue", "Source"), parts):
            if spans:
                offsets = ";".join(f"{start} {end}" for start, end in spans)
                bounds.append(f"T{len(bounds) + 1}\t{role} {offsets}\t")
                event += f" {role}:T{len(bounds)}"
        events.append(event)
    return "".join(line + "\n" for line in bounds + events)


def main():
    args = arguments()
    read = {article["id"]: article["found"] for article in lines(args.labels)}
    for folder in ("text", "attributions"):
        (args.out / folder).mkdir(parents=True, exist_ok=True)
    for article in lines(args.news):
        name = article["id"]
        if name in read:
            (args.out / "text" / f"{name}.txt").write_bytes(article["text"].encode("utf-8"))
            (args.out / "attributions" / f"{name}_reader.ann").write_text(annotation(read[name]), encoding="utf-8")
    places = lambda found: {"{}-{}".format(*acts.stretch(content)): act for act, content, *_ in found}
    told = {name: places(found) for name, found in read.items()}
    (args.out / "acts.json").write_text(json.dumps(told), encoding="utf-8")
    print(f"{sum(map(len, read.values()))} attributions of {len(read)} articles")


if __name__ == "__main__":
    main()
