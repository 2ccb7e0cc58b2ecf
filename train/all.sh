#!/bin/sh
# Every step from corpus to weights; see README.md.
set -eu
cd "$(dirname "$0")/.."
: "${DATA:?set DATA to the folder that holds train/ and dev/}"
python=${PYTHON:-python3}
work=${WORK:-target/train}
fixture=src/quotes/network/fixture
version=${VERSION:-polnear-1}

mkdir -p "$work"
for split in train dev; do
    cargo run --release --example features -- "$DATA/$split/text" > "$work/$split.ndjson"
done
cargo run --release --example features -- "$fixture" > "$work/fixture.ndjson"
common="--features $work --corpus $DATA"
$python train/teacher.py $common --out "$work/teacher.pkl"
$python train/train.py $common --teacher "$work/teacher.pkl" --out "$work/tagger.pt"
$python train/predict.py "$work/tagger.pt" $common --out "$work/dev-found.ndjson"
$python train/export.py "$work/tagger.pt" $common --version "$version" --out assets/model \
    --fixture "$work/fixture.ndjson" "$fixture/scores.json"
