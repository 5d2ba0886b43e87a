"""The form in which a version is written in one language; beside a translation stands the original."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.notices import (
    BLOCK_NAMES,
    DOCUMENT_NAMES,
    ITEMS_NAME,
    MANDATORY,
    Block,
    Body,
    Document,
    Item,
    NoticeBody,
    PolicyBody,
)
from luna_desktop.services.privacy.notice_texts import ORIGINAL, OpenedText, TextPlace
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.notices.items_field import ItemsField
from luna_desktop.ui.notices.wording import language_name
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.inputs import LinesField, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.reading_text import ReadingText

_LINES = {Block.INTRODUCTION: 6, Block.WITHDRAWING: 5, Block.RIGHTS: 6, Block.COMPLAINT: 3, Block.CONTACT: 2}


class DraftForm(EditFrame):
    """A text of one version in one language.

    Signals:
        back_wanted: return to the list of versions.
    """

    back_wanted = Signal()

    def __init__(self, place: TextPlace, original: str = "") -> None:
        super().__init__("noticeForm", _("Text of a version"), save_text=_("Save draft"))
        self.place = place
        self.number = 0
        self.back = Button(_("Back to the versions"), "noticeFormBack", kind=Kind.GHOST, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.missing = Banner("warn", "", name="missingParts")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addStretch(1)
        title = words(
            _(
                "{document}, version {number}, {language}",
                document=shown(DOCUMENT_NAMES[place.document]),
                number=place.version,
                language=language_name(place.language),
            ),
            "title",
            wrap=True,
        )
        cards = self._notice_cards() if place.document is Document.NOTICE else self._policy_cards()
        self.add_page(narrow_page(head, title, self.missing, *cards), "noticeFormPage")
        if place.language != ORIGINAL:
            self._put_beside(_OriginalPane(original))

    def _notice_cards(self) -> tuple[Card, ...]:
        title = TextField("title", _("Title"), longest=300)
        first = LinesField("introduction", shown(BLOCK_NAMES[Block.INTRODUCTION]), lines=_LINES[Block.INTRODUCTION])
        items = ItemsField(
            "items",
            shown(ITEMS_NAME),
            help_text=_(
                "One row for each use. Patients read this table; name data, purpose and service in plain words."
            ),
        )
        head = Card(_("What it is about"), "noticeHeadCard", icon="file-text")
        head.add(title)
        head.add(first)
        table = Card(_("The table"), "noticeItemsCard", icon="table")
        table.add(items)
        parts = Card(_("The parts that the law asks for"), "noticePartsCard", icon="list-checks")
        blocks = [
            LinesField(block.value, shown(BLOCK_NAMES[block]), required=True, lines=_LINES[block])
            for block in MANDATORY
        ]
        for block in blocks:
            parts.add(block)
        self.track(title, first, items, *blocks)
        return head, table, parts

    def _policy_cards(self) -> tuple[Card, ...]:
        text = LinesField(
            "text",
            _("Text of the policy"),
            required=True,
            lines=26,
            help_text=_("The clinic’s own words, as they are published. Luna adds nothing to them."),
        )
        card = Card(_("Policy"), "policyTextCard", icon="file-text")
        card.add(text)
        self.track(text)
        return (card,)

    def _put_beside(self, pane: QWidget) -> None:
        """Put the original to the right of what is typed."""
        column = self.layout()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if isinstance(column, QVBoxLayout):
            column.replaceWidget(self.pages, holder)
            row.addWidget(self.pages, 62)
            row.addWidget(pane, 38)
            column.setStretchFactor(holder, 1)

    def show_text(self, text: OpenedText) -> None:
        """Show a text that was read."""
        self.number = text.number
        body = text.body
        if isinstance(body, PolicyBody):
            self.show_values({"text": body.text})
        else:
            values: dict[str, object] = {block.value: body.block(block) for block in Block}
            items = [[item.what, item.why, item.service] for item in body.items]
            self.show_values({"title": body.title, "items": items} | values)
        empty = ", ".join(shown(part) for part in text.missing)
        self.missing.say("warn", _("Empty still, and the law asks for it: {parts}", parts=empty) if empty else "")

    def body(self) -> Body:
        """Return what is typed."""
        values = self.values()
        if self.place.document is Document.POLICY:
            return PolicyBody(str(values["text"] or ""))
        items = values["items"]
        rows = [Item(*(str(part) for part in row)) for row in items] if isinstance(items, list) else []
        blocks = {block.value: str(values[block.value] or "") for block in Block}
        return NoticeBody(str(values["title"] or ""), tuple(rows), **blocks)


class _OriginalPane(QFrame):
    """The text in the original language, to be read while its translation is written."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        styled(named(self, "originalPane", _("Original text")), cls="panel")
        self.text = ReadingText("originalText", _("Original text"))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.text.show_markdown(markdown)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(8)
        column.addWidget(words(_("Original ({language})", language=language_name(ORIGINAL)), "label"))
        column.addWidget(self.text, 1)
