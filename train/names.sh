#!/bin/sh
# What names are, from unlabelled news; see README.md.
set -eu
cd "$(dirname "$0")/.."
: "${NEWS:?set NEWS to a file of articles, NDJSON under xz}"
: "${SPACY:?set SPACY to a model of spaCy that finds names}"
python=${PYTHON:-python3}
work=${WORK:-target/train}
without=${WITHOUT:-}

mkdir -p "$work"
$python train/silver.py "$SPACY" "$NEWS" "$work/silver.ndjson" --seconds "${LIMIT:-1500}" \
    ${DATA:+--corpus "$DATA/train/text"} ${without:+--without $without}
$python train/words.py "$NEWS" "$work/silver.ndjson" assets/lexicon ${without:+--without $without}
cargo run --release --features training --example mentions < "$work/silver.ndjson" > "$work/mentions.ndjson"
$python train/natures.py "$work/mentions.ndjson" "$work/silver.ndjson" assets/model/natures.bin
