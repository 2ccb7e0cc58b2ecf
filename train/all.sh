#!/bin/sh
# Every step from corpus to weights; see README.md.
set -eu
cd "$(dirname "$0")/.."
: "${DATA:?set DATA to the folder that holds train/ and dev/}"
python=${PYTHON:-python3}
work=${WORK:-target/train}
fixture=src/quotes/network/fixture
version=${VERSION:-polnear-2}
own=tests/corpus
assets=${ASSETS:-assets/model}
limit="--seconds ${LIMIT:-1e9} --threads ${THREADS:-2}"

mkdir -p "$work" "$assets"
for split in train dev; do
    cargo run --release --example features -- "$DATA/$split/text" > "$work/$split.ndjson"
done
cargo run --release --example features -- "$fixture" > "$work/fixture.ndjson"
cargo run --release --example features -- "$own/text" > "$work/own.ndjson"
common="--features $work --corpus $DATA"
$python train/teacher.py $common $limit --seed 0 --out "$work/teacher-0.pkl"
$python train/teacher.py $common $limit --seed 1 --out "$work/teacher-1.pkl"
$python train/grammar.py $common --out "$work/grammar.pkl"
$python train/train.py $common --teacher "$work/teacher-0.pkl" "$work/teacher-1.pkl" \
    --grammar "$work/grammar.pkl" --also "$work/own.ndjson" "$own" --epochs 12 $limit --out "$work/tagger.pt"
$python train/predict.py "$work/tagger.pt" $common --out "$work/dev-found.ndjson"
$python train/export.py "$work/tagger.pt" $common --version "$version" --out "$assets" \
    --fixture "$work/fixture.ndjson" "$fixture/scores.json"
cargo run --release --example evidence -- "$DATA/dev/text" > "$work/evidence.ndjson"
$python train/confidence.py "$work/evidence.ndjson" --corpus "$DATA/dev" --out "$assets/confidence.txt"
