"""SMS and WhatsApp leave as a file for the clinic's own gateway: a service provider bound to confidentiality.

As with e-mail, that messages leave is written down and committed before the file is: `take_for_gateway` asks
everything that decides, `hand_to_gateway` writes the file and notes it, `outbox.put_back` lets them wait again where no
file was made. What a power cut leaves between is *maybe sent*, and a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from luna_desktop.domain.access import Permission
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.messages.classes import MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import CHANNEL_NAMES, WRITTEN_TO, Channel
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.interop.csv_writing import write_table
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages import outbox
from luna_desktop.services.messages.sending import refusal_now
from luna_desktop.services.privacy import ledger
from luna_desktop.services.sharing.recipients import line_of, register
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import say

SETTING = "message gateway"
HEADINGS = ("to", "text", "id", "language")
HANDED_ON = "gateway"
"""The reason that the steps keep: the file was given to the gateway; whether it delivered is noted by hand."""


@dataclass(frozen=True)
class Gateway:
    """The service provider that sends SMS and WhatsApp for the clinic, and whether an agreement with it is in force."""

    recipient_id: int
    name: str
    is_current: bool


@dataclass(frozen=True)
class GatewayPage:
    """The gateway that is chosen (None for none), who could be, and how many messages wait for a file by channel."""

    gateway: Gateway | None
    choices: tuple[Gateway, ...]
    waiting: dict[Channel, int]


@dataclass(frozen=True)
class GatewayTaken:
    """What was taken for a file: of which channel, under which claim, and how many were refused at this instant."""

    channel: Channel
    claim: str
    refused: int


@dataclass(frozen=True)
class GatewayOrder:
    """A file to be made of what was taken; `write` puts it where the person chose, whole or not at all."""

    taken: GatewayTaken
    write: Callable[[bytes], None] = field(repr=False)


@dataclass(frozen=True)
class GatewayDone:
    """How many messages are in the file, and how many were refused at this instant."""

    handed_on: int
    refused: int


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def read_gateway(work: Work, _: None) -> GatewayPage:
    """Return the gateway, the service providers that could be one, and what waits for it."""
    lines = [line for line in register(work) if line.entry.kind is RecipientKind.SERVICE_PROVIDER]
    choices = tuple(Gateway(line.recipient_id, line.entry.name, _is_current(work, line.recipient_id)) for line in lines)
    chosen = _chosen(work)
    return GatewayPage(next((each for each in choices if each.recipient_id == chosen), None), choices, _waiting(work))


@use_case(requires=Permission.CHANGE_SETTINGS)
def choose_gateway(work: Work, recipient_id: int) -> None:
    """Choose the service provider that takes the files; raises NotFound for one that is not in the register."""
    line = line_of(work, recipient_id)
    if line.entry.kind is not RecipientKind.SERVICE_PROVIDER:
        raise InvalidInput({"gateway": say("Only a service provider can send messages for the clinic.")})
    settings.put(work, SETTING, str(recipient_id))
    work.record("message gateway chosen", Change("setting", SETTING), detail={"recipient": recipient_id})


@use_case(requires=Permission.SEND_MESSAGES)
def take_for_gateway(work: Work, channel: Channel) -> GatewayTaken:
    """Take what is due of a channel for a file, each message asked about once more; nothing is written yet.

    Raises:
        NotPermitted: No gateway is chosen, or no agreement with it is in force.
        InvalidInput: Nothing of this channel waits.
    """
    _check_gateway(work)
    if channel not in WRITTEN_TO:
        raise InvalidInput({"channel": say("Only SMS and WhatsApp go to the gateway.")})
    refused = 0
    leaving: list[OutboxMessage] = []
    covered = _covered(work, _chosen(work))
    for row in _due(work, channel):
        is_covered = purpose_of(MessageClass(row.klass)) in covered
        reason = refusal_now(work, row) or ("" if is_covered else Obstacle.AGREEMENT_PURPOSE.value)
        if reason:
            state = MessageState.GIVEN_UP if reason == Closed.TOO_LATE.value else MessageState.REFUSED
            outbox.move(work, row, state, reason=reason)
            refused += 1
        else:
            leaving.append(row)
    return GatewayTaken(channel, outbox.hold(work, leaving), refused)


@use_case(requires=Permission.SEND_MESSAGES)
def hand_to_gateway(work: Work, order: GatewayOrder) -> GatewayDone:
    """Write the file of what was taken, and note its messages as handed on.

    Raises:
        StorageTrouble: The file could not be written; the caller puts the messages back.
    """
    leaving = outbox.held_under(work, order.taken.claim)
    for row in leaving:
        outbox.move(work, row, MessageState.SENT, reason=HANDED_ON)
    if leaving:
        rows = [(row.address, row.body, row.header_id, row.language) for row in leaving]
        order.write(write_table(HEADINGS, rows))
    work.record(
        "messages handed to the gateway",
        Change("message file", order.taken.channel.value),
        kind=EXECUTED,
        detail={"handed_on": len(leaving), "refused": order.taken.refused, "recipient": _chosen(work)},
    )
    return GatewayDone(len(leaving), order.taken.refused)


def _covered(work: Work, gateway: int) -> frozenset[Purpose | Ground]:
    """Return for what the agreements in force with the gateway are; the patient's own answers are asked before."""
    current = [each for each in ledger.agreements_with(work, gateway) if each.is_current(work.now)]
    return frozenset(purpose for each in current for purpose in each.purposes)


def _due(work: Work, channel: Channel) -> list[OutboxMessage]:
    due = outbox.due_by(work, channel)
    if not due:
        name = CHANNEL_NAMES[channel]
        raise InvalidInput({"channel": say("Nothing waits to leave by this way now: {channel}.", channel=name)})
    return due


def _waiting(work: Work) -> dict[Channel, int]:
    return dict(Counter(Channel(row.channel) for row in outbox.due_by(work, *WRITTEN_TO)))


def _check_gateway(work: Work) -> None:
    chosen = _chosen(work)
    if not chosen:
        raise NotPermitted(
            say("No gateway is chosen. Choose the service provider that sends for the clinic under Settings, Messages.")
        )
    if not _is_current(work, chosen):
        raise NotPermitted(
            say("There is no agreement of confidentiality in force with {name}.", name=line_of(work, chosen).entry.name)
        )


def _is_current(work: Work, recipient_id: int) -> bool:
    return any(each.is_current(work.now) for each in ledger.agreements_with(work, recipient_id))


def _chosen(work: Work) -> int:
    return int(settings.value(work.session, SETTING) or 0)
