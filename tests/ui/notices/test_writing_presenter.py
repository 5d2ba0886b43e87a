"""Texts written, kept as drafts and taken in from files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document, NoticeBody, PolicyBody
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notices
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.ui.notices.draft_form import DraftForm
from luna_desktop.ui.notices.view import NoticesView
from tests.services.acting import act
from tests.ui.notices.test_presenter import opened

SECOND = TextPlace(Document.NOTICE, 2)
POLICY = TextPlace(Document.POLICY, 1)


def form_of(view: NoticesView) -> DraftForm:
    form = view.draft_form()
    assert isinstance(form, DraftForm)
    return form


def test_a_version_is_begun_written_and_saved(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic)
    view.new.click()
    form = form_of(view)
    form.show_draft({"introduction": "New words.", "items": [["photo", "to compare", "care"]]})
    form.save_bar.save.click()
    body = act(clinic, notices.read_version, SECOND).body
    assert isinstance(body, NoticeBody)
    assert (body.introduction, len(body.items)) == ("New words.", 1)
    assert view.draft_form() is None
    line = view.table.current()
    assert line is not None
    assert line.version == 2


def test_typing_comes_back_after_a_lock_and_a_problem_loses_nothing(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic)
    view.new.click()
    form = form_of(view)
    form.show_draft({"rights": "Half a sent"})
    form._on_edit()
    form.flush_draft()
    again = opened(qtbot, clinic)
    again.panel.details.write_wanted.emit("en")
    form = form_of(again)
    assert form.field("rights").value() == "Half a sent"
    form.show_draft({"introduction": "t" * 20_001})
    form.save_bar.save.click()
    assert form.field("introduction").problem
    assert form.field("rights").value() == "Half a sent"


def test_nobody_saves_over_somebody_elses_text(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic)
    view.new.click()
    form = form_of(view)
    text = act(clinic, notices.read_version, SECOND)
    assert isinstance(text.body, NoticeBody)
    theirs = notices.replace(text.body, rights="Theirs.")
    act(clinic, notices.save_draft, notices.DraftText(SECOND, theirs, text.number))
    form.show_draft({"rights": "Mine."})
    form.save_bar.save.click()
    assert "Somebody else saved this text" in form.banner.text()
    assert form.field("rights").value() == "Mine."


def test_leaving_with_typing_asks(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic, False, True)
    view.new.click()
    form_of(view).show_draft({"rights": "Mine."})
    form_of(view).back.click()
    assert view.draft_form() is not None
    form_of(view).back.click()
    assert view.draft_form() is None


def imported(qtbot: QtBot, clinic: OpenClinic, file: Path) -> NoticesView:
    view = opened(qtbot, clinic, [file])
    view.take_in.click()
    view.panel.import_form.document.show_value(Document.POLICY)
    view.panel.import_form.save.click()
    return view


def test_the_clinics_own_policy_is_taken_in_as_it_stands(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    text = "Privacy Policy\n" + "What we keep: “your” <b>word</b>.\n" * 6_000
    file = tmp_path / "policy.txt"
    file.write_text(text, encoding="utf-8")
    assert len(text) > 200_000
    view = imported(qtbot, clinic, file)
    assert act(clinic, notices.read_version, POLICY).body == PolicyBody(text.strip())
    assert view.panel.open_form() is None
    assert view.document() is Document.POLICY


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Good line\nbroken \xc3( line", "line 2 cannot be read"),
        (b"   ", "There is no text in this file"),
        (b"x" * 4_000_001, "far longer"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(content)
    view = imported(qtbot, clinic, file)
    assert said in view.panel.import_form.banner.text()
    assert not view.panel.import_form.save.is_busy()
    assert act(clinic, notices.list_versions, Document.POLICY) == []
