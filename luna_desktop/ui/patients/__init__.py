"""The register: finding people and registering them."""
