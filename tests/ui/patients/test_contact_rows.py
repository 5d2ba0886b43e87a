from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.patients.contact_rows import ContactRows, address_rows, email_rows, phone_rows
from tests import builders


@pytest.fixture
def frame(qtbot: QtBot) -> EditFrame:
    made = EditFrame("form", "Form")
    qtbot.addWidget(made)
    return made


def test_one_phone_row_always_stands_there(frame: EditFrame) -> None:
    rows = ContactRows(frame, phone_rows())
    frame.add_page(rows)
    (row,) = rows.rows()
    assert row.is_blank()
    row.remove.click()
    assert len(rows.rows()) == 1
    assert not frame.is_dirty()


def test_wrong_numbers_are_named_at_their_row(frame: EditFrame) -> None:
    rows = ContactRows(frame, phone_rows())
    frame.add_page(rows)
    rows.add_button.click()
    first, second = rows.rows()
    first.parts["number"].show_value("98860 01427")
    second.parts["number"].show_value("12")
    assert set(rows.problems()) == {second.parts["number"].name}
    assert first.body() == Phone("98860 01427", ContactUse.MOBILE)


def test_a_draft_brings_new_rows_back(frame: EditFrame) -> None:
    rows = ContactRows(frame, email_rows())
    frame.add_page(rows)
    rows.make_rows_for(["email_new3_address", "email_new3_use", "phone_new1_number"])
    frame.show_draft({"email_new3_address": "a@example.org", "email_new3_use": "work"})
    assert [row.body() for row in rows.rows()] == [Email("a@example.org", ContactUse.WORK)]
    rows.add_button.click()
    assert [row.key for row in rows.rows()] == ["new3", "new4"]


def test_ending_a_row_waits_for_the_save_and_can_be_taken_back(frame: EditFrame, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    facts = clinic.desk.perform(clinic.actor, read_details, patient).facts
    rows = ContactRows(frame, phone_rows())
    frame.add_page(rows)
    rows.show_facts([fact for fact in facts if fact.kind == "phone"])
    (row,) = rows.rows()
    assert row.end is not None
    row.end.button.click()
    assert row.is_ended()
    assert frame.is_dirty()
    row.end.button.click()
    assert not frame.is_dirty()


def test_an_address_keeps_its_parts(frame: EditFrame) -> None:
    rows = ContactRows(frame, address_rows())
    frame.add_page(rows)
    row = rows.add_row()
    row.parts["lines"].show_value("No. 7, Temple Street")
    row.parts["city"].show_value("Kolar")
    assert row.body() == Address("No. 7, Temple Street", "Kolar", "", "", ContactUse.HOME)
