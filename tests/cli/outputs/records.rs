//! `extract --records`: a line out for each line in.

use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::STORY;
use crate::support::end;
use crate::support::folder;
use crate::support::program;
use crate::support::run_in;

fn record(id: &str) -> String {
    serde_json::json!({ "id": id, "text": STORY }).to_string()
}

#[test]
fn each_line_has_its_answer_in_its_place() {
    let mut lines: Vec<String> = (0..100).map(|number| record(&number.to_string())).collect();
    lines[7] = "{\"id\": \"seven\"}".to_owned();
    lines[9] = "no JSON".to_owned();
    lines[11] = String::new();
    let page = format!("<p>{}</p><p>{}</p>", STORY.trim(), "They left on Friday. ".repeat(12));
    lines[13] = serde_json::json!({ "id": 13, "html": page, "title": "Talks" }).to_string();
    let run = run_in(folder(&[]).path(), &["extract", "--records"], lines.join("\n").as_bytes());
    let records = run.check(1, "97 articles, 97 quotations; 3 lines failed").records();
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(records.len(), 100);
    for (number, record) in records.iter().enumerate() {
        match number {
            7 => assert_eq!(record["id"], "seven"),
            9 | 11 => assert_eq!(record["id"], Value::Null),
            _ => assert_eq!(record["id"], number.to_string(), "{record}"),
        }
        assert_eq!(record.get("error").is_some(), [7, 9, 11].contains(&number), "{record}");
        if record.get("error").is_none() {
            assert_eq!(record["quotes"][0]["speaker"], "Anna Keller", "{record}");
        }
    }
    assert_eq!(records[13]["title"], "Talks");
}

#[test]
fn a_program_that_hands_over_one_record_and_waits_gets_its_answer() {
    let directory = folder(&[]);
    let mut child = program(directory.path(), &["extract", "--records"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b"] {
        writeln!(stdin, "{}", record(id)).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    end(child).check(0, "2 articles, 2 quotations; ");
}

#[test]
fn records_come_from_standard_input_alone() {
    let run = run_in(folder(&[]).path(), &["extract", "--records", "a.txt"], b"");
    run.check(2, "cannot be used with");
    assert_eq!(run_in(folder(&[]).path(), &["extract", "--records"], b"").status, 2);
}

#[test]
fn a_record_that_may_take_too_long_is_answered_by_an_error_and_the_next_is_read() {
    let long = serde_json::json!({ "id": "long", "text": STORY.repeat(20) }).to_string();
    let lines = [record("a"), long, record("b")].join("\n");
    let args = ["extract", "--records", "--quiet", "--budget", "10"];
    let run = run_in(folder(&[]).path(), &args, lines.as_bytes());
    let records = run.check(1, "").records();
    assert_eq!(run.ids(), ["a", "long", "b"]);
    assert!(records[1]["error"].as_str().unwrap().contains("a higher --budget"), "{}", records[1]);
    let run = run_in(folder(&[]).path(), &args[..3], lines.as_bytes());
    assert_eq!(run.check(0, "").records()[1]["quotes"].as_array().unwrap().len(), 20);
}

#[test]
fn a_program_that_is_killed_leaves_whole_lines() {
    let directory = folder(&[]);
    let path = directory.path().join("out.ndjson");
    let mut command = program(directory.path(), &["extract", "--records", "--with-text"]);
    let mut child =
        command.stdout(File::create(&path).unwrap()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Enough for many batches; the input stays open, so that only the kill ends it.
    let mut number = 0;
    while std::fs::metadata(&path).unwrap().len() < 50_000 {
        number += 1;
        writeln!(stdin, "{}", record(&number.to_string())).unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.ends_with('\n'), "{}", &written[written.len() - 80..]);
    for (number, line) in written.lines().enumerate() {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["id"], (number + 1).to_string());
    }
}
