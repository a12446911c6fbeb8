"""The surface: what is public, and what every public value promises."""

from __future__ import annotations

import copy
import enum
import inspect
import pickle
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.discovery import exported, exported_classes, public_modules, qualified
from tests.samples import SAMPLES

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)

OPERATORS = frozenset(
    {
        "__add__",
        "__and__",
        "__bool__",
        "__call__",
        "__contains__",
        "__getitem__",
        "__invert__",
        "__iter__",
        "__len__",
        "__or__",
        "__str__",
        "__sub__",
    }
)
"""Special methods that a user relies on, without those that attrs and enum write."""

VALUE_CLASSES = tuple(kind for kind in exported_classes() if attrs.has(kind))
ERROR_CLASSES = tuple(
    kind for kind in exported_classes() if issubclass(kind, Exception)
)
INSTANCES = tuple(
    pytest.param(sample, id=f"{qualified(kind)}-{index}")
    for kind in (*VALUE_CLASSES, *ERROR_CLASSES)
    for index, sample in enumerate(SAMPLES.get(kind, ()))
)
VALUES = tuple(param for param in INSTANCES if attrs.has(type(param.values[0])))


# --- the surface ---


def annotation(value: object) -> str:
    """An annotation as it is written, whether it was evaluated or not."""
    return value if isinstance(value, str) else inspect.formatannotation(value)


def signature(function: Any) -> str:
    """The signature of *function*, annotations as written, defaults as printed."""
    found = inspect.signature(function)
    parts: list[str] = []
    star = False
    for parameter in found.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        mark: dict[Any, str] = {
            parameter.VAR_POSITIONAL: "*",
            parameter.VAR_KEYWORD: "**",
        }
        star = star or parameter.kind is parameter.VAR_POSITIONAL
        text = mark.get(parameter.kind, "") + parameter.name
        if parameter.annotation is not parameter.empty:
            text += f": {annotation(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            text += f" = {default(parameter.default)}"
        parts.append(text)
    result = (
        ""
        if found.return_annotation is found.empty
        else f" -> {annotation(found.return_annotation)}"
    )
    return f"({', '.join(parts)}){result}"


def default(value: object) -> str:
    """A default as it prints; a value of this package only by its type and text."""
    if attrs.has(type(value)) and not isinstance(value, type):
        return f"<{type(value).__name__} {value}>"
    if isinstance(value, enum.Enum):
        return str(value.__class__.__name__) + "." + value.name
    return "<factory>" if "NOTHING" in repr(value) else repr(value)


def described(name: str, value: object) -> Iterator[str]:
    """The lines that say what *value*, exported as *name*, is."""
    if isinstance(value, type) and issubclass(value, enum.Enum):
        yield f"enum {name}"
        for member in value:
            yield f"    {member.name} = {member.value!r}"
    elif isinstance(value, type):
        bases = ", ".join(
            base.__name__ for base in value.__bases__ if base is not object
        )
        kind = "values" if attrs.has(value) else "class"
        head = f"{kind} {name}" + (f"({bases})" if bases else "")
        own = isinstance(vars(value).get("__init__"), types.FunctionType)
        yield head + (signature(value).removesuffix(" -> None") if own else "")
        yield from members(value)
    elif isinstance(value, types.FunctionType):
        yield f"def {name}{signature(value)}"
    elif isinstance(value, types.UnionType) or hasattr(value, "__origin__"):
        yield f"alias {name} = {annotation(value).replace('continuum.', '')}"
    else:
        yield f"constant {name}: {type(value).__name__}"


def members(kind: type) -> Iterator[str]:
    """The lines of a class's own public methods, properties and operators."""
    for name, value in sorted(vars(kind).items()):
        if name.startswith("_") and name not in OPERATORS:
            continue
        if isinstance(value, property):
            returned = inspect.signature(value.fget).return_annotation
            yield f"    property {name}: {annotation(returned)}"
        elif isinstance(value, (classmethod, staticmethod)):
            word = type(value).__name__
            yield f"    {word} {name}{signature(value.__func__)}"
        elif isinstance(value, types.FunctionType):
            yield f"    def {name}{signature(value)}"


def surface() -> str:
    """Every public module and name; a name from elsewhere only says where from."""
    lines: list[str] = []
    for module in public_modules():
        lines.append(module.__name__)
        for name in module.__all__:
            value = getattr(module, name, None)
            # A package's own private modules are where it keeps its public names.
            home = getattr(value, "__module__", module.__name__).partition("._")[0]
            if (
                isinstance(value, (type, types.FunctionType))
                and home != module.__name__
            ):
                lines.append(f"    {name} from {home}")
            else:
                lines.extend(f"    {line}" for line in described(name, value))
        lines.append("")
    return "\n".join(lines)


def test_the_public_surface_is_the_recorded_one(
    surface_file: Path, pytestconfig: pytest.Config
) -> None:
    found = surface()
    if pytestconfig.getoption("--update-surface"):
        surface_file.write_text(found, encoding="utf-8")
    recorded = surface_file.read_text(encoding="utf-8") if surface_file.exists() else ""
    assert found.splitlines() == recorded.splitlines(), (
        "the public surface changed; if that is meant, run "
        "`pytest --no-cov tests/meta/test_public_api.py --update-surface`"
    )


@pytest.mark.parametrize("module", public_modules(), ids=lambda m: m.__name__)
def test_every_public_module_sorts_what_it_exports(module: types.ModuleType) -> None:
    names = module.__all__
    constants = [name for name in names if name.isupper()]
    classes = [name for name in names if name[0].isupper() and not name.isupper()]
    rest = [name for name in names if not name[0].isupper()]
    # The order of ruff's RUF022: constants, classes, then everything else.
    assert names == [*sorted(constants), *sorted(classes), *sorted(rest)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", public_modules(), ids=lambda m: m.__name__)
def test_every_exported_name_exists_and_has_a_docstring(
    module: types.ModuleType,
) -> None:
    assert module.__doc__
    for name in module.__all__:
        value = getattr(module, name)
        if isinstance(value, (type, types.FunctionType)):
            assert value.__doc__, f"{module.__name__}.{name} has no docstring"


def test_no_name_of_another_library_is_exported() -> None:
    foreign = [
        name
        for name, value in exported().items()
        if isinstance(value, types.ModuleType)
        or not str(getattr(value, "__module__", "continuum")).startswith(
            ("continuum", "typing", "types")
        )
    ]
    assert foreign == []


# --- what every exported value promises ---


@pytest.mark.parametrize("kind", [*VALUE_CLASSES, *ERROR_CLASSES], ids=qualified)
def test_every_exported_class_has_a_sample(kind: type) -> None:
    assert SAMPLES.get(kind), (
        f"add an instance of {qualified(kind)} to SAMPLES in tests/samples.py, "
        "so that it is tested to be frozen, hashable, picklable and evolve-able"
    )
    assert all(type(sample) is kind for sample in SAMPLES[kind])


def test_every_sample_is_of_an_exported_class() -> None:
    unknown = set(SAMPLES) - {*VALUE_CLASSES, *ERROR_CLASSES}
    assert not unknown, f"not exported: {sorted(map(qualified, unknown))}"


WITHOUT_SLOTS = {"Assessment", "Credit", "Finding"}
"""Values whose speed of building is worth more than their size."""


@pytest.mark.parametrize("value", VALUES)
def test_no_field_of_a_value_can_be_set_or_deleted(value: Any) -> None:
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, field.name)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_has_slots_unless_it_is_built_by_the_dozen(value: Any) -> None:
    assert hasattr(value, "__dict__") is (type(value).__name__ in WITHOUT_SLOTS)


@pytest.mark.parametrize("value", VALUES)
def test_equal_values_have_equal_hashes(value: Any) -> None:
    twin = attrs.evolve(value)
    assert twin is not value
    assert twin == value
    assert hash(twin) == hash(value)


@pytest.mark.parametrize("value", VALUES)
def test_collections_within_a_value_cannot_change(value: Any) -> None:
    for field in attrs.fields(type(value)):
        if not field.name.startswith("_"):
            hash(getattr(value, field.name))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_equal_from_a_pickle(value: Any, protocol: int) -> None:
    back = pickle.loads(pickle.dumps(value, protocol))
    assert back == value
    assert hash(back) == hash(value)
    if "__str__" in vars(type(value)):
        assert str(back) == str(value)


@pytest.mark.parametrize("value", VALUES)
def test_a_deep_copy_of_a_value_equals_it(value: Any) -> None:
    assert copy.deepcopy(value) == value
    assert copy.copy(value) == value


@pytest.mark.parametrize("value", VALUES)
def test_a_value_equals_no_value_of_another_type(value: Any) -> None:
    assert value != object()
    assert value != attrs.astuple(value, recurse=False)


@pytest.mark.parametrize(
    "error", [p for p in INSTANCES if isinstance(p.values[0], Exception)]
)
def test_an_error_comes_back_from_a_pickle_with_its_fields(error: Exception) -> None:
    for protocol in PROTOCOLS:
        back = pickle.loads(pickle.dumps(error, protocol))
        assert type(back) is type(error)
        assert vars(back) == vars(error)
        assert str(back) == str(error)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in exported_classes() if issubclass(kind, enum.Enum)],
    ids=qualified,
)
def test_members_of_an_enum_stay_the_same_objects(kind: type[enum.Enum]) -> None:
    for member in kind:
        assert copy.deepcopy(member) is member
        for protocol in PROTOCOLS:
            assert pickle.loads(pickle.dumps(member, protocol)) is member
