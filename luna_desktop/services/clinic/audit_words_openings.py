"""The sentences of the audit log about records that were closed to somebody, and about who looked at records."""

from __future__ import annotations

from luna_desktop.texts import Message, say

OVERRIDDEN = "restriction overridden"
GLASS_OPENED = "closed record opened"
OPENING_ACTIONS: dict[str, tuple[Message, Message]] = {
    "closed record looked at": (
        say("Closed record met"),
        say("{name} came to a record that is closed to them"),
    ),
    GLASS_OPENED: (
        say("Closed record opened"),
        say("{name} opened a record that was closed to them, with a reason and the own password"),
    ),
    "closed record not opened": (
        say("Closed record not opened"),
        say("{name} entered a wrong password before a closed record"),
    ),
    "opening ended": (say("Opening ended"), say("{name} closed a record again that they had opened")),
    "openings read": (say("Openings read"), say("{name} read who opened closed records")),
    "opening reviewed": (say("Opening reviewed"), say("{name} reviewed the opening of a closed record")),
    "incident noted": (say("Incident noted"), say("{name} noted that a record was looked at without need")),
    "access requested": (say("Access asked for"), say("{name} asked to be let into a record that is closed to them")),
    "access granted": (say("Access granted"), say("{name} let a colleague into a record")),
    "access declined": (say("Access declined"), say("{name} did not let a colleague into a record")),
    "who opened read": (say("Openings of a record read"), say("{name} read who opened a patient’s record")),
    "who opened printed": (
        say("Openings of a record printed"),
        say("{name} made the page that tells a patient who opened their record"),
    ),
    "who opened rules changed": (
        say("What patients are told changed"),
        say("{name} changed what patients are told of who opened their record"),
    ),
    "openings gone through": (
        say("Openings gone through"),
        say("{name} had a week’s openings gone through for signs of curiosity"),
    ),
    "noticed openings read": (
        say("Noticed openings read"),
        say("{name} read which openings were noticed"),
    ),
    "noticed opening closed": (
        say("Noticed opening closed"),
        say("{name} closed an opening that had been noticed, with a note"),
    ),
    "snoop rules changed": (
        say("Rules of noticing changed"),
        say("{name} changed which openings are noticed"),
    ),
    "staff contacts read": (
        say("Contact details of staff read"),
        say("{name} read contact details of members of staff"),
    ),
    "staff contact changed": (
        say("Contact details of staff changed"),
        say("{name} changed the contact details of {other}"),
    ),
    "opening rules changed": (
        say("Rules of openings changed"),
        say("{name} changed how long closed records stay open, or how soon that is reviewed"),
    ),
}
"""Action, short name and sentence."""
EARLIER_OPENINGS: dict[str, tuple[Message, Message]] = {
    OVERRIDDEN: (
        say("Opened in an emergency"),
        say("{name} opened a restricted record in an emergency, against the patient’s wish"),
    ),
    "override reviewed": (say("Emergency opening reviewed"), say("{name} reviewed an emergency opening")),
}
"""What earlier versions of the program wrote; the log keeps it."""
