"""Where a copy stands, worked out for one person: what the page says, and which steps it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.access import Actor, Permission, Role
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.services.sharing.copy_desk import CopyDesk
from luna_desktop.services.sharing.copy_plans import OPEN_FOR_PLANS, PAPER, PDF, ZIP
from luna_desktop.services.sharing.copy_receipts import ReceiptLine
from luna_desktop.services.sharing.copy_reviews import ReviewState
from luna_desktop.texts import _, shown
from luna_desktop.ui.rights.clock_face import moment_in_short
from luna_desktop.ui.widgets.painting import ChipSpec

S = CaseState


class Act(Enum):
    """A step that the page offers."""

    NONE = "none"
    LOG = "log"
    BEGIN = "begin"
    SEND = "send"
    SKIP_REVIEW = "skip review"
    ANSWER = "answer"
    APPROVE = "approve"
    LEAVE = "leave"
    SIGN = "sign"


@dataclass(frozen=True)
class Stand:
    """What the page shows of where a copy stands; `other` is a second step beside the next one."""

    chips: tuple[ChipSpec, ...] = ()
    lines: tuple[str, ...] = ()
    act: Act = Act.NONE
    other: Act = Act.NONE
    may_plan: bool = False
    note: str = ""


_TONES: Mapping[CaseState, tuple[str, str]] = {
    S.PREPARING: ("info", "file-pen"),
    S.CLINICAL_REVIEW: ("info", "stethoscope"),
    S.APPROVED: ("ok", "circle-check"),
    S.PARTIAL: ("warn", "circle-check"),
    S.ISSUED: ("ok", "signature"),
    S.DENIED: ("danger", "ban"),
}


def stand_of(desk: CopyDesk, actor: Actor) -> Stand:
    """Work out where a copy stands for somebody."""
    case = desk.case
    if case is None:
        note = _("Preview, not released")
        return Stand(act=Act.LOG if actor.may(Permission.LOG_REQUEST) else Act.NONE, note=note)
    handles = actor.may(Permission.HANDLE_CASES)
    tone, icon = _TONES.get(case.state, ("neutral", "inbox"))
    chips = (ChipSpec(shown(STATE_WORDS[case.state]), tone, icon),)
    act, other = _acts(desk, actor, handles=handles)
    return Stand(
        chips,
        _lines(desk, handles=handles),
        act,
        other,
        may_plan=case.state in OPEN_FOR_PLANS and (handles or actor.may(Permission.PREPARE_RECORD_COPY)),
        note=_note(desk),
    )


def _note(desk: CopyDesk) -> str:
    if desk.left is not None:
        return _("{number} · left, not signed for", number=desk.left.number)
    if desk.receipts:
        return _("{number} · handed over", number=desk.receipts[-1].copy_number)
    return _("Draft, not released")


def _acts(desk: CopyDesk, actor: Actor, *, handles: bool) -> tuple[Act, Act]:
    case, issues = desk.case, actor.may(Permission.ISSUE_RECORD_COPY)
    if case is not None and case.state is S.CLINICAL_REVIEW:
        return _in_review(desk.review, actor, handles=handles)
    if desk.left is not None and issues:
        return Act.SIGN, Act.NONE
    if case is None or not handles:
        return Act.NONE, Act.NONE
    leaves = Act.LEAVE if issues else Act.NONE
    begins = Act.BEGIN if case.is_proven else Act.NONE
    acts: dict[CaseState, tuple[Act, Act]] = {
        S.ACKNOWLEDGED: (begins, Act.NONE),
        S.IDENTITY_PENDING: (begins, Act.NONE),
        S.PREPARING: (Act.SEND, Act.SKIP_REVIEW if desk.is_open else Act.NONE),  # nobody approves what they cannot see
        S.APPROVED: (leaves, Act.NONE),
        S.PARTIAL: (leaves, Act.NONE),
        S.ISSUED: (Act.NONE, leaves),
    }
    return acts.get(case.state, (Act.NONE, Act.NONE))


def _in_review(review: ReviewState | None, actor: Actor, *, handles: bool) -> tuple[Act, Act]:
    answered = review is not None and review.answered_at is not None
    if answered:
        return (Act.APPROVE if handles else Act.NONE), Act.NONE
    is_mine = review is not None and review.reviewer_id == actor.user_id
    if is_mine or (Role.CLINICIAN in actor.roles and not handles):
        return Act.ANSWER, Act.NONE
    return Act.NONE, (Act.ANSWER if Role.CLINICIAN in actor.roles else Act.NONE)


def _lines(desk: CopyDesk, *, handles: bool) -> tuple[str, ...]:
    case = desk.case
    lines: list[str] = []
    if case is not None and case.state in {S.RECEIVED, S.ACKNOWLEDGED, S.IDENTITY_PENDING} and handles:
        lines.append(
            _("Identity is proven. You can begin.")
            if case.is_proven and case.state is not S.RECEIVED
            else _("First acknowledge the request and check who asks. You do that in the case.")
        )
    if desk.review is not None:
        lines += _review_lines(desk.review)
    if desk.kept.plan.denial and case is not None and case.state in OPEN_FOR_PLANS:
        lines.append(_("Something is denied, so the copy is given in part and a letter says why."))
    lines += [_receipt_words(line) for line in desk.receipts]
    return tuple(lines)


def _review_lines(review: ReviewState) -> list[str]:
    if review.answered_at is None:
        lines = [
            _("Sent to {name} on {moment}.", name=review.reviewer, moment=moment_in_short(review.asked_at)),
        ]
        return [*lines, review.note] if review.note else lines
    lines = [
        _("Looked through by {name} on {moment}.", name=review.reviewer, moment=moment_in_short(review.answered_at))
    ]
    return [*lines, review.answer_note] if review.answer_note else lines


def _receipt_words(line: ReceiptLine) -> str:
    return _(
        "{number}: {how}, {receiver}, {moment}.",
        number=line.copy_number,
        how=shown(line.how),
        receiver=line.receiver,
        moment=moment_in_short(line.at),
    )


def act_words(act: Act, release: str, *, in_part: bool) -> tuple[str, str]:
    """Return what a step is called, with its icon; a step that opens a dialog ends in dots."""
    if act is Act.LEAVE:
        return {
            PAPER: (_("Print…"), "printer"),
            PDF: (_("Save the file…"), "download"),
            ZIP: (_("Save the archive…"), "package"),
        }[release]
    return {
        Act.NONE: ("", ""),
        Act.LOG: (_("Log the request…"), "inbox"),
        Act.BEGIN: (_("Begin the copy"), "file-pen"),
        Act.SEND: (_("Send for clinical review…"), "user-check"),
        Act.SKIP_REVIEW: (_("Approve without a review…"), "check"),
        Act.ANSWER: (_("Answer the review…"), "stethoscope"),
        Act.APPROVE: (_("Approve in part") if in_part else _("Approve"), "check-check"),
        Act.SIGN: (_("Hand over…"), "signature"),
    }[act]
