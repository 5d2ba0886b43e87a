"""Who asks, and how it was made sure: what the answers mean together, and which fields they need."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import CaseChannel, IdentityCheck, IdentityMethod, Requester, RequesterRelation
from luna_desktop.ui.corrections.header_fields import HeaderFields, channel_of, identity_of, requester_of


def test_only_what_an_answer_asks_for_is_seen(qtbot: QtBot) -> None:
    holder, header = QWidget(), HeaderFields()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for field in header.fields():
        column.addWidget(field)
        field.show_value(header.beginning().get(field.name))
    header.fit()
    seen = [field.name for field in header.fields() if field.isVisibleTo(holder)]
    assert seen == ["relation", "channel", "method"]
    header.relation.show_value("guardian")
    header.method.show_value("photo_id")
    header.fit()
    assert all(field.isVisibleTo(holder) for field in header.fields())
    assert sorted(field.name for row in header.rows() for field in row) == sorted(f.name for f in header.fields())


def test_the_answers_become_a_requester_and_a_check() -> None:
    beginning = HeaderFields.beginning()
    assert requester_of(beginning) == Requester("", RequesterRelation.SELF)
    assert channel_of(beginning) is CaseChannel.IN_PERSON
    assert identity_of(beginning) == IdentityCheck(IdentityMethod.KNOWN)
    assert identity_of({"method": "not yet"}) is None
    told = {
        "relation": "guardian",
        "requester": "Asha",
        "method": "photo_id",
        "document": "passport",
        "last_four": "1234",
    }
    assert requester_of(told) == Requester("Asha", RequesterRelation.GUARDIAN)
    assert identity_of(told) == IdentityCheck(IdentityMethod.PHOTO_ID, Proof.PASSPORT, "1234")
