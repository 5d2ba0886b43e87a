"""The sentences of the audit log about privacy cases."""

from __future__ import annotations

from luna_desktop.texts import Message, say

CASE_OPENED: dict[str, tuple[Message, Message]] = {
    "privacy queue read": (say("Privacy desk read"), say("{name} read the queue of the privacy desk")),
    "corrections read": (say("Corrections read"), say("{name} read a patient’s corrections")),
    "recipients of a correction read": (
        say("Recipients read"),
        say("{name} read who had received an entry before it was corrected"),
    ),
    "case paper opened": (say("Paper of a case opened"), say("{name} opened a paper of a privacy case")),
    "case letter reprinted": (say("Letter printed again"), say("{name} had a letter of a privacy case printed again")),
    "case read": (say("Case read"), say("{name} read a privacy case")),
    "opened for a case": (
        say("Opened for a case"),
        say("{name} opened a patient’s record, as an open privacy case allows"),
    ),
}
CASE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "correction asked for": (say("Correction asked for"), say("{name} wrote down that an entry is to be corrected")),
    "correction accepted": (say("Correction accepted"), say("{name} accepted the correction of an entry")),
    "correction partial": (
        say("Correction accepted in part"),
        say("{name} accepted the correction of an entry in part"),
    ),
    "correction denied": (say("Correction denied"), say("{name} denied the correction of an entry")),
    "recipient of a correction told": (
        say("Recipient told"),
        say("{name} noted what was done about somebody who had received an entry before it was corrected"),
    ),
    "case logged": (say("Request logged"), say("{name} wrote a privacy request down")),
    "case step taken": (say("Step taken"), say("{name} took a privacy case a step further")),
    "case noted": (say("Note on a case"), say("{name} added a note to a privacy case")),
    "case assigned": (say("Case assigned"), say("{name} assigned a privacy case")),
    "cases handed over": (
        say("Cases handed over"),
        say("{name} gave the open privacy cases of {other} to a colleague"),
    ),
    "case paused": (say("Clock stopped"), say("{name} stopped the clock of a privacy case: proof is missing")),
    "case resumed": (say("Clock running again"), say("{name} let the clock of a privacy case run again")),
    "case identity checked": (
        say("Identity checked"),
        say("{name} noted how the identity of somebody who asks was checked"),
    ),
    "case authority checked": (
        say("Authority checked"),
        say("{name} noted whether somebody may ask for a patient"),
    ),
    "case letter issued": (say("Letter issued"), say("{name} issued a letter of a privacy case")),
    "case letter sent": (say("Letter sent"), say("{name} noted how a letter of a privacy case was sent")),
    "case paper attached": (say("Paper attached"), say("{name} attached a paper to a privacy case")),
    "case extended": (say("Time extended"), say("{name} extended the time of a privacy case")),
    "case step proposed": (say("Step proposed"), say("{name} proposed a grave step of a privacy case")),
    "case step seconded": (say("Step agreed to"), say("{name} agreed to a grave step that somebody else proposed")),
}
CASE_SETTINGS: dict[str, tuple[Message, Message]] = {
    "case letters approved": (
        say("Letters approved"),
        say("{name} approved a translation of the letters of the privacy desk"),
    ),
    "case clocks changed": (
        say("Clocks of the privacy desk changed"),
        say("{name} changed how long privacy cases may take"),
    ),
}
