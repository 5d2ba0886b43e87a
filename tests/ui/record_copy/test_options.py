"""The choices of a record copy."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.redaction import Redaction
from luna_desktop.reports.record_content import ALL_SECTIONS, Form, Section
from luna_desktop.services.sharing.copy_plans import PAPER, PDF, ZIP, CopyPlan
from luna_desktop.ui.record_copy.options import CopyOptions, section_names
from tests.ui.photos.tiles import a_tile


def some_options(qtbot: QtBot) -> CopyOptions:
    options = CopyOptions()
    qtbot.addWidget(options)
    options.show_photographs([a_tile(1), a_tile(2, sensitive=True)], {1: QImage(), 2: QImage()})
    return options


def test_every_section_can_be_ticked(qtbot: QtBot) -> None:
    assert set(section_names()) == set(ALL_SECTIONS)
    options = some_options(qtbot)
    assert options.plan().sections == ALL_SECTIONS
    options.sections.show_counts({Section.VISITS: 6})
    assert options.sections.boxes[Section.VISITS].accessibleName() == "Visits (6)"


def test_intimate_photographs_are_chosen_only_by_hand(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    assert options.plan().photographs == (1,)
    options.dates.photograph_box(2).click()
    assert options.plan().photographs == (1, 2)
    options.dates.choose_none.click()
    assert options.plan().photographs == ()
    assert options.dates.count.text() == "0 of 2 chosen"


def test_a_plan_is_shown_and_comes_back(qtbot: QtBot) -> None:
    plan = CopyPlan(
        purpose="Own record",
        form=Form.FULL,
        sections=(
            Section.ALLERGIES,
            Section.PHOTOGRAPHS,
            Section.DISCLOSURES,
            Section.WITHHELD,
            Section.CERTIFICATION,
        ),
        photographs=(2,),
        language="hi",
        since=date(2026, 1, 1),
        until=date(2026, 11, 23),
        years=3,
        release=PDF,
        protect=False,
        told_by="paper",
        designee="Dr Vikram Sethi",
        signed_writing="Letter of 12-03-2026",
        redactions=(Redaction("Kokila", "P1"),),
        withheld=((Section.LIFESTYLE, "A4"),),
        left_alone=("Ravi",),
    )
    options = some_options(qtbot)
    options.show_plan(plan)
    assert options.plan() == plan
    assert options.sections.left_out.text() == "1 passage is left out. 1 section is withheld."
    options.sections.form.show_value(Form.SUMMARY)
    options.sections.form.edited.emit()
    assert options.dates.isHidden()


def test_leaving_needs_a_purpose_and_for_somebody_else_a_signed_writing(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    assert not options.check()
    assert options.released.purpose.problem
    options.released.purpose.show_value("Own record")
    assert options.check()
    options.show_plan(CopyPlan(purpose="Own record", designee="Dr Vikram Sethi"))
    assert not options.released.signed_writing.isHidden()
    assert not options.check()
    assert options.released.signed_writing.problem


def test_a_file_has_a_passphrase_and_an_archive_says_what_opens_it(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    card = options.released
    shown = {}
    for way in (PAPER, PDF, ZIP):
        card.release.cards.card(way).click()
        shown[way] = (card.protect.isHidden(), card.told_by.isHidden(), card.zip_note.isHidden())
    assert shown == {PAPER: (True, True, True), PDF: (False, False, True), ZIP: (False, False, False)}
    card.protect.box.click()
    assert (card.told_by.isHidden(), card.zip_note.isHidden()) == (True, True)


def test_a_wrong_date_is_no_date_and_what_was_approved_is_fixed(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    options.dates.since.edit.setText("soon")
    assert options.plan().since is None
    options.set_fixed(True)
    assert not options.sections.isEnabled()
    assert not options.released.purpose.isEnabled()
