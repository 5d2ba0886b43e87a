"""From “Assign” to photographs in a record: what is asked before, and what is said after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.domain.clinical.photographs import is_intimate_place
from luna_desktop.services.care.photo_inbox import InboxGroup, InboxPicture, Whose
from luna_desktop.services.care.photo_inbox_assigning import Assign, Assigned, assign_expired, assign_inbox
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_inbox.view import ids_of
from luna_desktop.ui.photo_inbox.wording import STANDING_CHIPS
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.widgets.toasts import News


class Assigning:
    """Asks what has to be asked, and assigns; `done` and `failed` hear how it ended."""

    def __init__(self, context: Context, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        self._context, self._done, self._failed = context, done, failed

    def start(
        self, group: InboxGroup, whose: Whose, pictures: Sequence[InboxPicture], *, by_hand: bool, expired: bool
    ) -> None:
        """Assign pictures of a group to somebody: at once where two facts agree, after a question otherwise."""
        if not whose.consent.allowed:
            self._context.navigation.turn_to_patient(whose.card.patient_id)
            return
        if not pictures or not whose.is_open:
            return
        wanted = partial(self._with_chaperone, whose.card.patient_id, pictures, expired)
        question = question_before(group, whose, len(pictures), by_hand=by_hand)
        if question is None:
            wanted()
        else:
            self._context.prompts.confirm(question, lambda sure: wanted() if sure else None)

    def _with_chaperone(self, patient: PatientId, pictures: Sequence[InboxPicture], expired: bool) -> None:
        """Ask who was there where a view is intimate; without an answer nothing is assigned."""
        views = {each.photo_id: each.proposed for each in pictures if each.proposed and not each.view}
        asked = Assign(patient, ids_of(pictures), views=views)
        if not any(is_intimate_place("", each.view or each.proposed) for each in pictures):
            self._assign(asked, expired)
            return
        question = Question(
            _("Who was with the patient?"),
            _("One of the views is intimate. Write who was there as chaperone, or why nobody was."),
            _("Assign"),
        )

        def answered(who: str | None) -> None:
            if who is not None:
                self._assign(replace(asked, chaperone=who), expired)

        self._context.prompts.ask_reason(question, answered, shortest=3)

    def _assign(self, asked: Assign, expired: bool) -> None:
        case = assign_expired if expired else assign_inbox
        job = self._context.job(case, asked)
        self._context.lane.run(self._context.announcements, job, partial(self._tell, asked.patient_id), self._failed)

    def _tell(self, patient: PatientId, done: Assigned) -> None:
        count = len(done.photographs)
        title = _("1 photograph assigned") if count == 1 else _("{count} photographs assigned", count=count)
        text = _("They are in the record now, and no longer in the inbox.")
        if done.twice:
            text = _("{count} of them were in the record already and were not entered twice.", count=done.twice)
        navigation = self._context.navigation
        navigation.news(
            News(title, text, "ok", _("Open photographs"), lambda: navigation.open_patient(patient, "photos"))
        )
        navigation.saved(title)
        self._done()


def question_before(group: InboxGroup, whose: Whose, count: int, *, by_hand: bool) -> Question | None:
    """Return what is asked before, or None where placard and time agree about this very patient."""
    mine = group.whose is not None and group.whose.card.patient_id == whose.card.patient_id
    if group.standing is Standing.AGREE and mine:
        return None
    number = _("1 photo") if count == 1 else _("{count} photos", count=count)
    verb = _("Assign 1 photo") if count == 1 else _("Assign {count} photos", count=count)
    placard = group.placard_of
    if placard is not None and placard.patient_id != whose.card.patient_id:
        title = _("The placard names somebody else")
        body = _(
            "The placard is that of {other}. Assign {count} to {name}, {number}, all the same?",
            other=placard.name,
            count=number,
            name=whose.card.name,
            number=whose.card.mrn,
        )
        return Question(title, body, verb, danger=True)
    title = _("Is it surely this patient?")
    reason = _("You chose the patient by hand.") if by_hand else shown(STANDING_CHIPS[group.standing][0])
    body = _(
        "{reason} Look at the faces, then assign {count} to {name}, {number}.",
        reason=reason if reason.endswith(".") else f"{reason}.",
        count=number,
        name=whose.card.name,
        number=whose.card.mrn,
    )
    return Question(title, body, verb)
