#!/usr/bin/env bash
# Runs examples/spark on a local cluster of two executors and compares its counts with one run
# of the program without Spark. Opt-in: needs Java 17 and `pip install pyspark`.
#
#     tests/spark.sh target/release/pullquote [ARTICLES]
#
# With KILL=SECONDS one executor is killed that long after the program first runs in it.
# With MASTER set it runs there instead.
set -euo pipefail
program=$(realpath "${1:?name the program to test}")
count=${2:-1000}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-python3}
export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python

"$python" "$here/examples/spark/articles.py" "$count" > "$work/articles.ndjson"
# Of 1 it ends where lines are broken, as some of these are.
"$program" extract --records < "$work/articles.ndjson" > "$work/alone.ndjson" || test $? -eq 1

# Kills the executor that a running program belongs to, and says so in a file.
kill_an_executor() {
    until running=$(pgrep -nf -- "^$program extract --records --jobs 1"); do sleep 0.2; done
    sleep "$1"
    executor=$(pgrep -of CoarseGrainedExecutorBackend)
    kill -9 "$executor"
    echo "executor $executor killed $1 s after the program first ran in process $running" | tee "$work/killed"
}
if test -n "${KILL:-}"; then
    kill_an_executor "$KILL" &
    killer=$!
fi

begun=$SECONDS
"$python" -m pyspark.find_spark_home > /dev/null
SPARK_HOME=$("$python" -m pyspark.find_spark_home) \
    "$("$python" -m pyspark.find_spark_home)/bin/spark-submit" \
    --master "${MASTER:-local-cluster[2,1,1024]}" --conf spark.ui.enabled=false \
    --conf spark.sql.shuffle.partitions=8 --conf spark.log.level=WARN \
    "$here/examples/spark/who_said_what.py" --pullquote "$program" --partitions 8 \
    "$work/articles.ndjson" "$work/out"
if test -n "${KILL:-}"; then
    # One that is still waiting has killed nothing, so the run has not shown what it should.
    test -e "$work/killed" || { kill "$killer"; echo "no executor was killed in time"; exit 1; }
fi
echo "spark took $((SECONDS - begun)) s for $count articles"

"$python" - "$work" <<'PYTHON'
import json, sys
from collections import Counter
import pyarrow.parquet as parquet

work = sys.argv[1]
alone, refused = Counter(), 0
for line in open(f"{work}/alone.ndjson", encoding="utf-8"):
    record = json.loads(line)
    refused += "error" in record
    for q in record.get("quotes", []):
        alone[record["id"], q["kind"], q["text"], q["speaker"], q["content"][0][0], q["label"], q["cue_text"]] += 1
rows = parquet.read_table(f"{work}/out/quotations").to_pylist()
spark = Counter((r["article"], r["kind"], r["text"], r["speaker"], r["content"][0][0], r["label"], r["cue_text"]) for r in rows)
assert spark == alone, f"{len(spark)} quotations with Spark, {len(alone)} without"
refused_there = parquet.read_table(f"{work}/out/refused").num_rows
assert refused_there == refused, f"{refused_there} lines refused with Spark, {refused} without"
total = sum(r["quotations"] for r in parquet.read_table(f"{work}/out/speakers").to_pylist())
assert total == sum(n for key, n in alone.items() if key[3]), "speakers lack quotations"
print(f"{sum(alone.values())} quotations and {refused} refused lines, the same with Spark and without")
PYTHON
