//! Says how many quotations there are, separately for each act.

use crate::quotes::Act;

/// Returns the counts, such as "3 quotations · 2 topics · 1 thought": `counted` are those that
/// lists count, `others` the acts of the rest.
pub(crate) fn said(counted: usize, others: &[Act]) -> String {
    let mut said = several(counted, "quotation");
    for act in Act::ALL {
        let count = others.iter().filter(|&&other| other == act).count();
        if count > 0 {
            said = format!("{said} · {}", several(count, act.name()));
        }
    }
    said
}

fn several(count: usize, name: &str) -> String {
    match count {
        0 => format!("no {name}s"),
        1 => format!("1 {name}"),
        _ => format!("{count} {name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::quotes::Act;

    #[test]
    fn each_act_is_counted_for_itself() {
        assert_eq!(said(0, &[]), "no quotations");
        assert_eq!(said(1, &[Act::Thought]), "1 quotation · 1 thought");
        let others = [Act::Thought, Act::Topic, Act::Thought];
        assert_eq!(said(12, &others), "12 quotations · 1 topic · 2 thoughts");
    }
}
