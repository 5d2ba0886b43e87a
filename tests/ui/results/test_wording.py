"""Investigations and documents in words: one list by day, states, flags, values, steps and versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import ResultState, Telling, Told
from luna_desktop.ui.results import wording
from luna_desktop.ui.results.wording import Line, Part
from tests.ui.results.reports import AT, FT4, MEERA, TODAY, TSH, a_body, a_paper, a_result


def test_one_list_by_day_holds_each_paper_once() -> None:
    known = [a_result(1), a_result(2, a_body(dated=date(2025, 1, 1)))]
    lines = wording.lines_of(known, [a_paper(5), a_paper(6, result_id=1), a_paper(7, result_id=99)])
    assert [line.key for line in lines] == [("result", 1), ("document", 7), ("document", 5), ("result", 2)]
    assert [line.key for line in wording.part_of(lines, Part.DOCUMENTS)] == [("document", 7), ("document", 5)]
    assert [line.key for line in wording.part_of(lines, Part.RECEIVED)] == [("result", 1), ("result", 2)]
    assert wording.part_of(lines, Part.ORDERED) == []


@pytest.mark.parametrize("state", ResultState)
def test_every_state_has_a_chip(state: ResultState) -> None:
    (chip,) = wording.state_chips(a_body(state), TODAY)
    assert chip.text
    assert chip.icon


def test_what_is_overdue_or_amended_says_so() -> None:
    late = a_body(ResultState.ORDERED, due=date(2026, 3, 13))
    assert [chip.text for chip in wording.state_chips(late, TODAY)] == ["Overdue"]
    amended = a_body(amendments=1)
    assert [chip.text for chip in wording.state_chips(amended, TODAY)] == ["To review", "Amended"]


def test_values_out_of_range_come_first_and_the_rest_is_counted() -> None:
    body = a_body()
    assert wording.values_line(body) == "TSH 6.8 mIU/L · FT4 1.1 ng/dL"
    assert [chip.text for chip in wording.values_chips(body)] == ["1 out of range"]
    many = tuple(replace(FT4, what=Coded(f"Analyte {number}")) for number in range(5))
    assert wording.values_line(a_body(values=many)).endswith("2 more")
    assert wording.values_line(a_body(values=(), report="Naevus.\nRemoved.")) == "Naevus."
    assert wording.values_chips(a_body(values=(FT4,))) == ()


@pytest.mark.parametrize(
    ("low", "high", "text", "said"),
    [("1", "2", "", "1 to 2"), ("", "2", "", "up to 2"), ("1", "", "", "from 1"), ("", "", "", ""), ("", "", "x", "x")],
)
def test_a_range_in_words(low: str, high: str, text: str, said: str) -> None:
    assert wording.range_words(ResultValue(Coded("TSH"), "1", "", low, high, text)) == said


def test_flags_are_chips_with_words() -> None:
    high, low = wording.flag_chip(TSH), wording.flag_chip(replace(TSH, value="0.1"))
    assert high is not None
    assert low is not None
    assert (high.text, low.text, wording.flag_chip(FT4)) == ("High", "Low", None)


def test_steps_say_who_when_and_what_was_noted() -> None:
    tried = Told("Tara Menon", AT, Telling.PHONE, "No answer")
    steps = wording.steps_of(a_body(ResultState.TOLD, question="Hair loss", not_reached=(tried,)))
    assert [(what, note) for what, _who, note in steps] == [
        ("Ordered", "Hair loss"),
        ("Received", ""),
        ("Reviewed", "Start treatment"),
        ("Not reached", "No answer"),
        ("Told to the patient", "Comes on Monday"),
    ]
    assert steps[0][1] == "Dr Meera Pillai, 12-Mar-2026, 10:30"
    assert steps[-1][1].startswith("By phone · Tara Menon")


def test_a_version_says_its_state_values_and_why() -> None:
    what, who = wording.version_line(replace(a_result(), reason="Laboratory corrected"))
    assert what == "Received, not reviewed · TSH 6.8 mIU/L · FT4 1.1 ng/dL"
    assert who.endswith("Laboratory corrected")


def test_rows_have_names_second_lines_and_days() -> None:
    paper = Line(("document", 5), TODAY, document=a_paper())
    result = Line(("result", 1), TODAY, result=a_result())
    assert (wording.title_of(paper), wording.source_words(paper)) == ("Letter of Dr Rao", "Letter received · Dr Rao")
    assert (wording.title_of(result), wording.source_words(result)) == ("Thyroid profile", "Blood · City Lab")
    assert (wording.kind_icon(paper), wording.kind_icon(result)) == ("file-text", "flask-conical")
    undated = replace(a_paper(), fact=replace(a_paper().fact, body=DocumentFacts("Scan")))
    assert wording.paper_day(undated) == date(2026, 3, 12)
    assert wording.day_of(replace(a_body(ResultState.ORDERED), ordered=MEERA)) == date(2026, 3, 12)
    assert wording.pages_words(replace(a_paper(), pages=1)) == "1 page"
