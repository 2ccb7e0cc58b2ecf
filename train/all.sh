#!/bin/sh
# Every step from corpus to weights; see README.md. A step whose output is there is not done again.
set -eu
cd "$(dirname "$0")/.."
: "${DATA:?set DATA to the folder that holds train/ and dev/}"
: "${MPNET:?set MPNET to the folder that train/mpnet.py made}"
if [ -n "${NEWS:-}" ]; then : "${SPACY:?set SPACY to a model of spaCy that finds names, for NEWS}"; fi
python=${PYTHON:-python3}
work=${WORK:-target/train}
fixture=src/quotes/tagging/network/fixture
version=${VERSION:-polnear-7}
own=tests/corpus
limit="--seconds ${LIMIT:-1e9} --threads ${THREADS:-2}"
mkdir -p "$work"

# once OUT COMMAND…: writes what the command prints, unless OUT is there.
once() {
    out=$1
    shift
    [ -e "$out" ] || { "$@" > "$out.part" && mv "$out.part" "$out"; }
}
example() {
    name=$1
    shift
    cargo run --release --features training --example "$name" -- "$@"
}
say() {
    half=$1
    shift
    $python train/say.py "$work/teacher-$half.pt" --weights "$MPNET" "$@"
}

# tell_news PART TEACHER NETWORK OPTION…: draws news, has it told by a teacher and by the network so far, and adds it to the news
# that is learnt from.
tell_news() {
    part=$1
    teller=$2
    reader=$3
    shift 3
    [ -d "$work/news-$part" ] || $python train/texts.py "$NEWS" "$work/news-$part" "$@" ${WITHOUT:+--without $WITHOUT}
    once "$work/news-$part.ndjson" example features "$work/news-$part"
    once "$work/news-found-$part.ndjson" cargo run --release -- extract -q --acts all "$work/news-$part"
    [ -e "$work/news-tags-$part.pkl" ] || say "$teller" --features "$work/news-$part.ndjson" \
        --found "$work/news-found-$part.ndjson" --out "$work/news-tags-$part.pkl" --acts-out "$work/news-acts-$part.json"
    [ -e "$work/news-own-$part.pkl" ] || $python train/say.py "$work/$reader" --features "$work/news-$part.ndjson" \
        --out "$work/news-own-$part.pkl"
    news="$news --news $work/news-$part.ndjson $work/news-tags-$part.pkl,$work/news-own-$part.pkl $work/news-found-$part.ndjson $work/news-acts-$part.json"
}

for split in train dev; do
    once "$work/$split.ndjson" example features "$DATA/$split/text"
done
once "$work/own.ndjson" example features "$own/text"
example features "$fixture" > "$work/fixture.ndjson"
once "$work/train-found.ndjson" cargo run --release -- extract -q --acts all "$DATA/train/text"
common="--features $work --corpus $DATA"
also="--also $work/own.ndjson $own"

# Readers' labels of acts are not part of the corpus: without them teachers learn tags alone.
labels=
if [ -n "${ACTS:-}" ]; then labels="--acts $work/train-found.ndjson $ACTS/acts-train.json"; fi
for half in 0 1; do
    $python train/teacher.py $common $limit --body mpnet --weights "$MPNET" $also $labels \
        --fold $half 2 --seed $half --epochs 1.28 --out "$work/teacher-$half.pt"
    [ -e "$work/tags-$half.pkl" ] || say $half --features "$work/train.ndjson" --corpus "$DATA/train" \
        --fold $half 2 --found "$work/train-found.ndjson" --out "$work/tags-$half.pkl" --acts-out "$work/acts-$half.json"
done
student="$common --teacher $work/tags-0.pkl $work/tags-1.pkl $also $limit"
[ -e "$work/grammar.pkl" ] || $python train/grammar.py $common --out "$work/grammar.pkl"
[ -e "$work/first.pt" ] || $python train/train.py $student --grammar "$work/grammar.pkl" --epochs 12 --out "$work/first.pt"
[ -d "$work/first" ] || { mkdir "$work/first" && $python train/export.py "$work/first.pt" $common --version first --out "$work/first"; }

# News that nobody has annotated, half of it told by each teacher, and all of it by the network so far.
news=
if [ -n "${NEWS:-}" ]; then
    for half in 0 1; do
        tell_news $half $half first --each 135e3 --fold $half 2
    done
fi
told=
if [ -n "$labels" ]; then told="$labels $work/acts-0.json $work/acts-1.json"; fi
[ -e "$work/second.pt" ] || $python train/train.py $student $told $news --start "$work/first" \
    --epochs 4 --rate 1e-3 --trust 0.5 --seed 2 --out "$work/second.pt"
[ -d "$work/second" ] || { mkdir "$work/second" && $python train/export.py "$work/second.pt" $common --version second --out "$work/second"; }

# News that the first two did not see, told by a teacher of all of train; and twice over it, from the same weights.
if [ -n "${NEWS:-}" ]; then
    $python train/teacher.py $common $limit --body mpnet --weights "$MPNET" $also $labels \
        --seed 5 --epochs 1.87 --out "$work/teacher-all.pt"
    tell_news all all second --each 120e3 --seed 11
fi
for run in "3 0.5" "4 0.7"; do
    [ -e "$work/third-${run% *}.pt" ] || $python train/train.py $student $told $news --start "$work/second" \
        --epochs 4 --rate 1e-3 --trust "${run#* }" --seed "${run% *}" --out "$work/third-${run% *}.pt"
done
$python train/average.py "$work/third.pt" "$work/third-3.pt" "$work/third-4.pt"
cp "$work/third.pt" "$work/tagger.pt"

# As much again of other outlets, told by the same teacher; and the mean with the weights that this began from.
if [ -n "${NEWS:-}" ]; then
    [ -d "$work/third" ] || { mkdir "$work/third" && $python train/export.py "$work/third.pt" $common --version third --out "$work/third"; }
    tell_news more all third --each 1.3e6 --seed 77
    for run in "5 0.5" "6 0.7"; do
        [ -e "$work/fourth-${run% *}.pt" ] || $python train/train.py $student $told $news --start "$work/third" \
            --epochs 2 --rate 1e-3 --trust "${run#* }" --seed "${run% *}" --out "$work/fourth-${run% *}.pt"
    done
    $python train/average.py "$work/fourth.pt" "$work/fourth-5.pt" "$work/fourth-6.pt"
    $python train/average.py "$work/tagger.pt" "$work/fourth.pt" "$work/third.pt" --shares 0.6 0.4

    # Readers' word on 1,808 articles of news, twice from those weights, which say the rest; and the mean of all three.
    cp "$work/tagger.pt" "$work/unread.pt"
    [ -d "$work/unread" ] || { mkdir "$work/unread" && $python train/export.py "$work/unread.pt" $common --version unread --out "$work/unread"; }
    $python train/readers.py "$NEWS" train/labels/readers-news.ndjson.xz "$work/read"
    once "$work/read.ndjson" example features "$work/read/text"
    for part in train read; do
        [ -e "$work/own-$part.pkl" ] || $python train/say.py "$work/unread" --features "$work/$part.ndjson" --out "$work/own-$part.pkl"
    done
    for seed in 2 3; do
        [ -e "$work/fifth-$seed.pt" ] || $python train/train.py $common --teacher "$work/own-train.pkl" $also $limit \
            --read "$work/read.ndjson" "$work/read" "$work/own-read.pkl" --start "$work/unread" \
            --epochs 2 --rate 5e-4 --trust 0.5 --seed $seed --out "$work/fifth-$seed.pt"
    done
    $python train/average.py "$work/tagger.pt" "$work/fifth-2.pt" "$work/fifth-3.pt" "$work/unread.pt"
fi
$python train/predict.py "$work/tagger.pt" $common --out "$work/dev-found.ndjson"
$python train/export.py "$work/tagger.pt" $common --version "$version" --out assets/model \
    --fixture "$work/fixture.ndjson" "$fixture/scores.json"

if [ -n "${NEWS:-}" ]; then train/names.sh; fi
if [ -n "${ACTS:-}" ]; then
    example acts "$DATA/train/text" "$work/acts-train.i8" > "$work/acts-train.ndjson"
    example acts "$DATA/dev/text" "$work/acts-dev.i8" > "$work/acts-dev.ndjson"
    $python train/act_head.py "$work/acts-train" --labels "$ACTS/acts-train.json" --said "$work"/acts-?.json \
        --dev "$work/acts-dev" "$ACTS/acts-dev.json" --least 0.6 --out "$work/acts.bin"
    # Then by readers' labels of what that head doubts.
    seen="$work/acts-train"
    read=
    if [ -n "${NEWS:-}" ]; then
        for file in train/labels/acts-news.json "$ACTS/acts-news.json"; do
            $python train/texts.py "$NEWS" "$work/labelled" --of "$file"
        done
        example acts "$work/labelled" "$work/acts-news.i8" > "$work/acts-news.ndjson"
        example acts "$work/read/text" "$work/acts-read.i8" > "$work/acts-read.ndjson"
        seen="$seen $work/acts-news $work/acts-read"
        read="$work/read/acts.json"
    fi
    $python train/act_head.py $seen --labels "$ACTS/acts-train.json" "$ACTS/acts-news.json" train/labels/acts-*.json $read \
        --before "$work/acts.bin" --sure 0.9 --trust 0 --epochs 4 --folds 3 --least 0.55 \
        --dev "$work/acts-dev" "$ACTS/acts-dev.json" --out assets/model/acts.bin
fi
example evidence "$DATA/dev/text" > "$work/evidence.ndjson"
$python train/confidence.py "$work/evidence.ndjson" --corpus "$DATA/dev" --out assets/model/confidence.txt
