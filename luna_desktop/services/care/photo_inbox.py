"""The photo inbox as the screen shows it: groups, whose they may be and why, and the small pictures of one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.clinical.photo_inbox import Code, PhotoState, Presence, Standing
from luna_desktop.domain.consent import Purpose, state_at
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.gate import Answer, DataClass, may
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care.photo_inbox_groups import Gathered, covered_photos, gather
from luna_desktop.services.care.photo_inbox_steps import GONE, expired, may_look, waiting
from luna_desktop.services.care.photo_inbox_taking import inbox_days
from luna_desktop.services.care.photo_inbox_views import ProposedViews, views_of
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.others import same_name
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Change, Work
from luna_desktop.texts import Message


@dataclass(frozen=True)
class InboxPicture:
    """One picture without its pixels; `turned` is degrees clockwise, `proposed` a view that nobody confirmed yet."""

    photo_id: int
    taken_at: datetime
    view: str = ""
    turned: int = 0
    code: Code = Code.NONE
    sharpness: int = 0
    proposed: str = ""


@dataclass(frozen=True)
class Whose:
    """Somebody whose pictures these may be, and what stands in the way of assigning them.

    `consent_at` is when the consent in force was given. `is_open` tells that the record is open to the actor,
    `similar` names patients of that day who sound alike.
    """

    card: CardRow
    consent: Answer
    consent_at: datetime | None = None
    is_open: bool = True
    similar: tuple[str, ...] = ()


@dataclass(frozen=True)
class InboxGroup:
    """Pictures that were taken together, who they may show, and the facts that say so.

    `present` is who was there at that time, `slot` from when to when the one proposed was there. `views` is the guided
    set of that visit.
    """

    pictures: tuple[InboxPicture, ...]
    camera: str
    room: str | Message
    taken_in_by: str
    standing: Standing
    whose: Whose | None
    placard_of: CardRow | None = None
    present: tuple[CardRow, ...] = ()
    slot: Presence | None = None
    slot_room: str | Message = ""
    is_covered: bool = False
    due_at: datetime | None = None
    views: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """Return what tells the group from others: its first picture."""
        return self.pictures[0].photo_id

    @property
    def photos(self) -> tuple[int, ...]:
        """Return the ids of its pictures."""
        return tuple(each.photo_id for each in self.pictures)

    def for_patient(self, patient: PatientId) -> InboxGroup:
        """Return the group as it is for somebody: the views proposed for another patient's visit count no longer."""
        if self.whose is not None and self.whose.card.patient_id == patient:
            return self
        return replace(self, views=(), pictures=tuple(replace(each, proposed="") for each in self.pictures))


@dataclass(frozen=True)
class InboxPage:
    """All groups; `days` is how long a picture may wait, `expired` how many went to the privacy officer."""

    groups: tuple[InboxGroup, ...]
    now: datetime
    days: int
    expired: int = 0


@dataclass(frozen=True)
class SmallPictures:
    """The 320 px copies of some pictures, by id."""

    jpegs: dict[int, bytes] = field(repr=False)


@use_case(requires=Permission.READ_PHOTO_INBOX)
def open_inbox(work: Work, _: None) -> InboxPage:
    """Return what waits, and write down that somebody looked at it."""
    page = _page(work, is_due=False)
    _note(work, page)
    return page


@use_case(requires=Permission.READ_PHOTO_INBOX, writes=False)
def read_inbox(work: Work, _: None) -> InboxPage:
    """Return what waits, for a page that is open already."""
    return _page(work, is_due=False)


@use_case(requires=Permission.SETTLE_PHOTO_INBOX)
def open_expired(work: Work, _: None) -> InboxPage:
    """Return what nobody assigned in time, for the privacy officer, and write down that they looked at it."""
    page = _page(work, is_due=True)
    _note(work, page)
    return page


@use_case(requires=Permission.READ_PHOTO_INBOX, writes=False)
def small_pictures(work: Work, photos: tuple[int, ...]) -> SmallPictures:
    """Return small copies of pictures that wait; none of a group that is covered, nor of an intimate view.

    Whoever sees intimate photographs gets those of such views too.
    """
    covered = covered_photos(work)
    rows = waiting(work, [photo for photo in photos if photo not in covered])
    return _small(work, [row for row in rows if may_look(work, row)])


@use_case(requires=Permission.SETTLE_PHOTO_INBOX)
def small_expired_pictures(work: Work, photos: tuple[int, ...]) -> SmallPictures:
    """Return small copies of pictures that nobody assigned in time; each look is written into the log."""
    found = _small(work, expired(work, photos))
    work.record("expired photographs shown", Change("inbox photograph"), kind=READ, detail={"count": len(photos)})
    return found


@use_case(requires=Permission.SETTLE_PHOTO_INBOX, writes=False)
def count_expired(work: Work, _: None) -> int:
    """Return how many pictures wait for the privacy officer."""
    return _count_expired(work)


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Purpose.CARE, DataClass.CONTACT),
)
def read_whose(work: Work, patient: PatientId) -> Whose:
    """Return somebody whom a person chose for pictures of the inbox, and what stands in the way."""
    cards = cards_of(work, [patient])
    if not cards:
        raise NotFound(GONE)
    return _whose(work, cards[0], ())


def _note(work: Work, page: InboxPage) -> None:
    count = sum(len(each.pictures) for each in page.groups)
    work.record("photo inbox opened", Change("inbox photograph"), kind=READ, detail={"count": count})


def _count_expired(work: Work) -> int:
    return (
        work.session.scalar(
            select(func.count())
            .select_from(InboxPhoto)
            .where(InboxPhoto.state == PhotoState.WAITING.value, InboxPhoto.due_at <= work.now)
        )
        or 0
    )


def _page(work: Work, *, is_due: bool) -> InboxPage:
    gathered = gather(work, is_due=is_due)
    set_up = set_up_of(work, work.now - timedelta(days=60))
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    groups = tuple(_group(work, each, set_up, people, is_due=is_due) for each in gathered)
    return InboxPage(groups, work.now, inbox_days(work), _count_expired(work))


def _group(work: Work, gathered: Gathered, set_up: SetUp, people: dict[int, str], *, is_due: bool) -> InboxGroup:
    first, proposal = gathered.rows[0], gathered.proposal
    cards = {int(card.patient_id): card for card in cards_of(work, {*proposal.present, proposal.placard_of} - {0})}
    present = tuple(cards[each] for each in proposal.present if each in cards)
    card = cards.get(proposal.patient)
    first_at, last_at = first.taken_at, gathered.rows[-1].taken_at
    slot = next(
        (each for each in gathered.present if each.patient == proposal.patient and each.covers(first_at, last_at)), None
    )
    whose = _whose(work, card, gathered.present) if card is not None else None
    sure = whose is not None and whose.consent.allowed and not is_due
    shown = views_of(work, gathered, slot) if sure else ProposedViews()
    return InboxGroup(
        pictures=tuple(_picture(row, shown.of_photo.get(row.id, "")) for row in gathered.rows),
        camera=first.camera,
        room=set_up.name_of(room(first.room_id)) if first.room_id else "",
        taken_in_by=people.get(first.received_by, ""),
        standing=proposal.standing,
        whose=whose,
        placard_of=cards.get(proposal.placard_of),
        present=present,
        slot=slot,
        slot_room=set_up.name_of(room(slot.room)) if slot is not None and slot.room else "",
        is_covered=gathered.is_covered,
        due_at=min(row.due_at for row in gathered.rows),
        views=shown.views,
    )


def _picture(row: InboxPhoto, proposed: str) -> InboxPicture:
    return InboxPicture(row.id, row.taken_at, row.view, row.turned, Code(row.code), row.sharpness, proposed)


def _whose(work: Work, card: CardRow, present: Sequence[Presence]) -> Whose:
    known = ledger.gate_patient(work, card.patient_id)
    now = known.present(work.now)
    purpose = Purpose.CLINICAL_PHOTOGRAPHS
    answer = may(known, purpose, DataClass.PHOTOGRAPH, Recipient(), work.actor, now)
    _state, event = state_at(known.events, purpose, now, adult_from=known.adult_from)
    there = {each.patient for each in present} - {int(card.patient_id)}
    similar = [other.name for other in same_name(work, card.patient_id) if int(other.patient_id) in there]
    is_open = reaches(work, Permission.ADD_PHOTOGRAPHS, card.patient_id) or work.actor.may(
        Permission.SETTLE_PHOTO_INBOX
    )
    given = event.at if answer.allowed and event is not None else None
    return Whose(card, answer, given, is_open, tuple(similar))


def _small(work: Work, rows: Sequence[InboxPhoto]) -> SmallPictures:
    return SmallPictures({row.id: work.premises.vault.small_open(row.thumbnail) for row in rows})
