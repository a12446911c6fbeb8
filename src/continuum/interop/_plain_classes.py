"""The classes of values that the package exports, by the tags of their objects.

Found by walking the package: a class that is new in the tree comes in by itself. All
its modules are loaded with this one, since no call may be the one that reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, cast

import attrs

import continuum
from continuum import interop
from continuum.interop._plain_records import tag_of

__all__ = ["value_classes"]

_WITHOUT: Final = frozenset({"frames", "graph", "rulebooks", "systems"})
"""What is slow to load, or needs an extra: other libraries, and data.

None of it defines a value that is kept: the columns of a frame are the caller's.
"""

_CALLER: Final = "continuum.interop.plain"
"""What loads this module, and defines no class either."""

_MODULES: Final = tuple(
    import_module(name)
    for name in sorted(
        f"{package.__name__}.{found.name}"
        for package in (continuum, interop)
        for found in iter_modules(package.__path__)
        if not found.name.startswith("_") and found.name not in _WITHOUT
    )
    if name != _CALLER
)


@cache
def value_classes() -> Mapping[str, type]:
    """Every exported class of values, by its tag."""
    exported = (
        getattr(module, name)
        for module in _MODULES
        for name in cast("Sequence[str]", getattr(module, "__all__", ()))
    )
    kinds = {kind for kind in exported if isinstance(kind, type) and attrs.has(kind)}
    return {tag_of(kind): kind for kind in sorted(kinds, key=tag_of)}
