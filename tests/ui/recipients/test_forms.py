"""What the forms of the Recipients page collect."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.sharing.recipients import Entry
from luna_desktop.ui.recipients.forms import AgreementForm, EndForm, RecipientForm


def test_an_entry_comes_back_as_it_was_shown(qtbot: QtBot) -> None:
    form = RecipientForm()
    qtbot.addWidget(form)
    entry = Entry(RecipientKind.INSURER, "Surya", "4 Hill Road", "+919886001427", "a@b.example", "NP", "Claims")
    form.show_entry(entry)
    assert form.entry() == entry
    assert not form.is_dirty()
    form.show_entry(None)
    assert form.entry().country == "IN"
    assert form.entry().kind is RecipientKind.CLINIC  # which the register refuses at its field


def test_near_names_are_shown_until_there_are_none(qtbot: QtBot) -> None:
    form = RecipientForm()
    qtbot.addWidget(form)
    form.show_near(["Himalaya", "Himalya"])
    assert "Himalaya, Himalya" in form.near.text()
    form.show_near([])
    assert form.near.text() == ""


def test_an_agreement_is_collected_whole(qtbot: QtBot) -> None:
    form = AgreementForm()
    qtbot.addWidget(form)
    form.begin("Surya")
    form.show_draft(
        {
            "reference": "CA 1",
            "begins_on": "2026-01-01",
            "ends_on": "",
            "purposes": ["P1", "rights"],
            "countries": ["IN", "NP"],
        }
    )
    agreement = form.agreement(7)
    assert (agreement.recipient_id, agreement.begins_on, agreement.ends_on) == (7, date(2026, 1, 1), None)
    assert agreement.purposes == {Purpose.CARE, Ground.RIGHTS}
    assert agreement.countries == {"IN", "NP"}
    assert form.half_days() == {}
    form.show_draft({"begins_on": "2026-01"})
    assert set(form.half_days()) == {"begins_on"}


def test_an_early_end_is_collected(qtbot: QtBot) -> None:
    form = EndForm()
    qtbot.addWidget(form)
    form.start({})
    form.last.show_value("2026-03-13")
    form.reason.show_value("A breach")
    ending = form.ending(3)
    assert (ending.agreement_id, ending.last_day, ending.reason) == (3, date(2026, 3, 13), "A breach")
