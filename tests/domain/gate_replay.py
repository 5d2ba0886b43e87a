"""A second, plain opinion on the purpose gate: everything that was written is replayed onto a whiteboard, line by line.

Written from the clinic's privacy rules and not from the gate: no rule of the package is called, only its words
(enumerations and records) are used. Slow and simple on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from luna_desktop.domain.access import Actor
from luna_desktop.domain.consent import ConsentEvent, Ground, Purpose
from luna_desktop.domain.gate import DataClass, GatePatient
from luna_desktop.domain.recipients import Recipient
from luna_desktop.domain.restrictions import Restriction
from luna_desktop.domain.rights.openings import Opening

INDIA = timezone(timedelta(hours=5, minutes=30))
LAW = {"s7d", "s7e", "s7g", "mci714i", "mci714ii", "mci714iii"}
TOPICS = {"appointment": "P2", "results": "P2", "aftercare": "P2", "recall": "P3", "offers": "P4", "research": "P6"}


@dataclass
class Board:
    """What the last written line about each thing says."""

    consents: dict[tuple[str, int], ConsentEvent] = field(default_factory=dict)
    wishes: dict[tuple[str, str, str], str] = field(default_factory=dict)


def indian_day(at: datetime) -> date:
    return at.astimezone(INDIA).date()


def written_until(lines: tuple[object, ...], at: datetime) -> list[object]:
    """Lines in the order of writing, up to the first that was not there yet; later lines were written after it."""
    there, latest = [], None
    for line in sorted(lines, key=lambda one: one.sequence):  # type: ignore[attr-defined]  # each kind of line has one
        moment = line.at  # type: ignore[attr-defined]  # and this
        latest = moment if latest is None or moment > latest else latest
        if latest > at:
            break
        there.append(line)
    return there


def board_of(patient: GatePatient, at: datetime) -> Board:
    board = Board()
    for event in written_until(patient.events, at):
        board.consents[(event.purpose.value, event.recipient)] = event  # type: ignore[attr-defined]
    for wish in written_until(patient.preferences, at):
        board.wishes[(wish.topic.value, wish.channel.value, wish.address)] = wish.wish.value  # type: ignore[attr-defined]
    return board


def is_child(patient: GatePatient, at: datetime) -> bool:
    return patient.adult_from is not None and indian_day(at) < patient.adult_from


def word_of(board: Board, patient: GatePatient, code: str, at: datetime, whom: int = 0) -> str:
    """What stands about a purpose: the written word, or that it ended by itself."""
    event = board.consents.get((code, whom))
    if event is None:
        return "nothing"
    word = event.state.value
    if word != "given":
        return word
    for end in (event.expires_at, event.spent_at):
        if end is not None and end <= at:
            return "ended"
    grown = patient.adult_from is not None and indian_day(event.at) < patient.adult_from <= indian_day(at)
    if code != "P1" and event.giver.value == "guardian" and grown:
        return "ended"
    if code != "P1" and event.giver.value == "self" and is_child(patient, at):
        return "child alone"
    return word


def consented(board: Board, patient: GatePatient, code: str, at: datetime) -> bool:
    if code in {"P4", "P5", "P6", "P8", "P9"} and patient.adult_from is None:
        return False
    if code in {"P4", "P5", "P9"} and is_child(patient, at):
        return False
    word = word_of(board, patient, code, at)
    return word == "given" or (code == "P1" and word == "deferred")


def in_force(restriction: Restriction, at: datetime) -> bool:
    standing, latest = False, None
    for step in sorted(restriction.steps, key=lambda one: one.sequence):
        latest = step.at if latest is None or step.at > latest else latest
        begun = latest <= at and (step.applies_from is None or step.applies_from <= at)
        if not begun:
            continue
        if step.state.value in {"agreed", "mandatory"}:
            standing = step.applies_until is None or step.applies_until > at
        elif step.state.value in {"declined", "ended", "requested"}:
            standing = False
    return standing


def same_name(one: str, other: str) -> bool:
    def plain(name: str) -> str:
        return "".join(letter for letter in name.lower() if letter.isalnum())

    return plain(one) == plain(other) and one != ""


def forbids(  # noqa: PLR0911 - one return for each rule, as in the book of rules
    restriction: Restriction,
    purpose: Purpose | Ground,
    data_class: DataClass,
    to: Recipient,
    actor: Actor,
    at: datetime,
    openings: tuple[Opening, ...],
) -> bool:
    terms = restriction.terms
    outside = to.kind.value not in {"clinic", "patient"}
    above = to.basis is not None and to.basis.value in LAW | {"s7f"}
    if terms.kind.value == "staff":
        opened = [each for each in openings if each.by == actor.user_id and each.at <= at < each.until]
        return actor.user_id in terms.staff and not opened
    if terms.kind.value == "use":
        return purpose in terms.purposes
    if terms.kind.value == "channel":
        return to.channel is not None and not (to.channel is terms.channel and to.address == terms.address)
    if not outside or above:
        return False
    if terms.kind.value == "photographs":
        return data_class.value == "photograph"
    if terms.kind.value == "insurer":
        return to.kind.value in {"insurer", "clearinghouse"}
    return (terms.recipient_id != 0 and terms.recipient_id == to.recipient_id) or same_name(terms.party, to.name)


def agreed_with(patient: GatePatient, purpose: Purpose | Ground, to: Recipient, at: datetime) -> bool:
    today = indian_day(at)
    for one in patient.agreements:
        runs = one.begins_on <= today and (one.ends_on is None or one.ends_on >= today)
        if one.recipient_id == to.recipient_id and runs and purpose in one.purposes and to.country in one.countries:
            return True
    return False


def inside(board: Board, patient: GatePatient, purpose: Purpose | Ground, at: datetime) -> bool:
    if isinstance(purpose, Ground):
        return True
    if purpose.value == "P7" and not consented(board, patient, "P1", at):
        return False
    return consented(board, patient, purpose.value, at)


def message_may_go(board: Board, patient: GatePatient, purpose: Purpose, to: Recipient, at: datetime) -> bool:
    if to.topic is None or to.channel is None or TOPICS[to.topic.value] != purpose.value:
        return False
    code = purpose.value
    unsaid = word_of(board, patient, "P2", at) in {"nothing", "offered"}
    if code == "P2" and (unsaid or _lapsed_by_age(board, patient, at)):
        allowed = consented(board, patient, "P1", at)
    else:
        allowed = consented(board, patient, code, at)
    wish = board.wishes.get((to.topic.value, to.channel.value, to.address))
    return allowed and (wish == "yes" or (wish is None and code == "P2"))


def _lapsed_by_age(board: Board, patient: GatePatient, at: datetime) -> bool:
    """A guardian's yes to service messages falls back to what care allows when the child has grown up."""
    event = board.consents.get(("P2", 0))
    if event is None or event.state.value != "given" or event.giver.value != "guardian" or patient.adult_from is None:
        return False
    over = [end for end in (event.expires_at, event.spent_at) if end is not None and end <= at]
    return not over and indian_day(event.at) < patient.adult_from <= indian_day(at)


def allowed(  # noqa: C901, PLR0911 - one return for each rule, as in the book of rules
    patient: GatePatient,
    purpose: Purpose | Ground,
    data_class: DataClass,
    to: Recipient,
    actor: Actor,
    at: datetime,
) -> bool:
    """The whole answer, yes or no."""
    standing = [one for one in patient.restrictions if in_force(one, at)]
    if any(forbids(one, purpose, data_class, to, actor, at, patient.openings) for one in standing):
        return False
    board, kind = board_of(patient, at), to.kind.value
    if kind == "clinic":
        return inside(board, patient, purpose, at)
    if kind == "patient":
        return isinstance(purpose, Ground) or message_may_go(board, patient, purpose, to, at)
    if kind == "designee":
        return purpose is Ground.RIGHTS and to.signed_writing.strip() != ""
    if to.country in patient.closed_countries:
        return False
    if to.basis is not None and to.basis.value in LAW:
        return to.is_approved
    if purpose is Ground.RIGHTS and data_class is DataClass.RECORD:
        return False
    is_shown = purpose is Purpose.TEACHING_PHOTOGRAPHS and data_class is DataClass.PHOTOGRAPH
    if is_shown and to.recipient_id != 0 and kind in {"provider", "other"}:
        return consented(board, patient, "P8", at)
    if to.basis is not None and to.basis.value == "s7f" and kind == "provider":
        return True
    if kind in {"service_provider", "researcher"}:
        return agreed_with(patient, purpose, to, at) and inside(board, patient, purpose, at)
    if kind == "authority" or to.recipient_id == 0:
        return False
    return word_of(board, patient, "P10", at, to.recipient_id) == "given"
