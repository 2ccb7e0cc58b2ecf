"""Who said what over many articles, with Apache Spark.

    spark-submit who_said_what.py --pullquote /usr/local/bin/pullquote articles.ndjson out/

Reads articles as JSON lines ({"id", "text" or "html", "title"?, "url"?, "published"?}), or as
Parquet with those columns where the path ends in .parquet, pipes each partition through `pullquote extract --records` and writes

    out/quotations/   Parquet, partitioned by month: a row for each quotation
    out/refused/      Parquet: the lines that were no articles, with what is wrong with them
    out/speakers/     Parquet: how often each speaker is quoted, and in how many articles

The program must lie at the same path on every machine of the cluster.
"""

import argparse
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# docs/schema/extract-2.json, as Spark has it.
ANSWER = """
    id STRING, error STRING, title STRING, byline STRING, outlet STRING, path STRING, url STRING,
    published STRING, language STRING, model STRING,
    quotes ARRAY<STRUCT<
        kind: STRING, act: STRING, content: ARRAY<ARRAY<BIGINT>>, cue: ARRAY<ARRAY<BIGINT>>,
        source: ARRAY<ARRAY<BIGINT>>, speaker: STRING, speaker_type: STRING, speaker_confidence: DOUBLE,
        label: STRING, relay: ARRAY<ARRAY<BIGINT>>, text: STRING, cue_text: STRING, source_text: STRING,
        confidence: DOUBLE>>
"""

WHO_SAID_WHAT = """
    SELECT speaker_key, mode(speaker, true) AS speaker, any_value(speaker_type) AS speaker_type,
           count(*) AS quotations, count(DISTINCT article) AS articles
    FROM quotations WHERE speaker IS NOT NULL
    GROUP BY speaker_key ORDER BY quotations DESC, speaker_key
"""


def main():
    args = arguments()
    spark = SparkSession.builder.appName("who said what").getOrCreate()
    lines = records(spark, args.articles).repartition(args.partitions)
    # One job for each of Spark's cores: Spark already runs one partition on each.
    command = f"{shlex.quote(args.pullquote)} extract --records --jobs 1"
    # With checkCode a program that dies fails the task, so Spark does it again. Bad lines
    # and articles without quotations are no failure of the program: it ends with 1 then.
    tolerant = f"sh -c {shlex.quote(command + ' || test $? -eq 1')}"
    answers = lines.rdd.map(lambda row: row.value).filter(bool).pipe(tolerant, checkCode=True)
    parsed = spark.createDataFrame(answers.map(lambda line: (line,)), "line STRING")
    parsed = parsed.select(F.from_json("line", ANSWER).alias("a")).select("a.*")
    # Both results are made from one pass over the articles.
    parsed = parsed.persist()

    refused = parsed.where("error IS NOT NULL").select("id", "error")
    refused.write.mode("overwrite").parquet(f"{args.out}/refused")

    found = parsed.where("error IS NULL").select(
        F.col("id").alias("article"), "title", "byline", "outlet", "path", "url", "published", "model",
        F.substring("published", 1, 7).alias("month"), F.explode("quotes").alias("q"),
    )
    found = found.select("article", "title", "byline", "outlet", "path", "url", "published", "model", "month", "q.*")
    found = found.withColumn("speaker_key", key(F.col("speaker"), F.col("speaker_type")))
    if args.aliases:
        found = merged(found, spark.read.csv(args.aliases, header=True))
    found.write.mode("overwrite").partitionBy("month").parquet(f"{args.out}/quotations")

    spark.read.parquet(f"{args.out}/quotations").createOrReplaceTempView("quotations")
    speakers = spark.sql(WHO_SAID_WHAT)
    speakers.explain()
    speakers.write.mode("overwrite").parquet(f"{args.out}/speakers")
    spark.read.parquet(f"{args.out}/speakers").orderBy(F.desc("quotations")).show(20, truncate=40)
    spark.stop()


def records(spark, path):
    """A line of JSON for each article, in a column `value`."""
    if path.rstrip("/").endswith(".parquet"):
        return spark.read.parquet(path).select(F.to_json(F.struct("*")).alias("value"))
    return spark.read.text(path)


def key(name, kind):
    """The same for all spellings of a name that differ in case, spacing, dots and apostrophes only.

    It depends on nothing but the row, so it needs no pass over the corpus: rows of one
    key meet in one shuffle, as for any GROUP BY.
    """
    plain = F.lower(F.regexp_replace(F.regexp_replace(name, r"[.’']", ""), r"[\s\-]+", " "))
    return F.concat_ws(":", kind, F.trim(plain))


def merged(found, aliases):
    """Gives each quotation the speaker that a library has for the name it found.

    `aliases` is what `pullquote speakers --aliases --format csv` writes: a row for each name that
    somebody has. A name that two speakers share stays as it was found.
    """
    known = aliases.select(key(F.col("alias"), F.col("type")).alias("alias_key"), "name", "type").distinct()
    alone = known.groupBy("alias_key").agg(F.count("*").alias("bearers"), F.first("name").alias("known"))
    alone = F.broadcast(alone.where("bearers = 1").select("alias_key", "known"))
    found = found.join(alone, found.speaker_key == alone.alias_key, "left")
    found = found.withColumn("speaker", F.coalesce("known", "speaker")).drop("alias_key", "known")
    return found.withColumn("speaker_key", key(F.col("speaker"), F.col("speaker_type")))


def arguments():
    parser = argparse.ArgumentParser(description="Who said what over many articles")
    parser.add_argument("articles", help="JSON lines or .parquet: a file, a directory, or a pattern")
    parser.add_argument("out", help="directory for the results")
    parser.add_argument("--pullquote", default="pullquote", help="the program, on every machine")
    parser.add_argument("--aliases", help="the names of a library: pullquote speakers --aliases --format csv")
    parser.add_argument("--partitions", type=int, default=64, help="about three for each core")
    return parser.parse_args()


if __name__ == "__main__":
    main()
