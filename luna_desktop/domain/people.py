"""Who a patient is: names, birth, gender, language. Checks what the desk types; stores nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.measures import Birth
from luna_desktop.texts import Message, say

LONGEST_NAME = 120
LONGEST_NOTE = 10_000


class Gender(Enum):
    """Gender as recorded (FHIR administrative-gender, with the answer that nobody has to give)."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNDISCLOSED = "undisclosed"
    UNKNOWN = "unknown"


GENDER_NAMES: dict[Gender, Message] = {
    Gender.FEMALE: say("Female"),
    Gender.MALE: say("Male"),
    Gender.OTHER: say("Other"),
    Gender.UNDISCLOSED: say("Prefers not to say"),
    Gender.UNKNOWN: say("Not known"),
}


@dataclass(frozen=True)
class Identity:
    """A person's names as on their document, how they are called, and what tells them from others.

    Many people have one name only: it stands in `family_name`. `former_names` and `other_script_name` are found
    by the search like the current ones.
    """

    family_name: str
    given_name: str = ""
    middle_name: str = ""
    title: str = ""
    preferred_name: str = ""
    former_names: str = ""
    other_script_name: str = ""
    birth: Birth = Birth()  # noqa: RUF009 - a frozen value without fields that change
    gender: Gender = Gender.UNKNOWN
    language: str = ""

    @property
    def full_name(self) -> str:
        """Return the name in the order in which it is spoken."""
        return " ".join(part for part in (self.given_name, self.middle_name, self.family_name) if part)


_JOINERS = "\u200c\u200d"


def clean(text: str) -> str:
    """Return typed text in NFC, without control characters and outer blanks; line breaks and tabs stay.

    Halves of surrogate pairs, which no file can hold, go too, and so does what nobody sees: blanks without width and
    marks that turn the direction of writing round, with which a name looks like another. Joiners stay: Indic scripts
    need them.
    """
    kept = (ch for ch in unicodedata.normalize("NFC", text) if ch in "\n\t" or not _is_dropped(ch))
    return "".join(kept).strip()


def _is_dropped(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Cf") and letter not in _JOINERS


def clean_line(text: str) -> str:
    """Return typed text as one line: cleaned, blanks folded."""
    return " ".join(clean(text).split())


def name_problem(text: str, *, required: bool) -> Message | None:
    """Return what is wrong with a name part, or None."""
    if required and not text:
        return say("Enter the name as it stands on the document. One name alone goes here.")
    if len(text) > LONGEST_NAME:
        return say("This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME)
    return None


def note_problem(text: str) -> Message | None:
    """Return what is wrong with a free text, or None."""
    if len(text) > LONGEST_NOTE:
        return say("This text has more than {longest} characters. Shorten it.", longest=f"{LONGEST_NOTE:,}")
    return None


def record_number(prefix: str, number: int) -> str:
    """Return a medical record number such as LUN-004218."""
    return f"{prefix}-{number:06d}"
