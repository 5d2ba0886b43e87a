"""The body regions of the clinic: each with its words, the region around it, and its SNOMED CT code where there is one.

The partition is this program’s own; codes name the structure without its side, which is kept beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class BodyRegion:
    """One region. `parent` is empty for the four large ones; `intimate` asks for a chaperone and a covered picture."""

    name: Message
    parent: str = ""
    snomed: str = ""
    intimate: bool = False


REGIONS: dict[str, BodyRegion] = {
    "head_neck": BodyRegion(say("Head and neck")),
    "scalp": BodyRegion(say("Scalp"), "head_neck", "41695006"),
    "scalp_frontal": BodyRegion(say("Frontal scalp"), "scalp"),
    "scalp_midscalp": BodyRegion(say("Mid scalp"), "scalp"),
    "scalp_vertex": BodyRegion(say("Crown of the head"), "scalp"),
    "scalp_temporal_l": BodyRegion(say("Left temporal scalp"), "scalp"),
    "scalp_temporal_r": BodyRegion(say("Right temporal scalp"), "scalp"),
    "scalp_parietal_l": BodyRegion(say("Left parietal scalp"), "scalp"),
    "scalp_parietal_r": BodyRegion(say("Right parietal scalp"), "scalp"),
    "scalp_occipital": BodyRegion(say("Back of the head"), "scalp"),
    "face": BodyRegion(say("Face"), "head_neck", "89545001"),
    "forehead": BodyRegion(say("Forehead"), "face", "52795006"),
    "glabella": BodyRegion(say("Glabella"), "face"),
    "brow_l": BodyRegion(say("Left eyebrow"), "face"),
    "brow_r": BodyRegion(say("Right eyebrow"), "face"),
    "temple_l": BodyRegion(say("Left temple"), "face"),
    "temple_r": BodyRegion(say("Right temple"), "face"),
    "upper_eyelid_l": BodyRegion(say("Left upper eyelid"), "face"),
    "upper_eyelid_r": BodyRegion(say("Right upper eyelid"), "face"),
    "lower_eyelid_l": BodyRegion(say("Left lower eyelid"), "face"),
    "lower_eyelid_r": BodyRegion(say("Right lower eyelid"), "face"),
    "nose": BodyRegion(say("Nose"), "face", "45206002"),
    "cheek_l": BodyRegion(say("Left cheek"), "face", "60819002"),
    "cheek_r": BodyRegion(say("Right cheek"), "face", "60819002"),
    "nasolabial_l": BodyRegion(say("Left nasolabial fold"), "face"),
    "nasolabial_r": BodyRegion(say("Right nasolabial fold"), "face"),
    "upper_lip": BodyRegion(say("Upper lip"), "face"),
    "lips": BodyRegion(say("Lips"), "face"),
    "perioral": BodyRegion(say("Around the mouth"), "face"),
    "chin": BodyRegion(say("Chin"), "face", "30291003"),
    "jawline_l": BodyRegion(say("Left jawline"), "face"),
    "jawline_r": BodyRegion(say("Right jawline"), "face"),
    "ear_l": BodyRegion(say("Left ear"), "head_neck", "1910005"),
    "ear_r": BodyRegion(say("Right ear"), "head_neck", "1910005"),
    "submental": BodyRegion(say("Under the chin"), "head_neck"),
    "neck_front": BodyRegion(say("Front of the neck"), "head_neck", "45048000"),
    "neck_back": BodyRegion(say("Nape of the neck"), "head_neck", "45048000"),
    "neck_l": BodyRegion(say("Left side of the neck"), "head_neck", "45048000"),
    "neck_r": BodyRegion(say("Right side of the neck"), "head_neck", "45048000"),
    "trunk": BodyRegion(say("Trunk")),
    "chest": BodyRegion(say("Chest"), "trunk", "51185008"),
    "breast_l": BodyRegion(say("Left breast"), "trunk", intimate=True),
    "breast_r": BodyRegion(say("Right breast"), "trunk", intimate=True),
    "inframammary": BodyRegion(say("Under the breasts"), "trunk", intimate=True),
    "abdomen_upper": BodyRegion(say("Upper abdomen"), "trunk", "818983003"),
    "abdomen_lower": BodyRegion(say("Lower abdomen"), "trunk", "818983003"),
    "flank_l": BodyRegion(say("Left flank"), "trunk"),
    "flank_r": BodyRegion(say("Right flank"), "trunk"),
    "back_upper": BodyRegion(say("Upper back"), "trunk", "77568009"),
    "back_lower": BodyRegion(say("Lower back"), "trunk", "77568009"),
    "shoulder_l": BodyRegion(say("Left shoulder"), "trunk", "16982005"),
    "shoulder_r": BodyRegion(say("Right shoulder"), "trunk", "16982005"),
    "groin_l": BodyRegion(say("Left groin"), "trunk", intimate=True),
    "groin_r": BodyRegion(say("Right groin"), "trunk", intimate=True),
    "genital": BodyRegion(say("Genital area"), "trunk", intimate=True),
    "perianal": BodyRegion(say("Around the anus"), "trunk", intimate=True),
    "upper_limbs": BodyRegion(say("Upper limbs")),
    "axilla_l": BodyRegion(say("Left armpit"), "upper_limbs"),
    "axilla_r": BodyRegion(say("Right armpit"), "upper_limbs"),
    "upper_arm_l": BodyRegion(say("Left upper arm"), "upper_limbs", "40983000"),
    "upper_arm_r": BodyRegion(say("Right upper arm"), "upper_limbs", "40983000"),
    "antecubital_l": BodyRegion(say("Left elbow crease"), "upper_limbs"),
    "antecubital_r": BodyRegion(say("Right elbow crease"), "upper_limbs"),
    "elbow_l": BodyRegion(say("Left elbow"), "upper_limbs"),
    "elbow_r": BodyRegion(say("Right elbow"), "upper_limbs"),
    "forearm_l": BodyRegion(say("Left forearm"), "upper_limbs", "14975008"),
    "forearm_r": BodyRegion(say("Right forearm"), "upper_limbs", "14975008"),
    "hand_dorsum_l": BodyRegion(say("Back of the left hand"), "upper_limbs", "85562004"),
    "hand_dorsum_r": BodyRegion(say("Back of the right hand"), "upper_limbs", "85562004"),
    "palm_l": BodyRegion(say("Left palm"), "upper_limbs", "85562004"),
    "palm_r": BodyRegion(say("Right palm"), "upper_limbs", "85562004"),
    "fingers_l": BodyRegion(say("Left fingers"), "upper_limbs", "7569003"),
    "fingers_r": BodyRegion(say("Right fingers"), "upper_limbs", "7569003"),
    "lower_limbs": BodyRegion(say("Lower limbs")),
    "buttock_l": BodyRegion(say("Left buttock"), "lower_limbs", intimate=True),
    "buttock_r": BodyRegion(say("Right buttock"), "lower_limbs", intimate=True),
    "thigh_front_l": BodyRegion(say("Left thigh, front"), "lower_limbs", "68367000"),
    "thigh_front_r": BodyRegion(say("Right thigh, front"), "lower_limbs", "68367000"),
    "thigh_back_l": BodyRegion(say("Left thigh, back"), "lower_limbs", "68367000"),
    "thigh_back_r": BodyRegion(say("Right thigh, back"), "lower_limbs", "68367000"),
    "knee_l": BodyRegion(say("Left knee"), "lower_limbs", "72696002"),
    "knee_r": BodyRegion(say("Right knee"), "lower_limbs", "72696002"),
    "popliteal_l": BodyRegion(say("Back of the left knee"), "lower_limbs"),
    "popliteal_r": BodyRegion(say("Back of the right knee"), "lower_limbs"),
    "lower_leg_l": BodyRegion(say("Left lower leg"), "lower_limbs", "30021000"),
    "lower_leg_r": BodyRegion(say("Right lower leg"), "lower_limbs", "30021000"),
    "foot_dorsum_l": BodyRegion(say("Top of the left foot"), "lower_limbs", "56459004"),
    "foot_dorsum_r": BodyRegion(say("Top of the right foot"), "lower_limbs", "56459004"),
    "sole_l": BodyRegion(say("Left sole"), "lower_limbs", "56459004"),
    "sole_r": BodyRegion(say("Right sole"), "lower_limbs", "56459004"),
    "toes_l": BodyRegion(say("Left toes"), "lower_limbs", "29707007"),
    "toes_r": BodyRegion(say("Right toes"), "lower_limbs", "29707007"),
    "oral_mucosa": BodyRegion(say("Mouth, inside"), "head_neck"),
}
SIDED = ("_l", "_r")


def region_name(region: str) -> Message:
    """Return the words of a region; raises KeyError for an id that there is not."""
    return REGIONS[region].name


def opposite(region: str) -> str:
    """Return the same region at the other side; one in the middle is its own opposite."""
    ending = region[-2:]
    if ending not in SIDED:
        return region
    return region[:-2] + SIDED[1 - SIDED.index(ending)]
