//! `extract --records`: a line out for each line in.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;

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
    let records = run.check(1, "").records();
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
    end(child).check(0, "");
}

#[test]
fn records_come_from_standard_input_alone() {
    let run = run_in(folder(&[]).path(), &["extract", "--records", "a.txt"], b"");
    run.check(2, "cannot be used with");
    assert_eq!(run_in(folder(&[]).path(), &["extract", "--records"], b"").status, 2);
}
