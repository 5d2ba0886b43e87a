"""The receipt: who takes the copy, and their signature, drawn or typed before a witness, or the dispatch number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.copy_desk import LeftCopy
from luna_desktop.services.sharing.copy_receipts import METHOD_WORDS, Method, Receipt
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.signature_pad import SignaturePad


class HandOverDialog(Dialog):
    """Who takes a copy that left, and how.

    Signals:
        signed: the receipt.
    """

    signed = Signal(object)

    def __init__(self, window: QWidget, whose: tuple[PatientId, int], left: LeftCopy, receiver: str) -> None:
        super().__init__(
            window,
            "handOverDialog",
            _("Hand over {number}", number=left.number),
            _(
                "{pages} pages, seal {seal}. The receipt ends the clock of the request.",
                pages=left.pages,
                seal=left.sha256[:12],
            ),
            width=560,
        )
        self._whose, self._left, self._types = whose, left, False
        ways = [
            Option(Method.HAND, _("In person")),
            Option(Method.POST, _("By post")),
            Option(Method.EMAIL, _("By e-mail")),
        ]
        self.method = SegmentedField("method", _("How"), ways)
        self.method.show_value(Method.HAND)
        self.receiver = TextField("receiver", _("Who takes it"), required=True, longest=120)
        self.receiver.show_value(receiver)
        self.dispatch = TextField("dispatch", _("Number of the dispatch, or the address"), required=True, longest=160)
        self.add(self.method)
        self.add(self.receiver)
        self.add(self.dispatch)
        self.other_way = Button("", "handOverOtherWay", kind=Kind.GHOST, size="small")
        self.other_way.clicked.connect(self._change_way)
        self.add(self.other_way)  # above the pad, so that the keyboard goes from a signature straight to the end
        self.add(self._signature())
        self.add(self._typed())
        self.problem = words("", "error", wrap=True)
        self.problem.hide()
        self.add(self.problem)
        self.cancel = self.add_button(Button(_("Not now"), "handOverCancel"))
        self.act = self.add_button(Button(_("Handed over"), "handOverAct", kind=Kind.PRIMARY, icon="check"))
        self.cancel.clicked.connect(self.put_away)
        self.act.clicked.connect(lambda: self.signed.emit(self.receipt()))
        self.method.edited.connect(self._fit)
        self._fit()

    def _signature(self) -> QWidget:
        self.sign = named(QWidget(), "handOverSign")
        column = QVBoxLayout(self.sign)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(words(_("Signature of the person who takes it"), "label"), 1)
        self.again = Button(_("Again"), "handOverAgain", kind=Kind.GHOST, size="small", icon="eraser")
        head.addWidget(self.again)
        column.addLayout(head)
        self.pad = SignaturePad("handOverPad", _("Signature of the person who takes it"))
        self.pad.setAccessibleDescription(
            _("Sign with a pen, a finger or the mouse. Press Enter to sign by typed name with a witness instead.")
        )
        self.again.clicked.connect(self.pad.clear)
        self.pad.other_way_wanted.connect(self._change_way)
        column.addWidget(self.pad)
        return self.sign

    def _typed(self) -> QWidget:
        self.typed = named(QWidget(), "handOverTyped")
        column = QVBoxLayout(self.typed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.typed_name = TextField(
            "typed_name", _("Full name of the person who takes it, typed by themselves"), required=True, longest=120
        )
        self.witness = TextField(
            "witness", _("Name of the witness who sees the name typed"), required=True, longest=120
        )
        column.addWidget(self.typed_name)
        column.addWidget(self.witness)
        return self.typed

    def _change_way(self) -> None:
        """Change between drawing and typing; the keyboard goes on where the person signs."""
        self._types = not self._types
        self._fit()
        (self.typed_name.control if self._types else self.pad).setFocus()

    def receipt(self) -> Receipt:
        """Return what was entered; of a signature only where the pen was."""
        patient, case_id = self._whose
        method = Method(self.method.value())
        strokes = tuple(tuple((point[0], point[1]) for point in stroke) for stroke in self.pad.strokes())
        return Receipt(
            patient,
            case_id,
            self._left.disclosure_id,
            str(self.receiver.value()),
            method,
            str(self.dispatch.value()) if method is not Method.HAND else "",
            strokes if method is Method.HAND and not self._types else (),
            *((str(self.typed_name.value()), str(self.witness.value())) if self._types else ("", "")),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is missing at its field."""
        self.receiver.show_problem(problems.get("receiver", ""))
        self.dispatch.show_problem(problems.get("dispatch", ""))
        self.typed_name.show_problem(problems.get("typed_name", ""))
        self.witness.show_problem(problems.get("witness", ""))
        text = problems.get("strokes", "") or problems.get("copy", "")
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _fit(self) -> None:
        in_person = self.method.value() is Method.HAND
        self.sign.setVisible(in_person and not self._types)
        self.typed.setVisible(in_person and self._types)
        self.other_way.setVisible(in_person)
        way = _("Sign by drawing") if self._types else _("Sign by typed name with a witness")
        self.other_way.setText(way)
        self.other_way.setAccessibleName(way)
        self.dispatch.setVisible(not in_person)


def method_words(method: Method) -> str:
    """Return how a copy was handed over."""
    return shown(METHOD_WORDS[method])
