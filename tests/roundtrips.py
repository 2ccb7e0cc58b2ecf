#!/usr/bin/env python3
"""Reads every format back with readers that are not ours, and compares.

    pip install jsonschema pyld rdflib pyarrow
    python3 tests/roundtrips.py target/release/pullquote seeds/*.txt
    python3 tests/roundtrips.py target/release/pullquote --library library.db

Each article is written in every format. Python's json and csv, a validator of JSON
Schema, a processor of JSON-LD, a parser of RDF, an HTML parser and a reader of brat's
standoff made for this test alone must find the same quotations by the same speakers, with
act, cue, source and how sure the name is; so must pyarrow where the program was built with
`--features parquet`. Of a library the same is asked of what the user checked and noted.
Opt-in, for it needs those packages; `cargo test` compares the formats by itself.
"""

import csv
import io
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pyarrow.parquet
import rdflib
from pyld import jsonld

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs/schema/extract-2.json").read_text())
SCHEMA_ORG = "https://schema.org/"
# Both contexts are on the net; what of them the formats use is here, so that nothing is fetched.
CONTEXTS = {
    "https://schema.org": {"@vocab": SCHEMA_ORG, "url": {"@type": "@id"}},
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "value": "rdf:value",
        "body": "oa:hasBody",
        "target": "oa:hasTarget",
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": "oa:hasSelector",
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "name": "http://xmlns.com/foaf/0.1/name",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    },
}


def main():
    program, *files = sys.argv[1:]
    usage = subprocess.run([program, "extract", "--help"], capture_output=True, check=True).stdout
    with_parquet = b"- parquet:" in usage
    if files[:1] == ["--library"]:
        total = compare_library(program, files[1])
        print(f"{total} quotations with checks and notes are the same out of all formats")
        return
    total = 0
    for file in files:
        total += compare(program, file, with_parquet)
    print(f"{total} quotations of {len(files)} articles are the same out of all formats")


def compare(program, file, with_parquet):
    def out(style, *more):
        command = [program, "extract", file, "--format", style, *more]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        return done.stdout if style == "parquet" else done.stdout.decode("utf-8")

    validator = jsonschema.Draft202012Validator(SCHEMA)
    record = json.loads(out("ndjson", "--with-text"))
    validator.validate(record)
    (pretty,) = json.loads(out("json", "--with-text"))
    assert pretty == record, "json and ndjson differ"
    text, quotes = record["text"], record["quotes"]

    for quote in quotes:
        assert joined(text, quote["content"]) == quote["text"], quote

    same(file, "csv", from_csv(out("csv")), [
        (
            shown(q["text"]), shown(q["speaker"] or ""), q["kind"], q["content"][0][0], q["content"][-1][1],
            q["act"], shown(q["cue_text"]), shown(q["source_text"]), q["confidence"], q["speaker_confidence"],
            shown(q["label"]), shown(record["byline"] or ""), record["language"] or "", record["model"],
        )
        for q in quotes
    ])
    same(file, "brat", from_brat(out("brat"), text), [
        {
            "content": q["content"], "source": q["source"], "cue": q["cue"] or q["content"],
            "Kind": q["kind"], "Act": q["act"], "notes": notes_of(q),
        }
        for q in quotes
    ])
    same(file, "webannotation", from_annotations(out("webannotation"), text), [
        ([(text[s:e], s, e) for s, e in q["content"]], [q["kind"], q["act"]], sureness(q), q["speaker"])
        for q in quotes
    ], is_last_a_name=True)
    same(file, "schema.org", from_schema_org(out("schema.org")), [
        (q["text"], q["act"], q["speaker"]) for q in sorted(quotes, key=lambda q: q["text"])
    ], is_last_a_name=True)
    same(file, "markdown", from_markdown(out("markdown")), [shown(q["text"]) for q in quotes])
    if with_parquet:
        rows = pyarrow.parquet.read_table(io.BytesIO(out("parquet"))).to_pylist()
        of_article = {key: record[key] for key in ("title", "byline", "path", "url", "published", "language", "model")}
        same(file, "parquet", [without(row, "outlet", "claimed_url", "check", "note") for row in rows], [
            {"article": record["id"], **of_article, **with_places(q), "relay_text": joined(text, q["relay"])} for q in quotes
        ])
    marked = from_html(out("html"))
    for quote in quotes:
        for start, end in quote["content"]:
            inside = squeezed(text[start:end])
            assert inside in marked, f"{file}: html lacks {inside!r}"
    return len(quotes)


def compare_library(program, library):
    """Compares what the user said of quotations, as each format of `quotes` has it."""
    def out(style):
        command = [program, "--library", library, "quotes", "--acts", "all", "--format", style]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    rows = [json.loads(line) for line in out("ndjson").splitlines()]
    told = sorted((q["check"] or "", q["note"] or "") for q in rows if q["check"] or q["note"])
    assert told, "nothing is checked or noted in this library"

    def same_told(style, found):
        found = sorted((check or "", note or "") for check, note in found if check or note)
        assert found == told, f"{style}\n  {found}\n  {told}"

    table = csv.DictReader(io.StringIO(out("csv"), newline=""), strict=True)
    same_told("csv", ((row["check"], unquoted(row["note"])) for row in table))
    assert json.loads(out("json")) == rows, "json and ndjson differ"
    page = out("markdown")
    for check, note in told:
        assert not check or re.search(rf"\([^)]*\b{check}\)", page), f"markdown lacks {check}"
        assert not note or f"Note: {note}" in re.sub(r"\\(.)", r"\1", page), f"markdown lacks {note}"
    graph = json.loads(out("schema.org"))["@graph"]
    said = [quote for article in graph for quote in article.get("hasPart", [])]
    same_told("schema.org", (
        (quote.get("creativeWorkStatus"), quote.get("comment", {}).get("text")) for quote in said
    ))
    items = json.loads(out("webannotation"))["items"]
    bodies = [{b["purpose"]: b.get("value") for b in item["body"]} for item in items]
    verdicts = ("checked", "disputed")
    same_told("webannotation", (
        (next((b["value"] for b in item["body"] if b.get("value") in verdicts), ""), of.get("commenting"))
        for item, of in zip(items, bodies)
    ))
    return len(told)


def notes_of(quote):
    """The notes that brat shows beside a quotation."""
    name, sure = quote["speaker"], sureness(quote)
    return [note for note in (name and shown(name), sure) if note]


def sureness(quote):
    sure = quote["speaker_confidence"]
    return None if sure is None else f"speaker_confidence {sure:.2f}"


def without(row, *keys):
    return {other: value for other, value in row.items() if other not in keys}


def joined(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


def with_places(quote):
    """A quotation with its spans as Parquet has them."""
    places = {
        role: [{"start": start, "end": end} for start, end in quote[role]]
        for role in ("content", "cue", "source", "relay")
    }
    return {**quote, **places}


def same(file, style, found, expected, is_last_a_name=False):
    """Some formats describe those whom the records do not name: that is left out."""
    assert len(found) == len(expected), f"{file}: {style} has {len(found)} of {len(expected)}"
    for one, other in zip(found, expected):
        if is_last_a_name and other[-1] is None:
            one, other = one[:-1], other[:-1]
        assert one == other, f"{file}: {style}\n  {one}\n  {other}"


def shown(words):
    """As formats of one line show line breaks."""
    return re.sub(r"[\n\r\t]", " ", words)


def squeezed(words):
    return " ".join(words.split())


def from_csv(page):
    rows = csv.DictReader(io.StringIO(page, newline=""), strict=True)
    return [
        (
            shown(unquoted(r["text"])), shown(r["speaker"]), r["kind"], int(r["start"]), int(r["end"]),
            r["act"], shown(unquoted(r["cue_text"])), shown(unquoted(r["source_text"])), float(r["confidence"]),
            float(r["speaker_confidence"]) if r["speaker_confidence"] else None,
            shown(unquoted(r["label"])), shown(unquoted(r["byline"])), r["language"], r["model"],
        )
        for r in rows
    ]


def unquoted(cell):
    """Without the apostrophe that keeps a spreadsheet from running a cell."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def from_brat(page, text):
    bounds, events, marks, notes = {}, [], {}, {}
    for line in page.splitlines():
        name, rest = line.split("\t", 1)
        if name[0] == "T":
            role, words = rest.split("\t", 1)
            role, offsets = role.split(" ", 1)
            spans = [[int(n) for n in piece.split()] for piece in offsets.split(";")]
            sliced = " ".join(text[start:end] for start, end in spans)
            assert len(sliced) == len(words), (sliced, words)
            bounds[name] = (role, spans)
        elif name[0] == "E":
            events.append((name, [part.split(":") for part in rest.split()]))
        elif name[0] == "A":
            mark, event, value = rest.split()
            marks.setdefault(event, {})[mark] = value
        elif name[0] == "#":
            event, note = rest.split("\t")
            notes.setdefault(event.split()[1], []).append(note)
    found = []
    for event, parts in events:
        of = {role: bounds[bound][1] for role, bound in parts}
        found.append({
            "content": of["Content"], "source": of.get("Source", []), "cue": of.get("Cue", of["Content"]),
            **marks[event], "notes": notes.get(event, []),
        })
    return found


def loaded(url, _options):
    context = CONTEXTS[url]
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def from_annotations(page, text):
    oa = "http://www.w3.org/ns/oa#"
    expanded = jsonld.expand(json.loads(page), {"documentLoader": loaded, "base": "urn:base:"})
    items = expanded[0]["https://www.w3.org/ns/activitystreams#items"][0]["@list"] if expanded else []
    found = []
    for item in items:
        pieces = []
        for target in item[oa + "hasTarget"]:
            (quote, position) = target[oa + "hasSelector"]
            exact = quote[oa + "exact"][0]["@value"]
            start, end = (int(position[oa + key][0]["@value"]) for key in ("start", "end"))
            assert text[start:end] == exact
            around = text[max(0, start - 32):start], text[end:end + 32]
            assert around == tuple(quote[oa + key][0]["@value"] for key in ("prefix", "suffix"))
            pieces.append((exact, start, end))
        tags, sure, name = [], None, None
        for body in item[oa + "hasBody"]:
            value = body.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#value")
            purpose = body[oa + "purpose"][0]["@value"]
            if purpose == "tagging":
                tags.append(value[0]["@value"])
            elif purpose == "assessing":
                sure = value[0]["@value"]
            if "http://xmlns.com/foaf/0.1/name" in body:
                name = body["http://xmlns.com/foaf/0.1/name"][0]["@value"]
        found.append((pieces, tags, sure, name))
    return found


def from_schema_org(page):
    inlined = json.loads(page)
    inlined["@context"] = CONTEXTS["https://schema.org"]
    graph = rdflib.Graph().parse(data=json.dumps(inlined), format="json-ld")
    schema = rdflib.Namespace(SCHEMA_ORG)
    found = []
    for node in graph.subjects(rdflib.RDF.type, schema.Quotation):
        speaker = graph.value(node, schema.spokenByCharacter)
        name = graph.value(speaker, schema.name) if speaker else None
        act = str(graph.value(node, schema.additionalType)).removeprefix("urn:pullquote:act:")
        found.append((str(graph.value(node, schema.text)), act, name and str(name)))
    return sorted(found, key=lambda row: row[0])


def from_markdown(page):
    found = []
    for line, after in zip(page.splitlines(), page.splitlines()[1:]):
        if line.startswith("> ") and after == ">":
            words = re.sub(r"\\(.)", r"\1", line[2:])
            found.append(words.replace("&lt;", "<").replace("&amp;", "&"))
    return found


class Marked(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside = 0
        self.is_number = False
        self.words = []

    def handle_starttag(self, tag, attrs):
        assert tag != "script", "a page has a script"
        self.inside += tag == "mark"
        self.is_number = tag == "sup"

    def handle_endtag(self, tag):
        self.inside -= tag == "mark"
        self.is_number = False

    def handle_data(self, data):
        if self.inside and not self.is_number:
            self.words.append(data)


def from_html(page):
    parser = Marked()
    parser.feed(page)
    return squeezed(" ".join(parser.words))


if __name__ == "__main__":
    main()
