"""The patient banner: who is open, in one fixed order on every tab, and below it what must not be overlooked.

The order follows the NHS CUI patient banner: name, born with age, sex, record number, phone. Severe allergies come
first among the chips, and no chip is ever dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, AllergyState, Certainty, Severity
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.others import Others
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.chart.safety_chips import safety_chips
from luna_desktop.ui.languages import language_name
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar, Chip, ChipRow
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size

NAME_ROOM = 1020
"""Pixels that a name has for itself in the smallest usual window, 1280 across; a longer one wraps, none is cut."""
BESIDES = 60
"""Pixels of the margins beside chips and note, and between them."""
BESIDE_ROOM = 640
"""Pixels up to which a name leaves room for the name alert beside it."""


@dataclass(frozen=True)
class BannerContent:
    """What the banner says: the name, labelled facts in their order, chips, and a quiet note."""

    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    chips: tuple[ChipSpec, ...] = ()
    note: str = ""
    name_alert: ChipSpec | None = None
    ended: ChipSpec | None = None
    """Set for whoever is archived or has died; the banner is neutral then."""
    photo: bytes = field(default=b"", repr=False)
    """The identity photograph as JPEG; empty shows the initials."""
    can_start: bool = False
    """Whether a visit may be begun from here."""
    visit_since: str = ""
    """Since when a visit is being written; there is nothing to begin then."""


def banner_of(card: CardRow, today: date, *, photo: bytes = b"") -> BannerContent:
    """Return the banner's words about identity, nothing clinical; whoever died has the age of the day of death."""
    unknown = _("Not known")
    died = card.status.on if card.status.standing is Standing.DECEASED else None
    today = min(today, died.latest) if died is not None else today
    return BannerContent(
        card.name,
        card.title,
        (
            (_("Born"), card.birth.shown(current(), today)),
            (_("Sex"), shown(GENDER_NAMES[card.gender])),
            (_("MRN"), card.mrn),
            (_("Phone"), show_phone(card.phone) if card.phone else unknown),
            (_("Language"), language_name(card.language) or unknown),
        ),
        ended=ended_chip(card.status),
        photo=photo,
    )


def ended_chip(status: PatientStatus) -> ChipSpec | None:
    """Return the chip of whoever is archived or has died, or None for everybody else."""
    if status.standing is Standing.ARCHIVED:
        return ChipSpec(_("Archived"), "neutral", "archive", status.reason)
    if status.standing is Standing.DECEASED:
        day = status.on.shown(current()) if status.on else _("date not known")
        return ChipSpec(_("Died {day}", day=day), "neutral", "circle-slash")
    return None


def with_others(content: BannerContent, others: Others | None, today: date) -> BannerContent:
    """Return the banner with a warning of people of the same name; number and birth stand in its tip."""
    if others is None or not others.same_name:
        return content
    count = len(others.same_name)
    text = _("Name alert: 1 similar patient") if count == 1 else _("Name alert: {count} similar patients", count=count)
    tip = "\n".join(
        _("{name}, born {birth}, {number}", name=card.name, birth=card.birth.shown(current(), today), number=card.mrn)
        for card in others.same_name
    )
    return replace(content, name_alert=ChipSpec(text, "warn", "users", tip))


def with_chips(
    content: BannerContent,
    actor: Actor,
    card: CardRow,
    chart: Chart | None,
    consents: tuple[ConsentLine, ...],
    today: date,
) -> BannerContent:
    """Return the banner with what must not be overlooked, as far as the actor may know it."""
    chips: list[ChipSpec] = []
    note = ""
    if chart is not None:
        chips += _allergy_chips(chart)
        chips += safety_chips(chart.safety, today, asks_pregnancy=applies(card.gender, card.birth.ages(today)))
        note = _allergy_note(chart)
    elif card.has_alert and actor.may(Permission.READ_ALERT_FLAG):
        chips.append(alert_chip())
    chips += _consent_chips(consents)
    return replace(content, chips=tuple(chips), note=note)


def alert_chip() -> ChipSpec:
    """Return the chip that tells the desk to ask, never why."""
    return ChipSpec(_("Alert – see clinician"), "warn", "triangle-alert")


def _allergy_chips(chart: Chart) -> list[ChipSpec]:
    bodies = [known.body for known in chart.allergies if known.status is FactStatus.CURRENT]
    standing = [body for body in bodies if isinstance(body, Allergy) and body.certainty is not Certainty.REFUTED]
    standing.sort(key=lambda body: body.severity is not Severity.SEVERE)
    if standing:
        return [_allergy_chip(body) for body in standing]
    review = chart.allergy_state.body if chart.allergy_state else AllergyReview()
    if review.state is AllergyState.NONE_KNOWN and review.confirmed_on is not None:
        day = review.confirmed_on.shown(current())
        return [ChipSpec(_("No known allergies, checked {date}", date=day), "ok", "circle-check")]
    if review.state is AllergyState.ASKED_UNKNOWN:
        return [ChipSpec(_("Allergies asked, not known"), "warn", "circle-question-mark")]
    return [ChipSpec(_("Allergies not asked"), "warn", "triangle-alert")]


def _allergy_chip(body: Allergy) -> ChipSpec:
    text = _("Allergy: {trigger}", trigger=body.trigger.text)
    if body.reaction:
        text = _("Allergy: {trigger} ({reaction})", trigger=body.trigger.text, reaction=body.reaction)
    if body.severity is Severity.SEVERE:
        return ChipSpec(text, "solid", "circle-alert")
    return ChipSpec(text, "danger", "triangle-alert")


def _allergy_note(chart: Chart) -> str:
    review = chart.allergy_state.body if chart.allergy_state else None
    some = review is not None and review.state is AllergyState.SOME and review.confirmed_on is not None
    return _("Allergies checked {date}", date=review.confirmed_on.shown(current())) if review and some else ""


def _consent_chips(consents: tuple[ConsentLine, ...]) -> list[ChipSpec]:
    states = {line.purpose: line.state for line in consents}
    said = {
        ConsentState.NOT_ASKED: ChipSpec(_("Care: consent not asked"), "warn", "file-pen"),
        ConsentState.OFFERED: ChipSpec(_("Care: not answered yet"), "warn", "file-pen"),
        ConsentState.DEFERRED: ChipSpec(_("Care: question put off"), "warn", "clock"),
        ConsentState.REFUSED: ChipSpec(_("Care: consent refused"), "priv", "eye-off"),
        ConsentState.WITHDRAWN: ChipSpec(_("Care: consent withdrawn"), "priv", "eye-off"),
    }
    care = states.get(Purpose.CARE)
    return [said[care]] if care in said else []


class PatientBanner(QFrame):
    """Shows who is open. Full on the summary, one line lower on every other tab; it never scrolls away.

    Signals:
        start_wanted: begin a visit.
    """

    start_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "patientBanner", _("Patient")), cls="bar")
        self._content = BannerContent("", "", ())
        self._photo = QImage()
        self._full = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 20, 10)
        self._column.setSpacing(8)
        self._top = QWidget()
        self._column.addWidget(self._top)
        self._chips = ChipRow("bannerChips")
        self._note = words("", "caption")
        self._under = QWidget()
        row = QHBoxLayout(self._under)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._chips, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._under)

    def show_content(self, content: BannerContent) -> None:
        """Show a patient."""
        if content.photo != self._content.photo:
            self._photo = QImage.fromData(content.photo) if content.photo else QImage()
        self._content = content
        spoken = [content.name, *(f"{label} {value}" for label, value in content.facts)]
        alert = (content.name_alert,) if content.name_alert else ()
        ended = (content.ended,) if content.ended else ()
        all_chips = (*ended, *content.chips, *alert)
        self.setAccessibleName(", ".join((*spoken, *(chip.text for chip in all_chips))))
        self._note.setText(content.note)
        styled(self, cls="bar", tone="ended" if content.ended else "")
        self._lay_out()

    def show_full(self, full: bool) -> None:
        """Show the full form, or the lower one."""
        if full != self._full:
            self._full = full
            self._lay_out()

    def is_full(self) -> bool:
        """Tell which form is shown."""
        return self._full

    def content(self) -> BannerContent:
        """Return what is shown."""
        return self._content

    def _show_chips(self) -> None:
        """Show the chips; the name alert stands beside the name where there is room, else last of them."""
        content = self._content
        chips = [*((content.ended,) if content.ended else ()), *content.chips]
        if content.name_alert is not None and not self._alert_beside_name():
            chips.append(content.name_alert)
        self._chips.show_chips(chips)
        self._under.setVisible(bool(chips or content.note))
        self._fit_note()

    def _fit_note(self) -> None:
        """Leave the quiet note to the tip where a chip needs its room."""
        note = self._content.note
        chips = [*self._content.chips, *((self._content.name_alert,) if self._content.name_alert else ())]
        widest = max((chip_size(chip).width() for chip in chips), default=0.0)
        room = self.width() - BESIDES - self._note.sizeHint().width()
        self._note.setVisible(bool(note) and widest <= room)
        self._chips.setToolTip("" if widest <= room else note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give chips and note the room that there is."""
        super().resizeEvent(event)
        self._fit_note()

    def _alert_beside_name(self) -> bool:
        return self._full and _across(self._content.name) <= theme.px(BESIDE_ROOM)

    def _lay_out(self) -> None:
        self._show_chips()
        top = self._full_top() if self._full else self._compact_top()
        self._column.replaceWidget(self._top, top)
        self._top.hide()
        self._top.setParent(None)
        self._top.deleteLater()
        self._top = top
        self._column.setContentsMargins(24, 12 if self._full else 8, 20, 10 if self._full else 8)
        self._column.setSpacing(9 if self._full else 6)

    def _full_top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._avatar(56))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._name(26))
        facts = QHBoxLayout()
        facts.setSpacing(16)
        for at, (label, value) in enumerate(self._content.facts):
            if at:
                facts.addWidget(hairline(upright=True))
            facts.addLayout(_stacked(label, value))
        facts.addStretch(1)
        column.addLayout(facts)
        row.addLayout(column, 1)
        self._add_visit(row)
        return top

    def _compact_top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._avatar(36), 0, Qt.AlignmentFlag.AlignTop)
        facts = QWidget()
        inside = QHBoxLayout(facts)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(10)
        for label, value in self._content.facts[:4]:
            inside.addWidget(hairline(upright=True))
            inside.addWidget(words(label, "caption"))
            inside.addWidget(words(value, "strong"))
        flowing = QWidget()
        flow = FlowLayout(flowing, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        flowing.setSizePolicy(policy)
        flow.addWidget(self._name(36))
        flow.addWidget(facts)
        row.addWidget(flowing, 1)
        self._add_visit(row)
        return top

    def _add_visit(self, row: QHBoxLayout) -> None:
        """Put the button that begins a visit, or the chip that one is open, at the end."""
        content = self._content
        if content.visit_since:
            chip = Chip("", name="visitOpenChip")
            chip.show_chip(ChipSpec(_("Visit open since {time}", time=content.visit_since), "info", "door-open"))
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        elif content.can_start:
            start = Button(_("Start visit"), "startVisitButton", kind=Kind.PRIMARY, icon="play", tip=_("Ctrl+Shift+V"))
            start.clicked.connect(self.start_wanted)
            row.addWidget(start, 0, Qt.AlignmentFlag.AlignTop)

    def _avatar(self, size: int) -> Avatar:
        avatar = Avatar(self._content.name, size, tone="neutral" if self._content.ended else "")
        avatar.setObjectName("bannerPhoto")
        avatar.show_picture(self._photo)
        return avatar

    def _name(self, height: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        is_long = _across(self._content.name) > NAME_ROOM
        name = words(self._content.name, "title", wrap=is_long)
        if is_long:
            name.setMinimumWidth(NAME_ROOM)  # else Qt wraps it in a column of half that width
        name.setObjectName("bannerName")
        row.addWidget(name, 1 if is_long else 0)
        if self._content.title:
            row.addWidget(words(_("({title})", title=self._content.title), "body2"))
        if self._content.name_alert is not None and self._alert_beside_name():
            chip = Chip("", name="nameAlert")
            chip.show_chip(self._content.name_alert)
            row.addWidget(chip)
        if not is_long:
            row.addStretch(1)
        holder.setMinimumHeight(theme.px(height))
        return holder


def _across(name: str) -> float:
    """Return how many pixels a name takes in one line."""
    return QFontMetricsF(fonts.font(theme.px(20), QFont.Weight.DemiBold)).horizontalAdvance(name)


def _stacked(label: str, value: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(words(label, "caption"))
    column.addWidget(words(value, "strong"))
    return column
