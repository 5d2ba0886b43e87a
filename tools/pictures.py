"""Makes the pictures of README and the user guide anew from the tour, smaller than the tour leaves them.

Usage: `python tools/pictures.py` from the project's folder, with the program's own Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WANTED = {
    "unlock": "unlock",
    "patients": "patients",
    "palette": "palette",
    "register": "register",
    "chart-summary": "chart-summary",
    "chart-details": "chart-details",
    "chart-history": "chart-history",
    "chart-lifestyle": "chart-lifestyle",
    "chart-allergies": "chart-allergies",
    "chart-photos": "chart-photos",
    "chart-photos-guided": "chart-photos-guided",
    "chart-photos-export": "chart-photos-export",
    "compare-slider": "compare-slider",
    "compare-measures": "compare-measures",
    "photo-inbox": "photo-inbox",
    "chart-filled-in": "chart-filled-in",
    "chart-summary-timeline": "chart-timeline",
    "chart-visit": "chart-visit",
    "chart-visits-body_map": "chart-visits-body_map",
    "chart-visits-papers": "chart-visits-papers",
    "chart-visits-results": "chart-visits-results",
    "chart-visits-scores": "chart-visits-scores",
    "patient-form": "patient-form",
    "review": "review",
    "notices": "notices",
    "catalogues": "catalogues",
    "chart-privacy": "chart-privacy",
    "recipients": "recipients",
    "disclosures": "disclosures",
    "patient-screen": "patient-screen",
    "patient-screen-hindi": "patient-screen-hindi",
    "record-copy": "record-copy",
    "privacy-desk": "privacy-desk",
    "privacy-letter": "privacy-letter",
    "privacy-log": "privacy-log",
    "correction-decide": "correction-decide",
    "break-glass": "break-glass",
    "chart-summary-safety": "chart-summary-safety",
    "staff": "staff",
    "settings": "settings",
    "administrator-health": "health",
    "reception-home": "today",
    "week": "week",
    "booking": "booking",
    "booking-conflict": "booking-conflict",
    "lists": "lists",
    "counts": "counts",
    "messages-runs": "messages-runs",
    "messages-templates": "messages-templates",
    "merge": "merge",
    "merges": "merges",
    "imports-preview": "imports-preview",
    "set-up-book": "set-up-book",
    "book-papers": "book-papers",
    "auditor-home": "audit",
}
DARK = {"chart-summary": "chart-summary-dark"}
COLOURS = 256


def tour(out: Path, theme: str) -> None:
    """Drive the program through its screens."""
    command = [sys.executable, "-m", "luna_desktop", "tour", "--out", str(out), "--theme", theme]
    subprocess.run(command, cwd=ROOT, check=True)


def refusals(path: Path) -> None:
    """Draw every refusal of the purpose gate, in both languages."""
    sys.path.insert(0, str(ROOT))
    from luna_desktop.app import make_application
    from luna_desktop.options import Options, Theme
    from luna_desktop.ui.refusals_sheet import RefusalsSheet

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(Options(theme=Theme.LIGHT))
    sheet = RefusalsSheet()
    sheet.resize(1440, 100)
    sheet.show()
    app.processEvents()
    sheet.grab().save(str(path))


def keep(out: Path, wanted: dict[str, str]) -> None:
    """Put the wanted pictures of a tour, by their names without number, beside the guide."""
    for path in sorted(out.glob("*.png")):
        name = path.stem.partition("-")[2]
        if name in wanted:
            with Image.open(path) as picture:
                small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
                small.save(PICTURES / f"{wanted[name]}.png", optimize=True)


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="luna-pictures-") as folder:
        for theme, wanted in (("light", WANTED), ("dark", DARK)):
            out = Path(folder) / theme
            tour(out, theme)
            keep(out, wanted)
        sheet = Path(folder) / "sheet"
        sheet.mkdir()
        refusals(sheet / "00-refusals.png")
        keep(sheet, {"refusals": "refusals"})


if __name__ == "__main__":
    main()
