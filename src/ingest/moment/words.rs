//! Splits a text into numbers, words and marks, the pieces of which written dates are made.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A piece of a text in which a date is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A number, with the count of its digits.
    Number(u32, usize),
    /// Letters, in lower case and without accents.
    Word(String),
    /// Any other visible character.
    Mark(char),
}

/// Returns the pieces of the text. Digits and letters of all scripts are read as they are meant:
/// compatibility forms are replaced, and digits have their value.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joins = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{AD}' | '\u{200B}') {
            joins = false;
            continue;
        }
        match (digit(c), pieces.last_mut()) {
            (Some(digit), Some(Piece::Number(value, digits))) if joins && *digits < 9 => {
                *value = *value * 10 + digit;
                *digits += 1;
            }
            (Some(digit), _) => pieces.push(Piece::Number(digit, 1)),
            (None, Some(Piece::Word(word))) if joins && c.is_alphabetic() => {
                word.extend(c.to_lowercase());
            }
            (None, _) if c.is_alphabetic() => pieces.push(Piece::Word(c.to_lowercase().collect())),
            (None, _) => pieces.push(Piece::Mark(c)),
        }
        joins = true;
    }
    recompose(&mut pieces);
    pieces
}

/// Takes a number with that many digits.
pub(super) fn number(
    pieces: &[Piece],
    digits: std::ops::RangeInclusive<usize>,
) -> Option<(u32, &[Piece])> {
    match pieces {
        [Piece::Number(value, count), rest @ ..] if digits.contains(count) => Some((*value, rest)),
        _ => None,
    }
}

/// Puts the letters of scripts that compose them together again: 년 is one character, not three.
fn recompose(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Word(word) = piece
            && !word.is_ascii()
        {
            *word = word.nfc().collect();
        }
    }
}

fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{966}'..='\u{96F}' => '\u{966}',
        '\u{9E6}'..='\u{9EF}' => '\u{9E6}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// The names of the months in languages of many newspapers, in the form in which they stand in
/// dates, without accents; the names of one month on one line.
const MONTHS: [&str; 12] = [
    "january januar janvier enero gennaio janeiro januari stycznia ledna januara tammikuuta ianuarie \
     января січня ocak ιανουαριου gener ינואר يناير كانون januar jaanuar janvaris sausio",
    "february februar fevrier febrero febbraio fevereiro februari lutego unora februara helmikuuta \
     februarie февраля лютого subat φεβρουαριου febrer פברואר فبراير شباط veebruar",
    "march marz maerz mars marzo marco maart marca brezna maaliskuuta martie марта березня mart \
     μαρτιου marc maret מרץ مارس اذار marts",
    "april avril abril aprile kwietnia dubna aprila huhtikuuta aprilie апреля квітня nisan απριλιου \
     אפריל ابريل نيسان",
    "may mai mayo maggio maio mei maj maja kvetna toukokuuta мая травня mayis μαιου maig מאי مايو \
     ايار",
    "june juni juin junio giugno junho czerwca cervna juna kesakuuta iunie июня червня haziran \
     ιουνιου juny יוני يونيو حزيران",
    "july juli juillet julio luglio julho lipca cervence jula heinakuuta iulie июля липня temmuz \
     ιουλιου juliol יולי يوليو تموز",
    "august aout agosto augustus augusti sierpnia srpna augusta elokuuta августа серпня agustos \
     αυγουστου agost agustus אוגוסט اغسطس اب",
    "september septembre septiembre settembre setembro wrzesnia zari septembra syyskuuta septembrie \
     сентября вересня eylul σεπτεμβριου setembre ספטמבר سبتمبر ايلول",
    "october oktober octobre octubre ottobre outubro pazdziernika rijna oktobra lokakuuta octombrie \
     октября жовтня ekim οκτωβριου אוקטובר اكتوبر",
    "november novembre noviembre novembro listopada listopadu novembra marraskuuta noiembrie ноября \
     листопада kasim νοεμβριου נובמבר نوفمبر",
    "december dezember decembre diciembre dicembre dezembro desember grudnia prosince decembra \
     joulukuuta decembrie декабря грудня aralik δεκεμβριου desembre דצמבר ديسمبر",
];

/// Returns the number of the month with that name or abbreviation, if it can be only one.
pub(super) fn month(word: &str) -> Option<u32> {
    let is_cut = word.chars().count() >= 3;
    let mut found = None;
    for (month, names) in (1..).zip(MONTHS) {
        if names.split(' ').any(|name| name == word) {
            return Some(month);
        }
        if is_cut && names.split(' ').any(|name| name.starts_with(word)) {
            if found.is_some() {
                return None;
            }
            found = Some(month);
        }
    }
    found
}

/// The names of the days of the week, whole and cut, without accents.
const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur \
    thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi \
    do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes \
    martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi domenica \
    gio sab dom segunda terca quarta quinta sexta feira seg ter qua qui sex maandag dinsdag woensdag \
    donderdag vrijdag zaterdag zondag ma wo vr za zo mandag tirsdag onsdag torsdag fredag lordag sondag \
    poniedzialek wtorek sroda czwartek piatek sobota niedziela понедельник вторник среда четверг \
    пятница суббота воскресенье пн вт ср чт пт сб вс";

/// Words that stand beside dates and mean nothing for them. "Updated" is not among them: it says
/// that the date is another one.
const FILLERS: &str = "at on the of um uhr am den der le la a el de del di il em dia alle ore kl klo kello \
    om o godz published posted date dated first veroffentlicht erschienen stand publie publicado \
    publicada pubblicato gepubliceerd publicerad opublikowano опубликовано hrs hours h t z et ct mt pt г року";

/// Tells whether the word may stand in a date without being a part of it.
pub(super) fn is_filler(word: &str) -> bool {
    [DAYS, FILLERS].iter().any(|list| list.split_whitespace().any(|known| known == word))
}

/// Returns the minutes by which the zone of that name is ahead of universal time. Names that stand
/// for several zones are none.
pub(super) fn zone(word: &str) -> Option<i32> {
    Some(match word {
        "z" | "ut" | "utc" | "gmt" | "wet" => 0,
        "bst" | "cet" | "mez" | "west" | "met" => 60,
        "cest" | "mesz" | "eet" | "sast" => 120,
        "eest" | "msk" => 180,
        "pkt" => 300,
        "hkt" | "sgt" | "awst" => 480,
        "jst" | "kst" => 540,
        "aest" => 600,
        "aedt" => 660,
        "nzst" => 720,
        "edt" => -240,
        "est" | "cdt" => -300,
        "cst" | "mdt" => -360,
        "mst" | "pdt" => -420,
        "pst" => -480,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Piece;
    use super::month;
    use super::pieces;

    #[test]
    fn numbers_and_words_are_parted_whatever_their_script() {
        let number = |value, digits| Piece::Number(value, digits);
        let word = |word: &str| Piece::Word(word.to_owned());
        assert_eq!(pieces("3rd Févr."), [number(3, 1), word("rd"), word("fevr"), Piece::Mark('.')]);
        assert_eq!(pieces("2031년"), [number(2031, 4), word("년")]);
        assert_eq!(pieces("٢٠٣١ 10"), [number(2031, 4), number(10, 2)]);
    }

    #[test]
    fn a_month_is_known_by_its_name_or_the_start_of_it() {
        for (word, number) in [("feb", 2), ("sept", 9), ("marz", 3), ("février", 2), ("лютого", 2)]
        {
            let folded: String = match &pieces(word)[..] {
                [Piece::Word(word)] => word.clone(),
                other => panic!("{other:?}"),
            };
            assert_eq!(month(&folded), Some(number), "{word}");
        }
        for word in ["ju", "jui", "ma", "monday", ""] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
