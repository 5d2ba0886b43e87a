"""Imports every module of the services, so that each enters its use cases into the catalogue; none can be forgotten."""

from __future__ import annotations

import importlib
import pkgutil

from luna_desktop import services

for _module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
    importlib.import_module(_module.name)
