"""The sentences of the audit log about possible duplicates, merges and unmerges."""

from __future__ import annotations

from luna_desktop.texts import Message, say

MERGE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "possible duplicates read": (
        say("Possible duplicates read"),
        say("{name} read the list of possible duplicates"),
    ),
    "records compared": (say("Records compared"), say("{name} compared two records side by side")),
    "merge asked for": (say("Merge asked for"), say("{name} asked for two records to be merged")),
    "not the same person": (
        say("Not the same person"),
        say("{name} noted that two records are of two people"),
    ),
    "name alert set": (say("Name alert set"), say("{name} set a warning that two patients could be confused")),
    "name alert removed": (
        say("Name alert removed"),
        say("{name} took away a warning that two patients could be confused"),
    ),
    "records merged": (say("Records merged"), say("{name} merged two records of one person")),
    "merge looked at": (say("Merge looked at"), say("{name} looked at what undoing a merge would do")),
    "merge undone": (say("Merge undone"), say("{name} undid a merge of two records")),
    "merge checked": (
        say("Merge checked"),
        say("{name} went through the clinical entries of a merge"),
    ),
}
"""Action, short name and sentence."""
