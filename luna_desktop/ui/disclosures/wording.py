"""How disclosures are worded and coloured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from luna_desktop.domain.disclosures import CAME_BACK, OPEN, STATE_NAMES, STEP_NAMES, WAY_NAMES, State
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.recipients import BASIS_NAMES, KIND_NAMES, RecipientKind
from luna_desktop.services.sharing.accounting import AccountingLine, DisclosureLine, outcome_words, what_words
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.sharing.disclosure_reading import DisclosureDetail, QueueRow
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.painting import ChipSpec

_CHIPS = {
    State.DRAFT: ("neutral", "file-pen"),
    State.BASIS_CHECK: ("info", "clock"),
    State.BLOCKED: ("danger", "ban"),
    State.APPROVAL: ("warn", "clock"),
    State.APPROVED: ("info", "circle-check"),
    State.READY: ("warn", "circle-question-mark"),
    State.SENT: ("ok", "circle-check"),
    State.CONFIRMED: ("ok", "circle-check"),
    State.FAILED: ("danger", "circle-alert"),
    State.RECALLED: ("priv", "undo-2"),
}


class Group(Enum):
    """Which part of the list is shown."""

    WAITING = "waiting"
    OPEN = "open"
    RECENT = "recent"


def group_rows(rows: Sequence[QueueRow], group: Group) -> list[QueueRow]:
    """Return the rows of a part: what waits for somebody, whose outcome is open, or all."""
    if group is Group.OPEN:
        return [row for row in rows if row.line.state is State.READY]
    if group is Group.WAITING:
        return [row for row in rows if row.line.state in OPEN and row.line.state is not State.READY]
    return list(rows)


def state_words(state: State, *, has_left: bool = False) -> str:
    """Return a state in words; what failed after it had left did not arrive."""
    return shown(CAME_BACK) if state is State.FAILED and has_left else shown(STATE_NAMES[state])


def step_words(state: State, *, has_left: bool) -> str:
    """Return a step in words, as it reads in the list of steps."""
    return shown(CAME_BACK) if state is State.FAILED and has_left else shown(STEP_NAMES[state])


def state_chip(line: DisclosureLine) -> ChipSpec:
    """Return where a disclosure stands as a chip."""
    tone, icon = _CHIPS[line.state]
    return ChipSpec(state_words(line.state, has_left=line.has_left), tone, icon)


def accounting_chip(line: AccountingLine) -> ChipSpec:
    """Return what became of a line of the accounting as a chip."""
    tone, icon = _CHIPS[line.state]
    return ChipSpec(state_words(line.state, has_left=True), tone, icon)


def text_of(text: Message | str) -> str:
    """Return a text as it is shown."""
    return shown(text) if isinstance(text, Message) else text


def what_text(description: str) -> str:
    """Return in words what of the record it was."""
    return text_of(what_words(description))


def times_text(line: AccountingLine) -> str:
    """Return when it left: once, or the first time, how often and the last time."""
    if line.count == 1:
        return moment(line.first)
    return _("{first}, {count} times, last {last}", first=moment(line.first), count=line.count, last=moment(line.last))


def accounting_notes(line: AccountingLine) -> tuple[str, ...]:
    """Return the lines under the recipient: address, when, what and why, on which basis, and what is not known."""
    parts = (
        line.address,
        times_text(line),
        f"{what_text(line.what)} · {line.purpose}",
        shown(BASIS_NAMES[line.basis]),
        text_of(outcome_words(line)) if line.state is State.READY else "",
        _("It left {clinic}, which told of it with the record.", clinic=line.elsewhere) if line.elsewhere else "",
    )
    return tuple(part for part in parts if part)


def queue_note(row: QueueRow) -> str:
    """Return to whom and why, under the patient's name."""
    return _("To {recipient} · {purpose}", recipient=row.line.recipient, purpose=row.line.purpose)


def recipient_text(recipient: RegisteredRecipient) -> str:
    """Return a recipient with what it is."""
    return _("{name} · {kind}", name=recipient.name, kind=kind_text(recipient.kind))


def kind_text(kind: RecipientKind) -> str:
    """Return what a recipient is."""
    return shown(KIND_NAMES[kind])


def period_text(terms: Terms) -> str:
    """Return the days that were chosen."""
    if terms.since and terms.until:
        return _("{first} to {last}", first=day_text(terms.since), last=day_text(terms.until))
    if terms.since:
        return _("From {first} on", first=day_text(terms.since))
    return _("Until {last}", last=day_text(terms.until)) if terms.until else _("All")


def day_text(day: date) -> str:
    """Return a day as the clinic writes it."""
    return show_day(day, current())


def way_text(detail: DisclosureDetail) -> str:
    """Return in what form and on which way it leaves."""
    form = _("as a sealed file") if detail.protection != "none" else _("as a file without a passphrase")
    if detail.format == "paper":
        form = _("on paper")
    if not detail.terms.sections:
        return form
    return _("{way}, {form}", way=shown(WAY_NAMES[detail.terms.way]), form=form)
