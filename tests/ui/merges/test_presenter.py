"""The page about duplicates on a real clinic: compare, merge, tell apart, ask for, undo, and a list made in parts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import MergedRecord
from luna_desktop.domain.merging import Field, Side
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import duplicates
from luna_desktop.services.people.patients import open_patient
from luna_desktop.ui.merges.presenter import build_page
from luna_desktop.ui.merges.view import MergesView
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.people import two_records as two
from tests.ui.contexts import Way, context_of
from tests.ui.merges.pairs import a_pair


def shown(qtbot: QtBot, clinic: OpenClinic, part: str = "", way: Way | None = None) -> MergesView:
    view = build_page(context_of(clinic, way=way), part)
    assert isinstance(view, MergesView)
    qtbot.addWidget(view)
    return view


def test_a_pair_is_compared_merged_and_put_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    pair, way = a_pair(clinic), Way()
    view = shown(qtbot, clinic, way=way)
    view.worklist.compare.click()
    assert view.current() is view.merge
    assert view.merge.place.spec().text == "Pair 1 of 1"
    view.merge.heads.swap.click()  # the older number is kept by itself; here the newer one is
    page = view.merge.page()
    assert page is not None
    assert page.pair == pair
    for field in (Field.NAME, Field.PHONE):
        view.merge.fields.choose(field, Side.KEPT)
    view.merge.side.reason.edit.setPlainText(two.REASON)
    view.merge.side.merge.click()
    assert way.said == ["LUN-000001 is now part of LUN-000002"]
    assert view.current() is view.worklist
    with pytest.raises(MergedRecord):
        act(clinic, open_patient, pair.merged)

    two.add(clinic, pair.kept, Phone("+919845011223"))
    row = view.worklist.history.findChildren(type(view.worklist.compare), "unmerge1")[-1]
    row.click()
    assert view.current() is view.unmerge
    assert len(view.unmerge.rows) == 1
    view.unmerge.rows[0].choice.show_value(Side.MERGED)
    view.unmerge.reason.edit.setPlainText("They are twins, both came today")
    view.unmerge.unmerge.click()
    assert way.said[-1] == "LUN-000001 and LUN-000002 are two records again"
    assert act(clinic, open_patient, pair.merged).card.mrn == "LUN-000001"
    assert len(entries(clinic, "possible duplicates read")) == 1


def test_a_change_meanwhile_is_said_and_stops_the_merge(qtbot: QtBot, clinic: OpenClinic) -> None:
    pair = a_pair(clinic)
    view = shown(qtbot, clinic, f"{int(pair.kept)}/{int(pair.merged)}")
    for field in (Field.NAME, Field.PHONE):
        view.merge.fields.choose(field, Side.KEPT)
    view.merge.side.reason.edit.setPlainText(two.REASON)
    two.add(clinic, pair.merged, Phone("+919845011223"))
    assert "changed" in view.merge.banner.text()
    view.merge.side.merge.click()
    assert "Look at both again" in view.merge.banner.text()
    view.merge.banner.button.click()
    assert view.merge.banner.text() == ""
    assert view.merge.side.reason.value() == two.REASON


def test_two_people_are_told_apart_and_the_list_goes_on(qtbot: QtBot, clinic: OpenClinic) -> None:
    a_pair(clinic)
    way = Way()
    view = shown(qtbot, clinic, way=way)
    view.worklist.compare.click()
    view.merge.not_same.click()
    assert view.current() is view.worklist
    assert view.worklist.stack.currentWidget().objectName() == "duplicatesEmpty"
    assert way.said == ["Noted: two people. The pair comes again only if a card changes."]
    view.worklist.back.click()
    assert way.places == ["patients"]


def test_reception_asks_and_the_owner_finds_it_with_its_reason(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    a_pair(owner)
    reception = open_clinic(Role.RECEPTION)
    view = shown(qtbot, reception)
    assert view.worklist.side.isHidden()
    view.worklist.compare.click()
    assert view.merge.side.merge.text() == "Ask for the merge"
    view.merge.side.reason.edit.setPlainText("Same voter card at the desk")
    view.merge.side.merge.click()
    assert view.current() is view.worklist

    theirs = shown(qtbot, owner)
    theirs.worklist.compare.click()
    assert theirs.merge.asked.text() == "Ravi Shetty asks for this merge: Same voter card at the desk"


def test_a_large_clinic_is_compared_in_parts(qtbot: QtBot, clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    a_pair(clinic)
    monkeypatch.setattr(duplicates, "SMALL_CLINIC", 1)
    monkeypatch.setattr(duplicates, "FACES_AT_ONCE", 1)
    view = shown(qtbot, clinic)
    assert view.worklist.count.text() == "1 pair"
    view.worklist.compare.click()
    view.merge.skip.click()
    assert view.current() is view.worklist
