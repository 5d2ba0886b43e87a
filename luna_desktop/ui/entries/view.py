"""What the views of entries share: one form at a time, the panel of the chosen entry, banners, drafts, two versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.services.rights.disagreements import Dispute
from luna_desktop.texts import _
from luna_desktop.ui.entries.described import differences
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.entries.panel import EntryPanel
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec


class BannerAct(Enum):
    """What the banner's button does."""

    NOTHING = "nothing"
    OPEN_PRIVACY = "open privacy"


@dataclass(frozen=True)
class Place:
    """Where forms of a kind stand, and the button that opens an empty one."""

    form: type[EntryForm]
    holder: QVBoxLayout


class EntriesView(QWidget):
    """A passive view of entries. Subclasses build the page and say where the forms stand.

    Signals:
        add_wanted: the kind of entry to add.
        change_wanted, refute_wanted, strike_wanted: the `Known` it is about.
        correction_wanted: the patient asks that the `Known` be corrected.
        chosen: the `Known` whose history is wanted.
        privacy_wanted: go to the Privacy tab.
        form_close_wanted: the form's own close button.
    """

    add_wanted = Signal(str)
    change_wanted = Signal(object)
    refute_wanted = Signal(object)
    strike_wanted = Signal(object)
    correction_wanted = Signal(object)
    chosen = Signal(object)
    privacy_wanted = Signal()
    form_close_wanted = Signal()

    def __init__(self, name: str, accessible: str, today: date, *, save_text: str = "") -> None:
        super().__init__()
        named(self, name, accessible)
        self.today = today
        self.can_change = True
        self.frame = ChartFrame(f"{name}Frame", accessible, save_text=save_text)
        self.panel = EntryPanel(refutable=name == "allergies")
        self.panel.setParent(self)  # a tab without a place for it must take it along when it is deleted
        self.panel.hide()
        self.form: EntryForm | None = None
        self._act = BannerAct.NOTHING
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.panel.change_wanted.connect(self.change_wanted)
        self.panel.refute_wanted.connect(self.refute_wanted)
        self.panel.strike_wanted.connect(self.strike_wanted)
        self.panel.correction_wanted.connect(self.correction_wanted)
        self.panel.closed.connect(self.hide_panel)
        self.frame.banner.acted.connect(self._banner_acted)

    def place_of(self, kind: str) -> Place:
        """Return where forms of a kind stand; raises KeyError for another kind."""
        raise KeyError(kind)

    def chips_of(self, known: Known) -> Sequence[ChipSpec]:
        """Return the chips under the title of the panel."""
        del known
        return ()

    def show_chart(self, chart: Chart) -> None:
        """Show what was read."""
        raise TypeError(type(chart).__name__)

    def add_shortcut(self, keys: str, act: Callable[[], None]) -> None:
        """Let keys do something anywhere in the tab."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, but nothing changed."""
        self.can_change = not read_only
        self.frame.set_read_only(read_only)
        self.panel.set_can_change(not read_only)
        for button in self.changing_buttons():
            button.setVisible(not read_only)

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the buttons that a reader does not see."""
        return ()

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open a form of a kind, empty or on an entry, in place of the one before."""
        self.close_form()
        place = self.place_of(kind)
        form = place.form(known, self.today)
        place.holder.addWidget(form)
        self.form = form
        form.close_wanted.connect(self.form_close_wanted)
        self.frame.track(*form.fields())
        self.frame.show_values(form.start_values())
        form.show()
        self.frame.show_part(form)
        form.fields()[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def close_form(self) -> None:
        """Put the open form away, with what is typed in it."""
        form, self.form = self.form, None
        self.frame.stale_box.hide()
        if form is not None:
            self._leave_form(form)
            self.frame.forget(*(field.name for field in form.fields()))
            form.hide()
            form.deleteLater()

    def _leave_form(self, form: EntryForm) -> None:
        """Take the keyboard from a form that goes to the button that opens the next one."""
        now = QApplication.focusWidget()
        button = next((each for each in self.changing_buttons() if each.isVisible()), None)
        if button is not None and now is not None and form.isAncestorOf(now):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, known: Known) -> None:
        """Show an entry in the panel."""
        self.panel.show_entry(known, self.chips_of(known))

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show the history of the entry in the panel."""
        self.panel.show_entry(versions[0], self.chips_of(versions[0]))
        self.panel.versions.show_versions(versions)

    def show_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Know where the patient disagrees with an entry, to show it beside it."""
        self.panel.set_disputes(disputes)

    def holds(self, kind: str) -> bool:
        """Tell whether entries of a kind stand in this tab."""
        try:
            self.place_of(kind)
        except KeyError:
            return False
        return True

    def hide_panel(self) -> None:
        """Put the panel away."""
        self.panel.hide()

    def offer_draft(self, saved_at: datetime | None) -> None:
        """Offer a draft that was kept earlier."""
        self.frame.draft_banner.offer(saved_at)

    def hide_draft(self) -> None:
        """Take the offer away."""
        self.frame.draft_banner.hide()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields named; what no field answers to stands in the banner."""
        left = self.frame.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the banner; empty takes it away."""
        self._act = BannerAct.NOTHING
        self.frame.banner.say(tone, text)

    def show_refusal(self, text: str) -> None:
        """Say which consent stands in the way, with the way to the Privacy tab."""
        self._act = BannerAct.OPEN_PRIVACY
        self.frame.banner.say("priv", text, action=_("Open Privacy"))

    def show_stale(self, text: str, theirs: object) -> None:
        """Show what was typed beside what somebody saved meanwhile; the typing stays."""
        if self.form is None or not isinstance(theirs, Known):
            self.show_trouble(text, tone="warn")
            return
        _problems, mine = self.form.body_of(self.frame.values())
        pairs = [(label, new, old) for label, old, new in differences(theirs.body, mine)]
        self.frame.stale_box.show_versions(text, pairs)
        self.frame.show_part(self.frame.stale_box)
        self.frame.stale_box.mine_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _banner_acted(self) -> None:
        if self._act is BannerAct.OPEN_PRIVACY:
            self.privacy_wanted.emit()
