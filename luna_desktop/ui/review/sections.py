"""The lists of the Review place. A capability adds its own with one line in `SECTIONS`.

A section's `read` is a use case without a patient that returns `ReviewItem`s, the most urgent first, and filters them
with `services.care.review.cards_to_review`. `open` gets the row on which the person pressed Enter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.intake_review import intakes_to_review
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.care.unsigned import read_unsigned
from luna_desktop.services.care.waiting_results import (
    read_overdue_orders,
    read_unreviewed_results,
    read_untold_results,
)
from luna_desktop.services.front.held import read_held
from luna_desktop.services.people.merge_checks import read_merges_to_check
from luna_desktop.services.rights.access_requests import requests_to_review
from luna_desktop.services.rights.correction_decisions import corrections_to_decide
from luna_desktop.services.sharing.copy_reviews import read_copies_to_review
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import Message, say
from luna_desktop.ui.break_glass.request_dialog import ask_about_access
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.decide_presenter import ask_about_correction
from luna_desktop.ui.merges.checking import check_merge
from luna_desktop.ui.review.held import ask_about_held


@dataclass(frozen=True)
class Section:
    """One list: its key, name and icon, who reads it, how, and what opening a row does.

    `explains` says under the name what stands here and what to do; `nothing` says what it means that nothing does.
    `day` heads the column of days.
    """

    key: str
    title: Message
    icon: str
    permission: Permission
    read: UseCase[None, list[ReviewItem]]
    open: Callable[[Context, ReviewItem], None]
    explains: Message
    nothing: Message
    day: Message
    ask: Callable[[Context, QWidget, ReviewItem], None] | None = None
    """Where Enter asks something over the page instead of going elsewhere: what shows the question."""


def in_tab(tab: str) -> Callable[[Context, ReviewItem], None]:
    """Return an action that opens the row's patient at a tab of the chart."""

    def go(context: Context, item: ReviewItem) -> None:
        context.navigation.open_patient(item.card.patient_id, tab)

    return go


def at_result(context: Context, item: ReviewItem) -> None:
    """Open the row's patient at this very investigation."""
    context.navigation.open_patient(item.card.patient_id, f"visits/results/{item.item_id}")


def at_copy(context: Context, item: ReviewItem) -> None:
    """Open the record copy that waits for this clinician."""
    context.navigation.open_record_copy(item.card.patient_id)


def at_visit(context: Context, item: ReviewItem) -> None:
    """Open the visit itself in the row's chart."""
    context.navigation.open_patient(item.card.patient_id, f"visits/visits/{item.item_id}")


SECTIONS: tuple[Section, ...] = (
    Section(
        "unsigned",
        say("Visits to sign"),
        "pencil",
        Permission.SIGN_VISITS,
        read_unsigned,
        at_visit,
        say("Your own visits that are not signed yet. From the day after they count as late."),
        say("Every visit of yours is signed."),
        say("Visit"),
    ),
    Section(
        "results",
        say("Results to review"),
        "flask-conical",
        Permission.READ_REVIEW,
        read_unreviewed_results,
        at_result,
        say("They came in and no clinician has read them yet. After three days they count as late."),
        say("Every result that came in has been reviewed."),
        say("Received"),
    ),
    Section(
        "untold",
        say("Patients to tell"),
        "phone",
        Permission.READ_REVIEW,
        read_untold_results,
        at_result,
        say("The result is reviewed and the patient does not know yet. After a week it counts as late."),
        say("Every patient knows of the results that were reviewed."),
        say("Reviewed"),
    ),
    Section(
        "overdue",
        say("Overdue orders"),
        "clock",
        Permission.READ_REVIEW,
        read_overdue_orders,
        at_result,
        say("The result should have come by this day. Ask the laboratory, or cancel the order."),
        say("No ordered result is overdue."),
        say("Due"),
    ),
    Section(
        "access",
        say("Requests for access"),
        "user-check",
        Permission.ANSWER_ACCESS,
        requests_to_review,
        in_tab("privacy"),
        say("Colleagues who ask to be let into the record of a patient of yours. A yes puts them on the care team."),
        say("Nobody asks to be let in."),
        say("Asked on"),
        ask=ask_about_access,
    ),
    Section(
        "held",
        say("Appointments to review"),
        "hourglass",
        Permission.REVIEW_BOOKINGS,
        read_held,
        in_tab(""),
        say("The desk holds these until a clinician has looked. The patient is told only after that."),
        say("No appointment waits for a review."),
        say("Appointment"),
        ask=ask_about_held,
    ),
    Section(
        "copies",
        say("Record copies to review"),
        "file-down",
        Permission.REVIEW_RESULTS,
        read_copies_to_review,
        at_copy,
        say("A patient asked for their record. Look through it before it is given, within the 72 hours."),
        say("No record copy waits for your review."),
        say("Due"),
    ),
    Section(
        "intakes",
        say("Filled in by patients"),
        "clipboard-list",
        Permission.REVIEW_INTAKE,
        intakes_to_review,
        in_tab("lifestyle"),
        say("A patient answered on the turned screen. Nothing stands in the record until you go through it."),
        say("No filled-in form waits."),
        say("Filled in"),
    ),
    Section(
        "corrections",
        say("Corrections to decide"),
        "file-pen",
        Permission.DECIDE_CORRECTION,
        corrections_to_decide,
        in_tab("privacy"),
        say("Patients ask that something you wrote be corrected. Only you decide; the answer is due by this day."),
        say("No correction waits for you."),
        say("Answer due"),
        ask=ask_about_correction,
    ),
    Section(
        "merged",
        say("Merged records"),
        "git-merge",
        Permission.RECORD_DIAGNOSES,
        read_merges_to_check,
        check_merge,
        say("Two records of one person were put together. Go through the allergies and what was set aside."),
        say("Every merged record has been gone through."),
        say("Merged"),
    ),
)
"""In the order in which they stand at the left."""
