//! Copies the readable rows of a damaged table and skips the others.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::Statement;
use rusqlite::types::Value;
use rusqlite::types::ValueRef;

use crate::library::LibraryError;

/// The most keys that are looked up one by one: some seconds' work.
const MOST_LOOKED_UP: i64 = 1 << 20;

/// The numbers of rows of a table that were copied and lost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rescued {
    pub(crate) kept: usize,
    /// Rows that could not be read, or no longer held what the table allows. A stretch of rows that
    /// cannot be reached counts as one.
    pub(crate) lost: usize,
}

/// Copies all readable rows of `table`, with the columns that both libraries have. `key` is a
/// column of integers by which the rows are sorted. Rows that the new library has already stay.
pub(crate) fn copy(
    damaged: &Connection,
    new: &Connection,
    table: &str,
    key: &str,
) -> Result<Rescued, LibraryError> {
    let mut rescued = Rescued::default();
    let columns = common_columns(damaged, new, table)?;
    if columns.is_empty() {
        rescued.lost += 1;
        return Ok(rescued);
    }
    let select = format!("SELECT {key}, {} FROM {table} WHERE {key}", columns.join(", "));
    let marks: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
    let insert = format!(
        "INSERT OR IGNORE INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        marks.join(", ")
    );
    let mut insert = new.prepare(&insert)?;
    let in_order = format!("{select} >= ?1 ORDER BY {key}");
    let mut seen = BTreeSet::new();
    let mut from = i64::MIN;
    loop {
        let mut last = None;
        let read = read_from(damaged, &in_order, from, columns.len(), &mut |number, values| {
            if number < last.unwrap_or(from) {
                // Damaged pages can lead back to earlier rows, which would then be read for ever.
                return Ok(Row::OutOfOrder);
            }
            last = Some(number);
            seen.insert(number);
            rescued.take(&mut insert, values)
        });
        match read {
            Ok(Row::Taken) => break,
            Ok(Row::OutOfOrder) | Err(LibraryError::Damaged(_)) => {
                rescued.lost += 1;
                let failed = last.map_or(from, |last: i64| last.saturating_add(1));
                let Some(next) = next_readable(damaged, table, key, failed) else { break };
                from = next;
            }
            Err(other) => return Err(other),
        }
    }
    if rescued.lost > 0 {
        let one = format!("{select} = ?1");
        for number in skipped(&seen) {
            let read = read_from(damaged, &one, number, columns.len(), &mut |found, values| {
                if found == number { rescued.take(&mut insert, values) } else { Ok(Row::Taken) }
            });
            match read {
                Ok(_) | Err(LibraryError::Damaged(_)) => (),
                Err(other) => return Err(other),
            }
        }
    }
    Ok(rescued)
}

impl Rescued {
    /// Puts a row into the new library and counts it.
    fn take(
        &mut self,
        insert: &mut Statement<'_>,
        values: Vec<Value>,
    ) -> Result<Row, LibraryError> {
        match insert.execute(rusqlite::params_from_iter(values)) {
            Ok(0) => self.lost += 1,
            Ok(_) => self.kept += 1,
            Err(error) if is_of_the_row(&error) => self.lost += 1,
            Err(error) => return Err(error.into()),
        }
        Ok(Row::Taken)
    }
}

/// Returns the keys between those that were seen. A page in the place of another leads the search
/// in order past rows that can still be looked up by their key. If more keys are missing than
/// [`MOST_LOOKED_UP`], a key that was seen is not to be believed, and none is returned.
fn skipped(seen: &BTreeSet<i64>) -> Vec<i64> {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Vec::new() };
    let first = (*first).min(1);
    let between = last.saturating_sub(first);
    if between.saturating_sub_unsigned(seen.len() as u64) > MOST_LOOKED_UP {
        return Vec::new();
    }
    (first..*last).filter(|key| !seen.contains(key)).collect()
}

/// Tells whether the new library rejects the row because of its content.
fn is_of_the_row(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
        || error.sqlite_error_code() == Some(ErrorCode::TypeMismatch)
}

/// The outcome of a row; that of the last row holds for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The row was copied, or counted as lost.
    Taken,
    /// The row's key is smaller than an earlier one, so nothing after it can be believed.
    OutOfOrder,
}

fn read_from(
    damaged: &Connection,
    select: &str,
    from: i64,
    columns: usize,
    take: &mut dyn FnMut(i64, Vec<Value>) -> Result<Row, LibraryError>,
) -> Result<Row, LibraryError> {
    let mut select = damaged.prepare_cached(select)?;
    let mut rows = select.query([from])?;
    while let Some(row) = rows.next()? {
        let ValueRef::Integer(number) = row.get_ref(0)? else { continue };
        let values = (1..=columns).map(|at| row.get_ref(at).map(owned));
        if take(number, values.collect::<Result<_, _>>()?)? == Row::OutOfOrder {
            return Ok(Row::OutOfOrder);
        }
    }
    Ok(Row::Taken)
}

/// Replaces bytes that are not UTF-8 one by one, so that all spans keep their positions.
fn owned(value: ValueRef<'_>) -> Value {
    let ValueRef::Text(bytes) = value else { return value.try_into().unwrap_or(Value::Null) };
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|_| text.push('?'));
    }
    Value::Text(text)
}

/// Returns the first key after `failed` from which the table can be read again; `None` if there is
/// none. It searches in growing steps, then by bisection.
fn next_readable(damaged: &Connection, table: &str, key: &str, failed: i64) -> Option<i64> {
    let select = format!("SELECT {key} FROM {table} WHERE {key} >= ?1 ORDER BY {key} LIMIT 1");
    // A key that can be looked up may still belong to a row that cannot be read. That row fails in
    // its turn, and the search goes on after it.
    let key_from = |from: i64| {
        let mut select = damaged.prepare_cached(&select).ok()?;
        let mut rows = select.query([from]).ok()?;
        let Some(row) = rows.next().ok()? else { return Some(None) };
        let found: i64 = row.get(0).ok()?;
        (found >= from).then_some(Some(found))
    };
    let first = failed.max(0);
    let mut bad = first;
    let mut good = loop {
        // The steps grow, but slowly, so that they do not skip much that can be read.
        let next = bad.checked_add((bad - first) / 8 + 1)?;
        match key_from(next) {
            Some(Some(_)) => break next,
            // This is beyond the last row, and nothing before it can be read.
            Some(None) => return None,
            None => bad = next,
        }
    };
    while good - bad > 1 {
        let middle = bad + (good - bad) / 2;
        match key_from(middle) {
            Some(_) => good = middle,
            None => bad = middle,
        }
    }
    // Return the key of the row itself, even if it is far away: trying each key on the way could
    // take for ever.
    key_from(good)?
}

fn common_columns(
    damaged: &Connection,
    new: &Connection,
    table: &str,
) -> Result<Vec<String>, LibraryError> {
    let columns = |connection: &Connection| -> rusqlite::Result<Vec<String>> {
        connection
            .prepare("SELECT name FROM pragma_table_info(?1)")?
            .query_map([table], |row| row.get(0))?
            .collect()
    };
    let known = columns(new)?;
    Ok(columns(damaged)?.into_iter().filter(|name| known.contains(name)).collect())
}
