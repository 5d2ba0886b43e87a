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
    "recall list printed": (say("Recall list printed"), say("{name} printed the list of a recall")),
    "course recorded": (say("Course planned"), say("{name} planned a course of sessions")),
    "course changed": (say("Course changed"), say("{name} changed a course of sessions")),
    "come_again recorded": (say("Asked to come again"), say("{name} ordered that a patient comes again")),
    "come_again changed": (say("Order changed"), say("{name} changed when a patient is to come again")),
    "come_again struck out": (say("Order taken back"), say("{name} took back that a patient comes again")),
    "course struck out": (say("Course struck out"), say("{name} marked a course as entered in error")),
}

PAPERS: dict[str, tuple[Message, Message]] = {
    "prescription drafted": (say("Prescription drafted"), say("{name} saved a draft of a prescription")),
    "prescription issued": (say("Prescription issued"), say("{name} issued a prescription")),
    "prescription cancelled": (say("Prescription cancelled"), say("{name} cancelled a prescription")),
    "prescription draft thrown away": (
        say("Prescription draft thrown away"),
        say("{name} threw a draft of a prescription away"),
    ),
    "prescription opened": (say("Prescription opened"), say("{name} opened the pages of a prescription")),
    "certificate drafted": (say("Certificate drafted"), say("{name} saved a draft of a certificate")),
    "certificate issued": (say("Certificate issued"), say("{name} issued a certificate")),
    "certificate cancelled": (say("Certificate cancelled"), say("{name} cancelled a certificate")),
    "certificate draft thrown away": (
        say("Certificate draft thrown away"),
        say("{name} threw a draft of a certificate away"),
    ),
    "certificate opened": (say("Certificate opened"), say("{name} opened the pages of a certificate")),
    "certificate register read": (
        say("Register of certificates read"),
        say("{name} read the register of medical certificates"),
    ),
    "certificate register printed": (
        say("Register of certificates printed"),
        say("{name} had the register of medical certificates made into pages"),
    ),
    "treatment consent opened": (say("Treatment consent opened"), say("{name} opened a consent to a treatment")),
    "treatment consent given": (say("Treatment consent signed"), say("{name} took a patient’s consent to a treatment")),
    "treatment consent refused": (
        say("Treatment refused"),
        say("{name} wrote down that a patient refused a treatment"),
    ),
    "treatment consent withdrawn": (
        say("Treatment consent taken back"),
        say("{name} wrote down that a patient took consent to a treatment back"),
    ),
    "treatment consent validity changed": (
        say("Validity of treatment consents changed"),
        say("{name} changed for how long a treatment consent holds"),
    ),
    "care text edited": (say("Treatment text edited"), say("{name} edited a text about a treatment")),
    "care text approved": (say("Treatment text approved"), say("{name} approved a text about a treatment")),
    "care text retired": (
        say("Treatment text taken out of use"),
        say("{name} took a text about a treatment out of use"),
    ),
    "timeline opened": (say("Timeline for print opened"), say("{name} opened the pages of a timeline")),
    "aftercare sheet opened": (say("Aftercare sheet opened"), say("{name} opened the pages of an aftercare sheet")),
    "aftercare sheet given": (say("Aftercare sheet given"), say("{name} gave a patient an aftercare sheet")),
}
