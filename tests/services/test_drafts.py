"""Drafts: sealed, their owner's alone, there again after a lock."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, LunaError, NotFound, NotPermitted, StorageTrouble
from luna_desktop.models.staff import Draft
from luna_desktop.services import drafts, staff
from luna_desktop.services.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, HandedOver, HandOver, KeptDraft
from luna_desktop.storage import engine as database
from luna_desktop.storage.keyfile import KeyFile
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

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


def test_who_comes_after_finds_the_drafts_of_who_left(open_clinic: Opener) -> None:
    leaver, taker = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)
    other = DraftPlace("condition", 9)
    at = act(leaver, drafts.keep_draft, KeptDraft(PLACE, TYPED, base_version=3))
    act(leaver, drafts.keep_draft, KeptDraft(other, {"note": "theirs"}))
    act(taker, drafts.keep_draft, KeptDraft(other, {"note": "my own"}))
    admin = open_clinic(Role.ADMINISTRATOR)
    gone, new = leaver.actor.user_id, taker.actor.user_id
    act(admin, staff.disable_staff, gone)
    assert act(admin, drafts.count_drafts, gone) == 2
    assert act(admin, drafts.hand_over_drafts, HandOver(gone, new)) == HandedOver(moved=1, stayed=1)
    assert (act(admin, drafts.count_drafts, gone), act(admin, drafts.count_drafts, new)) == (1, 2)
    kept, own = act(taker, drafts.read_draft, PLACE), act(taker, drafts.read_draft, other)
    assert kept is not None
    assert own is not None
    assert (kept.values, kept.base_version, kept.saved_at) == (TYPED, 3, at)
    assert own.values == {"note": "my own"}
    (entry,) = entries(admin, "drafts handed over")
    assert entry.entity_id == str(gone)
    assert "canary" not in entry.detail
    assert f'"moved": 1, "stayed": 1, "to": {new}' in entry.detail


def test_a_damaged_draft_stays_with_who_left_and_keeps_nobody_from_the_rest(open_clinic: Opener) -> None:
    leaver, admin = open_clinic(Role.RECEPTION), open_clinic(Role.ADMINISTRATOR)
    act(leaver, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    with working(leaver) as work:
        work.session.execute(update(Draft).values(sealed=b"not a seal at all, but long enough for one" * 2))
    act(leaver, drafts.keep_draft, KeptDraft(DraftPlace("registration"), TYPED))
    act(admin, staff.disable_staff, leaver.actor.user_id)
    order = HandOver(leaver.actor.user_id, admin.actor.user_id)
    assert act(admin, drafts.hand_over_drafts, order) == HandedOver(moved=1, stayed=1)


def test_drafts_go_only_from_a_closed_account_to_an_open_one(open_clinic: Opener) -> None:
    admin, works, left = (open_clinic(role) for role in (Role.ADMINISTRATOR, Role.RECEPTION, Role.THERAPIST))
    here, gone = works.actor.user_id, left.actor.user_id
    act(admin, staff.disable_staff, gone)
    refusals: list[tuple[HandOver, type[LunaError]]] = [
        (HandOver(here, admin.actor.user_id), InvalidInput),
        (HandOver(gone, gone), InvalidInput),
        (HandOver(gone, UserId(999)), NotFound),
        (HandOver(UserId(999), here), NotFound),
    ]
    for order, error in refusals:
        with pytest.raises(error):
            act(admin, drafts.hand_over_drafts, order)
    with pytest.raises(NotPermitted):
        act(works, drafts.hand_over_drafts, HandOver(gone, here))
    with pytest.raises(NotPermitted):
        act(works, drafts.count_drafts, gone)
