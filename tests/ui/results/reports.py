"""Made-up investigations and documents as a screen gets them, and the view over a real clinic."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Acted, Investigation, ResultState, Telling, Told
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.documents import DocumentLine
from luna_desktop.services.facts import Known
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.results.presenter import ResultsPresenter, build_results
from luna_desktop.ui.results.view import ResultsView

TODAY = date(2026, 3, 14)
AT = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
MEERA = Acted("Dr Meera Pillai", AT)
TSH = ResultValue(Coded("Thyroid-stimulating hormone (TSH)", "3016-3", "LOINC"), "6.8", "mIU/L", "0.5", "4.0")
FT4 = ResultValue(Coded("Free thyroxine (FT4)", "3024-7", "LOINC"), "1.1", "ng/dL", "0.8", "1.8")


def a_body(state: ResultState = ResultState.RECEIVED, **other: object) -> Investigation:
    got = state in {ResultState.RECEIVED, ResultState.REVIEWED, ResultState.TOLD}
    read = state in {ResultState.REVIEWED, ResultState.TOLD}
    values = {
        "what": Coded("Thyroid profile"),
        "ordered": MEERA,
        "received": MEERA if got else None,
        "reviewed": MEERA if read else None,
        "told": Told("Tara Menon", AT, Telling.PHONE, "Comes on Monday") if state is ResultState.TOLD else None,
        "values": (FT4, TSH) if got else (),
        "laboratory": "City Lab",
        "conclusion": "Start treatment" if read else "",
    }
    return Investigation(state=state, **{**values, **other})  # type: ignore[arg-type]


def a_result(fact_id: int = 1, body: Investigation | None = None, number: int = 2) -> Known:
    return Known(
        fact_id,
        "investigation",
        number,
        FactStatus.CURRENT,
        body or a_body(),
        Source.STAFF,
        "",
        AT,
        "Dr Meera Pillai",
    )


def a_paper(document_id: int = 5, *, result_id: int = 0, title: str = "Letter of Dr Rao") -> DocumentLine:
    facts = DocumentFacts(
        title, DocumentKind.LETTER_RECEIVED, PartialDate(2026, 3, 1), "Dr Rao", "Asks for a look", result_id
    )
    known = Known(document_id + 100, "document", 1, FactStatus.CURRENT, facts, Source.DOCUMENT, "", AT, "Tara Menon")
    return DocumentLine(document_id, known, 2, "application/pdf", 1000, "ab" * 32)


def opened(qtbot: QtBot, context: Context, patient: PatientId, part: str = "") -> ResultsView:
    hub = ChartHub(patient)
    hub.part = part
    view = build_results(context, patient, hub)
    assert isinstance(view, ResultsView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    return view


def presenter_of(view: ResultsView) -> ResultsPresenter:
    (found,) = [each for each in view.children() if isinstance(each, ResultsPresenter)]
    return found
