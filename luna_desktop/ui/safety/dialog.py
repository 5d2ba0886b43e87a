"""How a screen shows a stop and takes a doctor's reason."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.domain.clinical.stops import Overriding, Stop
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.safety.form import StopQuestion


def ask(
    context: Context,
    stopped: SafetyStop,
    on_reason: Callable[[Overriding], None],
    on_left: Callable[[], None] | None = None,
) -> None:
    """Show what stands in the way. `on_reason` sends the same request again with the reason; else nothing is added."""

    def answered(reason: Overriding | None) -> None:
        if reason is not None:
            on_reason(reason)
        elif on_left is not None:
            on_left()

    stops = tuple(each for each in stopped.stops if isinstance(each, Stop | Finding))
    card = stopped.card if isinstance(stopped.card, CardRow) else None
    may = context.actor.may(Permission.RECORD_DIAGNOSES)
    context.prompts.ask_stop(StopQuestion(stops, card, today_in(context), may), answered)
