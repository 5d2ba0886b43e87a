"""Which options a patient's own wishes rule out: needles, laser, peels, prescriptions, and days of downtime."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from luna_desktop.domain.clinical.care_preferences import CarePreferences, Downtime, Needles, ProcedureWish
from luna_desktop.domain.clinical.rules.signs import PlannedItem
from luna_desktop.domain.clinical.rules.suggesting import Suggestion
from luna_desktop.texts import Message, say

_MOST_DAYS = {Downtime.NONE: 0, Downtime.TWO_DAYS: 2, Downtime.WEEK: 7}
_NEEDLES = frozenset({"needle", "injectable"})
_LIGHT = frozenset({"laser", "ipl", "led", "uv"})
_NUMBER = re.compile(r"\d+")


def unwanted(
    wishes: CarePreferences | None, item_of: Callable[[Suggestion], PlannedItem | None]
) -> Callable[[Suggestion], Message | None]:
    """Return what says why a wish rules an option out, or None where none does. A wish binds nobody: it is shown."""
    if wishes is None:
        return lambda _: None

    def why(each: Suggestion) -> Message | None:
        if each.kind.startswith("rx_") and ProcedureWish.NO_PRESCRIPTION in wishes.procedures:
            return say("The patient would rather have no prescription products.")
        item = item_of(each)
        if item is None or item.kind != "treatments":
            return None
        return _of_treatment(wishes, item.parts("energy"), item.columns)

    return why


def _of_treatment(wishes: CarePreferences, energy: frozenset[str], cells: Mapping[str, str]) -> Message | None:
    if energy & _NEEDLES and wishes.needles is Needles.NO:
        return say("The patient accepts no needles.")
    if "injectable" in energy and ProcedureWish.NO_INJECTABLES in wishes.procedures:
        return say("The patient would rather have no injectables.")
    if energy & _LIGHT and ProcedureWish.NO_LASER in wishes.procedures:
        return say("The patient would rather have no laser or light.")
    if cells.get("category") == "peel" and ProcedureWish.NO_PEEL in wishes.procedures:
        return say("The patient would rather have no peel.")
    most = _MOST_DAYS.get(wishes.downtime)
    days = max((int(found) for found in _NUMBER.findall(cells.get("downtime_days", ""))), default=0)
    if most is not None and days > most:
        return say("It can take {days} days of downtime, more than the patient wants.", days=days)
    return None
