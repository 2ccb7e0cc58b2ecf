//! Running the program, with files and a library of its own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const STORY: &str = "“We will end this,” Prime Minister Anna Keller said on Monday.\n";
pub(crate) const SILENT: &str = "Nobody spoke to the press on Monday or on any other day.\n";

/// How a run ended and what it said.
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl Run {
    /// The records on standard output, a line each.
    pub(crate) fn records(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        self.stdout.lines().map(parse).collect()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.records().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    #[track_caller]
    pub(crate) fn check(&self, status: i32, stderr_holds: &str) -> &Self {
        assert_eq!(self.status, status, "{}", self.stderr);
        assert!(self.stderr.contains(stderr_holds), "{}", self.stderr);
        if stderr_holds.is_empty() {
            assert_eq!(self.stderr, "");
        }
        self
    }
}

/// The program, in `directory`, with nothing of the environment that leads to
/// anybody's library or through anybody's proxy.
pub(crate) fn program(directory: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command
        .args(args)
        .current_dir(directory)
        .env("XDG_DATA_HOME", directory.join("data"))
        .env_remove("PULLQUOTE_LIBRARY")
        .env("XDG_CONFIG_HOME", directory.join("config"))
        .env_remove("PULLQUOTE_CONFIG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for proxy in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"] {
        command.env_remove(proxy).env_remove(proxy.to_lowercase());
    }
    command
}

/// Runs the program in `directory` with `stdin`.
pub(crate) fn run_in(directory: &Path, args: &[&str], stdin: &[u8]) -> Run {
    let mut child = program(directory, args).spawn().unwrap();
    // A program that does not read its input closes the pipe.
    child.stdin.take().unwrap().write_all(stdin).ok();
    end(child)
}

/// Runs it with this proxy, which is asked for every host.
pub(crate) fn run_through(proxy: &str, directory: &Path, args: &[&str]) -> Run {
    let mut program = program(directory, args);
    end(program
        .env("ALL_PROXY", proxy)
        .env_remove("NO_PROXY")
        .stdin(Stdio::null())
        .spawn()
        .unwrap())
}

/// What a program that was started comes to.
pub(crate) fn end(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// Runs it in a directory with these files.
pub(crate) fn run(files: &[(&str, &[u8])], args: &[&str]) -> Run {
    run_in(folder(files).path(), args, b"")
}

pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        write(directory.path(), name, content);
    }
    directory
}

/// Writes a file, with its directories.
pub(crate) fn write(directory: &Path, name: &str, content: &[u8]) {
    let path = directory.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Where the library of the programs in `directory` is.
pub(crate) fn library(directory: &Path) -> PathBuf {
    directory.join("data/pullquote/library.db")
}

/// An article of its own for each name.
pub(crate) fn story(name: &str) -> String {
    format!(
        "“We will end this in {name},” Prime Minister Anna Keller said on Monday.\n\n\
         The envoys of {name} had talked for a week in a house by the lake.\n"
    )
}
