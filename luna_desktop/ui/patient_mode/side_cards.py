"""The right column of the turned screen: the notice, the signature, and whom to ask."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.services.privacy.evidence import strokes_problem
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Translator
from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import MYSELF, Contact, Given, Notice, PatientForm, Progress
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.signature_pad import SignaturePad


class Line(QAbstractButton):
    """A line of a card that leads somewhere: icon, words, a note under them, an arrow."""

    def __init__(self, name: str, icon: str, text: str, note: str) -> None:
        super().__init__()
        self.setText(text)
        named(self, name, text, description=note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._note = words(note, "caption")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(text, "body"))
        lines.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, "text2", 18))
        row.addLayout(lines, 1)
        row.addWidget(IconLabel("chevron-right", "text2", 16))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the room of the two lines."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def show_note(self, note: str) -> None:
        """Say something else under the words."""
        self._note.setText(note)
        self.setAccessibleDescription(note)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground while the pointer is on it; the words are labels."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)


class NoticeCard(Card):
    """The notice: read it here, or take it on paper.

    Signals:
        read_wanted: show the notice.
        paper_wanted: the person wants it on paper.
    """

    read_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, notice: Notice, _: Translator) -> None:
        super().__init__(_("Notice"), "patientNoticeCard", icon="info")
        day = show_day(notice.revised_on, _)
        self.body().setSpacing(4)
        self.read = Line(
            "readNoticeButton",
            "file-text",
            _("Read the notice"),
            _("Version {version}, {day}", version=notice.version, day=day),
        )
        self.read.clicked.connect(self.read_wanted)
        self.paper = Line("paperNoticeButton", "printer", _("Take it on paper"), _("Free"))
        self.paper.clicked.connect(self.paper_wanted)
        self.add(self.read)
        self.add(hairline())
        self.add(self.paper)


class SigningCard(Card):
    """The signature: drawn, or typed before a witness; and who signs.

    Signals:
        signed: there is a drawing now, or it was cleared; carries the strokes.
        typed: the typed name and the witness.
        way_chosen: True for the typed name, False for drawing.
        signer_chosen: whose signature this is.
    """

    signed = Signal(object)
    typed = Signal(str, str)
    way_chosen = Signal(bool)
    signer_chosen = Signal(int)

    def __init__(self, form: PatientForm, given: Given, _: Translator) -> None:
        super().__init__(_("Signature"), "signatureCard", icon="signature")
        self._say, self._form = _, form
        self.note = words("", "body2", wrap=True)
        self.note.setObjectName("signatureNote")
        self.add(self.note)
        self._add_pad(given)
        self._add_typed(given)
        self._add_foot()
        self.add(hairline())
        self._add_signer(given)
        with_you = QHBoxLayout()
        with_you.setSpacing(8)
        with_you.addWidget(IconLabel("user-check", "text3", 14))
        with_you.addWidget(words(_with_you(form, _), "caption", wrap=True), 1)
        self.add(with_you)

    def _add_pad(self, given: Given) -> None:
        _ = self._say
        self.pad = SignaturePad("signaturePad", _("Signature: sign in this box"))
        self.pad.setAccessibleDescription(
            _("Sign with a pen, a finger or the mouse. Press Enter to sign by typed name with a witness instead.")
        )
        self.pad.show_strokes(given.strokes)
        self.pad.changed.connect(lambda: self.signed.emit(self.pad.strokes()))
        self.pad.other_way_wanted.connect(lambda: self.way_chosen.emit(True))
        self.add(self.pad)

    def _add_typed(self, given: Given) -> None:
        _ = self._say
        self.typed_form = QWidget()
        column = QVBoxLayout(self.typed_form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name_field = TextField("typedNameEdit", _("Your full name, as your signature"), longest=120)
        self.witness_field = TextField("witnessEdit", _("Name of the witness who sees you type it"), longest=120)
        self.name_field.show_value(given.typed_name)
        self.witness_field.show_value(given.witness)
        for field in (self.name_field, self.witness_field):
            field.edited.connect(lambda: self.typed.emit(self.name_field.value(), self.witness_field.value()))
            column.addWidget(field)
        self.add(self.typed_form)

    def _add_foot(self) -> None:
        _ = self._say
        self.hint = words(_("With finger, pen or mouse"), "caption")
        self.clear = Button(_("Clear"), "clearSignatureButton", kind=Kind.GHOST, icon="eraser", size="small")
        self.clear.clicked.connect(self.pad.clear)
        self.other_way = Button("", "otherWayButton", kind=Kind.GHOST, size="small")
        styled(self.other_way, icononly="false")
        self.other_way.clicked.connect(lambda: self.way_chosen.emit(self.pad.isVisibleTo(self)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.clear)
        self.add(row)
        below = QHBoxLayout()
        below.addWidget(self.other_way)
        below.addStretch(1)
        self.add(below)

    def _add_signer(self, given: Given) -> None:
        _ = self._say
        options = [] if self._form.is_minor else [Option(MYSELF, _("I am the patient"))]
        options += [
            Option(one.fact_id, _("{name}, {relation}", name=one.name, relation=one.relation))
            for one in self._form.guardians
        ]
        self.signer = ChoiceField("signerCombo", _("Who is signing"), options)
        self.signer.show_value(given.signer)
        self.signer.edited.connect(lambda: self.signer_chosen.emit(int(str(self.signer.value()))))
        self.add(self.signer)

    def show_progress(self, given: Given, progress: Progress) -> None:
        """Show how far the person is: the box opens once every question is answered."""
        _ = self._say
        may_sign = not progress.open and not progress.needs_signer and progress.answered > 0
        self.note.setText(self._note(given, progress))
        self.pad.setVisible(not given.is_typed)
        self.pad.setEnabled(may_sign)
        self.typed_form.setVisible(given.is_typed)
        self.typed_form.setEnabled(may_sign)
        self.hint.setVisible(not given.is_typed)
        self.clear.setVisible(not given.is_typed)
        self.clear.setEnabled(bool(given.strokes))
        self.other_way.setEnabled(may_sign)
        words_of_way = _("Draw the signature instead") if given.is_typed else _("Sign by typed name, with a witness")
        self.other_way.setText(words_of_way)
        self.other_way.setAccessibleName(words_of_way)

    def _note(self, given: Given, progress: Progress) -> str:
        _ = self._say
        if given.is_signed and given.signed_at is not None:
            return _("Signed on this screen, {time}", time=f"{given.signed_at.astimezone(CLINIC_ZONE):%H:%M}")
        if progress.open:
            return self._open_words(progress)
        problem = strokes_problem(given.strokes) if given.strokes else None
        if problem is not None:
            return _.render(problem)
        if given.was_signature_dropped:
            return _("An answer was changed after the signature. Sign again.")
        if not progress.needs_signature:
            return _("To take a consent back, no signature is needed.")
        return _("Sign below, as you sign elsewhere.")

    def _open_words(self, progress: Progress) -> str:
        _ = self._say
        if progress.needs_signer:
            return _("Choose first who answers.")
        if progress.questions == 1:
            return _("Answer the question first.")
        if progress.open + progress.answered < progress.questions:
            return _("Answer first what is still open. {open} to go.", open=progress.open)
        return _("Answer all {count} first. {open} to go.", count=progress.questions, open=progress.open)


def _with_you(form: PatientForm, _: Translator) -> str:
    if form.with_role is None:
        return _("With you: {name}", name=form.with_whom)
    return _("With you: {name}, {role}", name=form.with_whom, role=form.with_role)


class QuestionsCard(Card):
    """Whom to ask, and where to complain."""

    def __init__(self, contact: Contact, _: Translator) -> None:
        super().__init__(_("Questions"), "questionsCard", icon="life-buoy")
        self.body().setSpacing(3)
        who = ", ".join(part for part in (contact.name, contact.title) if part)
        reach = " · ".join(part for part in (show_phone(contact.phone) if contact.phone else "", contact.email) if part)
        if who:
            self.add(words(who, "strong", wrap=True))
        if reach:
            self.add(words(reach, "body2", wrap=True))
        if who or reach:
            text = _("Tell this person first if something is wrong; then the Data Protection Board.")
        else:
            text = _("Ask the person who is with you.")
        self.add(words(text, "caption", wrap=True))
