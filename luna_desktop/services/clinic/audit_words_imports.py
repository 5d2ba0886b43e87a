"""The sentences of the audit log about imports of patients."""

from __future__ import annotations

from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.texts import Message, say

_ELSEWHERE: dict[str, tuple[Message, Message]] = {
    "recorded": (
        say("Told by another clinic"),
        say("{name} took in what another clinic told of a patient"),
    ),
    "changed": (
        say("Decided about what another clinic told"),
        say("{name} noted what was decided about something that another clinic told of a patient"),
    ),
    "struck out": (
        say("Struck out what another clinic told"),
        say("{name} struck out something that another clinic told of a patient"),
    ),
}

IMPORT_ACTIONS: dict[str, tuple[Message, Message]] = {
    "patients imported": (say("List imported"), say("{name} imported patients from a list of another program")),
    "patient imported": (say("Patient imported"), say("{name} imported a patient from a list of another program")),
    "record taken in": (
        say("Record taken in"),
        say("{name} took the whole record of a patient in from a copy of another clinic"),
    ),
    "restriction brought along": (
        say("Restriction brought along"),
        say("{name} took in a restriction that the patient had agreed with another clinic"),
    ),
    **{f"{kind} {done}": words for kind in ELSEWHERE_KINDS for done, words in _ELSEWHERE.items()},
    "contact card opened": (
        say("Contact card made"),
        say("{name} made an address card of a patient’s details"),
    ),
    "import report made": (say("Import report made"), say("{name} made the report of an import, without names")),
    "import taken back": (say("Import taken back"), say("{name} took an import of patients back")),
    "patient import taken back": (
        say("Patient’s import taken back"),
        say("{name} took an import back, and this patient left the lists with it"),
    ),
}
"""Action, short name and sentence."""
