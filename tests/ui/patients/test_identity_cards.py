from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.ui.edit_frame import page_of
from luna_desktop.ui.patients.identity_cards import IdentityFields, identity_values

TODAY = date(2026, 11, 23)
SAVITRAMMA = Identity(
    "Hanumanthappa",
    "Savitramma",
    title="Smt.",
    former_names="Savitri B.",
    other_script_name="ಸಾವಿತ್ರಮ್ಮ",
    birth=Birth(BirthKind.AGE, age=68, told_on=date(2026, 8, 12)),
    gender=Gender.FEMALE,
    language="kn",
)


def filled(qtbot: QtBot, identity: Identity) -> tuple[IdentityFields, QWidget]:
    fields = IdentityFields(TODAY)
    page = page_of(fields.names_card(), fields.birth_card())
    qtbot.addWidget(page)
    values = identity_values(identity)
    for field in fields.all():
        field.show_value(values[field.name])
    return fields, page


def test_an_identity_comes_back_as_it_was_shown(qtbot: QtBot) -> None:
    fields, _page = filled(qtbot, SAVITRAMMA)
    assert fields.identity() == SAVITRAMMA


def test_a_birth_that_cannot_be_read_is_named_and_stays_as_it_was(qtbot: QtBot) -> None:
    known = Identity("Rao", birth=Birth(BirthKind.YEAR, PartialDate(1984)))
    fields, _page = filled(qtbot, known)
    fields.birth.edit.setText("soon")
    assert set(fields.problems()) == {"birth"}
    assert fields.identity(known).birth == known.birth
