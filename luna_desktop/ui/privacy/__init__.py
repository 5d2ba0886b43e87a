"""The Privacy tab: what the patient was told, what they answered, what is held and why, and what left the clinic."""
