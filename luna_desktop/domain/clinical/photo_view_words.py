"""How each standard view is taken: what is in the frame, and what the patient does."""

from __future__ import annotations

from luna_desktop.texts import Message, say

_AS_FACE = say("From the hairline to the top of the breastbone.")
_SCALE = say("Hold a ruler or a scale sticker in the frame.")
_EYES = say("Eyes open, lips closed, chin level.")
_NOSE_ON_CHEEK = say("Turn the head until the tip of the nose meets the edge of the far cheek.")
_NO_FAR_BROW = say("Turn the head until the far eyebrow cannot be seen.")
_ARMS_BY_SIDE = say("Arms at the sides.")
_ARMS_FOLDED = say("Arms folded in front.")
_ARM_UP = say("Raise the arm.")
_SWEPT = say("Sweep the hair back.")
_HEAD_TURNED = say("Turn the head to the side.")
_EAR_TO_COLLARBONE = say("From the ear to the collarbone.")
_RIBS_TO_PUBIS = say("From the lower breastbone to the pubic bone.")
_ARMPIT_TO_HIP = say("From the armpit to the hip bone.")
_BOTH_THIGHS = say("Both thighs in the frame.")
_FINGERS = say("Spread the fingers and put a scale beside them.")
_TARGET = say("The field of the dermatoscope.")

VIEW_WORDS: dict[str, tuple[Message, Message]] = {
    "face_front": (_AS_FACE, _EYES),
    "face_front_smile": (_AS_FACE, say("Smile as widely as possible.")),
    "face_front_frown": (_AS_FACE, say("Frown as hard as possible.")),
    "face_front_brow": (_AS_FACE, say("Raise the eyebrows as high as possible.")),
    "face_front_squint": (_AS_FACE, say("Shut the eyes as tightly as possible.")),
    "face_oblique_l": (_AS_FACE, _NOSE_ON_CHEEK),
    "face_oblique_r": (_AS_FACE, _NOSE_ON_CHEEK),
    "face_profile_l": (_AS_FACE, _NO_FAR_BROW),
    "face_profile_r": (_AS_FACE, _NO_FAR_BROW),
    "face_basal": (say("From the nose to the eyebrows."), say("Lift the chin.")),
    "face_top": (say("From the crown to the chin."), say("Lower the chin.")),
    "perioral_close": (say("From below the nose to the chin."), say("Lips at rest, then pursed.")),
    "periorbital_close": (say("From the eyebrows to the cheeks."), say("Eyes open, then closed.")),
    "cheek_close_l": (_SCALE, say("Camera square to the left cheek.")),
    "cheek_close_r": (_SCALE, say("Camera square to the right cheek.")),
    "forehead_close": (_SCALE, say("Camera square to the forehead.")),
    "nose_close": (_SCALE, say("Camera square to the nose.")),
    "chin_close": (_SCALE, say("Camera square to the chin.")),
    "face_cross_polar": (_AS_FACE, say("As the front view, with crossed polarising filters.")),
    "face_uv": (_AS_FACE, say("Shield the eyes from the light.")),
    "scalp_vertex_view": (
        say("From the hairline to the crown."),
        say("Part the hair in the middle, along the same line each time."),
    ),
    "scalp_frontal_view": (
        say("From the forehead to the middle of the scalp."),
        say("Hold the hair back with the same band each time."),
    ),
    "scalp_temporal_l_view": (say("From the temple to the ear."), _SWEPT),
    "scalp_temporal_r_view": (say("From the temple to the ear."), _SWEPT),
    "scalp_occipital_view": (say("From the back of the head to the nape."), say("Part the hair or clip it up.")),
    "scalp_trichoscopy": (_TARGET, say("The same landmark or tattooed dot each time.")),
    "neck_front_view": (say("From the chin to the collarbones."), say("Chin level.")),
    "neck_side_l": (_EAR_TO_COLLARBONE, _HEAD_TURNED),
    "neck_side_r": (_EAR_TO_COLLARBONE, _HEAD_TURNED),
    "neck_back_view": (say("From the back of the head to the lowest neck bone."), say("Lift the hair.")),
    "chest_front": (say("From the collarbones to the lower breastbone."), _ARMS_BY_SIDE),
    "back_full": (say("From the neck to the hip bones."), _ARMS_BY_SIDE),
    "back_close": (_SCALE, say("Camera square to the back.")),
    "abdomen_front": (_RIBS_TO_PUBIS, say("Standing, the same pose each time.")),
    "abdomen_side_l": (_RIBS_TO_PUBIS, _ARMS_FOLDED),
    "abdomen_side_r": (_RIBS_TO_PUBIS, _ARMS_FOLDED),
    "flank_view_l": (_ARMPIT_TO_HIP, _ARM_UP),
    "flank_view_r": (_ARMPIT_TO_HIP, _ARM_UP),
    "axilla_l_view": (say("The whole armpit, the arm well away from the body."), _ARM_UP),
    "axilla_r_view": (say("The whole armpit, the arm well away from the body."), _ARM_UP),
    "thigh_front_view": (say("From the groin to the knees."), _BOTH_THIGHS),
    "thigh_back_view": (say("From the buttocks to the knees."), _BOTH_THIGHS),
    "thigh_lateral_l_view": (say("From the hip to the knee."), say("Feet together.")),
    "lower_legs_view": (say("From the knees to the ankles."), say("Standing.")),
    "hands_dorsal_view": (say("Both hands on a plain grey ground."), _FINGERS),
    "palms_view": (say("Both palms in the frame."), _FINGERS),
    "nails_hands": (say("All nail plates of the hand."), _SCALE),
    "feet_dorsal_view": (say("From the toes to the ankles."), _SCALE),
    "soles_view": (say("Both soles in the frame."), _SCALE),
    "lesion_overview": (
        say("The part of the body in the frame."),
        say("A landmark such as an ear or a joint in the frame."),
    ),
    "lesion_close": (
        say("The lesion fills a third of the frame."),
        say("Camera square to the skin, a ruler in the same plane."),
    ),
    "lesion_dermoscopy": (_TARGET, say("Note whether the light was polarised and whether the glass touched the skin.")),
    "breast_front_view": (
        say("From the collarbones to the edge of the ribs."),
        say("Only where the treatment needs it, with a chaperone, the head out of the frame."),
    ),
}
"""By view: what is in the frame, and the pose."""
