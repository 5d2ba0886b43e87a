"""What somebody left behind: listed without its content, given to who may go on with it, only after they left."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, LunaError, NotFound, NotPermitted
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.models.sharing import RestrictionEvent, RestrictionRow
from luna_desktop.models.staff import Draft
from luna_desktop.services import drafts
from luna_desktop.services.clinic import hand_over, settings, staff
from luna_desktop.services.clinic.hand_over import HandOver
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.privacy import ledger
from luna_desktop.texts import say
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

PLACE = DraftPlace("details", 7)
TYPED = {"family_name": "कुमारी", "note": "canary-draft-4711 typed but not saved"}


def test_who_comes_after_finds_the_drafts_of_who_left(open_clinic: Opener) -> None:
    leaver, taker = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)
    other = DraftPlace("details", 9)
    at = act(leaver, drafts.keep_draft, KeptDraft(PLACE, TYPED, base_version=3))
    act(leaver, drafts.keep_draft, KeptDraft(other, {"note": "theirs"}))
    act(taker, drafts.keep_draft, KeptDraft(other, {"note": "my own"}))
    admin = open_clinic(Role.ADMINISTRATOR)
    gone, new = leaver.actor.user_id, taker.actor.user_id
    act(admin, staff.disable_staff, gone)
    assert act(admin, hand_over.hand_over, HandOver(gone, new)) == HandedOver(moved=1, stayed=1)
    kept, own = act(taker, drafts.read_draft, PLACE), act(taker, drafts.read_draft, other)
    assert kept is not None
    assert own is not None
    assert (kept.values, kept.base_version, kept.saved_at) == (TYPED, 3, at)
    assert own.values == {"note": "my own"}
    (entry,) = entries(admin, "drafts handed over")
    assert entry.entity_id == str(gone)
    assert "canary" not in entry.detail
    assert f'"moved": 1, "stayed": 1, "to": {new}' in entry.detail


def test_the_list_says_form_and_record_number_and_nothing_that_was_typed(open_clinic: Opener) -> None:
    leaver, admin = open_clinic(Role.CLINICIAN), open_clinic(Role.ADMINISTRATOR)
    patient = builders.register(leaver)
    first = act(leaver, drafts.keep_draft, KeptDraft(DraftPlace("history", patient), TYPED))
    second = act(leaver, drafts.keep_draft, KeptDraft(DraftPlace("registration"), TYPED))
    (pile,) = act(admin, hand_over.read_left_behind, leaver.actor.user_id)
    assert pile.key == "drafts"
    assert [(item.what.text, item.mrn[-6:], item.since) for item in pile.items] == [
        ("New patient", "", second),
        ("Medical history", "000001", first),
    ]
    assert "canary" not in repr(pile)
    assert "Kumar" not in repr(pile)
    assert act(admin, hand_over.read_left_behind, admin.actor.user_id) == ()


def test_what_a_colleague_may_not_fill_in_stays_with_who_left(open_clinic: Opener) -> None:
    leaver, admin, owner = (open_clinic(role) for role in (Role.CLINICIAN, Role.ADMINISTRATOR, Role.OWNER))
    patient = builders.register(owner)
    for form in ("history", "lifestyle", "details"):
        act(leaver, drafts.keep_draft, KeptDraft(DraftPlace(form, patient), TYPED))
    gone = leaver.actor.user_id
    act(admin, staff.disable_staff, gone)
    desk, therapist = open_clinic(Role.RECEPTION), open_clinic(Role.THERAPIST)
    assert act(admin, hand_over.hand_over, HandOver(gone, desk.actor.user_id)) == HandedOver(moved=1, stayed=2)
    act(owner, settings.change_preferences, settings.Preferences(shared_care="no"))
    order = HandOver(gone, therapist.actor.user_id)
    assert act(admin, hand_over.hand_over, order) == HandedOver(moved=0, stayed=2)  # not on the care team
    act(owner, settings.change_preferences, settings.Preferences(shared_care="yes"))
    assert act(admin, hand_over.hand_over, order) == HandedOver(moved=1, stayed=1)  # writes no conditions


def test_a_draft_stays_where_the_patient_wants_a_colleague_kept_out(open_clinic: Opener) -> None:
    leaver, admin, taker = (open_clinic(role) for role in (Role.CLINICIAN, Role.ADMINISTRATOR, Role.THERAPIST))
    patient = builders.register(leaver)
    act(leaver, drafts.keep_draft, KeptDraft(DraftPlace("lifestyle", patient), TYPED))
    terms = Terms(RestrictionKind.STAFF, staff=frozenset({int(taker.actor.user_id)}))
    with working(leaver) as work:
        by = {"patient_id": patient, "by": leaver.actor.user_id, "at": work.now}
        work.session.add(RestrictionRow(id=1, kind=terms.kind.value, terms=ledger.write_terms(terms), **by))
        work.session.flush()
        work.session.add(RestrictionEvent(restriction_id=1, state=RestrictionState.AGREED.value, **by))
    act(admin, staff.disable_staff, leaver.actor.user_id)
    order = HandOver(leaver.actor.user_id, taker.actor.user_id)
    assert act(admin, hand_over.hand_over, order) == HandedOver(moved=0, stayed=1)


def test_a_damaged_draft_stays_with_who_left_and_keeps_nobody_from_the_rest(open_clinic: Opener) -> None:
    leaver, admin, taker = (open_clinic(role) for role in (Role.RECEPTION, Role.ADMINISTRATOR, Role.CLINICIAN))
    act(leaver, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    with working(leaver) as work:
        work.session.execute(update(Draft).values(sealed=b"not a seal at all, but long enough for one" * 2))
    act(leaver, drafts.keep_draft, KeptDraft(DraftPlace("registration"), TYPED))
    act(admin, staff.disable_staff, leaver.actor.user_id)
    order = HandOver(leaver.actor.user_id, taker.actor.user_id)
    assert act(admin, hand_over.hand_over, order) == HandedOver(moved=1, stayed=1)


def test_things_go_only_from_a_closed_account_to_an_open_one_and_only_by_an_administrator(
    open_clinic: Opener,
) -> None:
    admin, works, left = (open_clinic(role) for role in (Role.ADMINISTRATOR, Role.RECEPTION, Role.THERAPIST))
    here, gone = works.actor.user_id, left.actor.user_id
    act(admin, staff.disable_staff, gone)
    refusals: list[tuple[HandOver, type[LunaError]]] = [
        (HandOver(here, admin.actor.user_id), InvalidInput),
        (HandOver(gone, gone), InvalidInput),
        (HandOver(gone, here), InvalidInput),
        (HandOver(gone, UserId(999)), NotFound),
        (HandOver(UserId(999), here), NotFound),
    ]
    for order, error in refusals:
        with pytest.raises(error):
            act(admin, hand_over.hand_over, order)
    with pytest.raises(NotPermitted):
        act(works, hand_over.hand_over, HandOver(gone, here))
    with pytest.raises(NotPermitted):
        act(works, hand_over.read_left_behind, gone)


def test_a_pile_of_another_kind_goes_along(open_clinic: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    leaver, admin = open_clinic(Role.RECEPTION), open_clinic(Role.ADMINISTRATOR)
    at = act(leaver, drafts.keep_draft, KeptDraft(PLACE, TYPED))
    act(admin, staff.disable_staff, leaver.actor.user_id)
    item = LeftItem(say("Booking"), "", at)
    bookings = Pile("bookings", say("Bookings"), lambda _work, _user: (item,), lambda *_order: HandedOver(2, 1))
    monkeypatch.setattr(hand_over, "PILES", (*hand_over.PILES, bookings))
    found = act(admin, hand_over.read_left_behind, leaver.actor.user_id)
    assert [pile.key for pile in found] == ["drafts", "bookings"]
    order = HandOver(leaver.actor.user_id, open_clinic(Role.CLINICIAN).actor.user_id)
    assert act(admin, hand_over.hand_over, order) == HandedOver(moved=3, stayed=1)
