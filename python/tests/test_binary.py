"""The answers are those of the program, text by text.

Wants the path of a built pullquote in PULLQUOTE_BINARY, and is left out without it.
"""

import json
import os
import pathlib
import subprocess

import pullquote
import pytest

BINARY = os.environ.get("PULLQUOTE_BINARY")
CORPUS = pathlib.Path(__file__).resolve().parents[2] / "tests" / "corpus" / "text"


@pytest.mark.skipif(not BINARY, reason="PULLQUOTE_BINARY names no program")
def test_the_answers_are_those_of_the_program():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
    assert texts
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    command = [BINARY, "extract", "--records", "--acts", "all", "--quiet"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    for record in map(json.loads, done.stdout.splitlines()):
        found = pullquote.analyze(texts[record["id"]], acts="all", language=record["language"])
        ours = json.loads(json.dumps([said.to_dict() for said in found.quotations]))
        assert ours == record["quotes"], record["id"]
