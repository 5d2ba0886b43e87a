"""The body of a visit: what it is called in lists, and that it is read back as it was written."""

from __future__ import annotations

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.clinical.visits import (
    CALL_NAMES,
    KIND_NAMES,
    LONGEST_HEADLINE,
    MODE_NAMES,
    PAYER_NAMES,
    STATE_NAMES,
    CallBegunBy,
    Payer,
    VisitKind,
    VisitMode,
    VisitNote,
    VisitState,
)
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.domain.measures import PartialDate


def test_every_choice_has_its_words() -> None:
    assert (set(MODE_NAMES), set(KIND_NAMES), set(STATE_NAMES)) == (set(VisitMode), set(VisitKind), set(VisitState))
    assert (set(PAYER_NAMES), set(CALL_NAMES)) == (set(Payer), set(CallBegunBy))


def test_a_visit_is_called_by_what_was_done_then_by_what_was_concluded_then_by_what_was_told() -> None:
    told = VisitNote(complaint="Itching\nsince May")
    assert told.headline == "Itching since May"
    concluded = VisitNote(complaint="Itching", diagnoses=(Coded("Eczema"),))
    assert concluded.headline == "Eczema"
    done = VisitNote(diagnoses=(Coded("Eczema"),), procedures=(ProcedureDone(Coded("Peel")),))
    assert done.headline == "Peel"
    assert VisitNote().headline == ""


def test_a_long_complaint_is_cut_for_the_list() -> None:
    headline = VisitNote(complaint="itching " * 40).headline
    assert len(headline) <= LONGEST_HEADLINE
    assert headline.endswith("…")


def test_a_note_is_read_back_as_it_was_written() -> None:
    done = ProcedureDone(
        Coded("Fractional laser", "frac_co2", "", "luna/2026-11"),
        (Setting("laser", "fluence_j_cm2", "20", "J/cm2"),),
        (SiteDone(Coded("Left cheek", "cheek_l"), "6", "", "Mild redness"),),
        (ProductUsed(Coded("Numbing cream 5%"), "LP26-0419", PartialDate(2027, 11), "6 g"),),
        complications=Told.NO,
        aftercare=Told.YES,
        course_id=3,
    )
    note = VisitNote(VisitKind.TREATMENT, VisitMode.VIDEO, diagnoses=(Coded("नमस्ते"),), procedures=(done,))
    assert read_part(VisitNote, write_body(note)) == note
