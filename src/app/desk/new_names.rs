//! Tells whom the library calls otherwise than before, and names speakers anew.

use crate::app::AppError;
use crate::app::Desk;
use crate::library::Renamed;

/// The most names that one sentence tells; the library has the others.
const MOST_TOLD: usize = 3;

impl Desk {
    /// Returns the speakers whose name has changed since this was last asked: each is told once.
    pub fn take_renamed(&mut self) -> Result<Vec<Renamed>, AppError> {
        Ok(self.library.take_renamed()?)
    }
}

/// Says in a sentence who is called otherwise; `None` where nobody is.
pub fn tell_renamed(renamed: &[Renamed]) -> Option<String> {
    let told = renamed.iter().take(MOST_TOLD);
    let told: Vec<String> = told.map(|one| format!("{} → {}", one.before, one.now)).collect();
    let others = match renamed.len().saturating_sub(MOST_TOLD) {
        0 => String::new(),
        others => format!(" and {others} more"),
    };
    let how = "by what most articles call them";
    match renamed {
        [] => None,
        [one] => Some(format!("{} is called {} now, {how}", one.before, one.now)),
        _ => Some(format!("called otherwise now, {how}: {}{others}", told.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::tell_renamed;
    use crate::library::Renamed;

    #[test]
    fn a_few_are_named_and_the_others_counted() {
        let one = |name: &str| Renamed { before: name.to_owned(), now: format!("Ann {name}") };
        assert_eq!(tell_renamed(&[]), None);
        let told = |names: &[&str]| {
            let renamed: Vec<Renamed> = names.iter().map(|name| one(name)).collect();
            tell_renamed(&renamed).unwrap()
        };
        assert_eq!(told(&["Bo"]), "Bo is called Ann Bo now, by what most articles call them");
        let five = told(&["Bo", "Cy", "Dee", "Ek", "Fry"]);
        assert!(five.ends_with("Bo → Ann Bo, Cy → Ann Cy, Dee → Ann Dee and 2 more"), "{five}");
    }
}
