"""The record as FHIR R4: tables that say where each field stands, written and read back by one engine."""
