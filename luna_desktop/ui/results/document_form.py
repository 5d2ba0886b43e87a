"""The description of a document: of a file that was chosen, or of one in the record; and files on their way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from luna_desktop.domain.clinical.documents import KIND_NAMES, DocumentFacts, DocumentKind
from luna_desktop.interop.documents import PreparedDocument, prepare_document
from luna_desktop.interop.papers import MOST_BYTES, PaperRefused
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, say
from luna_desktop.ui.entries.forms import Problems, Values, iso_or_none, options_of, read_day
from luna_desktop.ui.results.forms import StepForm
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, TextField
from luna_desktop.ui.widgets.labels import words

FILE_TYPES = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF"


@dataclass(frozen=True)
class Taken:
    """A file that was read and checked; its name is shown and never logged."""

    name: str = field(repr=False)
    prepared: PreparedDocument = field(repr=False)


def take_document(path: Path) -> Taken:
    """Read and check one file; for the pool, since it touches no widget.

    Raises:
        PaperRefused: It cannot be read, or is nothing that can be kept.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PaperRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
        content = path.read_bytes()
    except OSError:
        raise PaperRefused(_unreadable()) from None
    return Taken(path.name, prepare_document(content))


def _unreadable() -> Message:
    return say("The file cannot be read. Check that the folder is still connected.")


def proposed_title(name: str) -> str:
    """Return a title out of a file's name."""
    return " ".join(Path(name).stem.replace("_", " ").replace("-", " ").split())


class DocumentForm(StepForm):
    """Title, kind, date, author and note."""

    kind = "document"

    def __init__(self, known: Known | None, today: date, files: Sequence[Taken] = ()) -> None:
        self._files = tuple(files)
        super().__init__(known, today)

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Change the description") if self.known is not None else _("Add a document")

    def place_fields(self) -> None:
        """Lay the fields out."""
        for taken in self._files:
            pages = _("1 page") if taken.prepared.pages == 1 else _("{count} pages", count=taken.prepared.pages)
            self.column().addWidget(words(f"{taken.name} · {pages}", "body2", wrap=True))
        title = TextField("title", _("Title"), required=True, example=_("Letter of Dr Rao"))
        kind = ChoiceField("kind", _("Kind"), options_of(KIND_NAMES), required=True)
        dated = PartialDateField("dated", _("Date on the document"), latest=self.today, example=_("12-11-2026"))
        author = TextField("author", _("Written by"), example=_("Dr Rao, City Hospital"))
        note = LinesField("note", _("Notes"), example=_("What matters in it"))
        self.add_row([(title, 4), (kind, 2)])
        self.add_row([(author, 4), (dated, 2)])
        self.add_row([(note, 1)])

    def values_of(self, body: object) -> dict[str, object]:
        """Return a description as values; a new one takes its title from the file."""
        known = body if isinstance(body, DocumentFacts) else DocumentFacts("")
        first = proposed_title(self._files[0].name) if self._files else ""
        return {
            "title": known.title or first,
            "kind": known.kind.value if known.title else None,
            "dated": iso_or_none(known.dated),
            "author": known.author,
            "note": known.note,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the description that is typed; what it belongs to stays."""
        problems: Problems = {}
        if not values.get("kind"):
            problems["kind"] = _("Choose the kind of document.")
        stand = self.known.body if self.known is not None else None
        before = stand if isinstance(stand, DocumentFacts) else DocumentFacts("")
        body = DocumentFacts(
            str(values.get("title") or ""),
            DocumentKind(values.get("kind") or DocumentKind.OTHER.value),
            read_day(values, "dated", problems),
            str(values.get("author") or ""),
            str(values.get("note") or ""),
            before.result_id,
            before.visit_id,
        )
        return problems, body
