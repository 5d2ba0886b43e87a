"""Photographs of the demo clinic: sets of views over the visits of its first patient, an intimate one, and others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from luna_desktop import paths
from luna_desktop.cli.demo_pictures import drawn_patch
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin, Polarisation
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care import photographs
from luna_desktop.services.care.photo_links import LinkedVisit, read_photo_links
from luna_desktop.services.clinic.clinics import OpenClinic

VIEWS = (("front", "face_front"), ("left", "face_oblique_l"), ("right", "face_oblique_r"), ("cheek", "cheek_close_l"))
SETS = (("mar", 182), ("may", 120), ("jul", 78), ("nov", 36))
"""Names of the drawn pictures, and how many days ago the visit was at which they were taken."""
TREATMENT = "microdermabrasion"


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Add four sets of the face, the back and the arm, and an intimate photograph of the first patient."""
    links = clinic.desk.perform(clinic.actor, read_photo_links, patient)
    folder = paths.resources() / "demo"
    for name, days in SETS:
        day = today - timedelta(days=days)
        for at, (part, view) in enumerate(VIEWS):
            facts = _facts(clinic, day, at, links.visits)
            region = "cheek_l" if part == "cheek" else "face"
            close = replace(facts, lens="100 mm macro", distance_m=0.3) if part == "cheek" else facts
            _add(
                clinic, patient, (folder / f"{part}_{name}.jpg").read_bytes(), replace(close, region=region, view=view)
            )
    day = today - timedelta(days=SETS[1][1])
    for at, (part, region, view) in enumerate((("back", "back_upper", "back_full"), ("arm", "forearm_l", "close_up"))):
        facts = replace(_facts(clinic, day, 4 + at, links.visits), region=region, view=view, treatment="")
        _add(clinic, patient, (folder / f"{part}.jpg").read_bytes(), facts)
    intimate = replace(
        _facts(clinic, today - timedelta(days=SETS[2][1]), 5, links.visits),
        region="buttock_l",
        view="lesion_close",
        treatment="",
        chaperone="Sister Mary Thomas",
        caption="Patch at the edge of the hip",
    )
    _add(clinic, patient, drawn_patch(91, faded=0.2), intimate)


def healing(clinic: OpenClinic, patient: PatientId, seed: int, today: date) -> None:
    """Add one patch of skin of somebody else as it heals over half a year."""
    for visit, faded in enumerate((0.0, 0.4, 0.75)):
        taken = datetime.combine(today - timedelta(days=180 - 75 * visit), time(11, 15))
        _add(clinic, patient, drawn_patch(seed, faded=faded), PhotographFacts(taken, "forearm_l", "close_up"))


def _facts(clinic: OpenClinic, day: date, at: int, visits: tuple[LinkedVisit, ...]) -> PhotographFacts:
    return PhotographFacts(
        datetime.combine(day, time(11, 46 + at)),
        visit_id=next((each.visit_id for each in visits if each.day == day), 0),
        treatment=TREATMENT,
        taken_by=int(clinic.actor.user_id),
        camera="Canon R50",
        lens="55 mm",
        distance_m=1.0,
        light="Two softboxes",
        polarisation=Polarisation.CROSS,
        makeup_removed=True,
        expression="At rest",
        origin=PhotoOrigin.CAMERA,
        series=f"{day:%Y%m%d}-A",
    )


def _add(clinic: OpenClinic, patient: PatientId, content: bytes, facts: PhotographFacts) -> None:
    new = photographs.NewPhotograph(patient, prepare(content), facts)
    clinic.desk.perform(clinic.actor, photographs.add_photograph, new)
