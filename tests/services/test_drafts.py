"""Drafts: sealed, their owner's alone, there again after a lock."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.staff import Draft
from luna_desktop.services import drafts
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.storage import engine as database
from luna_desktop.storage.keyfile import KeyFile
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working

PLACE = DraftPlace("details", 7)
TYPED = {"family_name": "कुमारी", "note": "canary-draft-4711 typed but not saved"}


def test_a_draft_is_there_again_after_a_lock(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    at = act(clinic, drafts.keep_draft, KeptDraft(PLACE, TYPED, base_version=3))
    clinic.lock()
    again = open_clinic(Role.RECEPTION)
    kept = act(again, drafts.read_draft, PLACE)
    assert kept is not None
    assert (kept.values, kept.base_version, kept.saved_at) == (TYPED, 3, at)
    assert act(again, drafts.list_drafts, None) == [PLACE]


def test_the_newest_typing_replaces_the_older_and_discarding_ends_it(clinic: OpenClinic) -> None:
    act(clinic, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    act(clinic, drafts.keep_draft, KeptDraft(PLACE, {"note": "newer"}))
    act(clinic, drafts.keep_draft, KeptDraft(DraftPlace("registration"), {"note": "other form"}))
    kept = act(clinic, drafts.read_draft, PLACE)
    assert kept is not None
    assert kept.values == {"note": "newer"}
    assert act(clinic, drafts.list_drafts, None) == [DraftPlace("registration"), PLACE]
    act(clinic, drafts.discard_draft, PLACE)
    assert act(clinic, drafts.read_draft, PLACE) is None
    assert len(act(clinic, drafts.list_drafts, None)) == 1


def test_nobody_reads_or_discards_a_colleagues_draft(open_clinic: Opener) -> None:
    mine, theirs = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)
    act(mine, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    assert act(theirs, drafts.read_draft, PLACE) is None
    assert act(theirs, drafts.list_drafts, None) == []
    act(theirs, drafts.discard_draft, PLACE)
    assert act(mine, drafts.read_draft, PLACE) is not None


def test_what_was_typed_is_nowhere_in_clear(clinic: OpenClinic) -> None:
    act(clinic, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    keyfile = KeyFile.load(clinic.premises.folder)
    connection = database.connect(keyfile.database, clinic.premises.keys.database_key())
    try:
        pages = b"".join(bytes(row[0]) for row in connection.execute("SELECT sealed FROM draft"))
        dumped = "\n".join(str(row) for row in connection.execute("SELECT * FROM draft"))
    finally:
        connection.close()
    needles = [text.encode() for text in TYPED.values()]
    assert pages
    assert not any(needle in pages for needle in needles)
    assert not any(text in dumped for text in TYPED.values())
    for path in clinic.premises.folder.rglob("*"):
        if path.is_file():
            assert not any(needle in path.read_bytes() for needle in needles), path.name


def test_a_draft_moved_to_another_place_or_owner_does_not_open(clinic: OpenClinic) -> None:
    act(clinic, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    with working(clinic) as work:
        work.session.execute(update(Draft).values(patient_id=8))
    with pytest.raises(StorageTrouble):
        act(clinic, drafts.read_draft, DraftPlace("details", 8))


def test_a_draft_leaves_no_entry_in_the_log_and_no_typing_in_its_repr(clinic: OpenClinic) -> None:
    draft = KeptDraft(PLACE, TYPED)
    act(clinic, drafts.keep_draft, draft)
    assert "canary" not in repr(draft)
    with working(clinic) as work:
        assert work.session.scalar(select(Draft.form)) == "details"
        assert work.records == 0


@pytest.mark.parametrize(
    ("form", "words"),
    [("history", "Medical history"), ("settings clinicForm", "Settings"), ("from a later version", "Another form")],
)
def test_each_form_is_named_without_what_is_in_it(form: str, words: str) -> None:
    assert drafts.form_name(form).text == words
