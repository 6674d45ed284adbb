"""Relations named by strings escape import-linter, so every one of them is held against the same list."""

from django.apps import apps
from django.conf import settings

from tests.architecture.layers import layer_of, order


def test_every_app_of_ours_has_its_layer():
    ours = {config.name for config in apps.get_app_configs() if settings.BASE_DIR / "site" in _parents(config)}
    ours |= {name for name in settings.INSTALLED_APPS if name.startswith(("courses.", "assessments."))}

    assert ours <= set(order())


def test_no_relation_points_upwards():
    upwards = [
        f"{model._meta.label} → {target._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for target in _targets(model)
        if _height(model) is not None and _height(target) is not None and _height(target) > _height(model)
    ]

    # The account model is named by AUTH_USER_MODEL alone, so that ledgers may say who acted.
    assert [relation for relation in upwards if not relation.endswith("→ people.User")] == []


def _parents(config):
    from pathlib import Path

    return Path(config.path).parents


def _targets(model):
    fields = (field for field in model._meta.get_fields(include_hidden=True) if field.is_relation)
    forward = {field.related_model for field in fields if not field.auto_created or field.concrete}
    return {target for target in forward | set(model._meta.get_parent_list()) if target}


def _height(model):
    """How high the model's layer lies; None for a model of somebody else."""
    layer = layer_of(model.__module__)
    return None if layer is None else -order().index(layer)
