#!/usr/bin/env python3
"""Runs the worked examples of docs/records.md, and checks counts by other programs.

usage: tests/records.py BINARY

BINARY is a built pullquote. Wants jq on the path, and the Python packages duckdb and pandas. It is
not part of `cargo test`.
"""

import csv
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import duckdb

ROOT = pathlib.Path(__file__).resolve().parent.parent


def examples():
    """Returns language and text of each block of code in the worked examples."""
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    page = page.split("## Worked examples", 1)[1]
    return re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL)


def run(language, code, directory, environment):
    """Runs one example; returns what it printed."""
    if language == "sql":
        here = os.getcwd()
        os.chdir(directory)
        try:
            return duckdb.sql(code).fetchall()
        finally:
            os.chdir(here)
    command = {"sh": ["bash", "-euo", "pipefail", "-c", code], "python": [sys.executable, "-c", code]}[language]
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True)
    # `head` closes its end, which ends a pipe early.
    if done.returncode not in (0, 141):
        raise SystemExit(f"{language} ended with {done.returncode}:\n{code}\n{done.stderr}")
    return done.stdout


def counts(directory, environment, *arguments):
    """Returns the voices that the program counts, by name."""
    command = ["pullquote", "voices", "--format", "csv", *arguments]
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True, check=True)
    rows = csv.DictReader(io.StringIO(done.stdout))
    return {row["name"]: (int(row["quotations"]), int(row["articles"])) for row in rows}


def check_voices(directory, environment):
    """Compares counts of voices with those that DuckDB makes of the rows of quotations."""
    quotes = os.path.join(directory, "quotes.csv")
    checked = 0
    for by, column in [("speaker", "label"), ("type", "speaker_type"), ("kind", "kind"), ("act", "act")]:
        query = (f"SELECT {column}, count(*), count(DISTINCT article) FROM read_csv('{quotes}') "
                 f"WHERE speaker_id IS NOT NULL GROUP BY {column}")
        wanted = {name: (number, articles) for name, number, articles in duckdb.sql(query).fetchall()}
        found = counts(directory, environment, "--every", "--by", by)
        if by in ("speaker", "type"):
            found.pop("", None)
        else:
            everything = f"SELECT {column}, count(*), count(DISTINCT article) FROM read_csv('{quotes}') GROUP BY {column}"
            wanted = {name: (number, articles) for name, number, articles in duckdb.sql(everything).fetchall()}
        assert found == wanted, f"by {by}:\n{found}\n{wanted}"
        checked += len(wanted)
    return checked


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as directory:
        shutil.copytree(ROOT / "seeds", os.path.join(directory, "seeds"))
        os.symlink(binary, os.path.join(directory, "pullquote"))
        environment = dict(os.environ)
        environment["PATH"] = directory + os.pathsep + environment["PATH"]
        environment["PULLQUOTE_LIBRARY"] = os.path.join(directory, "library.db")
        ran = 0
        for language, code in examples():
            printed = run(language, code, directory, environment)
            assert printed or "add" in code, f"nothing came of:\n{code}"
            print(f"--- {language}", printed if isinstance(printed, str) else "\n".join(map(str, printed)), sep="\n")
            ran += 1
        assert ran >= 4, "the page has lost its examples"
        checked = check_voices(directory, environment)
        print(f"{ran} examples ran; {checked} counts of voices are those of DuckDB")


if __name__ == "__main__":
    main()
