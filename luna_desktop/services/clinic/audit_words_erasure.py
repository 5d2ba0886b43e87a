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
    "erasure decided": (
        say("Erasure decided"),
        say("{name} decided for each group of data what is erased and what is kept"),
    ),
    "legal hold placed": (say("Legal hold placed"), say("{name} placed a legal hold on a record")),
    "legal hold released": (say("Legal hold released"), say("{name} released a legal hold")),
    "retention changed": (
        say("Retention changed"),
        say("{name} changed for how long a kind of data is kept"),
    ),
}
"""Action, short name and sentence."""
ERASURE_READ: dict[str, tuple[Message, Message]] = {
    "erasure read": (say("Erasure read"), say("{name} read a request for erasure with what is held in each group")),
    "retention read": (say("Retention read"), say("{name} read why data is kept and until when")),
    "retention list read": (
        say("Records past their time read"),
        say("{name} read which records no rule keeps any more and which holds are to be looked at"),
    ),
}
"""The same for what was only read."""
