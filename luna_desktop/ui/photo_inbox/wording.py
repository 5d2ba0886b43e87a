"""How the photo inbox speaks: groups and their times, why somebody is proposed, what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luna_desktop.domain.clinical.photo_inbox import Code, Standing
from luna_desktop.domain.clinical.photographs import VIEW_NAMES
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.people import GENDER_NAMES, Gender
from luna_desktop.services.care.photo_inbox import InboxGroup, InboxPicture, Whose
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import Message, _, current, say, say_n, shown
from luna_desktop.ui.photo_inbox.camera_state import CameraStatus, Stand
from luna_desktop.ui.widgets.painting import ChipSpec

BLURRED_BELOW = 12
"""Sharpness under which a picture is asked about; skin from near has some seventy, a face two hundred."""
STANDING_CHIPS: dict[Standing, tuple[Message, str, str]] = {
    Standing.AGREE: (say("Placard and time agree"), "ok", "check-check"),
    Standing.PLACARD_ALONE: (say("Placard alone"), "warn", "triangle-alert"),
    Standing.TIME_ALONE: (say("Time agrees, no placard"), "warn", "clock"),
    Standing.CLASH: (say("Placard and time disagree"), "danger", "circle-alert"),
    Standing.SEVERAL: (say("Several patients at that time"), "warn", "users"),
    Standing.NONE: (say("Nobody booked then"), "danger", "triangle-alert"),
}


@dataclass(frozen=True)
class Reason:
    """One fact over the pictures: an icon, its tone, what it is, and when or where."""

    icon: str
    tone: str
    title: str
    note: str


def standing_chip(group: InboxGroup) -> ChipSpec:
    """Return how well it is known whose a group is."""
    text, tone, icon = STANDING_CHIPS[group.standing]
    return ChipSpec(shown(text), tone, icon)


def clock(at: datetime, *, seconds: bool = False) -> str:
    """Return the time of day in the clinic."""
    local = at.astimezone(ZONE)
    return f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"


def when_words(group: InboxGroup, today: date) -> str:
    """Return when a group was taken, as “11:04 to 11:08”, “Yesterday 18:31” or the day alone."""
    first, last = group.pictures[0].taken_at, group.pictures[-1].taken_at
    day = first.astimezone(ZONE).date()
    begins, ends = clock(first), clock(last)
    span = begins if begins == ends else _("{first} to {last}", first=begins, last=ends)
    if day == today:
        return span
    if (today - day).days == 1:
        return _("Yesterday {time}", time=begins)
    return show_day(day, current())


def count_words(count: int) -> str:
    """Return how many photographs."""
    return _("1 photo") if count == 1 else _("{count} photos", count=count)


def source_words(group: InboxGroup, today: date) -> str:
    """Return from which camera pictures come, or who added them; of an earlier day, at what time too."""
    first = group.pictures[0].taken_at
    if (today - first.astimezone(ZONE).date()).days > 1:
        return _("{time} · {what}", time=clock(first), what=_source(group))
    return _source(group)


def _source(group: InboxGroup) -> str:
    if group.camera:
        return group.camera
    return _("Added by {name}", name=group.taken_in_by) if group.taken_in_by else _("Added by hand")


def who_words(group: InboxGroup) -> str:
    """Return who is proposed, or that nobody is."""
    if group.is_covered:
        return _("Record not open to you")
    return group.whose.card.name if group.whose is not None else _("No match")


def identity_words(card: CardRow, today: date) -> str:
    """Return the identifiers by which a person is told from others of the same name."""
    if card.gender is Gender.UNKNOWN:
        return _("Born {birth} · MRN\u00a0{number}", birth=card.birth.shown(current(), today), number=card.mrn)
    return _(
        "Born {birth} · {gender} · MRN\u00a0{number}",
        birth=card.birth.shown(current(), today),
        gender=GENDER_NAMES[card.gender],
        number=card.mrn,
    )


def picture_words(picture: InboxPicture) -> str:
    """Return what a picture shows: its view, or that it is a placard."""
    if picture.code is Code.READ:
        return _("Placard read")
    if picture.code is Code.EXPIRED:
        return _("Placard of another day")
    if picture.code is Code.UNKNOWN:
        return _("Placard not known here")
    if picture.proposed and not picture.view:
        return _("Proposed: {view}", view=shown(VIEW_NAMES[picture.proposed]))
    return shown(VIEW_NAMES[picture.view])


def picture_chip(picture: InboxPicture) -> ChipSpec:
    """Return what is still to be decided about a picture."""
    if picture.code is Code.READ:
        return ChipSpec(_("Not filed"), "neutral", "x")
    if picture.view:
        return ChipSpec(shown(VIEW_NAMES[picture.view]), "ok", "check")
    if 0 < picture.sharpness < BLURRED_BELOW:
        return ChipSpec(_("Blurred?"), "warn", "eye")
    if picture.proposed:
        return ChipSpec(_("Proposed"), "warn", "circle-question-mark")
    return ChipSpec(_("Which view?"), "warn", "circle-question-mark")


def reasons(group: InboxGroup) -> tuple[Reason, ...]:
    """Return the facts for and against, in the order in which they are looked at."""
    return (_placard(group), _time(group), _consent(group.whose), _similar(group.whose))


def _placard(group: InboxGroup) -> Reason:
    codes = {each.code: each for each in group.pictures if each.code is not Code.NONE}
    if group.placard_of is not None and Code.READ in codes:
        title = _("Placard {number}", number=group.placard_of.mrn)
        return Reason("id-card", "ok", title, _("Read at {time}", time=clock(codes[Code.READ].taken_at, seconds=True)))
    if Code.EXPIRED in codes:
        return Reason("id-card", "warn", _("Placard of another day"), _("It says nothing any more"))
    if Code.UNKNOWN in codes:
        return Reason("id-card", "warn", _("Placard not known here"), _("From another clinic?"))
    return Reason("id-card", "warn", _("No placard"), _("Nothing in the pictures says who"))


def _time(group: InboxGroup) -> Reason:
    if group.slot is not None:
        place = shown(group.slot_room) if isinstance(group.slot_room, Message) else group.slot_room
        title = _("In {room}", room=place) if place else _("In the clinic")
        starts, ends = clock(group.slot.starts), clock(group.slot.ends)
        note = _("{first} to {last}", first=starts, last=ends)
        return Reason("door-open", "ok", title, note if group.slot.is_stamped else _("Booked {span}", span=note))
    if group.standing is Standing.SEVERAL:
        count = len(group.present)
        return Reason("door-open", "warn", _("{count} patients at that time", count=count), _names(group))
    if group.standing is Standing.CLASH:
        return Reason("door-open", "danger", _("Somebody else was there"), _names(group))
    return Reason("door-open", "warn", _("Nobody booked then"), _("Is the camera’s clock right?"))


def _names(group: InboxGroup) -> str:
    return ", ".join(card.name for card in group.present)


def _consent(whose: Whose | None) -> Reason:
    if whose is None:
        return Reason("file-text", "neutral", _("Photo consent"), _("Choose the patient first"))
    if not whose.consent.allowed:
        return Reason("file-text", "danger", _("No photo consent"), _("Ask first, then assign"))
    if whose.consent_at is None:
        return Reason("file-text", "ok", _("Photo consent: care"), _("In force"))
    given = whose.consent_at.astimezone(ZONE)
    return Reason("file-text", "ok", _("Photo consent: care"), _("Given {day}", day=show_day(given.date(), current())))


def _similar(whose: Whose | None) -> Reason:
    if whose is None:
        return Reason("users", "neutral", _("Similar names"), _("Choose the patient first"))
    if whose.similar:
        return Reason("users", "warn", _("Similar name that day"), ", ".join(whose.similar))
    return Reason("users", "ok", _("No similar name"), _("In the clinic that day"))


def status_words(status: CameraStatus) -> tuple[str, str, str]:
    """Return how the camera stands as icon, tone and words, for the foot of the list."""
    if status.stand is Stand.TAKING:
        number = min(status.done + 1, status.whole)
        return "download", "accent", _("Taking {done} of {whole}…", done=number, whole=status.whole)
    return {
        Stand.OFF: ("usb", "text3", _("No camera")),
        Stand.READY: ("usb", "ok", _("Camera connected")),
        Stand.GONE: ("usb", "warn", _("Camera not there")),
        Stand.TROUBLE: ("hard-drive", "danger", _("Not taken")),
    }[status.stand]


def trouble_words(status: CameraStatus) -> str:
    """Return what went wrong with the camera and what is kept, or nothing."""
    if status.stand is Stand.GONE and status.whole:
        if not status.done:
            return _("Card removed at photo 1 of {whole}. Put it back in, and it goes on.", whole=status.whole)
        removed = say_n(
            "Card removed at photo {at} of {whole}. {count} is kept. Put it back in, and it goes on with the others.",
            "Card removed at photo {at} of {whole}. {count} are kept. Put it back in, and it goes on with the others.",
            status.done,
            at=min(status.done + 1, status.whole),
            whole=status.whole,
        )
        return shown(removed)
    if status.stand is Stand.TROUBLE:
        left = status.whole - status.done
        return _("{trouble} Still on the card: {count}. They are tried again.", trouble=status.trouble, count=left)
    return ""
