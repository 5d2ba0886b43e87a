"""The standard views of clinical photographs: which place each shows, and from where it is seen.

Distances and most poses are convention, which a clinic may set otherwise; the table `photo_views` names for each view
what it rests on. How to take a view is in `photo_view_words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.texts import Message, say


class Aspect(Enum):
    """From where a place is seen; photographs are filtered and compared by it."""

    FRONT = "front"
    LEFT_45 = "left_45"
    RIGHT_45 = "right_45"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"
    ABOVE = "above"
    BELOW = "below"
    CLOSE_UP = "close_up"
    DERMOSCOPY = "dermoscopy"
    OTHER_LIGHT = "other_light"
    NONE = ""


ASPECT_NAMES: dict[Aspect, Message] = {
    Aspect.FRONT: say("Front"),
    Aspect.LEFT_45: say("Left 45°"),
    Aspect.RIGHT_45: say("Right 45°"),
    Aspect.LEFT: say("Left side"),
    Aspect.RIGHT: say("Right side"),
    Aspect.BACK: say("Back"),
    Aspect.ABOVE: say("From above"),
    Aspect.BELOW: say("From below"),
    Aspect.CLOSE_UP: say("Close-up"),
    Aspect.DERMOSCOPY: say("Dermoscopy"),
    Aspect.OTHER_LIGHT: say("Special light"),
    Aspect.NONE: say("View not noted"),
}
ASPECT_MEANINGS: dict[Aspect, Message] = {
    Aspect.FRONT: say("Seen straight from the front"),
    Aspect.LEFT_45: say("Turned half way, the left side nearer to the camera"),
    Aspect.RIGHT_45: say("Turned half way, the right side nearer to the camera"),
    Aspect.LEFT: say("The left side faces the camera"),
    Aspect.RIGHT: say("The right side faces the camera"),
    Aspect.BACK: say("Seen from behind"),
    Aspect.ABOVE: say("Seen from above"),
    Aspect.BELOW: say("Seen from below"),
    Aspect.CLOSE_UP: say("Taken from near"),
    Aspect.DERMOSCOPY: say("Taken through a dermatoscope, which magnifies the skin"),
    Aspect.OTHER_LIGHT: say("Taken in ultraviolet or filtered light"),
}

NO_SITE = "lesion_site"
"""The place of a view that goes wherever the lesion is."""


@dataclass(frozen=True)
class PhotoView:
    """One standard view.

    `region` is a body region or `NO_SITE`. `yaw` and `pitch` are degrees by which camera and patient are turned to each
    other, the patient’s left side towards the camera being negative. `metres` is the usual distance. `used_for` names
    uses and complaints; `baseline` is the set that every face gets.
    """

    name: Message
    aspect: Aspect
    region: str
    yaw: int
    pitch: int
    metres: float
    used_for: tuple[str, ...]
    intimate: bool = False


def _view(
    name: Message, aspect: Aspect, seen: tuple[str, int, int, float], used: str, *, intimate: bool = False
) -> PhotoView:
    """Return a view; `seen` is region, yaw, pitch and distance."""
    return PhotoView(name, aspect, *seen, tuple(used.split("|")), intimate)


PHOTO_VIEWS: dict[str, PhotoView] = {
    "face_front": _view(say("Face, front"), Aspect.FRONT, ("face", 0, 0, 1.0), "baseline"),
    "face_front_smile": _view(say("Face, full smile"), Aspect.FRONT, ("face", 0, 0, 1.0), "toxin|filler"),
    "face_front_frown": _view(say("Face, frown"), Aspect.FRONT, ("face", 0, 0, 1.0), "toxin"),
    "face_front_brow": _view(say("Face, eyebrows raised"), Aspect.FRONT, ("face", 0, 0, 1.0), "toxin"),
    "face_front_squint": _view(say("Face, eyes shut tight"), Aspect.FRONT, ("face", 0, 0, 1.0), "toxin"),
    "face_oblique_l": _view(say("Face, left 45°"), Aspect.LEFT_45, ("face", -45, 0, 1.0), "baseline"),
    "face_oblique_r": _view(say("Face, right 45°"), Aspect.RIGHT_45, ("face", 45, 0, 1.0), "baseline"),
    "face_profile_l": _view(say("Face, left profile"), Aspect.LEFT, ("face", -90, 0, 1.0), "baseline"),
    "face_profile_r": _view(say("Face, right profile"), Aspect.RIGHT, ("face", 90, 0, 1.0), "baseline"),
    "face_basal": _view(say("Face, from below"), Aspect.BELOW, ("face", 0, -45, 0.6), "nose|filler"),
    "face_top": _view(say("Face, from above"), Aspect.ABOVE, ("face", 0, 45, 0.8), "tear trough"),
    "perioral_close": _view(say("Mouth, close-up"), Aspect.CLOSE_UP, ("upper_lip", 0, 0, 0.4), "filler"),
    "periorbital_close": _view(
        say("Eyes, close-up"), Aspect.CLOSE_UP, ("lower_eyelid_l", 0, 0, 0.4), "dark circles|toxin"
    ),
    "cheek_close_l": _view(say("Left cheek, close-up"), Aspect.CLOSE_UP, ("cheek_l", -45, 0, 0.3), "acne|melasma|scar"),
    "cheek_close_r": _view(say("Right cheek, close-up"), Aspect.CLOSE_UP, ("cheek_r", 45, 0, 0.3), "acne|melasma|scar"),
    "forehead_close": _view(say("Forehead, close-up"), Aspect.CLOSE_UP, ("forehead", 0, 0, 0.3), "acne|melasma"),
    "nose_close": _view(say("Nose, close-up"), Aspect.CLOSE_UP, ("nose", 0, 0, 0.3), "acne|rosacea"),
    "chin_close": _view(say("Chin, close-up"), Aspect.CLOSE_UP, ("chin", 0, 0, 0.3), "acne|hirsutism"),
    "face_cross_polar": _view(
        say("Face, cross-polarised"), Aspect.OTHER_LIGHT, ("face", 0, 0, 1.0), "rosacea|pih|melasma"
    ),
    "face_uv": _view(say("Face, ultraviolet light"), Aspect.OTHER_LIGHT, ("face", 0, 0, 1.0), "melasma|pih"),
    "scalp_vertex_view": _view(say("Crown, from above"), Aspect.ABOVE, ("scalp_vertex", 0, 90, 0.7), "hair"),
    "scalp_frontal_view": _view(say("Frontal hairline"), Aspect.FRONT, ("scalp_frontal", 0, 15, 0.7), "hair"),
    "scalp_temporal_l_view": _view(
        say("Left temple of the scalp"), Aspect.LEFT, ("scalp_temporal_l", -90, 0, 0.6), "hair"
    ),
    "scalp_temporal_r_view": _view(
        say("Right temple of the scalp"), Aspect.RIGHT, ("scalp_temporal_r", 90, 0, 0.6), "hair"
    ),
    "scalp_occipital_view": _view(say("Scalp, from behind"), Aspect.BACK, ("scalp_occipital", 180, 0, 0.7), "hair"),
    "scalp_trichoscopy": _view(say("Trichoscopy"), Aspect.DERMOSCOPY, ("scalp_vertex", 0, 90, 0.02), "hair"),
    "neck_front_view": _view(say("Neck, front"), Aspect.FRONT, ("neck_front", 0, 0, 0.7), "hirsutism|pigment"),
    "neck_side_l": _view(say("Neck, left side"), Aspect.LEFT, ("neck_l", -90, 0, 0.7), "pigment|an"),
    "neck_side_r": _view(say("Neck, right side"), Aspect.RIGHT, ("neck_r", 90, 0, 0.7), "pigment|an"),
    "neck_back_view": _view(say("Nape, from behind"), Aspect.BACK, ("neck_back", 180, 0, 0.7), "akn|tinea"),
    "chest_front": _view(say("Chest, front"), Aspect.FRONT, ("chest", 0, 0, 1.0), "acne|keloid|hirsutism"),
    "back_full": _view(say("Whole back"), Aspect.BACK, ("back_upper", 180, 0, 1.2), "acne|keloid"),
    "back_close": _view(say("Back, close-up"), Aspect.CLOSE_UP, ("back_upper", 180, 0, 0.3), "acne"),
    "abdomen_front": _view(say("Abdomen, front"), Aspect.FRONT, ("abdomen_lower", 0, 0, 1.0), "striae|contour"),
    "abdomen_side_l": _view(say("Abdomen, left side"), Aspect.LEFT, ("abdomen_lower", -90, 0, 1.0), "contour"),
    "abdomen_side_r": _view(say("Abdomen, right side"), Aspect.RIGHT, ("abdomen_lower", 90, 0, 1.0), "contour"),
    "flank_view_l": _view(say("Flank, left"), Aspect.LEFT, ("flank_l", -90, 0, 1.0), "contour"),
    "flank_view_r": _view(say("Flank, right"), Aspect.RIGHT, ("flank_r", 90, 0, 1.0), "contour"),
    "axilla_l_view": _view(say("Armpit, left"), Aspect.FRONT, ("axilla_l", 0, 0, 0.5), "lhr|hyperhidrosis|an"),
    "axilla_r_view": _view(say("Armpit, right"), Aspect.FRONT, ("axilla_r", 0, 0, 0.5), "lhr|hyperhidrosis|an"),
    "thigh_front_view": _view(say("Thighs, front"), Aspect.FRONT, ("thigh_front_l", 0, 0, 1.0), "contour|striae"),
    "thigh_back_view": _view(say("Thighs, from behind"), Aspect.BACK, ("thigh_back_l", 180, 0, 1.0), "contour|striae"),
    "thigh_lateral_l_view": _view(
        say("Left thigh, outer side"), Aspect.LEFT, ("thigh_front_l", -90, 0, 1.0), "contour"
    ),
    "lower_legs_view": _view(say("Lower legs, front"), Aspect.FRONT, ("lower_leg_l", 0, 0, 1.0), "pigment|varicosity"),
    "hands_dorsal_view": _view(
        say("Backs of both hands"), Aspect.ABOVE, ("hand_dorsum_l", 0, 90, 0.5), "photoageing|eczema"
    ),
    "palms_view": _view(say("Both palms"), Aspect.ABOVE, ("palm_l", 0, 90, 0.5), "hyperhidrosis|eczema"),
    "nails_hands": _view(say("Fingernails, close-up"), Aspect.CLOSE_UP, ("fingers_l", 0, 90, 0.2), "nails"),
    "feet_dorsal_view": _view(say("Tops of both feet"), Aspect.ABOVE, ("foot_dorsum_l", 0, 90, 0.6), "nails|tinea"),
    "soles_view": _view(say("Both soles"), Aspect.ABOVE, ("sole_l", 0, 90, 0.6), "hyperhidrosis|tinea"),
    "lesion_overview": _view(say("Lesion with its surroundings"), Aspect.FRONT, ("lesion_site", 0, 0, 0.7), "lesion"),
    "lesion_close": _view(say("Lesion, close-up"), Aspect.CLOSE_UP, ("lesion_site", 0, 0, 0.2), "lesion"),
    "lesion_dermoscopy": _view(say("Lesion, dermoscopy"), Aspect.DERMOSCOPY, ("lesion_site", 0, 0, 0.02), "lesion"),
    "breast_front_view": _view(
        say("Breasts, front"), Aspect.FRONT, ("chest", 0, 0, 1.0), "keloid|contour", intimate=True
    ),
}
