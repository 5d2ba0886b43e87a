"""The frame of the first run: steps at the side, one step in the middle, Back and Continue below."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import paragraph, words
from luna_desktop.ui.widgets.language_choice import LanguageChoice
from luna_desktop.ui.widgets.moon import MoonMark
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.wizard.recovery_key import RecoveryKeyStep
from luna_desktop.ui.wizard.staff_step import StaffStep
from luna_desktop.ui.wizard.steps import ClinicStep, ContactStep, PersonStep, Step, backup_step, records_step


class Reached(Enum):
    """How far a step has come."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


_ICONS = {Reached.DONE: "circle-check", Reached.NOW: "circle-dot", Reached.LATER: "circle"}


class _StepLine(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self._note, self._reached = title, "", Reached.LATER
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reached(self, reached: Reached, note: str) -> None:
        self._reached, self._note = reached, note
        self.setAccessibleName(f"{self._title}, {note}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._reached is Reached.NOW
        ink = theme.col("rail_on" if now else "rail_text")
        icons.paint(painter, QRectF(0, self.height() / 2 - 10, 20, 20), _ICONS[self._reached], ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(ink)
        painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold if now else QFont.Weight.Medium))
        half = self.height() / 2
        painter.drawText(QRectF(32, half - theme.px(19), self.width() - 32, theme.px(20)), flags, self._title)
        painter.setFont(fonts.font(theme.px(12)))
        painter.setPen(theme.col("rail_text"))
        painter.drawText(QRectF(32, half, self.width() - 32, theme.px(17)), flags, self._note)


class WizardView(QWidget):
    """Leads through the first run, one step at a time.

    Signals:
        continue_wanted: key of the step and its values.
        back_wanted: key of the step that is shown.
        language_chosen: the code of the language that this workstation shall speak.
    """

    continue_wanted = Signal(str, dict)
    back_wanted = Signal(str)
    language_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "wizardView", _("Set up your clinic"))
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.clinic, self.contact, self.person = ClinicStep(), ContactStep(), PersonStep()
        self.records, self.recovery, self.backup, self.staff = (
            records_step(),
            RecoveryKeyStep(),
            backup_step(),
            StaffStep(),
        )
        self._steps: tuple[Step, ...] = (
            self.clinic,
            self.contact,
            self.person,
            self.records,
            self.recovery,
            self.backup,
            self.staff,
        )
        self._may_go_back = True
        self.language = LanguageChoice()
        self.language.chosen.connect(self.language_chosen)
        self.banner = Banner("danger", "", name="wizardBanner")
        self._lines = [_StepLine(step.title) for step in self._steps]
        self._pages = QStackedWidget()
        self.back = Button(_("Go back"), "backButton", icon="arrow-left", size="large")
        self.go_on = Button(_("Continue"), "continueButton", kind=Kind.PRIMARY, icon="arrow-right", size="large")
        self._reason = words("", "caption")
        self._build()
        for step in self._steps:
            step.changed.connect(self._refresh)
        self.back.clicked.connect(lambda: self.back_wanted.emit(self.current().key))
        self.go_on.clicked.connect(self._continue)
        self.show_step("clinic")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        column = QVBoxLayout()
        column.setSpacing(0)
        for step in self._steps:
            self._pages.addWidget(self._page(step))
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot())
        row.addLayout(column, 1)

    def _side(self) -> QWidget:
        side = styled(named(QFrame(), "wizardSide", _("Steps")), cls="rail")
        side.setFixedWidth(340)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(MoonMark(36))
        name, heading = words(_("Luna Desktop"), "strong"), words(_("Set up your clinic"), "title")
        foot = words(_("No patient data leaves this computer during set-up."), "caption", wrap=True)
        for label, colour in ((name, "#FFFFFF"), (heading, "#FFFFFF"), (foot, "#CFE0DD")):
            label.setStyleSheet(f"color: {colour}")
        top.addWidget(name, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(34, 34, 24, 30)
        column.setSpacing(4)
        column.addLayout(top)
        column.addSpacing(10)
        column.addWidget(heading)
        column.addSpacing(12)
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        column.addWidget(foot)
        return side

    def _page(self, step: Step) -> QScrollArea:
        holder = styled(QWidget(), cls="body")
        across = QHBoxLayout(holder)
        across.setContentsMargins(32, 40, 32, 24)
        middle = QWidget()
        middle.setMaximumWidth(800)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        heading = QHBoxLayout()
        heading.addWidget(words(step.title, "display"), 1)
        if step is self.clinic:
            heading.addWidget(self.language)
        column.addLayout(heading)
        column.addWidget(paragraph(step.about))
        column.addSpacing(6)
        column.addWidget(step)
        column.addStretch(1)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        area = named(QScrollArea(), f"{step.key}Scroll", step.title)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        return area

    def _foot(self) -> QWidget:
        foot = styled(named(QFrame(), "wizardFoot"), cls="foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(40, 11, 40, 11)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._reason)
        row.addWidget(self.go_on)
        column.addLayout(row)
        return foot

    def current(self) -> Step:
        """Return the step that is shown."""
        return self._steps[self._pages.currentIndex()]

    def show_step(self, key: str, *, may_go_back: bool = True) -> None:
        """Show a step; without `may_go_back` what was done before stays done (as once the clinic exists)."""
        place = next(at for at, step in enumerate(self._steps) if step.key == key)
        self._may_go_back = may_go_back and place > 0
        self._pages.setCurrentIndex(place)
        self.banner.say("danger", "")
        for at, line in enumerate(self._lines):
            if at < place:
                line.show_reached(Reached.DONE, _("Done"))
            elif at == place:
                note = _("Step {number} of {count}", number=place + 1, count=len(self._steps))
                line.show_reached(Reached.NOW, note)
            else:
                line.show_reached(Reached.LATER, _("Not started"))
        last = place == len(self._steps) - 1
        self.go_on.setText(_("Finish") if last else _("Continue"))
        self._refresh()
        self.current().start()

    def step_after(self, key: str) -> str:
        """Return the key of the next step, or nothing after the last."""
        keys = [step.key for step in self._steps]
        after = keys.index(key) + 1
        return keys[after] if after < len(keys) else ""

    def step_before(self, key: str) -> str:
        """Return the key of the step before, or the first."""
        keys = [step.key for step in self._steps]
        return keys[max(0, keys.index(key) - 1)]

    def typed(self) -> dict[str, dict[str, object]]:
        """Return what the forms before the clinic is made hold, by step."""
        return {step.key: step.values() for step in (self.clinic, self.contact, self.person)}

    def show_typed(self, typed: Mapping[str, Mapping[str, object]]) -> None:
        """Put back what `typed` returned, as when the wizard is made anew in another language."""
        for step in (self.clinic, self.contact, self.person):
            step.show_values(typed.get(step.key, {}))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong with the fields of the step that is shown."""
        self.set_busy(False)
        self.current().show_problems(problems)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the buttons; empty takes it away."""
        self.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - as every view is called
        """Show that somebody else made the clinic meanwhile."""
        self.show_trouble(text)

    def set_busy(self, busy: bool) -> None:
        """Show that the step is being carried out."""
        self.go_on.set_busy(busy)
        self.back.setEnabled(not busy and self._may_go_back)
        if not busy:
            self._refresh()

    def _continue(self) -> None:
        if not self.current().obstacle():
            self.continue_wanted.emit(self.current().key, self.current().values())

    def _refresh(self) -> None:
        if self.go_on.is_busy():
            return
        obstacle = self.current().obstacle()
        self._reason.setText(obstacle)
        self.go_on.setEnabled(not obstacle)
        self.back.setEnabled(self._may_go_back)
