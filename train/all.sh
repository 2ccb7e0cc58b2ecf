#!/bin/sh
# Every step from corpus to weights; see README.md.
set -eu
cd "$(dirname "$0")/.."
: "${DATA:?set DATA to the folder that holds train/ and dev/}"
python=${PYTHON:-python3}
work=${WORK:-target/train}
fixture=src/quotes/tagging/network/fixture
version=${VERSION:-polnear-3}
own=tests/corpus
limit="--seconds ${LIMIT:-1e9} --threads ${THREADS:-2}"

mkdir -p "$work"
for split in train dev; do
    cargo run --release --features training --example features -- "$DATA/$split/text" > "$work/$split.ndjson"
done
cargo run --release --features training --example features -- "$fixture" > "$work/fixture.ndjson"
cargo run --release --features training --example features -- "$own/text" > "$work/own.ndjson"
common="--features $work --corpus $DATA"
for half in 0 1; do
    $python train/teacher.py $common $limit --fold $half 2 --seed $half --epochs 3.5 \
        --also "$work/own.ndjson" "$own" --out "$work/teacher-$half.pkl"
done
$python train/grammar.py $common --out "$work/grammar.pkl"
student="$common --teacher $work/teacher-0.pkl $work/teacher-1.pkl --also $work/own.ndjson $own $limit"
$python train/train.py $student --grammar "$work/grammar.pkl" --epochs 12 --out "$work/first.pt"
$python train/train.py $student --start "$work/first.pt" --epochs 3 --rate 5e-4 --distil 0.5 --seed 2 \
    --out "$work/tagger.pt"
$python train/predict.py "$work/tagger.pt" $common --out "$work/dev-found.ndjson"
$python train/export.py "$work/tagger.pt" $common --version "$version" --out assets/model \
    --fixture "$work/fixture.ndjson" "$fixture/scores.json"
if [ -n "${NEWS:-}" ]; then train/names.sh; fi
cargo run --release --features training --example evidence -- "$DATA/dev/text" > "$work/evidence.ndjson"
# Labels of acts are not part of the corpus: without them the head stays as it is.
if [ -n "${ACTS:-}" ]; then
    cargo run --release --features training --example acts -- "$DATA/train/text" "$work/acts-train.i8" > "$work/acts-train.ndjson"
    cargo run --release --features training --example acts -- "$DATA/dev/text" "$work/acts-dev.i8" > "$work/acts-dev.ndjson"
    $python train/act_head.py "$work/acts-train" --labels "$ACTS/acts-train.json" \
        --dev "$work/acts-dev" "$ACTS/acts-dev.json" --out assets/model/acts.bin
fi
$python train/confidence.py "$work/evidence.ndjson" --corpus "$DATA/dev" --out assets/model/confidence.txt
