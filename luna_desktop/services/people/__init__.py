"""The register: who is a patient, how people are found, who cares for them."""
