"""What the audit log says of acts of care that have grown a family of their own: visits, courses, recalls."""

from __future__ import annotations

from luna_desktop.texts import Message, say

VISITS: dict[str, tuple[Message, Message]] = {
    "visit started": (say("Visit started"), say("{name} started a visit")),
    "visit saved": (say("Visit saved"), say("{name} saved a draft of a visit")),
    "visit signed": (say("Visit signed"), say("{name} signed a visit")),
    "visit amended": (say("Visit amended"), say("{name} amended a signed visit")),
    "visit note added": (say("Note beside a visit"), say("{name} put a note of their own beside a visit")),
    "visit taken over": (say("Visit taken over"), say("{name} took over the draft of a visit")),
    "visit discarded": (say("Draft discarded"), say("{name} discarded the draft of a visit")),
    "visit struck out": (say("Visit struck out"), say("{name} marked a visit as entered in error")),
    "visit moved": (say("Visit moved"), say("{name} moved a visit that stood in the wrong chart")),
    "visits handed over": (say("Unsigned visits handed over"), say("{name} gave unsigned visits to a colleague")),
    "course recorded": (say("Course planned"), say("{name} planned a course of sessions")),
    "course changed": (say("Course changed"), say("{name} changed a course of sessions")),
    "course struck out": (say("Course struck out"), say("{name} marked a course as entered in error")),
}
