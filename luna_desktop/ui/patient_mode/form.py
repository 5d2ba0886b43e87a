"""What stands on the turned screen and what the person has answered so far; plain values, without a window.

Every sentence for the patient is put into words by a `Translator` of the language chosen on this screen, which need
not be the language of the staff's windows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import NEEDS_EVIDENCE, ConsentState, Purpose
from luna_desktop.domain.measures import Birth
from luna_desktop.services.privacy.evidence import Strokes, strokes_problem
from luna_desktop.texts import Message, Translator

MYSELF = 0
"""The signer's key where the patient signs; a guardian's is the id of the fact."""


@dataclass(frozen=True)
class Notice:
    """The notice in one language."""

    version: int
    language: str
    text: str
    revised_on: date


@dataclass(frozen=True)
class Ask:
    """One question: the purpose, and the answer that stands so far."""

    purpose: Purpose
    standing: ConsentState = ConsentState.NOT_ASKED
    since: datetime | None = None

    @property
    def key(self) -> str:
        """Return what tells this question from the others."""
        return self.purpose.value

    @property
    def stands(self) -> bool:
        """Tell whether an answer stands, so that none has to be given today."""
        return self.standing in {ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN}


@dataclass(frozen=True)
class Guardian:
    """Somebody on file who answers for the patient, and what showed who they are."""

    fact_id: int
    name: str
    relation: str
    has_evidence: bool = False


@dataclass(frozen=True)
class Contact:
    """Whom the patient can ask about privacy."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class PatientForm:
    """Everything that the turned screen shows of one patient and of the clinic."""

    patient_id: PatientId
    clinic: str
    place: str
    name: str
    birth: Birth
    number: str
    today: date
    asks: tuple[Ask, ...]
    with_whom: str
    with_role: Message | None = None
    contact: Contact = Contact()
    notices: Mapping[str, Notice] = field(default_factory=dict, hash=False)
    is_minor: bool = False
    guardians: tuple[Guardian, ...] = ()

    def notice(self, language: str) -> Notice | None:
        """Return the notice in a language, or in English where that translation is not published."""
        return self.notices.get(language) or self.notices.get("en")


@dataclass
class Given:
    """What the person has answered and signed so far; lives only while the screen is turned."""

    language: str = "en"
    text_size: int = 100
    signer: int | None = MYSELF
    answers: dict[str, bool] = field(default_factory=dict)
    strokes: Strokes = field(default=(), repr=False)
    is_typed: bool = False
    typed_name: str = field(default="", repr=False)
    witness: str = field(default="", repr=False)
    signed_at: datetime | None = None
    signed_language: str = ""
    was_signature_dropped: bool = False

    def answer(self, key: str, value: bool) -> None:
        """Take an answer; a signature that was given for other answers is dropped."""
        if self.answers.get(key) is value:
            return
        self.answers[key] = value
        self.was_signature_dropped = self.is_signed
        self.drop_signature()

    def choose_signer(self, key: int) -> None:
        """Take who signs; the signature of somebody else is dropped."""
        if self.signer != key:
            self.signer = key
            self.drop_signature()

    def drop_signature(self) -> None:
        """Throw the signature away, drawn or typed."""
        self.strokes, self.typed_name, self.witness = (), "", ""
        self.signed_at, self.signed_language = None, ""

    def clear(self) -> None:
        """Throw all answers and the signature away."""
        self.answers.clear()
        self.was_signature_dropped = False
        self.drop_signature()

    @property
    def is_signed(self) -> bool:
        """Tell whether there is a signature, drawn or typed before a witness."""
        if self.is_typed:
            return bool(self.typed_name.strip() and self.witness.strip())
        return strokes_problem(self.strokes) is None


@dataclass(frozen=True)
class Progress:
    """How far the person is: questions, answers, and what is still missing."""

    questions: int
    yes: int
    no: int
    open: int
    needs_signer: bool
    needs_signature: bool

    @property
    def answered(self) -> int:
        """Return how many answers were given today."""
        return self.yes + self.no

    @property
    def is_ready(self) -> bool:
        """Tell whether the answers can be saved."""
        return not (self.open or self.needs_signer or self.needs_signature) and self.answered > 0


def open_asks(form: PatientForm, given: Given) -> tuple[Ask, ...]:
    """Return the questions that can be answered by whoever signs.

    Only care itself may be answered for a child by a guardian of whom no document was seen (DPDP Rule 12).
    """
    guardian = next((one for one in form.guardians if one.fact_id == given.signer), None)
    if not form.is_minor and guardian is None:
        return form.asks
    if guardian is not None and guardian.has_evidence:
        return form.asks
    return tuple(ask for ask in form.asks if ask.purpose not in NEEDS_EVIDENCE)


def progress_of(form: PatientForm, given: Given) -> Progress:
    """Count the answers, and say what is still missing; a withdrawal alone needs no signature."""
    asks = open_asks(form, given)
    answers = [given.answers[ask.key] for ask in asks if ask.key in given.answers]
    still_open = sum(1 for ask in asks if not ask.stands and ask.key not in given.answers)
    return Progress(
        questions=len(asks),
        yes=sum(answers),
        no=len(answers) - sum(answers),
        open=still_open,
        needs_signer=given.signer is None,
        needs_signature=not given.is_signed and not only_takes_back(form, given),
    )


def only_takes_back(form: PatientForm, given: Given) -> bool:
    """Tell whether every answer given today takes a consent back: that asks for no signature (DPDP s.6(4))."""
    asked = {ask.key: ask for ask in form.asks}
    changed = [(asked[key], value) for key, value in given.answers.items() if key in asked]
    return bool(changed) and all(not yes and ask.standing is ConsentState.GIVEN for ask, yes in changed)


def count_words(progress: Progress, _: Translator) -> str:
    """Return the answers in words, as “6 answers: 4 yes, 2 no”."""
    if progress.answered == 0:
        return ""
    if progress.answered == 1:
        return _("1 answer: yes") if progress.yes else _("1 answer: no")
    return _("{count} answers: {yes} yes, {no} no", count=progress.answered, yes=progress.yes, no=progress.no)


def missing_words(progress: Progress, _: Translator) -> str:
    """Return in words why the answers cannot be saved yet, or nothing."""
    if progress.needs_signer:
        return _("Choose first who answers.")
    if progress.open == 1:
        return _("1 answer is missing, then sign.") if progress.needs_signature else _("1 answer is missing.")
    if progress.open:
        if progress.needs_signature:
            return _("{count} answers are missing, then sign.", count=progress.open)
        return _("{count} answers are missing.", count=progress.open)
    if progress.answered == 0:
        return _("Nothing was changed. Choose what you want to change.")
    return _("Only the signature is missing.") if progress.needs_signature else ""
