"""The draft of the page: it says what was prepared, and never takes back what a person chose meanwhile."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.ui.photo_export.draft import PreparedForm, boxes_in, faces_in
from luna_desktop.ui.photo_export.terms_panel import TermsPanel
from tests.services.sharing.photographing import EYES


def test_boxes_and_faces_come_back_as_they_were(qtbot: QtBot) -> None:
    terms = TermsPanel()
    qtbot.addWidget(terms)
    form = PreparedForm(terms)
    terms.show_below(form)
    assert not form.is_prepared()
    form.hold({7: (EYES,), 8: ()}, {7: True, 8: False})
    assert form.is_prepared()
    with qtbot.waitSignal(form.draft_due) as due:
        form.flush_draft()
    (values,) = due.args
    assert boxes_in(values) == {7: (EYES,)}
    assert faces_in(values) == {7: True, 8: False}
    form.forget()
    assert not form.is_prepared()
    assert boxes_in({}) == faces_in({}) == {}


def test_what_was_chosen_meanwhile_stays(qtbot: QtBot) -> None:
    terms = TermsPanel()
    qtbot.addWidget(terms)
    form = PreparedForm(terms)
    terms.show_below(form)
    kept = form.values() | {terms.scope.name: PhotoScope.RECORD.value, terms.purpose.name: "A second opinion"}
    terms.purpose.show_value("For the patient")
    form.show_draft(kept)
    assert (terms.chosen_scope(), terms.purpose.value()) == (None, "For the patient")
    terms.purpose.show_value("")
    form.show_draft(kept)
    assert (terms.chosen_scope(), terms.purpose.value()) == (PhotoScope.RECORD, "A second opinion")
