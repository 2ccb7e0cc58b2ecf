//! Reads articles from files and standard input.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::MAX_BYTES;
use crate::ingest::Provenance;
use crate::ingest::STDIN;
use crate::ingest::find_articles;

/// Reads one file, which holds an article or several.
pub fn read_file(path: &Path) -> Result<Vec<InputItem>, IngestError> {
    find_articles(bytes_of(File::open(path).map_err(IngestError::Read)?)?, &provenance(path))
}

/// Reads standard input, or another stream in its place.
pub fn read_stdin(input: impl Read) -> Result<Vec<InputItem>, IngestError> {
    let provenance =
        Provenance { id: STDIN.to_owned(), origin: Origin::Stdin, media_type: None, address: None };
    find_articles(bytes_of(input)?, &provenance)
}

/// Describes a file by its path, before it is read.
pub(super) fn provenance(path: &Path) -> Provenance {
    // The name of `feed.xml.gz` is `feed`, and its extension is `xml`.
    let bare = if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
        path.with_extension("")
    } else {
        path.to_owned()
    };
    let media_type = bare.extension().and_then(|extension| media_type(extension.to_str()?));
    let id = bare.file_stem().unwrap_or(bare.as_os_str()).to_string_lossy().into_owned();
    Provenance { id, origin: Origin::File(name_of(path)), media_type, address: None }
}

/// Returns the media type that a file's extension claims, for those types where the claim matters.
fn media_type(extension: &str) -> Option<String> {
    let media_type = match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "xht" => "text/html",
        "md" | "markdown" => "text/markdown",
        _ => return None,
    };
    Some(media_type.to_owned())
}

/// Returns the path as it was given, with anything in it that is not Unicode replaced.
pub(super) fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn bytes_of(input: impl Read) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(IngestError::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(IngestError::TooLarge(MAX_BYTES));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;

    use super::read_file;
    use super::read_stdin;
    use crate::ingest::IngestError;
    use crate::ingest::InputItem;
    use crate::ingest::Listed;
    use crate::ingest::MAX_BYTES;
    use crate::ingest::detection::gzip;
    use crate::ingest::find;

    const STORY: &str = "The minister said on Monday that the talks had gone well.\n";

    #[test]
    fn a_missing_file_is_an_error_when_it_is_read() {
        let listed = find(Path::new("no/such file.txt")).next().unwrap();
        let Listed::File(path) = &listed else { panic!("{listed:?}") };
        let error = read_file(path).unwrap_err();
        assert!(matches!(error, IngestError::Read(_)), "{error}");
    }

    #[test]
    fn the_identifier_is_the_name_without_its_extension() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("2025.06.story.txt");
        fs::write(&path, STORY).unwrap();
        assert_eq!(id(&path), "2025.06.story");
        let packed = directory.path().join("story.txt.gz");
        fs::write(&packed, gzip::pack(STORY.as_bytes())).unwrap();
        assert_eq!(id(&packed), "story");
    }

    fn id(path: &Path) -> String {
        match &read_file(path).unwrap()[..] {
            [InputItem::Article(article)] => article.id.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn endless_input_is_refused_at_the_limit() {
        let refused = read_stdin(io::repeat(b'a')).unwrap_err();
        assert!(matches!(refused, IngestError::TooLarge(MAX_BYTES)));
        assert!(refused.to_string().contains("256 MiB"), "{refused}");
    }
}
