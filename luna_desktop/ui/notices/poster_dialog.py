"""The poster of privacy rights: its language, how it looks, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from luna_desktop.texts import LANGUAGES, _
from luna_desktop.ui import theme
from luna_desktop.ui.notices.wording import language_name
from luna_desktop.ui.pdf_pages import PagesInMemory
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.overlay import Dialog

ACROSS, AROUND = 330, 330
"""Pixels across the small page at usual text size, and how much of the height everything around it takes."""


class PosterDialog(Dialog):
    """Shows the poster small and says where it is to go.

    Signals:
        language_chosen: the poster is wanted in this language.
        print_wanted, save_wanted: what is shown is to be printed, or saved as a file.
    """

    language_chosen = Signal(str)
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        text = _("It hangs where patients see it. Name and number of the privacy contact come from Settings.")
        super().__init__(page, "posterDialog", _("Your privacy rights: the poster"), text, width=520)
        self.pdf = b""
        self._pages = PagesInMemory(self)
        self.languages = Segmented("posterLanguages", _("Language"), [Option(k, language_name(k)) for k in LANGUAGES])
        self.languages.show_value(LANGUAGES[0])
        self.languages.chosen.connect(lambda _key: self.language_chosen.emit(self.language()))
        self.banner = Banner("warn", "", name="posterTrouble")
        self.picture = named(QLabel(), "posterPicture", _("The poster, small"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.languages)
        row.addStretch(1)
        top = QWidget()
        top.setLayout(row)
        for widget in (top, self.banner, self.picture):
            self.add(widget)
        self.close_button = self.add_left_button(Button(_("Close"), "closePosterButton"))
        self.save_button = self.add_button(Button(_("Save as PDF…"), "savePosterButton", icon="download"))
        self.print_button = self.add_button(Button(_("Print"), "printPosterButton", kind=Kind.PRIMARY, icon="printer"))
        self.close_button.clicked.connect(self.put_away)
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.dismissed.connect(self.put_away)
        self.show_poster(b"")

    def language(self) -> str:
        """Return the language chosen."""
        return str(self.languages.value() or LANGUAGES[0])

    def show_poster(self, pdf: bytes) -> None:
        """Show the page, or that there is none yet."""
        self.pdf = pdf
        self.banner.say("warn", "")
        self._pages.load(pdf)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(pdf))
        room = max(200, self.height() - theme.px(AROUND))
        across = min(theme.px(ACROSS), round(room * 210 / 297))
        self.picture.setFixedHeight(round(across * 297 / 210))
        ratio = self.devicePixelRatioF()
        shown = QPixmap()
        if pdf:
            shown = QPixmap.fromImage(self._pages.page_image(0, round(across * ratio)))
            shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    def show_trouble(self, text: str) -> None:
        """Say why there is no poster, or why it did not leave."""
        self.banner.say("warn", text)
