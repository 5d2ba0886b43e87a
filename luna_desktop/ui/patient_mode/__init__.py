"""Patient mode: the one screen that is turned to the patient, and nothing else."""
