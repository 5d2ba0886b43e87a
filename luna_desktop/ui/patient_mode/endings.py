"""What the turned screen says when it ends, in the patient's language, and what the staff read beside it."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.services.privacy.patient_screen import Outcome
from luna_desktop.texts import Message, Translator, current
from luna_desktop.ui.patient_mode.form import Progress, count_words
from luna_desktop.ui.patient_mode.hand_back import Ending


def saved(progress: Progress, stopped: Sequence[Message], _: Translator, *, wants_paper: bool) -> Ending:
    """Return the ending of a screen on which answers were saved."""
    counted = count_words(progress, _)
    body = _("Saved: {counted}. You can change your mind at any time; ask at the desk.", counted=counted)
    what_stops = " ".join(_.render(message) for message in stopped)
    return Ending(
        Outcome.SAVED.value,
        _("Thank you. Give the device back to the clinic."),
        f"{body} {what_stops}".strip(),
        _for_staff(wants_paper=wants_paper),
    )


def later(_: Translator, *, wants_paper: bool) -> Ending:
    """Return the ending of a screen on which the patient decides later; the answers are still there."""
    return Ending(
        Outcome.LATER.value,
        _("Decide in peace. Give the device back to the clinic."),
        _("Nothing was saved. Your care goes on as before. You can answer another day."),
        _for_staff(wants_paper=wants_paper),
        may_go_back=True,
    )


def not_me(_: Translator) -> Ending:
    """Return the ending of a screen that was turned to somebody else."""
    return Ending(
        Outcome.NOT_ME.value,
        _("Thank you for saying so. Give the device back to the clinic."),
        _("Nothing was saved. The clinic looks for the right record."),
        _wrong_person(),
    )


def left(_: Translator) -> Ending:
    """Return the ending of a screen whose window somebody wants to close."""
    return Ending(
        Outcome.LEFT.value,
        _("Give the device back to the clinic."),
        _("Nothing was saved yet."),
        may_go_back=True,
    )


def not_saved(error: Exception, _: Translator, *, number: str = "") -> str:
    """Return why nothing was saved; answers and signature stay. `number` is that of an incident."""
    kept = _("Not saved. Your answers and your signature are still on this screen.")
    told = (_("Tell the staff this number: {number}.", number=number),) if number else ()
    return " ".join((kept, *(_.render(message) for message in reasons(error)), *told))


def reasons(error: Exception) -> tuple[Message, ...]:
    """Return what an error says, a sentence for each problem; nothing for one that nobody foresaw."""
    if isinstance(error, InvalidInput):
        return tuple(error.problems.values())
    return (error.message,) if isinstance(error, LunaError) else ()


def paper_words(_: Translator, *, was_printed: bool) -> str:
    """Return what becomes of the notice on paper."""
    return _("It is being printed") if was_printed else _("The clinic gives it to you in a moment")


def _wrong_person() -> str:
    _ = current()
    return _("The person says that this is not their record. Look the right patient up before you turn the screen.")


def _for_staff(*, wants_paper: bool) -> str:
    _ = current()
    return _("The patient wants the notice on paper. Print it and hand it over.") if wants_paper else ""
