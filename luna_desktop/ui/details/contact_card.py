"""The card of the Details tab from which contact details leave as an address card."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.interop.vcard_writing import CardVersion
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.labels import words


class ContactCardCard(Card):
    """Offers the contact details as a vCard.

    Signals:
        save_wanted: save the card of the patient, or of everybody on the same numbers.
    """

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Contact card"), "contactCardCard", icon="id-card")
        self.banner = Banner("warn", "", name="contactCardTrouble")
        self.save = Button(_("Save as vCard…"), "saveContactCardButton", icon="download")
        self.old = CheckBox(_("For an old telephone (vCard 3)"), "oldCardCheck")
        self.family = CheckBox(
            _("Also everybody on the same number, a file each"),
            "familyCardsCheck",
            note=_("Give each person only their own file."),
        )
        self.add(
            words(
                _("Names, birth and contact details for the patient’s own use. Nothing clinical, no record number."),
                "body2",
                wrap=True,
            )
        )
        self.add(self.old)
        self.add(self.family)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self.add(row)
        self.add(self.banner)
        self.family.hide()
        self.save.clicked.connect(self.save_wanted)

    def version(self) -> CardVersion:
        """Return which vCard is wanted."""
        return CardVersion.THREE if self.old.isChecked() else CardVersion.FOUR

    def wants_family(self) -> bool:
        """Tell whether the cards of everybody on the same numbers are wanted too."""
        return self.family.isVisibleTo(self) and self.family.isChecked()

    def offer_family(self, *, others: bool) -> None:
        """Offer the cards of the others on the same numbers, where there are any."""
        self.family.setVisible(others)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the card; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.show_trouble(text, tone="warn")
