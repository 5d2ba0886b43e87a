"""The scans of agreements: chosen for a new one, and shown again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from luna_desktop.services.privacy.evidence import PAPER, Evidence
from luna_desktop.services.sharing.agreements import AgreementLine, read_agreement_scan
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from luna_desktop.ui.privacy.presenter import content_of
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.recipients.view import RecipientsView


class ScanPresenter(Presenter):
    """Stands between the papers of agreements and the papers drawer."""

    def __init__(self, view: RecipientsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        view.agreement_form.scan_wanted.connect(self._choose)
        view.panel.details.scan_wanted.connect(self._open)

    def _choose(self) -> None:
        kinds = _("Pictures and PDF ({kinds})", kinds="*.jpg *.jpeg *.png *.pdf")
        self._context.prompts.open_files(FileChoice(_("Choose the scan of the signed paper"), kinds), self._read)

    def _read(self, chosen: Sequence[Path]) -> None:
        if chosen:
            job = partial(content_of, chosen[0])
            self._context.pool.run(self, job, self._view.agreement_form.take_scan, self._not_read)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._view.show_trouble(_("The file cannot be read. Copy it to this computer, and choose it again."))
        else:
            self._incidents.report(error)

    def _open(self, line: AgreementLine) -> None:
        self.ask("scan", self._context.job(read_agreement_scan, line.agreement_id), partial(self._show, line))

    def _show(self, line: AgreementLine, content: bytes) -> None:
        kind = "application/pdf" if content.startswith(b"%PDF") else "image/*"
        evidence = Evidence(
            line.agreement_id, PAPER, line.reference, "", line.at, line.by, paper=content, media_type=kind
        )
        dialog = EvidenceDialog(self._view, evidence)
        dialog.done.connect(dialog.put_away)
        dialog.open_on(dialog.close_button)
