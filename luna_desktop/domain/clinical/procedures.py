"""What was done in a visit: a treatment with its settings, where on the body, with which products, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say


class Told(Enum):
    """A question that must be answered even where the answer is no."""

    NOT_SAID = "not_said"
    NO = "no"
    YES = "yes"


@dataclass(frozen=True)
class Setting:
    """One field of the treatment's form: its group and name in the catalogue, and what was entered, as text.

    `unit` is the unit of its day, so that a later catalogue cannot change what a number meant.
    """

    group: str
    field: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class SiteDone:
    """A region that was treated: how often it was passed over, how much was given there, how the skin answered."""

    where: Coded
    passes: str = ""
    amount: str = ""
    response: str = ""


@dataclass(frozen=True)
class ProductUsed:
    """A product out of a pack: batch and expiry as printed on it, so that a recall finds whom it reached."""

    what: Coded
    batch: str = ""
    expiry: PartialDate | None = None
    amount: str = ""


@dataclass(frozen=True)
class ProcedureDone:
    """One treatment of a visit (FHIR Procedure).

    `course_id` names the course that it is a session of, 0 for none. Complications are asked for “even if none”.
    """

    what: Coded
    settings: tuple[Setting, ...] = ()
    sites: tuple[SiteDone, ...] = ()
    products: tuple[ProductUsed, ...] = ()
    begun: str = ""
    ended: str = ""
    anaesthesia: str = ""
    test_spot: str = ""
    complications: Told = Told.NOT_SAID
    complications_note: str = ""
    aftercare: Told = Told.NOT_SAID
    aftercare_note: str = ""
    course_id: int = 0

    def setting(self, group: str, field: str) -> str:
        """Return what was entered into a field, or nothing."""
        return next((each.value for each in self.settings if (each.group, each.field) == (group, field)), "")


COMPLICATIONS_NAMES: dict[Told, Message] = {
    Told.NOT_SAID: say("Not said yet"),
    Told.NO: say("None"),
    Told.YES: say("Yes, as described"),
}
AFTERCARE_NAMES: dict[Told, Message] = {
    Told.NOT_SAID: say("Not said yet"),
    Told.YES: say("Given"),
    Told.NO: say("Not given"),
}


def batch_key(text: str) -> str:
    """Return a batch number as it is compared: letters and digits alone, so that a dash or a blank hides nobody."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
