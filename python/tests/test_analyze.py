"""What comes out of a text, in the terms of Python."""

import threading

import pullquote
import pytest

TEXT = (
    "Zoë Ng, the mayor, was at the river. “It will rain,” she said. 🌧\n"
    "A State Department spokesperson condemned the attack.\n"
    "“We go,” Ng added, “and soon.”\n"
)


def pieces(spans, text=TEXT):
    return [text[start:end] for start, end in spans]


def test_spans_slice_the_text():
    first, second = pullquote.analyze(TEXT).quotations
    assert pieces(first.content) == ["“It will rain,”"]
    assert pieces(first.cue) == ["said"] and pieces(first.source) == ["she"]
    assert pieces(second.content) == ["“We go,”", "“and soon.”"]
    assert second.text == " … ".join(pieces(second.content))
    assert (first.cue_text, first.source_text) == ("said", "she")


def test_speakers_are_named():
    found = pullquote.analyze(TEXT)
    assert [said.speaker for said in found.quotations] == ["Zoë Ng", "Zoë Ng"]
    said = found.quotations[0]
    assert (said.speaker_type, said.label, said.kind, said.act) == ("person", "Zoë Ng", "direct", "said")
    assert 0 <= said.speaker_confidence <= 1 and 0 <= said.confidence <= 1
    mayor = found.speakers[0]
    assert (mayor.name, mayor.type) == ("Zoë Ng", "person")
    assert "mayor" in mayor.roles
    assert found.model == pullquote.MODEL_VERSION


def test_other_acts_are_there_when_they_are_wanted():
    every = pullquote.analyze(TEXT, acts="all").quotations
    assert len(every) >= 3
    assert {said.act for said in pullquote.analyze(TEXT, acts="topic").quotations} == {"topic"}
    with pytest.raises(ValueError, match='no act "sung"'):
        pullquote.analyze(TEXT, acts="said,sung")


def test_a_text_without_quotations_is_no_error():
    for text in ["", "\n", "\0", "🌧" * 3]:
        assert pullquote.analyze(text).quotations == []


def test_what_came_out_stays_as_it_is_and_says_what_it_is():
    found = pullquote.analyze(TEXT)
    assert repr(found) == f"Analysis({len(found.quotations)} quotations, {len(found.speakers)} speakers)"
    assert "It will rain" in repr(found.quotations[0])
    with pytest.raises(AttributeError):
        found.quotations[0].speaker = "somebody"
    fields = found.quotations[0].to_dict()
    assert fields["text"] == found.quotations[0].text and fields["relay"] == []


def test_other_threads_go_on_meanwhile():
    counted, long = [0], TEXT * 40

    def count(until):
        while not until.is_set():
            counted[0] += 1

    until = threading.Event()
    counter = threading.Thread(target=count, args=(until,))
    counter.start()
    pullquote.analyze(long)
    before = counted[0]
    until.set()
    counter.join()
    assert before > 0
