"""The audit log in plain words: each action's short name, its sentence, and the group that it belongs to.

Every action that the program writes stands here (a test reads the program for them). An action that is not known,
as from a newer version, is shown as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.services.clinic.audit_care_words import PAPERS, VISITS
from luna_desktop.services.clinic.audit_refusals import REFUSED_TO
from luna_desktop.services.clinic.audit_words_book import BOOK_CHANGED, BOOK_READ, BOOK_SET_UP
from luna_desktop.services.clinic.audit_words_catalogues import ALLERGY_ACTIONS, CATALOGUE_ACTIONS
from luna_desktop.services.clinic.audit_words_erasure import ERASURE_ACTIONS, ERASURE_READ
from luna_desktop.services.clinic.audit_words_front import FRONT_ACTIONS, FRONT_READ
from luna_desktop.services.clinic.audit_words_history import HISTORY_ACTIONS
from luna_desktop.services.clinic.audit_words_imports import IMPORT_ACTIONS
from luna_desktop.services.clinic.audit_words_inbox import INBOX_CHANGED, INBOX_READ
from luna_desktop.services.clinic.audit_words_merges import MERGE_ACTIONS
from luna_desktop.services.clinic.audit_words_messages import MESSAGE_ACTIONS, TEMPLATE_ACTIONS
from luna_desktop.services.clinic.audit_words_openings import EARLIER_OPENINGS, OPENING_ACTIONS
from luna_desktop.services.clinic.audit_words_photos import COMPARE_READ, MARK_ACTIONS
from luna_desktop.services.clinic.audit_words_rights import CASE_ACTIONS, CASE_OPENED, CASE_SETTINGS
from luna_desktop.services.clinic.audit_words_rules import RULE_ACTIONS
from luna_desktop.services.clinic.audit_words_set_up import BOOK_ENTRIES, BOOK_PAPERS
from luna_desktop.services.clinic.audit_words_sharing import (
    COPY_ACTIONS,
    PHOTO_CONSENT_ACTIONS,
    SHARING_ACTIONS,
)
from luna_desktop.texts import Message, say

REFUSED = "refused"
READ_LOG = "audit log read"


class AuditGroup(Enum):
    """What kind of act an entry is about."""

    OPENED = "opened"
    CHANGED = "changed"
    CONSENT = "consent"
    COPIES = "copies"
    CASES = "cases"
    SIGN_IN = "sign-in"
    STAFF = "staff"
    CLINIC = "clinic"
    CHECKS = "checks"
    MESSAGES = "messages"
    REFUSED = "refused"


GROUP_NAMES: dict[AuditGroup, Message] = {
    AuditGroup.OPENED: say("Opened and read"),
    AuditGroup.CHANGED: say("Entered and changed"),
    AuditGroup.CONSENT: say("Consent and notices"),
    AuditGroup.COPIES: say("Record copies and disclosures"),
    AuditGroup.CASES: say("Privacy cases"),
    AuditGroup.SIGN_IN: say("Sign-in and lock"),
    AuditGroup.STAFF: say("Staff and access"),
    AuditGroup.CLINIC: say("Settings of the clinic"),
    AuditGroup.CHECKS: say("Backups and checks"),
    AuditGroup.MESSAGES: say("Messages"),
    AuditGroup.REFUSED: say("Refused"),
}


@dataclass(frozen=True)
class ActionWords:
    """An action in words. The sentence may name `{name}` (who), `{other}` (a colleague) and `{login}`."""

    label: Message
    sentence: Message
    group: AuditGroup


def _of(group: AuditGroup, rows: dict[str, tuple[Message, Message]]) -> dict[str, ActionWords]:
    return {action: ActionWords(label, sentence, group) for action, (label, sentence) in rows.items()}


_OPENED = {
    "chart opened": (say("Chart opened"), say("{name} opened a chart")),
    "patient opened": (say("Details opened"), say("{name} opened a patient’s contact details")),
    "patients searched": (say("Patients searched"), say("{name} searched for patients")),
    "visit opened": (say("Visit opened"), say("{name} opened a visit")),
    "batch recalled": (say("Recall list made"), say("{name} listed whom a batch of a product reached")),
    "batches read": (say("Batches read"), say("{name} read the register of batches")),
    "photographs listed": (say("Photographs listed"), say("{name} looked through a patient’s photographs")),
    "intimate photographs shown": (
        say("Intimate photographs shown"),
        say("{name} asked to see a patient’s intimate photographs"),
    ),
    "intimate photograph opened": (say("Intimate photograph opened"), say("{name} opened an intimate photograph")),
    "photograph opened": (say("Photograph opened"), say("{name} opened a photograph")),
    "document opened": (say("Document opened"), say("{name} opened a document of a patient’s record")),
    "privacy page read": (say("Privacy page read"), say("{name} read a patient’s consents and rights")),
    "disclosures listed": (say("Disclosures listed"), say("{name} looked through the book of disclosures")),
    "disclosure read": (say("Disclosure read"), say("{name} read an entry of the book of disclosures")),
    "evidence opened": (
        say("Signature or paper opened"),
        say("{name} looked at the signature or paper of a patient’s answer"),
    ),
    "request document opened": (
        say("Request document opened"),
        say("{name} opened the scan of an order or a written request"),
    ),
    "disclosures read": (say("Disclosures read"), say("{name} read what left the clinic about a patient")),
    "review lists read": (say("Review lists read"), say("{name} read what waits under Review")),
    READ_LOG: (say("Audit log read"), say("{name} read the audit log")),
}
_CHANGED = {
    "patient registered": (say("Patient registered"), say("{name} registered a patient")),
    "details kept": (say("Details confirmed"), say("{name} saved contact details without a change")),
    "identity recorded": (say("Identity recorded"), say("{name} entered a patient’s name and birth")),
    "identity changed": (say("Identity changed"), say("{name} changed a patient’s name or birth")),
    "identity struck out": (say("Identity struck out"), say("{name} struck out a patient’s name as entered in error")),
    "phone recorded": (say("Phone recorded"), say("{name} entered a patient’s phone number")),
    "phone changed": (say("Phone changed"), say("{name} changed a patient’s phone number")),
    "phone struck out": (say("Phone struck out"), say("{name} struck out a phone number as entered in error")),
    "email recorded": (say("E-mail recorded"), say("{name} entered a patient’s e-mail address")),
    "email changed": (say("E-mail changed"), say("{name} changed a patient’s e-mail address")),
    "email struck out": (say("E-mail struck out"), say("{name} struck out an e-mail address as entered in error")),
    "address recorded": (say("Address recorded"), say("{name} entered a patient’s address")),
    "address changed": (say("Address changed"), say("{name} changed a patient’s address")),
    "address struck out": (say("Address struck out"), say("{name} struck out an address as entered in error")),
    "related_person recorded": (
        say("Contact person recorded"),
        say("{name} entered a guardian, nominee or contact of a patient"),
    ),
    "related_person changed": (
        say("Contact person changed"),
        say("{name} changed a guardian, nominee or contact of a patient"),
    ),
    "related_person struck out": (
        say("Contact person struck out"),
        say("{name} struck out a guardian, nominee or contact as entered in error"),
    ),
    "status recorded": (say("Status recorded"), say("{name} archived a patient, or noted that a patient died")),
    "status changed": (say("Status changed"), say("{name} changed whether a patient stands in the lists")),
    "status struck out": (say("Status struck out"), say("{name} struck out a patient’s status as entered in error")),
    "condition recorded": (say("Condition recorded"), say("{name} entered a condition")),
    "condition changed": (say("Condition changed"), say("{name} changed a condition")),
    "condition struck out": (say("Condition struck out"), say("{name} struck out a condition as entered in error")),
    "medicine recorded": (say("Medicine recorded"), say("{name} entered a medicine")),
    "medicine changed": (say("Medicine changed"), say("{name} changed a medicine")),
    "medicine struck out": (say("Medicine struck out"), say("{name} struck out a medicine as entered in error")),
    "document recorded": (say("Document described"), say("{name} described a new document of a patient")),
    "document changed": (say("Description changed"), say("{name} changed the description of a document")),
    "document struck out": (say("Document struck out"), say("{name} struck out a document as entered in error")),
    "document added": (say("Document added"), say("{name} added a document to a patient’s record")),
    "investigation recorded": (
        say("Investigation entered"),
        say("{name} ordered an investigation or entered its result"),
    ),
    "investigation changed": (
        say("Investigation carried on"),
        say("{name} entered, reviewed, amended or told a result, or changed its order"),
    ),
    "investigation struck out": (
        say("Investigation struck out"),
        say("{name} struck out an investigation as entered in error"),
    ),
    "lifestyle recorded": (say("Lifestyle recorded"), say("{name} entered a lifestyle assessment")),
    "lifestyle changed": (say("Lifestyle changed"), say("{name} changed a lifestyle assessment")),
    "lifestyle struck out": (
        say("Lifestyle struck out"),
        say("{name} struck out a lifestyle assessment as entered in error"),
    ),
    "marker recorded": (say("Body map marked"), say("{name} marked a place on the body map")),
    "marker changed": (say("Mark changed"), say("{name} changed a mark on the body map")),
    "marker struck out": (say("Mark struck out"), say("{name} struck out a mark on the body map as entered in error")),
    "score recorded": (say("Score recorded"), say("{name} recorded a severity score")),
    "score changed": (say("Score changed"), say("{name} corrected a severity score")),
    "score struck out": (say("Score struck out"), say("{name} struck out a severity score as entered in error")),
    "care_preferences recorded": (
        say("Preferences recorded"),
        say("{name} entered what a patient wants of their care"),
    ),
    "care_preferences changed": (say("Preferences changed"), say("{name} changed what a patient wants of their care")),
    "care_preferences struck out": (
        say("Preferences struck out"),
        say("{name} struck out a patient’s preferences as entered in error"),
    ),
    "allergy_state recorded": (say("Allergy state recorded"), say("{name} recorded whether a patient has allergies")),
    "allergy_state changed": (
        say("Allergy state changed"),
        say("{name} changed or confirmed whether a patient has allergies"),
    ),
    "allergy_state struck out": (
        say("Allergy state struck out"),
        say("{name} struck out the state of allergies as entered in error"),
    ),
    "allergy recorded": (say("Allergy recorded"), say("{name} entered an allergy")),
    "allergy changed": (say("Allergy changed"), say("{name} changed an allergy")),
    "allergy struck out": (say("Allergy struck out"), say("{name} struck out an allergy as entered in error")),
    "identity photo kept": (say("Identity photo kept"), say("{name} put a photo beside a patient’s name")),
    "identity photo removed": (
        say("Identity photo removed"),
        say("{name} took the photo beside a patient’s name away"),
    ),
    "photograph added": (say("Photograph added"), say("{name} added a photograph")),
    "photograph recorded": (say("Photograph described"), say("{name} entered what a photograph shows")),
    "photograph changed": (say("Photograph changed"), say("{name} changed what is written about a photograph")),
    "photograph struck out": (
        say("Photograph struck out"),
        say("{name} struck out a photograph as entered in error"),
    ),
}
_CONSENT = {
    "consent not asked": (say("Consent not asked"), say("{name} noted that a consent was not asked for")),
    "consent offered": (say("Consent offered"), say("{name} noted that a consent was offered")),
    "consent given": (say("Consent given"), say("{name} recorded that a patient gave consent")),
    "consent refused": (say("Consent refused"), say("{name} recorded that a patient refused consent")),
    "consent deferred": (say("Consent put off"), say("{name} recorded that a consent was put off")),
    "consent withdrawn": (say("Consent withdrawn"), say("{name} recorded that a patient withdrew consent")),
    "consent expired": (say("Consent run out"), say("{name} noted that a consent has run out")),
    "consent lapsed at 18": (say("Consent lapsed"), say("{name} noted that a guardian’s consent lapsed at 18")),
    "evidence kept": (
        say("Signature or paper kept"),
        say("{name} kept a signature or a signed paper with a patient’s answer"),
    ),
    "clock set back": (
        say("Clock set back"),
        say("{name} recorded an answer while the computer’s clock stood before earlier answers"),
    ),
    "message wish recorded": (
        say("Message wish recorded"),
        say("{name} recorded how a patient wants to be reached"),
    ),
    "message wishes kept": (
        say("Message wishes kept"),
        say("{name} saved how a patient wants to be reached, without a change"),
    ),
    "message allowed": (
        say("Message allowed"),
        say("{name} asked whether a message to a patient may go out, and it may"),
    ),
    "message not allowed": (
        say("Message not allowed"),
        say("A message to a patient was held back when {name} asked whether it may go out"),
    ),
    "notice versions read": (say("Notice versions read"), say("{name} read the versions of the notice or the policy")),
    "notice drafted": (say("Notice begun"), say("{name} began a new version of the notice or the policy")),
    "notice draft saved": (say("Notice draft saved"), say("{name} saved a draft of the notice or the policy")),
    "notice imported": (say("Text imported"), say("{name} imported the clinic’s own text")),
    "notice reviewed": (say("Notice reviewed"), say("{name} found a text ready for the owner")),
    "notice approved": (say("Notice approved"), say("{name} approved a text as the clinic’s own")),
    "notice translation approved": (say("Translation approved"), say("{name} approved a translation")),
    "notice translation published": (say("Translation published"), say("{name} published a translation")),
    "policy published": (say("Policy published"), say("{name} published the privacy policy")),
    "notice given": (say("Notice given"), say("{name} gave a patient the notice")),
    "notice not given": (say("Notice not given"), say("{name} noted why a patient was not given the notice")),
    "notice receipts read": (say("Notices given read"), say("{name} read which notices a patient was given")),
    "patients behind read": (say("Patients behind read"), say("{name} read who has to be given the notice")),
    "notice pages made": (say("Notice opened for paper"), say("{name} opened a version of the notice for paper")),
    "poster made": (say("Poster opened"), say("{name} opened the poster of privacy rights")),
    "notice batch made": (say("Notices for patients made"), say("{name} made copies of the notice for patients")),
    "notice saved as file": (say("Notice saved"), say("{name} saved a notice or the poster as a file")),
    "notice on paper": (say("Notice on paper"), say("{name} printed a notice or the poster")),
    "notice published": (say("Notice published"), say("{name} published a privacy notice")),
    "notice printed": (say("Notice printed"), say("{name} had the notice printed for a patient")),
    "notice wanted on paper": (say("Notice wanted on paper"), say("A patient asked {name} for the notice on paper")),
    "screen turned to patient": (say("Screen turned"), say("{name} turned the screen to a patient")),
    "intake handed in": (say("Form filled in"), say("A patient filled a form in on the screen that {name} had turned")),
    "intake reviewed": (say("Filled-in form reviewed"), say("{name} went through answers that a patient filled in")),
    "screen taken back": (say("Screen taken back"), say("{name} took the screen back from a patient")),
    "screen not taken back": (
        say("Screen not taken back"),
        say("Somebody typed a wrong password at the screen that {name} had turned to a patient"),
    ),
    "wrong person at screen": (
        say("Wrong person at the screen"),
        say("Somebody said “this is not me” at the screen that {name} had turned to a patient"),
    ),
}
_RESTRICTIONS = {
    "restrictions read": (say("Restrictions read"), say("{name} read a patient’s restrictions")),
    "restriction requested": (say("Restriction asked for"), say("{name} wrote down that a patient asks for a limit")),
    "restriction agreed": (say("Restriction agreed"), say("{name} agreed to a patient’s restriction")),
    "restriction mandatory": (
        say("Restriction must be kept"),
        say("{name} put a restriction in force that the clinic must keep"),
    ),
    "restriction declined": (say("Restriction declined"), say("{name} declined a patient’s restriction")),
    "restriction ended": (say("Restriction ended"), say("{name} ended a patient’s restriction")),
    "stop task made": (say("Stop task made"), say("What {name} did asks for a recipient to be told to stop")),
    "stop task settled": (say("Stop task settled"), say("{name} noted that a recipient was told to stop")),
}
_SIGN_IN = {
    "signed in": (say("Signed in"), say("{name} signed in")),
    "sign-in refused": (say("Sign-in refused"), say("Somebody tried to sign in as “{login}” and was refused")),
    "sealed events unreadable": (
        say("Sign-in notes unreadable"),
        say("Notes about sign-ins could not be read when {name} signed in"),
    ),
    "locked": (say("Locked"), say("{name} locked Luna")),
    "access recovered": (say("Access recovered"), say("{other} came back in with the recovery key")),
    "recovery key read back": (say("Recovery key tried"), say("{name} read the copy of the recovery key back")),
    "recovery key renewed": (
        say("Recovery key renewed"),
        say("{name} made a new recovery key; the one before opens nothing any more"),
    ),
    "password refused": (
        say("Password refused"),
        say("{name} typed a wrong password where their own was asked for; nothing was done"),
    ),
    "password changed": (say("Password changed"), say("{name} changed their own password")),
    "interrupted change finished": (
        say("Interrupted change finished"),
        say("A change of passwords or accounts that a power cut interrupted was found when {name} came in, and counts"),
    ),
}
_STAFF = {
    "registration number noted": (
        say("Registration number noted"),
        say("{name} noted the registration number of {other}"),
    ),
    "staff added": (say("Person added"), say("{name} added {other} to the staff")),
    "roles changed": (say("Roles changed"), say("{name} changed the roles of {other}")),
    "account closed": (say("Account closed"), say("{name} closed the account of {other}")),
    "account proposed": (say("Account proposed"), say("{name} asked the owner for an account for {other}")),
    "roles proposed": (say("Roles proposed"), say("{name} asked the owner for more roles for {other}")),
    "staff proposal approved": (
        say("Proposal approved"),
        say("{name} approved what was asked for {other}"),
    ),
    "staff proposal declined": (
        say("Proposal declined"),
        say("{name} declined what was asked for {other}"),
    ),
    "staff proposal withdrawn": (
        say("Proposal withdrawn"),
        say("{name} took back what was asked for {other}"),
    ),
    "staff proposal expired": (
        say("Proposal over"),
        say("What was asked for {other} was not answered in time; noted while {name} was signed in"),
    ),
    "drafts handed over": (say("Drafts handed over"), say("{name} gave the drafts of {other} to a colleague")),
    "vault access confirmed": (say("Photo access confirmed"), say("{name} let {other} open photographs")),
    "care team joined": (say("Care team joined"), say("{name} put {other} on a patient’s care team")),
    "care team kept": (say("Care team kept"), say("{name} kept {other} on a patient’s care team")),
    "care team left": (say("Care team left"), say("{name} took {other} off a patient’s care team")),
}
_CLINIC = {
    "clinic created": (say("Clinic created"), say("{name} set up the clinic")),
    "clinic details changed": (say("Clinic details changed"), say("{name} changed the clinic’s details")),
    "privacy contact changed": (say("Privacy contact changed"), say("{name} changed the privacy contact")),
    "backup folder chosen": (say("Backup folder chosen"), say("{name} chose the folder for backups")),
    "preferences changed": (say("Preferences changed"), say("{name} changed the clinic’s preferences")),
}
_CHECKS = {
    "backup folder chosen": (say("Backup folder chosen"), say("{name} chose the folder for backups")),
    "recovery key read back": (say("Recovery key read back"), say("{name} read the recovery key’s copy back")),
    "recovery key renewed": (say("Recovery key renewed"), say("{name} made a new recovery key")),
    "backup made": (say("Backup made"), say("{name} made a backup")),
    "sealed file restored": (say("Sealed file restored"), say("{name} put a damaged file back out of a backup")),
    "left-over files removed": (
        say("Left-over files removed"),
        say("What interruptions had left behind was removed while {name} was signed in"),
    ),
    "system examined": (say("System checked"), say("{name} had the whole system checked")),
    "audit log checked": (say("Audit log checked"), say("{name} checked the audit log from end to end")),
}
_REFUSED = {REFUSED: (say("Refused"), say("{name} was refused"))}

ACTION_WORDS: dict[str, ActionWords] = (
    _of(AuditGroup.OPENED, _OPENED)
    | _of(AuditGroup.CHANGED, _CHANGED)
    | _of(AuditGroup.CHANGED, HISTORY_ACTIONS)
    | _of(AuditGroup.CHANGED, MARK_ACTIONS)
    | _of(AuditGroup.OPENED, COMPARE_READ)
    | _of(AuditGroup.CHANGED, IMPORT_ACTIONS)
    | _of(AuditGroup.CHANGED, FRONT_ACTIONS)
    | _of(AuditGroup.OPENED, FRONT_READ)
    | _of(AuditGroup.OPENED, INBOX_READ)
    | _of(AuditGroup.CHANGED, ALLERGY_ACTIONS | RULE_ACTIONS)
    | _of(AuditGroup.CHANGED, MERGE_ACTIONS)
    | _of(AuditGroup.OPENED, OPENING_ACTIONS)
    | _of(AuditGroup.CONSENT, EARLIER_OPENINGS)
    | _of(AuditGroup.CHANGED, ERASURE_ACTIONS)
    | _of(AuditGroup.CHANGED, INBOX_CHANGED)
    | _of(AuditGroup.OPENED, ERASURE_READ)
    | _of(AuditGroup.CLINIC, CATALOGUE_ACTIONS)
    | _of(AuditGroup.CHANGED, VISITS)
    | _of(AuditGroup.CHANGED, PAPERS)
    | _of(AuditGroup.OPENED, BOOK_READ)
    | _of(AuditGroup.CHANGED, BOOK_CHANGED)
    | _of(AuditGroup.CLINIC, BOOK_SET_UP)
    | _of(AuditGroup.CLINIC, BOOK_ENTRIES)
    | _of(AuditGroup.COPIES, BOOK_PAPERS)
    | _of(AuditGroup.CONSENT, _CONSENT)
    | _of(AuditGroup.CONSENT, PHOTO_CONSENT_ACTIONS)
    | _of(AuditGroup.CONSENT, _RESTRICTIONS)
    | _of(AuditGroup.COPIES, COPY_ACTIONS)
    | _of(AuditGroup.CASES, CASE_ACTIONS)
    | _of(AuditGroup.OPENED, CASE_OPENED)
    | _of(AuditGroup.CLINIC, CASE_SETTINGS)
    | _of(AuditGroup.CLINIC, SHARING_ACTIONS)
    | _of(AuditGroup.MESSAGES, MESSAGE_ACTIONS)
    | _of(AuditGroup.CLINIC, TEMPLATE_ACTIONS)
    | _of(AuditGroup.SIGN_IN, _SIGN_IN)
    | _of(AuditGroup.STAFF, _STAFF)
    | _of(AuditGroup.CLINIC, _CLINIC)
    | _of(AuditGroup.CHECKS, _CHECKS)
    | _of(AuditGroup.REFUSED, _REFUSED)
)
"""Every action that the program writes, in words."""

_UNKNOWN = say("{name}: {action}")


@dataclass(frozen=True)
class AuditAction:
    """An action that the log can be filtered by; `sentence` names nobody."""

    action: str
    label: Message
    sentence: Message
    group: AuditGroup


def audit_actions() -> tuple[AuditAction, ...]:
    """Return every action that the log may hold, by group."""
    return tuple(
        AuditAction(action, words.label, _plainly(words.sentence), words.group)
        for action, words in ACTION_WORDS.items()
    )


def _plainly(sentence: Message) -> Message:
    """Return a sentence without anybody in it, to be searched."""
    return Message(sentence.text, {"name": "", "other": "", "login": "", "action": ""})


def words_of(action: str) -> ActionWords:
    """Return an action in words; one that is not known is shown as it was written."""
    plain = Message("{action}", {"action": action})
    return ACTION_WORDS.get(action) or ActionWords(plain, _UNKNOWN, AuditGroup.CHANGED)


def sentence_of(action: str, *, name: str, other: str = "", login: str = "", requires: str = "") -> Message:
    """Return what happened as a sentence. `requires` is the permission that a refused act asked for."""
    template = words_of(action).sentence
    if action == REFUSED:
        template = next((text for asked, text in REFUSED_TO.items() if asked.value == requires), template)
    return Message(template.text, {"name": name, "other": other, "login": login, "action": action})
