"""This workstation's choices (applied at once), one's own password, and what this program is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

import luna_desktop
from luna_desktop.options import TEXT_SIZES, Options, Theme
from luna_desktop.services.care.rule_versions import RuleSet
from luna_desktop.texts import LANGUAGES, OWN_NAMES, _, shown
from luna_desktop.ui.catalogues.wording import CATALOGUE_NAMES
from luna_desktop.ui.rules.wording import approver_words
from luna_desktop.ui.settings.camera_card import CameraCard
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.moon import MoonMark
from luna_desktop.ui.widgets.naming import named, styled

LIBRARIES = (
    "alembic", "argon2-cffi", "cryptography", "phonenumbers", "pikepdf", "pillow", "pypdfium2", "pyside6-essentials",
    "rapidfuzz", "reportlab", "sqlalchemy", "sqlcipher3",
)  # fmt: skip


def _scrolling(page: QWidget, name: str, accessible: str) -> QScrollArea:
    area = named(QScrollArea(), name, accessible)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(styled(page, cls="body"))
    return area


class WorkstationPage(QWidget):
    """How windows look on this computer.

    Signals:
        chosen: the Options that hold from now on.
        password_wanted: one's own password is to be changed.
    """

    chosen = Signal(object)
    password_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "workstationPage", _("This workstation"))
        self._options = Options()
        self.theme = ChoiceField("theme", _("Theme"), _themes())
        self.text_size = SegmentedField(
            "text_size", _("Text size"), [Option(size, _("{size} %", size=size)) for size in TEXT_SIZES]
        )
        self.language = ChoiceField(
            "language",
            _("Language"),
            [Option(code, OWN_NAMES[code]) for code in LANGUAGES],
        )
        self.remember = TickField("remember_person", _("Propose the last person at sign-in"))
        self.motion = TickField(
            "reduced_motion", _("No moving parts"), note=_("Toasts and dialogs appear at once, and rings stand still.")
        )
        for field in (self.theme, self.text_size, self.language, self.remember, self.motion):
            field.edited.connect(self._choose)
        self.camera = CameraCard()
        self.camera.chosen.connect(self._choose_of_camera)
        self.password = Button(_("Change my password…"), "myPasswordButton", icon="key-round")
        self.password.clicked.connect(self.password_wanted)
        self._build()

    def _build(self) -> None:
        look = Card(_("How windows look here"), "lookCard", icon="sun")
        look.add(words(_("Applies at once, on this computer only."), "body2", wrap=True))
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.theme, 1)
        beside.addWidget(self.language, 1)
        look.add(beside)
        for field in (self.text_size, self.motion):
            look.add(field)
        own = Card(_("Signing in"), "signInCard", icon="user")
        own.add(self.remember)
        row = QHBoxLayout()
        row.addWidget(self.password)
        row.addStretch(1)
        own.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolling(narrow_page(look, self.camera, own), "workstationScroll", _("This workstation")))

    def show_options(self, options: Options) -> None:
        """Show what holds now."""
        self._options = options
        self.theme.show_value(options.theme)
        self.text_size.show_value(options.text_size)
        self.language.show_value(options.language)
        self.remember.show_value(options.remember_person)
        self.motion.show_value(options.reduced_motion)
        self.camera.show_options(options)

    def _choose(self) -> None:
        self._options = replace(
            self._options,
            theme=Theme(str(self.theme.value())),
            text_size=int(str(self.text_size.value())),
            language=str(self.language.value()),
            remember_person=self.remember.value(),
            reduced_motion=self.motion.value(),
        )
        self.camera.show_options(self._options)
        self.chosen.emit(self._options)

    def _choose_of_camera(self, options: Options) -> None:
        self._options = options
        self.chosen.emit(options)


class AboutPage(QWidget):
    """Version, licence, the safety rules in use with their limits, and the libraries this program stands on."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "aboutPage", _("About"))
        about = Card(_("Luna Desktop {version}", version=luna_desktop.__version__), "aboutCard")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(MoonMark(40), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(words(_("Encrypted patient records for a skin and body clinic."), wrap=True))
        licence = _(
            "Free software under the GNU General Public License, version 3 or later. It comes without warranty."
        )
        told.addWidget(words(licence, "body2", wrap=True))
        told.addWidget(words(_("It records and reminds; it gives no medical or legal advice."), "body2", wrap=True))
        head.addLayout(told, 1)
        about.add(head)
        self.rules = Card(_("Safety rules and suggestions"), "ruleSetsCard", icon="shield-alert")
        self._rule_lines = QVBoxLayout()
        self._rule_lines.setSpacing(4)
        self.rules.add(self._rule_lines)
        limits = _(
            "They support a doctor and decide nothing. They read what was recorded and coded, know no brand names, and "
            "miss what nobody wrote down. No rule that matched is not a clearance."
        )
        self.rules.add(words(limits, "body2", wrap=True))
        made = Card(_("Libraries"), "librariesCard", icon="package")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(6)
        for name in LIBRARIES:
            form.addRow(words(name, "body2"), words(_version(name)))
        made.add(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolling(narrow_page(about, self.rules, made), "aboutScroll", _("About")))

    def show_rules(self, sets: Sequence[RuleSet]) -> None:
        """Show which version of each table is in use, how much of it speaks, and who let it."""
        while (item := self._rule_lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in sets:
            line = _(
                "{table}: {speaking} of {rows} speak. {approval}",
                table=shown(CATALOGUE_NAMES[each.name]),
                speaking=each.speaking,
                rows=each.rows,
                approval=approver_words(each.approver, each.version),
            )
            self._rule_lines.addWidget(words(line, wrap=True))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return _("Not known")


def _themes() -> list[Option]:
    return [
        Option(Theme.SYSTEM, _("As the desktop")),
        Option(Theme.LIGHT, _("Light")),
        Option(Theme.DARK, _("Dark")),
        Option(Theme.CONTRAST, _("High contrast, light")),
        Option(Theme.CONTRAST_DARK, _("High contrast, dark")),
    ]
