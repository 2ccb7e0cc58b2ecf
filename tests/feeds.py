#!/usr/bin/env python3
"""Compares what is read of feeds with what feedparser reads of them.

    pip install feedparser
    cargo build --example inputs
    python3 tests/feeds.py target/debug/examples/inputs DIRECTORY...

Opt-in: the feeds are yours. Of each entry the title, the address and the date have to be the
same; the differences are listed, and counted.
"""

import argparse
import calendar
import datetime
import html
import json
import pathlib
import re
import subprocess
import urllib.parse

import feedparser


def main():
    args = arguments()
    files = sorted(file for folder in args.folders for file in folder.rglob("*") if file.is_file())
    feeds = entries = equal = 0
    for file, found in zip(files, read(args.program, files)):
        wanted = [entry for entry in feedparser.parse(file.read_bytes()).entries if is_entry(entry)]
        if not wanted:
            continue
        feeds += 1
        ours = [item for item in found if item["kind"] in ("article", "lead")]
        if len(ours) != len(wanted):
            print(f"{file}: {len(ours)} entries, not {len(wanted)}")
        for number, entry in enumerate(wanted):
            entries += 1
            wrong = differences(entry, ours[number]) if number < len(ours) else ["missing"]
            equal += not wrong
            if wrong:
                print(f"{file}, entry {number + 1}: {'; '.join(wrong)}")
    print(f"{equal} of {entries} entries of {feeds} feeds are equal")


def read(program, files):
    """Returns what the program finds in each file."""
    lines = subprocess.run([program, "--json", *files], capture_output=True, text=True, check=True)
    return [json.loads(line).get("items", []) for line in lines.stdout.splitlines()]


def is_entry(entry):
    """Tells whether there is anything in the entry to read, or somewhere else."""
    texts = [entry.get("summary", ""), *(text.get("value", "") for text in entry.get("content", []))]
    return bool(re.match(r"https?:", entry.get("link", "")) or any(map(words, texts)))


def differences(entry, ours):
    """Returns what differs, a few words each."""
    pairs = [
        ("title", words(entry.get("title", "")), words(ours["title"] or "")),
        ("date", moment(entry), ours["published"]),
        ("address", entry.get("link"), ours.get("url") or ours.get("claimed")),
    ]
    same = {"title": lambda one, other: one == other or not one, "date": is_same_moment, "address": is_same_address}
    return [f"{name} {other!r}, not {one!r}" for name, one, other in pairs if not same[name](one, other)]


def words(text):
    """Returns the text without markup, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def moment(entry):
    """Returns the time of publication in UTC."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return parsed and datetime.datetime.fromtimestamp(calendar.timegm(parsed), datetime.UTC)


def is_same_moment(one, other):
    if one is None or other is None:
        return one is None and other is None
    if len(other) <= 10:
        return one.date().isoformat() == other
    parsed = datetime.datetime.fromisoformat(other)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.UTC)) == one


def is_same_address(one, other):
    # An address that is none of the web leads nowhere.
    if not one or not re.match(r"https?://", one):
        return True
    parts = [urllib.parse.urlsplit(address or "") for address in (one, other)]
    bare = [part._replace(netloc=part.netloc.lower(), path=part.path.rstrip("/")) for part in parts]
    return bare[0] == bare[1]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the example `inputs`")
    parser.add_argument("folders", type=pathlib.Path, nargs="+", metavar="DIRECTORY")
    return parser.parse_args()


if __name__ == "__main__":
    main()
