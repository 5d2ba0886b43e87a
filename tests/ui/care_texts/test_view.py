"""The page of texts: what stands where, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_texts import CareTextBody, Part, TextKind, TextStanding
from luna_desktop.services.care.care_texts import OpenedCareText, TextPlace
from luna_desktop.ui.care_texts.view import CareTextsView, about_words, standing_chip

AT = datetime(2026, 3, 14, tzinfo=UTC)
BODY = CareTextBody("Peel", (Part("Risks", ("Redness.", "A scar.")),))
SHIPPED = OpenedCareText(TextPlace(TextKind.CONSENT, "peel"), BODY, "ab", TextStanding.WAITING)
OWN = OpenedCareText(SHIPPED.place, BODY, "ab", TextStanding.WAITING, 1, 2, "clinic", AT, "Dr Meera Pillai")
IN_USE = OpenedCareText(
    SHIPPED.place, BODY, "ab", TextStanding.IN_FORCE, 1, 2, "clinic", AT, "Dr Meera Pillai", AT, "Dr Nandini Rao"
)


def test_each_text_says_who_wrote_and_who_approved_it() -> None:
    assert "comes with the program" in about_words(SHIPPED)
    assert about_words(OWN) == "Version 2, written on 14-Mar-2026 by Dr Meera Pillai"
    assert about_words(IN_USE) == "Version 2, approved on 14-Mar-2026 by Dr Nandini Rao"
    assert [standing_chip(text).text for text in (SHIPPED, IN_USE)] == ["Not approved", "In use"]


def test_only_what_can_be_decided_is_offered(qtbot: QtBot) -> None:
    view = CareTextsView()
    qtbot.addWidget(view)
    view.show()
    for text, approve, retire in ((SHIPPED, True, False), (IN_USE, False, True)):
        view.show_text(text, may_decide=True)
        assert (view.approve.isVisible(), view.retire.isVisible(), view.edit.isVisible()) == (approve, retire, True)
    view.show_text(IN_USE, may_decide=False)
    assert not view.edit.isVisible()


def test_the_edit_shows_headings_and_points_as_lines(qtbot: QtBot) -> None:
    view = CareTextsView()
    qtbot.addWidget(view)
    view.show()
    view.show_form(OWN)
    assert view.form.values() == {"title": "Peel", "text": "# Risks\nRedness.\nA scar."}
    view.show_problems({"text": "Too long.", "state": "Decided already."})
    assert view.form.text.problem == "Too long."
    assert view.banner.text() == "Decided already."
    view.show_form(None)
    assert view.card.isVisible()
