"""What the recall list says of a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.outstanding import RECALL, keep_recall
from luna_desktop.services.front.recall_list import INTERVAL, read_recalls
from luna_desktop.ui.recall_list.words import contacts_cell, due_cell, resting_words, what_cell
from tests import builders
from tests.services.acting import act, working
from tests.services.front.booking import ZONE, at


def test_since_when_what_for_and_what_was_tried(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        keep_recall(work, patient, 1, date(2026, 3, 10))
    (line,) = act(clinic, read_recalls, None).lines
    assert line.kind == RECALL
    assert (what_cell(line).text, what_cell(line).note) == ("To come again", "Ordered by a clinician")
    assert what_cell(replace(line, kind=INTERVAL)).note == "By the interval of the service"
    for day, words, tone in ((10, "Due today", "info"), (11, "1 day overdue", "warn"), (31, "21 days overdue", "warn")):
        chip = due_cell(line, date(2026, 3, day)).chips[0]
        assert (chip.text, chip.tone) == (words, tone)
    assert due_cell(line, date(2026, 5, 1)).chips[0].tone == "danger"
    assert contacts_cell(line, ZONE).text == "Not contacted yet"
    told = contacts_cell(replace(line, contacts=2, last_contact=at("10:00")), ZONE)
    assert (told.text, told.note) == ("Contacted 2 times", "last on 16-Mar-2026")
    assert contacts_cell(replace(line, contacts=1, last_contact=at("10:00")), ZONE).text == "Contacted once"


def test_how_many_rest() -> None:
    said = [resting_words(count, 14) for count in (0, 1, 5)]
    assert [text.split()[0] for text in said] == ["Whoever", "1", "5"]
    assert all("14 days" in text for text in said)
