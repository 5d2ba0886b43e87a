"""How retention, holds and erasures are put into words and chips."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.erasure import ACTION_NAMES, ERASABLE, ERASING, Action, GroupAssessment, GroupDecision
from luna_desktop.domain.rights.groups import GROUP_NAMES, DataGroup
from luna_desktop.domain.rights.holds import CAUSE_NAMES
from luna_desktop.domain.rights.retention import FOREVER, Kept, Reason
from luna_desktop.services.rights.legal_holds import HoldLine
from luna_desktop.services.rights.retention import PastErasure
from luna_desktop.texts import _, current, say_n, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.painting import ChipSpec


def group_name(group: DataGroup) -> str:
    """Return a group in words."""
    return shown(GROUP_NAMES[group])


def day_words(day: date) -> str:
    """Return a day as the clinic writes it."""
    return show_day(day, current())


def count_words(count: int) -> str:
    """Return how much is held, in entries."""
    return shown(say_n("{count} entry", "{count} entries", count)) if count else _("Nothing held")


def until_words(kept: Kept, today: date) -> str:
    """Return until when a group is kept, in a few words."""
    if kept.is_empty:
        return _("Nothing held")
    if kept.until == FOREVER:
        return _("Legal hold, no end")
    if kept.until is None or kept.may_go(today):
        return _("No law keeps it")
    return _("Until {day}", day=day_words(kept.until))


def until_chip(kept: Kept, today: date) -> ChipSpec:
    """Return the same as a chip."""
    text = until_words(kept, today)
    if kept.is_empty:
        return ChipSpec(text, "neutral", "minus")
    if kept.until == FOREVER:
        return ChipSpec(text, "warn", "lock")
    if kept.group not in ERASABLE:
        return ChipSpec(text, "neutral", "lock")
    if kept.until is None or kept.may_go(today):
        return ChipSpec(text, "info", "eraser")
    return ChipSpec(text, "priv", "calendar-clock")


def reason_words(reason: Reason) -> str:
    """Return a rule with the last day on which it keeps, and its source."""
    return _(
        "{rule}: until {day} · {law}",
        rule=shown(reason.rule.name),
        day=day_words(reason.until),
        law=shown(reason.rule.law),
    )


def why_words(kept: Kept) -> str:
    """Return why a group is kept: the rule that keeps it longest, or what waits for what; a hold says it itself."""
    if kept.is_empty or kept.on_hold or not kept.reasons:
        return ""
    if kept.waits_for is not None:
        return _("As long as “{group}” is kept under this name.", group=group_name(kept.waits_for))
    return reason_words(kept.reasons[0])


def action_words(action: Action) -> str:
    """Return what becomes of a group."""
    return shown(ACTION_NAMES[action])


def action_chip(decision: GroupDecision) -> ChipSpec:
    """Return a decision as a chip."""
    tone = {Action.ERASE: "danger", Action.ANONYMISE: "danger", Action.RESTRICT: "priv", Action.KEEP: "neutral"}
    icon = {Action.ERASE: "eraser", Action.ANONYMISE: "user-x", Action.RESTRICT: "calendar-clock", Action.KEEP: "lock"}
    return ChipSpec(shown(ACTION_NAMES[decision.action]), tone[decision.action], icon[decision.action])


def summary_words(decisions: list[GroupDecision], groups: tuple[GroupAssessment, ...]) -> str:
    """Return what a set of decisions does, in one line."""
    held = {each.group for each in groups if not each.kept.is_empty and each.group in ERASABLE}
    gone = sum(each.action in ERASING for each in decisions if each.group in held)
    if not gone:
        return _("Nothing is erased: the request is refused, with law and day for each group.")
    if gone == len(held):
        return _("Everything that Luna holds about this person is erased.")
    return _("{gone} of {held} groups are erased, the others kept.", gone=gone, held=len(held))


def hold_words(line: HoldLine) -> str:
    """Return a hold in one line: for which matter, under which reference."""
    cause = shown(CAUSE_NAMES[line.hold.cause])
    if not line.hold.reference:
        return cause
    return _("{cause} · {reference}", cause=cause, reference=line.hold.reference)


def hold_moment_words(line: HoldLine) -> str:
    """Return who placed a hold when, and when it is looked at again or why it ended."""
    placed = _("Placed by {name} on {when}.", name=line.by, when=moment(line.at))
    if line.ended_at is None:
        later = _("To be looked at again by {day}.", day=day_words(line.hold.review_on))
    else:
        later = _("Released on {when}: {reason}", when=moment(line.ended_at), reason=line.end_reason)
    return f"{placed} {later}"


def past_words(past: PastErasure) -> str:
    """Return what was erased when, and until when older backups hold it."""
    groups = ", ".join(group_name(group) for group in past.groups)
    return _(
        "Erased on {day}: {groups}. Older backups hold it until {until}, and are erased again when they are restored.",
        day=day_words(past.on),
        groups=groups,
        until=day_words(past.backups_until),
    )
