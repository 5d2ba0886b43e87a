"""The form as it looks: what each choice asks for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.disclosures import BASES
from luna_desktop.domain.recipients import REGISTERED_KINDS, Basis, RecipientKind
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.sharing.disclosure_reading import Opening
from luna_desktop.ui.disclosures.form import DisclosureForm


def a_form(qtbot: QtBot, *, may_withhold: bool = True) -> DisclosureForm:
    view = DisclosureForm(may_withhold=may_withhold)
    qtbot.addWidget(view)
    known = tuple(
        RegisteredRecipient(at, kind, f"Somebody {at}", "4 Hill Road", "DE")
        for at, kind in enumerate(REGISTERED_KINDS, start=1)
    )
    view.show_opening(Opening(PatientId(1), "Ananya Kumar", "LUN-000001", known, ()))
    return view


def choose(view: DisclosureForm, kind: RecipientKind, basis: Basis | None = None) -> None:
    view.recipient.show_value(REGISTERED_KINDS.index(kind) + 1)
    view.recipient.edited.emit()
    if basis is not None:
        view.basis.show_value(basis.value)
        view.basis.edited.emit()


def test_the_kind_of_recipient_says_what_it_may_rest_on(qtbot: QtBot) -> None:
    view = a_form(qtbot)
    for kind in REGISTERED_KINDS:
        choose(view, kind)
        assert [option.value for option in view.basis.options()] == [basis.value for basis in BASES[kind]]
    choose(view, RecipientKind.INSURER)
    assert view.basis.value() == "consent"
    assert "DE" in view.recipient_note.text()


def test_only_who_may_withhold_is_offered_it(qtbot: QtBot) -> None:
    view = a_form(qtbot, may_withhold=False)
    choose(view, RecipientKind.AUTHORITY, Basis.ORDER)
    assert not view.document.isHidden()
    assert view.withheld.isHidden()
    assert view.proposal(PatientId(1)).withholding is None


def test_a_service_provider_is_asked_for_what(qtbot: QtBot) -> None:
    view = a_form(qtbot)
    choose(view, RecipientKind.SERVICE_PROVIDER)
    assert not view.serves.isHidden()
    assert view.proposal(PatientId(1)).basis is Basis.CONTRACT


def test_the_steps_follow_the_pages_and_back(qtbot: QtBot) -> None:
    view = a_form(qtbot)
    view.steps.chosen.emit(2)
    assert view.frame.pages.currentIndex() == 2
    view.frame.pages.setCurrentIndex(1)
    assert view.steps.value() == 1


def test_days_that_are_no_days_are_said_before_the_gate_is_asked(qtbot: QtBot) -> None:
    view = a_form(qtbot)
    view.since.show_value("2026")
    assert set(view.problems()) == {"recipient", "since"}
