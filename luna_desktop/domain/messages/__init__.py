"""What the clinic says to patients: classes of messages, their texts, and what may stand in which."""
