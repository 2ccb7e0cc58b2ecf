//! Tests the list of speakers: its groups, its places and the choice in it.

use super::SpeakerLine;
use super::SpeakerList;
use super::Spot;
use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::ui::commands::motion::Motion;
use crate::ui::fixture::CAST;

fn two(_: SpeakerId) -> usize {
    2
}

fn cast(height: usize) -> SpeakerList {
    let rows = (1..).zip(CAST).map(|(id, (name, kind))| SpeakerRow {
        id: SpeakerId(id),
        name: name.to_owned(),
        kind,
        quotations: 2,
    });
    let mut speakers = SpeakerList::default();
    speakers.take(Rows { total: CAST.len(), first: 0, rows: rows.collect() });
    speakers.fit(height, &two);
    speakers
}

fn shown(speakers: &SpeakerList) -> Vec<String> {
    let lines = speakers.lines(&two).into_iter();
    lines
        .map(|line| match line {
            SpeakerLine::Heading(heading) => heading.to_owned(),
            SpeakerLine::Spot(spot) => {
                let mark = if spot == speakers.selected() { ">" } else { "" };
                let name = speakers.row(spot.row).unwrap().name.split(' ').next().unwrap();
                spot.nth.map_or(format!("{mark}{name}"), |nth| format!("{mark}{name}#{nth}"))
            }
        })
        .collect()
}

#[test]
fn speakers_stand_in_their_groups() {
    assert_eq!(
        shown(&cast(20)),
        [
            "PEOPLE",
            ">Mira",
            "Tomas",
            "ORGANIZATIONS, PLACES",
            "Harbour",
            "Norland",
            "GROUPS, UNNAMED",
            "analysts",
            "a"
        ]
    );
}

#[test]
fn the_heading_of_the_first_row_stays_in_sight() {
    let mut speakers = cast(4);
    speakers.select(Motion::Down, &two);
    speakers.select(Motion::Down, &two);
    speakers.select(Motion::Down, &two);
    speakers.fit(4, &two);
    assert_eq!(
        shown(&speakers),
        ["ORGANIZATIONS, PLACES", "Harbour", ">Norland", "GROUPS, UNNAMED"]
    );
}

#[test]
fn every_place_is_reached_in_every_height() {
    for height in 1..12 {
        let mut speakers = cast(height);
        speakers.set_unfolded(true);
        for motion in [Motion::Down, Motion::Up] {
            for _ in 0..10 {
                speakers.fit(height, &two);
                let chosen = SpeakerLine::Spot(speakers.selected());
                assert!(speakers.lines(&two).contains(&chosen), "{height} {chosen:?}");
                speakers.select(motion, &two);
            }
        }
    }
}

#[test]
fn quotations_are_unfolded_beneath_their_speaker() {
    let mut speakers = cast(20);
    speakers.select(Motion::Down, &two);
    speakers.set_unfolded(true);
    speakers.select(Motion::Down, &two);
    assert_eq!(shown(&speakers)[..5], ["PEOPLE", "Mira", "Tomas", ">Tomas#0", "Tomas#1"]);
    speakers.set_unfolded(false);
    assert_eq!(speakers.selected(), Spot { row: 1, nth: None });
}

#[test]
fn new_rows_leave_the_choice_on_its_speaker() {
    let mut speakers = cast(20);
    speakers.select(Motion::Bottom, &two);
    let last = speakers.speaker().unwrap().clone();
    speakers.take(Rows { total: 1, first: 0, rows: vec![last.clone()] });
    assert_eq!(speakers.speaker(), Some(&last));
    assert_eq!(speakers.selected().row, 0);
}

#[test]
fn an_empty_list_has_no_lines_and_takes_every_motion() {
    let mut speakers = SpeakerList::default();
    for motion in [Motion::Down, Motion::Up, Motion::Bottom, Motion::PageDown] {
        speakers.select(motion, &two);
        speakers.fit(5, &two);
        assert!(speakers.lines(&two).is_empty());
    }
}
