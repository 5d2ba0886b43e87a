"""The Review place: what waits for a clinician or therapist, list by list."""
