"""The banner's chips about safety: a yes always, a no while it counts, a question where it has to be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.pregnancy import Dating, Gestation
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.ui.chart.safety_chips import safety_chips

TODAY = date(2026, 11, 23)
LINE = SafetyLine(SafetyQuestion.PREGNANCY)
NO = replace(LINE, said=YesNo.NO, counts=YesNo.NO, asked_on=TODAY)
YES = replace(LINE, said=YesNo.YES, counts=YesNo.YES, asked_on=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (LINE, "Pregnancy not asked"),
        (NO, "Not pregnant, asked today"),
        (replace(NO, asked_on=date(2026, 11, 2)), "Not pregnant, asked 02-Nov-2026"),
        (replace(NO, counts=YesNo.UNKNOWN), "Pregnancy: ask again"),
        (replace(YES, gestation=Gestation(100, Dating.LAST_PERIOD, date(2027, 5, 1))), "Pregnant, 14 weeks"),
        (YES, "Pregnant"),
        (replace(LINE, said=YesNo.UNKNOWN, possible=True, asked_on=TODAY), "Possibly pregnant"),
        (replace(LINE, said=YesNo.UNKNOWN, asked_on=TODAY), "Pregnancy not known"),
        (replace(LINE, said=YesNo.DECLINED, counts=YesNo.DECLINED), "Pregnancy: prefers not to say"),
    ],
)
def test_pregnancy_in_words(line: SafetyLine, text: str) -> None:
    assert [chip.text for chip in safety_chips([line], TODAY, asks_pregnancy=True)] == [text]


def test_where_it_does_not_apply_only_the_question_is_left_out() -> None:
    assert safety_chips([LINE], TODAY, asks_pregnancy=False) == []
    assert [chip.text for chip in safety_chips([YES], TODAY, asks_pregnancy=False)] == ["Pregnant"]


def test_every_yes_has_its_chip_and_an_old_one_asks_to_be_confirmed() -> None:
    lines = [replace(YES, question=question, to_confirm=True) for question in SafetyQuestion]
    chips = safety_chips(lines, TODAY, asks_pregnancy=True)
    assert len(chips) == len(SafetyQuestion)
    assert "Keloid tendency" in [chip.text for chip in chips]
    assert all("Ask whether it is still so" in chip.tip for chip in chips)
    none = [replace(NO, question=SafetyQuestion.KELOID)]
    assert safety_chips(none, TODAY, asks_pregnancy=True) == []
