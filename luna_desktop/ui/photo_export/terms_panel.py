"""For which use, to whom and what for photographs leave, and whether a face can be seen in the one being prepared."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.photo_uses import MEDIUM_OF, PhotoScope
from luna_desktop.services.sharing.photo_export_options import ExportOptions
from luna_desktop.texts import _, shown
from luna_desktop.ui.disclosures.wording import recipient_text
from luna_desktop.ui.photo_export.wording import count_words, scope_options
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 330


class TermsPanel(QFrame):
    """The panel at the right.

    Signals:
        make_wanted: everything is chosen.
        scope_changed: another use was chosen.
        face_changed: what was said about the face in the photograph being prepared.
        ask_wanted: ask the patient for this use.
    """

    make_wanted = Signal()
    scope_changed = Signal()
    face_changed = Signal(bool)
    ask_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(styled(self, cls="panel"), "exportTerms", _("Use and recipient"))
        self.setFixedWidth(WIDTH)
        self._options: ExportOptions | None = None
        self.scope = ChoiceField("exportScope", _("Use"), scope_options(), required=True)
        self.recipient = ChoiceField("exportRecipient", _("Recipient"), (), required=True)
        self.purpose = TextField(
            "exportPurpose", _("What for"), required=True, example=_("Case discussion on acne scars"), longest=200
        )
        self.recognisable = TickField("recognisable", _("The patient may be recognised"))
        self.face = SegmentedField(
            "face", _("A face can be seen in what leaves"), [Option(True, _("Yes")), Option(False, _("No"))]
        )
        self.allowed = Banner("info", "", name="exportAllowed")
        self.make = Button(
            _("Make the photographs"), "makeExportButton", kind=Kind.PRIMARY, icon="file-output", tip=_("Ctrl+S")
        )
        self.ask = Button(_("Ask the patient…"), "askUseButton", icon="shield-check", size="small")
        self.ask.clicked.connect(self.ask_wanted)
        self.make.clicked.connect(self.make_wanted)
        self.scope.edited.connect(self._scope_changed)
        self.face.edited.connect(lambda: self.face_changed.emit(self.face.value() is True))
        self._build()
        self._fit()

    def _build(self) -> None:
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        self.prepared = words("", "strong", wrap=True)
        parts: tuple[QWidget, ...] = (
            self.scope,
            self.allowed,
            self.ask,
            self.recipient,
            self.purpose,
            self.recognisable,
            hairline(),
            self.prepared,
            self.face,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        area = named(QScrollArea(), "exportTermsScroll", _("Use and recipient"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(6)
        hint = _("New files are made: without tags, with the request’s number on each picture. The originals stay.")
        foot.addWidget(words(hint, "caption", wrap=True))
        foot.addWidget(self.make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)

    def show_below(self, widget: QWidget) -> None:
        """Put something under the button, such as where the draft is."""
        self._foot.addWidget(widget)

    def show_options(self, options: ExportOptions) -> None:
        """Take what can be chosen; choices that are still offered stay."""
        self._options = options
        self._fit()

    def chosen_scope(self) -> PhotoScope | None:
        """Return the use, or None while none is chosen."""
        value = self.scope.value()
        return PhotoScope(str(value)) if value else None

    def allowed_photographs(self) -> frozenset[int] | None:
        """Return which photographs may be used so, None where the use needs no yes for each."""
        scope = self.chosen_scope()
        line = self._options.use(scope) if self._options is not None and scope is not None else None
        return frozenset(line.photographs) if line is not None else None

    def show_prepared(self, title: str, face: bool | None, *, is_certain: bool) -> None:
        """Show what was said about the photograph being prepared; certain where its place says it."""
        self.prepared.setText(title)
        self.face.show_value(face)
        self.face.setVisible(bool(title))
        self.face.segments.setEnabled(not is_certain)
        self.face.show_help(_("A photograph of the face shows one, unless it is cropped.") if is_certain else "")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        for name, field in (("scope", self.scope), ("recipient", self.recipient), ("purpose", self.purpose)):
            field.show_problem(problems.get(name, ""))

    def _scope_changed(self) -> None:
        self._fit()
        self.scope_changed.emit()

    def _fit(self) -> None:
        """Show only what the chosen use asks for, and whether the patient has allowed it."""
        scope, options = self.chosen_scope(), self._options
        known = options.recipients_for(scope) if options is not None and scope is not None else ()
        self.recipient.offer([Option(each.recipient_id, recipient_text(each)) for each in known])
        self.recipient.setVisible(scope is not None and scope not in {PhotoScope.RECORD, PhotoScope.STAFF})
        self.recognisable.setVisible(scope in MEDIUM_OF and scope is not PhotoScope.PUBLICATION)
        line = options.use(scope) if options is not None and scope is not None else None
        self.ask.setVisible(line is not None)
        if line is None:
            self.allowed.say("info", _own_words(scope) if scope is not None else "")
        elif line.photographs:
            said = _("The patient allowed this use of {photographs}.", photographs=count_words(len(line.photographs)))
            self.allowed.say("ok", said)
        elif line.closed_because is not None:
            self.allowed.say("priv", shown(line.closed_because))
        else:
            self.allowed.say("priv", _("The patient has allowed no photograph for this use yet."))


def _own_words(scope: PhotoScope) -> str:
    if scope is PhotoScope.RECORD:
        return _("The patient’s own right. Nobody else is given these.")
    return _("Rests on the patient’s consent to share with this recipient.")
