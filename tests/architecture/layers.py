"""Who may know whom, topmost first. pyproject.toml says the same to import-linter."""

import tomllib

from django.conf import settings


def order() -> list[str]:
    contracts = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return next(contract["layers"] for contract in contracts if contract["type"] == "layers")


def layer_of(module: str) -> str | None:
    """The layer a module belongs to; None for what is not ours."""
    return next((layer for layer in order() if f"{module}.".startswith(f"{layer}.")), None)
