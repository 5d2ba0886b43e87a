"""The record copy read back by other programs: what is in it, what is not, and whether it is a sound tagged PDF."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.errors import Cancelled
from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.paper_content import TreatmentConsentCopy
from luna_desktop.texts import ENGLISH, Message, Translator, say
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, elements, facts_of, tags, text_of


def render(content: rc.RecordCopy) -> rc.RenderedCopy:
    return rc.render_record_copy(content, translator=ENGLISH)


@pytest.fixture(scope="module")
def full() -> rc.RenderedCopy:
    return render(builders.copy())


def flat(text: str) -> str:
    return " ".join(text.split())


def test_poppler_reads_hard_names_exactly(full: rc.RenderedCopy, tmp_path: Path) -> None:
    text = text_of(full.pdf, tmp_path)
    for name in builders.HARD_NAMES:
        assert name in text
    assert "मेलास्मा, चेहरे पर" in flat(text)


def test_everything_chosen_is_printed_in_order(full: rc.RenderedCopy, tmp_path: Path) -> None:
    text = flat(text_of(full.pdf, tmp_path))
    titles = [
        "1. Identity and authority check",
        "2. How to read this record",
        "3. Your personal data and how it is used",
        "4. Identity and contact",
        "5. Alerts and allergies",
        "6. Medical history",
        "7. Lifestyle",
        "8. Investigations, results and documents",
        "9. Photographs",
        "10. Corrections and disagreements",
        "11. Restrictions and wishes about contact",
        "12. To whom your record was disclosed",
        "13. Who in the clinic opened your record",
        "14. Items not included and why",
        "15. Your rights and how to ask",
        "16. Certification",
    ]
    places = [text.rindex(title) for title in titles]
    assert places == sorted(places)
    for fact in (
        "Penicillin",
        "Anaphylaxis",
        "27 of 72 hours used",
        "Raghav Menon",
        "Kaveri Labs",
        "9f3c2a71",
        "6.8 mIU/L",
        "Never",
    ):
        assert fact in text
    assert full.bundle_sha256 in text


def test_the_original_of_an_amended_entry_stays_readable(full: rc.RenderedCopy, tmp_path: Path) -> None:
    text = flat(text_of(full.pdf, tmp_path))
    assert "Acne vulgaris, mild Before: Acne vulgaris, severe Amended. Reason: Typing mistake" in text
    assert "Psoriasis Entered in error." in text


def test_every_page_carries_its_number_and_the_copy(full: rc.RenderedCopy, tmp_path: Path) -> None:
    for page in range(1, full.pages + 1):
        text = flat(text_of(full.pdf, tmp_path, page=page))
        assert f"Page {page} of {full.pages}" in text
        assert "CONFIDENTIAL – medical record copy" in text
        assert "Aranya Skin & Body Clinic" in text
        assert "Patient number LUN-004218 · Copy RC-2026-0117, 1 of 1 · Case PR-2026-0117" in text
        assert "Generated 22-Nov-2026 19:30 IST (UTC+05:30) · Policy version 3" in text


def test_contents_name_the_right_pages(full: rc.RenderedCopy, tmp_path: Path) -> None:
    entries = re.findall(
        r"^(\d+\. .+?)\s+(\d+)$", text_of(full.pdf, tmp_path, page=2).replace("\n\n", "\n"), re.MULTILINE
    )
    if not entries:  # poppler may set the numbers below the titles
        lines = [line for line in text_of(full.pdf, tmp_path, page=2).splitlines() if line]
        titles = [line.strip() for line in lines if re.match(r"\d+\. ", line)]
        numbers = [line.strip() for line in lines if re.fullmatch(r"\d+", line.strip())]
        entries = list(zip(titles, numbers, strict=True))
    assert len(entries) == 16
    for title, page in entries:
        assert title in text_of(full.pdf, tmp_path, page=int(page))


def test_the_file_is_sound_and_tagged(full: rc.RenderedCopy, tmp_path: Path) -> None:
    assert_sound(full.pdf, tmp_path)
    assert_tagged(full.pdf)
    facts = facts_of(full.pdf, tmp_path)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Copy of personal and medical record"
    assert facts["Pages"] == str(full.pages)


def test_catalogue_says_what_a_reader_needs(full: rc.RenderedCopy) -> None:
    with pikepdf.open(io.BytesIO(full.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "en-IN"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert all(page.obj.Tabs == pikepdf.Name.S for page in pdf.pages)
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert next(entry.title for entry in outline.root) == "1. Identity and authority check"
            assert len(outline.root) == 17
        metadata = pdf.Root.Metadata.read_bytes() + str(dict(pdf.docinfo)).encode()
    assert b"Ananya" not in metadata
    assert b"LUN-" not in metadata


def test_all_fonts_are_embedded(full: rc.RenderedCopy) -> None:
    with pikepdf.open(io.BytesIO(full.pdf)) as pdf:
        for page in pdf.pages:
            for font in page.resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font


def test_headings_nest_and_tables_have_heads(full: rc.RenderedCopy) -> None:
    found = tags(full.pdf)
    assert found[0] == "Document"
    levels = [int(tag[1]) for tag in found if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    with pikepdf.open(io.BytesIO(full.pdf)) as pdf:
        for element, parent in elements(pdf):
            tag = str(element.S)
            if tag == "/TH":
                assert element.A.Scope == pikepdf.Name.Column
            if tag in {"/TH", "/TD"}:
                assert str(parent.S) == "/TR"
            if tag == "/TR":
                assert str(parent.S) == "/Table"


def test_the_identity_photo_stands_on_the_cover_with_its_words(tmp_path: Path) -> None:
    content = builders.copy(photographs=())
    jpeg = builders.photograph(9).jpeg
    patient = replace(content.patient, portrait=jpeg, portrait_from="Identity photo, taken in on 01-Mar-2026")
    copy = rc.render_record_copy(replace(content, patient=patient), translator=ENGLISH)
    assert "taken in on 01-Mar-2026" in text_of(copy.pdf, tmp_path, page=1)
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        figures = [element for element, _parent in elements(pdf) if str(element.S) == "/Figure"]
        alts = [str(figure.Alt) for figure in figures]
        on_cover = [
            bytes(image.read_raw_bytes())
            for image in pdf.pages[0].resources.get("/XObject", pikepdf.Dictionary()).values()
        ]
    assert alts == [f"Identity photo of {patient.name}"]
    assert on_cover == [jpeg]
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


def test_same_content_gives_same_bytes(full: rc.RenderedCopy) -> None:
    render(builders.bare(patient=replace(builders.patient(), name="ಅನನ್ಯಾ ಬೇರೆ")))
    again = render(builders.copy())
    assert again.pdf == full.pdf
    assert again.sha256 == full.sha256 == hashlib.sha256(full.pdf).hexdigest()


def test_copies_made_at_the_same_time_do_not_mix(full: rc.RenderedCopy) -> None:
    made: list[rc.RenderedCopy] = []
    threads = [threading.Thread(target=lambda: made.append(render(builders.copy()))) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.sha256 for each in made} == {full.sha256}


def test_an_empty_record_still_says_so(tmp_path: Path) -> None:
    copy = render(builders.bare())
    text = flat(text_of(copy.pdf, tmp_path))
    assert "No disclosures are recorded." in text
    assert "Whether there are allergies was not recorded." in text
    assert "Medical history" not in text
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


@pytest.mark.parametrize("section", list(rc.Section))
def test_only_chosen_sections_are_printed(section: rc.Section, tmp_path: Path) -> None:
    copy = render(builders.copy(sections=(section,)))
    text = flat(text_of(copy.pdf, tmp_path))
    assert ("Penicillin" in text) == (section is rc.Section.ALLERGIES)
    assert ("L70.0" in text) == (section is rc.Section.HISTORY)
    assert ("Kaveri Labs" in text) == (section is rc.Section.DISCLOSURES)
    assert ("Raghav Menon" in text) == (section is rc.Section.CONTACT)
    assert (b"/DCTDecode" in copy.pdf) == (section is rc.Section.PHOTOGRAPHS)
    assert_tagged(copy.pdf)


def test_nothing_unchosen_is_in_the_bytes(tmp_path: Path) -> None:
    secret = builders.photograph(9, caption="CANARY-B", alt="CANARY-B", file_name="CANARY-B")
    conditions = (rc.ConditionRow(name="CANARY-B"),)
    copy = render(
        builders.copy(photographs=(secret,), conditions=conditions, sections=(rc.Section.ALLERGIES, rc.Section.RIGHTS))
    )
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        plain = io.BytesIO()
        pdf.save(
            plain,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    for needle in (b"CANARY-B", "CANARY-B".encode("utf-16-be"), "CANARY-B".encode("utf-16-be").hex().upper().encode()):
        assert needle not in plain.getvalue()
    assert "CANARY-B" not in text_of(copy.pdf, tmp_path)


LONG = "x" * 10_000
LONG_HINDI = "क्षितिज" * 1_400


@pytest.mark.parametrize("form", list(rc.Form))
@pytest.mark.parametrize("text", [LONG, LONG_HINDI, "two words " * 1_000, "a\nb\n" * 500])
def test_very_long_texts_stay_on_the_page(form: rc.Form, text: str, tmp_path: Path) -> None:
    content = builders.copy(
        form=form,
        clinic=replace(builders.clinic(), name=text[:300]),
        patient=replace(builders.patient(), name=text, addresses=(text,)),
        recipient=text,
        conditions=(rc.ConditionRow(name=text, note=text, provenance=builders.DOCTOR),),
        allergy_state=rc.AllergyState(statement=text),
        photographs=(builders.photograph(1, caption=text[:500], alt=text),),
    )
    copy = render(content)
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)
    if form is rc.Form.SUMMARY:
        assert copy.pages <= 2
    else:
        read = re.sub(r"\s", "", text_of(copy.pdf, tmp_path))
        assert read.count(re.sub(r"\s", "", text)[:40]) >= 3
    assert_inside(copy.pdf, tmp_path)


def assert_inside(pdf: bytes, folder: Path) -> None:
    """Assert by poppler's word boxes that nothing is drawn beyond the margins."""
    path = folder / "boxes.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    boxes = re.findall(rb'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', run.stdout)
    assert boxes
    for box in boxes:
        left, top, right, bottom = (float(edge) for edge in box)
        assert left >= 53
        assert right <= 595.3 - 53 + 3
        assert top >= 20
        assert bottom <= 842 - 20


def test_every_fixed_sentence_goes_through_the_translator(tmp_path: Path) -> None:
    class Marking(Translator):
        def render(self, message: Message) -> str:
            return f"¤{super().render(message)}" if message.text else ""

    copy = rc.render_record_copy(
        builders.bare(identity_check=rc.IdentityCheck(method=say("Seen"))), translator=Marking("en")
    )
    lines = [line.strip() for line in text_of(copy.pdf, tmp_path, page=1).splitlines() if line.strip()]
    own = {"Ravi", "LUN-000001", "RC-1", "PR-1", "Own use", "Clinic"}
    unmarked = [line for line in lines if "¤" not in line and line not in own and not line.isdigit()]
    wrapped = [
        line
        for line in unmarked
        if line[0].isupper() and not line.startswith(("Conduct", "Etiquette", "Regulations", "Protection", "Digital"))
    ]
    assert wrapped == []


def test_a_long_copy_can_be_stopped_and_tells_its_progress() -> None:
    told: list[tuple[int, int]] = []
    rc.render_record_copy(builders.bare(), translator=ENGLISH, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, len(told)) for number in range(1, len(told) + 1)]
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        rc.render_record_copy(builders.copy(), translator=ENGLISH, stopped=lambda: next(answers))


def test_repr_shows_no_file_and_no_photograph(full: rc.RenderedCopy) -> None:
    assert "pdf" not in repr(full).split("sha256")[0]
    assert "jpeg" not in repr(builders.photograph())


WORDS = st.text(max_size=120) | st.text(alphabet="क्षितिजश्रीनवास ಅನನ್ಯಾரகு\u200d\u200c()\\<>%", max_size=80)


@given(name=WORDS, note=WORDS, reaction=WORDS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_makes_a_sound_file(name: str, note: str, reaction: str, tmp_path: Path) -> None:
    content = builders.bare(
        patient=replace(builders.patient(), name=name),
        conditions=(rc.ConditionRow(name=note, note=reaction, provenance=builders.DOCTOR),),
        allergies=(rc.AllergyRow(substance=name, reaction=reaction, severe=True),),
    )
    copy = render(content)
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)
    assert str(copy.pages) == facts_of(copy.pdf, tmp_path)["Pages"]


def test_patch_tests_and_reasons_to_go_on_stand_under_the_allergies(tmp_path: Path) -> None:
    tested = rc.HistoryRow(kind="Patch test", text="Allergen: Nickel sulphate; Day 4: ++ strong")
    went_on = rc.HistoryRow(kind="Stop", text="What was added: Cefixime; Reason: tolerated", since="In force")
    content = replace(builders.copy(), patch_tests=(tested,), overrides=(went_on,))
    text = flat(text_of(render(content).pdf, tmp_path))
    assert "Patch tests" in text
    assert "Nickel sulphate; Day 4: ++ strong" in text
    assert "Added in spite of an allergy" in text
    assert "What was added: Cefixime" in text
    assert "In force" in text


def test_no_heading_within_a_consent_is_left_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    """Lines before it push the heading over every place where a page could end."""
    for before in range(30, 40):
        about = tuple(f"Line {number}" for number in range(before))
        said = (("What it is", ("Light heats the skin.", "It heals.")),)
        consent = TreatmentConsentCopy(treatment="Laser", answer="Agreed", about=about, text=said)
        made = render(builders.copy(treatment_consents=(consent,), sections=(rc.Section.PAPERS,)))
        pages = text_of(made.pdf, tmp_path).split("\f")
        assert [("What it is" in page) == ("Light heats" in page) for page in pages] == [True] * len(pages), before
