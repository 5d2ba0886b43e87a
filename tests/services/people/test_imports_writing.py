"""Writing many people at once: chunk by chunk, with the same columns and search words as one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from luna_desktop.domain.imports import Field
from luna_desktop.models.patients import PatientCard
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import imports_writing
from luna_desktop.services.people.cards import refresh_card
from luna_desktop.services.people.imports import Outcome
from luna_desktop.services.people.patients import Lookup, search_patients
from tests.services.acting import act, working
from tests.services.people.importing import ASHA, HINDI, RAVI, a_list, imported


def columns(clinic: OpenClinic) -> list[tuple[object, ...]]:
    table = PatientCard.metadata.tables["patient_card"]
    with working(clinic) as work:
        cards = [tuple(row) for row in work.session.execute(select(table).order_by(table.c.patient_id))]
        words = work.connection.exec_driver_sql("SELECT * FROM search_person ORDER BY patient_id").all()
        names = work.connection.exec_driver_sql("SELECT * FROM search_name ORDER BY name").all()
        return [*cards, *map(tuple, words), *map(tuple, names)]


def test_cards_and_search_words_are_what_one_by_one_would_have_written(
    clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports_writing, "CHUNK", 2)
    done = imported(clinic, a_list(tmp_path, ASHA, RAVI, HINDI))
    assert done.counts == {Outcome.TAKEN: 3}
    at_once = columns(clinic)
    cards = act(clinic, search_patients, Lookup(""))
    with working(clinic) as work:
        for card in cards:
            refresh_card(work, card.patient_id)
    assert columns(clinic) == at_once
    assert len({one.mrn for one in done.lines}) == 3


def test_the_last_visit_orders_the_list(clinic: OpenClinic, tmp_path: Path) -> None:
    head = "Name,Last visit"
    path = a_list(tmp_path, "Asha Rao,25/12/2020", "Ravi Shetty,26/12/2024", head=head)
    from_list = imported(clinic, path, columns={Field.FULL_NAME: 0, Field.LAST_SEEN: 1})
    assert from_list.counts == {Outcome.TAKEN: 2}
    cards = act(clinic, search_patients, Lookup(""))
    assert [(card.name, card.last_seen) for card in cards] == [
        ("Ravi Shetty", date(2024, 12, 26)),
        ("Asha Rao", date(2020, 12, 25)),
    ]
    assert [card.name for card in act(clinic, search_patients, Lookup("shetty"))] == ["Ravi Shetty"]
