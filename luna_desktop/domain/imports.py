"""Patients from other programs: which columns are understood, how a file is to be read, and what becomes of a row.

Nothing here stores anything. A plan says how to read a file; the same plan fits every file of the same shape.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from luna_desktop.domain.names import fold
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

LONGEST_SOURCE = 80
LONGEST_CELL = 2_000
"""Characters of one cell that are read; longer ones are refused with their row."""


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    FAMILY = "family_name"
    GIVEN = "given_name"
    MIDDLE = "middle_name"
    TITLE = "title"
    PREFERRED = "preferred_name"
    FORMER = "former_names"
    OTHER_SCRIPT = "other_script_name"
    BIRTH = "birth"
    AGE = "age"
    GENDER = "gender"
    LANGUAGE = "language"
    PHONE = "phone"
    PHONE_2 = "phone_2"
    EMAIL = "email"
    ADDRESS = "address"
    CITY = "city"
    STATE = "state"
    POSTAL_CODE = "postal_code"
    EMERGENCY = "emergency_name"
    EMERGENCY_PHONE = "emergency_phone"
    LAST_SEEN = "last_seen"
    NO_OFFERS = "no_offers"


FIELD_NAMES: dict[Field, Message] = {
    Field.NUMBER: say("Record number"),
    Field.FULL_NAME: say("Full name"),
    Field.FAMILY: say("Family name"),
    Field.GIVEN: say("Given name"),
    Field.MIDDLE: say("Middle name"),
    Field.TITLE: say("Title"),
    Field.PREFERRED: say("Called"),
    Field.FORMER: say("Former names"),
    Field.OTHER_SCRIPT: say("Name in another script"),
    Field.BIRTH: say("Date of birth"),
    Field.AGE: say("Age in years"),
    Field.GENDER: say("Gender"),
    Field.LANGUAGE: say("Language"),
    Field.PHONE: say("Mobile"),
    Field.PHONE_2: say("Second phone"),
    Field.EMAIL: say("E-mail"),
    Field.ADDRESS: say("Address"),
    Field.CITY: say("City"),
    Field.STATE: say("State"),
    Field.POSTAL_CODE: say("PIN code"),
    Field.EMERGENCY: say("Emergency contact"),
    Field.EMERGENCY_PHONE: say("Emergency phone"),
    Field.LAST_SEEN: say("Last visit"),
    Field.NO_OFFERS: say("No reminders or offers"),
}
NAMED_BY = (Field.FULL_NAME, Field.FAMILY, Field.GIVEN)
"""A file needs at least one of these."""

_HEADERS: dict[Field, str] = {
    Field.NUMBER: "record number|mrn|uhid|patient id|patient no|patient number|reg no|registration no|"
    "registration number|file no|file number|op no|opd no|case no|card no|id|code|रिकॉर्ड नंबर|रिकॉर्ड संख्या|मरीज़ संख्या|"
    "रोगी संख्या|पंजीकरण संख्या",
    Field.FULL_NAME: "full name|name|patient name|patient|name of patient|customer|customer name|client name|"
    "display name|पूरा नाम|नाम|मरीज़ का नाम|रोगी का नाम",
    Field.FAMILY: "family name|last name|surname|lastname|lname|उपनाम|कुलनाम|सरनेम|पारिवारिक नाम",
    Field.GIVEN: "given name|first name|forename|firstname|fname|given names|पहला नाम|प्रथम नाम|दिया गया नाम",
    Field.MIDDLE: "middle name|middlename|second name|मध्य नाम|बीच का नाम",
    Field.TITLE: "title|salutation|prefix|honorific|उपाधि|संबोधन",
    Field.PREFERRED: "called|preferred name|nickname|nick name|known as|पुकार का नाम|उपनाम पुकार",
    Field.FORMER: "former names|former name|maiden name|previous name|birth name|पुराना नाम|पहले का नाम",
    Field.OTHER_SCRIPT: "name in another script|name in hindi|hindi name|name in local language|local name|"
    "दूसरी लिपि में नाम|हिंदी नाम",
    Field.BIRTH: "date of birth|dob|birth date|birthdate|birthday|born|birth|d o b|"
    "जन्म तिथि|जन्मतिथि|"
    "जन्म दिनांक|जन्म की तारीख",
    Field.AGE: "age in years|age|age years|age yrs|उम्र|आयु|उम्र साल",
    Field.GENDER: "gender|sex|लिंग",
    Field.LANGUAGE: "language|mother tongue|preferred language|spoken language|भाषा",
    Field.PHONE: "mobile|phone|mobile number|mobile no|phone number|phone no|telephone|tel|cell|contact|contact no|"
    "contact number|primary phone|phone 1|mobile 1|whatsapp|whatsapp number|मोबाइल|मोबाइल नंबर|फ़ोन|फोन|फ़ोन नंबर|संपर्क",
    Field.PHONE_2: "second phone|phone 2|mobile 2|alternate phone|alternate number|alternate mobile|other phone|"
    "home phone|landline|secondary phone|दूसरा फ़ोन|अन्य फ़ोन|वैकल्पिक नंबर",
    Field.EMAIL: "email|e mail|email address|mail|email id|mail id|ईमेल|ई मेल",
    Field.ADDRESS: "address|street|street address|address line 1|address 1|residence|home address|postal address|"
    "पता|घर का पता",
    Field.CITY: "city|town|place|locality|district|शहर|नगर|स्थान",
    Field.STATE: "state|province|region|राज्य",
    Field.POSTAL_CODE: "pin code|pin|pincode|postal code|postcode|zip|zip code|पिन कोड|पिन",
    Field.EMERGENCY: "emergency contact|emergency contact name|next of kin|contact person|आपातकालीन संपर्क",
    Field.EMERGENCY_PHONE: "emergency phone|emergency contact number|emergency contact phone|emergency number|"
    "आपातकालीन फ़ोन",
    Field.LAST_SEEN: "last visit|last seen|last appointment|last visit date|last visited|"
    "पिछली विज़िट|पिछली मुलाक़ात|अंतिम विज़िट",
    Field.NO_OFFERS: "no reminders or offers|opt out|optout|do not contact|dnd|no messages|unsubscribed|"
    "do not disturb|no sms|no marketing|संदेश नहीं|कोई संदेश नहीं",
}
"""Words that stand over such columns elsewhere, in English and Hindi; recognised, never shown."""


def _plain(text: str) -> str:
    return " ".join(fold(text))


_KNOWN_HEADERS: dict[str, Field] = {
    _plain(words): each for each in reversed(Field) for words in _HEADERS[each].split("|")
}


class DateOrder(StrEnum):
    """How a date such as 03/04/1990 is to be read."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


ORDER_NAMES: dict[DateOrder, Message] = {
    DateOrder.DAY_FIRST: say("The day first"),
    DateOrder.MONTH_FIRST: say("The month first"),
}
ORDER_EXAMPLES: dict[DateOrder, Message] = {
    DateOrder.DAY_FIRST: say("03/04/1990 is 3 April 1990"),
    DateOrder.MONTH_FIRST: say("03/04/1990 is 4 March 1990"),
}


class Choice(StrEnum):
    """What to do with a row that is, or may be, somebody who is registered already."""

    SKIP = "skip"
    AS_NEW = "new"
    FILL = "fill"


CHOICE_NAMES: dict[Choice, Message] = {
    Choice.SKIP: say("Leave out"),
    Choice.AS_NEW: say("Take as a new patient"),
    Choice.FILL: say("Fill only what is blank"),
}


class Verdict(StrEnum):
    """What a row is, before anybody decides."""

    NEW = "new"
    SAME = "same"
    POSSIBLE = "possible"
    TWICE = "twice"
    REFUSED = "refused"


VERDICT_NAMES: dict[Verdict, Message] = {
    Verdict.NEW: say("New"),
    Verdict.SAME: say("Here already"),
    Verdict.POSSIBLE: say("Possible duplicate"),
    Verdict.TWICE: say("Twice in the file"),
    Verdict.REFUSED: say("Cannot be read"),
}
DUPLICATES = (Verdict.SAME, Verdict.POSSIBLE, Verdict.TWICE)
"""What needs a choice; without one, such a row is left out."""


@dataclass(frozen=True)
class Plan:
    """How a file is read.

    `source` says in the clinic's words where the list comes from; it is kept with every fact. `columns` gives for each
    field the place of its column, 0 for the first. Vcards and FHIR bundles bring their fields along and need none.
    `same` and `possible` are what happens to all duplicates of a kind, `choices` to single lines of the file.
    """

    source: str = ""
    columns: Mapping[Field, int] = field(default_factory=dict)
    dates: DateOrder | None = None
    encoding: str = ""
    delimiter: str = ""
    same: Choice = Choice.SKIP
    possible: Choice = Choice.SKIP
    choices: Mapping[int, Choice] = field(default_factory=dict)

    def choice(self, line: int, verdict: Verdict) -> Choice:
        """Return what is to become of a duplicate; a row that stands twice in the file is only taken one by one."""
        usual = {Verdict.SAME: self.same, Verdict.POSSIBLE: self.possible}.get(verdict, Choice.SKIP)
        return self.choices.get(line, usual)


def guess_columns(headers: Sequence[str]) -> dict[Field, int]:
    """Return which column holds what, by the words over them; each field once, the first column that fits."""
    found: dict[Field, int] = {}
    for place, header in enumerate(headers):
        wanted = _KNOWN_HEADERS.get(_plain(header))
        if wanted is Field.PHONE and Field.PHONE in found:
            wanted = Field.PHONE_2
        if wanted is not None and wanted not in found:
            found[wanted] = place
    return found


def has_headers(cells: Sequence[str]) -> bool:
    """Tell whether a first line names columns: one that is known, or words only where digits would stand."""
    return any(_plain(cell) in _KNOWN_HEADERS for cell in cells)


def shape_of(headers: Iterable[str]) -> str:
    """Return what files with the same columns in the same order share: a hash, for the words may be anything."""
    text = "\n".join(_plain(header) for header in headers)
    return hashlib.sha256(text.encode()).hexdigest()


def tidied_plan(plan: Plan, *, needs_columns: bool, width: int = 0) -> tuple[Plan, dict[str, Message]]:
    """Return a plan tidied, and what is wrong with it by field."""
    tidy = replace(plan, source=clean_line(plan.source))
    problems: dict[str, Message] = {}
    if not tidy.source:
        problems["source"] = say("Enter where the list comes from, such as the name of the earlier program.")
    elif len(tidy.source) > LONGEST_SOURCE:
        problems["source"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_SOURCE)
    if needs_columns and not any(each in tidy.columns for each in NAMED_BY):
        problems["columns"] = say("Choose the column with the names: full name, family name or given name.")
    elif needs_columns and any(not 0 <= place < width for place in tidy.columns.values()):
        problems["columns"] = say("This plan names columns that the file does not have. Choose the columns again.")
    return tidy, problems


def write_plan(plan: Plan) -> str:
    """Return the part of a plan that fits other files of the same shape, as JSON."""
    kept = {
        "source": plan.source,
        "columns": {each.value: place for each, place in plan.columns.items()},
        "dates": plan.dates.value if plan.dates else "",
        "encoding": plan.encoding,
        "delimiter": plan.delimiter,
        "same": plan.same.value,
        "possible": plan.possible.value,
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_plan(text: str) -> Plan | None:
    """Read what `write_plan` wrote, or a file that somebody wrote by hand; None where it is damaged."""
    try:
        kept = json.loads(text)
        return Plan(
            source=str(kept.get("source", "")),
            columns={Field(name): int(place) for name, place in kept.get("columns", {}).items()},
            dates=DateOrder(kept["dates"]) if kept.get("dates") else None,
            encoding=str(kept.get("encoding", "")),
            delimiter=str(kept.get("delimiter", "")),
            same=Choice(kept.get("same") or Choice.SKIP),
            possible=Choice(kept.get("possible") or Choice.SKIP),
        )
    except (ValueError, TypeError, AttributeError):
        return None
