"""The sentences of the audit log about retention, legal holds and erasures."""

from __future__ import annotations

from luna_desktop.texts import Message, say

ERASURE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "data erased": (say("Data erased"), say("{name} carried out the erasure of data about a patient")),
    "erasure done again": (
        say("Erasure done again"),
        say("At the sign-in of {name}, data was erased again that an older backup had brought back"),
    ),
    "erased pages overwritten": (
        say("Erased pages overwritten"),
        say("Files and pages of erased data were removed while {name} was signed in"),
    ),
    "list of erasures not believed": (
        say("List of erasures not believed"),
        say("The list of erasures beside the key file had been changed; it was made anew at the sign-in of {name}"),
    ),
}
"""Action, short name and sentence."""
