"""What the package holds, found by walking it: modules, exported names, rulebooks."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import Any

import continuum
from continuum.interop._plain_classes import value_classes
from continuum.interop._plain_records import has_form


@cache
def module_names() -> tuple[str, ...]:
    """The name of every module of the package, private ones included, sorted."""
    found = pkgutil.walk_packages(continuum.__path__, "continuum.")
    return ("continuum", *sorted(info.name for info in found))


@cache
def public_modules() -> tuple[ModuleType, ...]:
    """Every module whose path has no part that starts with an underscore.

    Left out are packages that hold only a docstring and modules.
    """
    names = (name for name in module_names() if "._" not in name)
    modules = (importlib.import_module(name) for name in names)
    return tuple(module for module in modules if not is_folder(module))


def is_folder(module: ModuleType) -> bool:
    """Whether *module* is a package that defines and exports nothing itself."""
    return hasattr(module, "__path__") and all(
        isinstance(value, ModuleType)
        for name, value in vars(module).items()
        if not name.startswith("__") or name == "__all__"
    )


@cache
def exported() -> dict[str, object]:
    """Every exported object, by the full name of the module that exports it."""
    return {
        f"{module.__name__}.{name}": getattr(module, name)
        for module in public_modules()
        for name in getattr(module, "__all__", ())
        if hasattr(module, name)
    }


@cache
def exported_classes() -> tuple[type, ...]:
    """Every exported class that this package defines, once, by qualified name."""
    classes = {
        value
        for value in exported().values()
        if isinstance(value, type) and value.__module__.startswith("continuum")
    }
    return tuple(sorted(classes, key=qualified))


def qualified(kind: type) -> str:
    """Module and name of a class, such as ``continuum.levels.Level``."""
    return f"{kind.__module__}.{kind.__qualname__}"


def has_plain_form(kind: type) -> bool:
    """Whether values of class *kind* have a plain form; those of frames have none."""
    return kind in value_classes().values() and has_form(kind)


@cache
def rulebooks() -> tuple[Any, ...]:
    """The ``RULEBOOK`` of every module under `continuum.rulebooks`."""
    modules = (
        m for m in public_modules() if m.__name__.startswith("continuum.rulebooks.")
    )
    return tuple(m.RULEBOOK for m in modules if hasattr(m, "RULEBOOK"))
