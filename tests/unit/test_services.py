"""Filters of services: how they are built, what they say and what they count."""

from __future__ import annotations

import operator
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.services import (
    ANY_SERVICE,
    CLINICAL,
    FAMILY,
    GROUP,
    INDIVIDUAL,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)

COUNSELING = ServiceFilter.of(ServiceKind.COUNSELING)
EDUCATION = ServiceFilter.of(ServiceKind.EDUCATION)
IN_PERSON = ServiceFilter.of(modes=[Mode.IN_PERSON])
NOTHING = COUNSELING - COUNSELING


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


# --- building ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"formats": []}, "formats must be at least one, or left out, not None"),
        ({"modes": ()}, "modes must be at least one, or left out, not None"),
        ({"staff": set()}, "staff must be at least one, or left out, not None"),
        ({"label": " "}, "label must be a text that is not blank, not ''"),
    ],
)
def test_a_filter_that_would_count_nothing_or_has_no_name_is_refused(
    arguments: dict[str, Any], said: str
) -> None:
    found = message(lambda: ServiceFilter.of(**arguments), FieldValueError)
    assert found == f"ServiceFilter.{said}"


@pytest.mark.parametrize(
    ("kinds", "arguments", "said"),
    [
        (("counseling",), {}, "kinds[0] must be a ServiceKind, not str"),
        (
            (ServiceKind.MEAL, Format.GROUP),
            {},
            "kinds[1] must be a ServiceKind, not Format",
        ),
        ((), {"formats": [Mode.VIDEO]}, "formats[0] must be a Format, not Mode"),
        ((), {"formats": "group"}, "formats must be a Format or several, not str"),
        ((), {"modes": [None]}, "modes[0] must be a Mode, not NoneType"),
        ((), {"staff": [7]}, "staff[0] must be a StaffRole, not int"),
        ((), {"label": 7}, "label must be a str, not int"),
    ],
)
def test_a_member_of_another_enum_is_refused_by_its_place(
    kinds: tuple[Any, ...], arguments: dict[str, Any], said: str
) -> None:
    found = message(lambda: ServiceFilter.of(*kinds, **arguments), FieldTypeError)
    assert found == f"ServiceFilter.{said}"


(BOX,) = COUNSELING.boxes


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ([BOX], "boxes must be a tuple of _Box, not list"),
        ((BOX, GROUP), "boxes[1] must be a _Box, not ServiceFilter"),
        (
            (attrs.evolve(BOX, kinds={ServiceKind.MEAL}),),
            "boxes[0].kinds must be a frozenset of ServiceKind, not set",
        ),
        (
            (BOX, attrs.evolve(BOX, staff=frozenset({"nurse"}))),
            "boxes[1].staff must be a StaffRole, not str",
        ),
        (
            (attrs.evolve(BOX, modes=frozenset({Mode.VIDEO, Format.GROUP})),),
            "boxes[0].modes must be a Mode, not Format",
        ),
    ],
)
def test_parts_of_a_filter_that_are_of_the_wrong_type_are_refused(
    boxes: Any, said: str
) -> None:
    found = message(lambda: ServiceFilter(boxes), FieldTypeError)
    assert found == f"ServiceFilter.{said}"


@pytest.mark.parametrize("trait", ["kinds", "formats", "modes", "staff"])
def test_a_part_of_a_filter_that_counts_nothing_is_refused(trait: str) -> None:
    nothing: frozenset[Any] = frozenset()
    box = attrs.evolve(BOX, **{trait: nothing})
    found = message(lambda: ServiceFilter((BOX, box)), FieldValueError)
    assert found == f"ServiceFilter.boxes[1].{trait} must be at least one, not None"
    # No part at all is another thing: what is left of a filter without itself.
    assert str(ServiceFilter(())) == str(NOTHING) == "no service"


@pytest.mark.parametrize("label", ["", " \t"])
def test_a_blank_label_is_refused_however_the_filter_is_built(label: str) -> None:
    said = message(lambda: ServiceFilter((BOX,), label), FieldValueError)
    assert said == "ServiceFilter.label must be a text that is not blank, not ''"
    said = message(lambda: attrs.evolve(GROUP, label=label), FieldValueError)
    assert said == "ServiceFilter.label must be a text that is not blank, not ''"


def test_a_filter_called_otherwise_counts_the_same() -> None:
    named = COUNSELING.called("talks")
    assert str(named) == "talks"
    assert named == COUNSELING
    assert hash(named) == hash(COUNSELING)
    said = message(lambda: COUNSELING.called(""), FieldValueError)
    assert said == "ServiceFilter.label must be a text that is not blank, not ''"


def test_the_order_in_which_members_are_named_does_not_matter() -> None:
    kinds = (ServiceKind.EDUCATION, ServiceKind.COUNSELING)
    assert ServiceFilter.of(*kinds) == ServiceFilter.of(*reversed(kinds))


def test_one_member_alone_stands_for_a_collection_of_one() -> None:
    assert ServiceFilter.of(formats=Format.GROUP).same_as(GROUP)


# --- meaning ---


def test_same_as_asks_for_the_meaning_not_for_the_form() -> None:
    together = ServiceFilter.of(ServiceKind.COUNSELING, ServiceKind.EDUCATION)
    apart = COUNSELING | EDUCATION
    assert together != apart
    assert together.same_as(apart)
    assert not together.same_as(COUNSELING)
    assert not COUNSELING.same_as(together)


def test_clinical_services_are_all_but_ten_kinds() -> None:
    left_out = {kind for kind in ServiceKind if CLINICAL.matches(kind) is False}
    assert left_out == {
        ServiceKind.DRUG_TEST,
        ServiceKind.MUTUAL_HELP,
        ServiceKind.RECREATION,
        ServiceKind.SCHOOLING,
        ServiceKind.WORK,
        ServiceKind.COURT,
        ServiceKind.ADMINISTRATION,
        ServiceKind.BREAK,
        ServiceKind.MEAL,
        ServiceKind.TRANSPORT,
    }


@pytest.mark.parametrize(
    ("counted", "form", "matched"),
    [
        (GROUP, Format.GROUP, True),
        (GROUP, Format.MULTI_FAMILY, False),
        (GROUP, None, None),
        (FAMILY, Format.MULTI_FAMILY, True),
        (FAMILY, Format.INDIVIDUAL, False),
        (INDIVIDUAL, Format.INDIVIDUAL, True),
        (INDIVIDUAL, None, None),
        (GROUP | INDIVIDUAL | FAMILY, None, True),
        (GROUP | INDIVIDUAL, None, None),
        (NOTHING, Format.GROUP, False),
        (NOTHING, None, False),
    ],
)
def test_an_unknown_format_leaves_a_service_open_unless_every_format_agrees(
    counted: ServiceFilter, form: Format | None, *, matched: bool | None
) -> None:
    assert counted.matches(ServiceKind.COUNSELING, format=form) is matched


@pytest.mark.parametrize(
    ("counted", "traits", "names"),
    [
        (GROUP, (None, None, None), "format"),
        (GROUP, (Format.FAMILY, None, None), ""),
        (GROUP & IN_PERSON, (None, None, None), "format, mode"),
        (GROUP & IN_PERSON, (None, Mode.AUDIO, None), "format"),
        (GROUP | IN_PERSON, (Format.FAMILY, None, None), "mode"),
        (ServiceFilter.of(staff=[StaffRole.NURSE]), (None, None, None), "staff"),
        (
            ServiceFilter.of(staff=[StaffRole.NURSE]),
            (None, None, StaffRole.NURSE),
            "",
        ),
        (COUNSELING, (None, None, None), ""),
        (NOTHING, (None, None, None), ""),
    ],
)
def test_only_the_traits_a_filter_asks_for_can_leave_it_undecided(
    counted: ServiceFilter,
    traits: tuple[Format | None, Mode | None, StaffRole | None],
    names: str,
) -> None:
    assert counted.undecided_by(*traits) == names


def test_kinds_are_listed_in_one_order_however_little_of_them_counts() -> None:
    counted = EDUCATION | (COUNSELING & GROUP)
    assert counted.kinds == (ServiceKind.COUNSELING, ServiceKind.EDUCATION)
    assert GROUP.kinds == tuple(ServiceKind)
    assert NOTHING.kinds == ()


# --- words ---


@pytest.mark.parametrize(
    ("counted", "text"),
    [
        (ANY_SERVICE, "services"),
        (NOTHING, "no service"),
        (ServiceFilter.of(), "services"),
        (COUNSELING, "counseling"),
        (
            ServiceFilter.of(
                ServiceKind.PEER_SUPPORT,
                ServiceKind.MEDICATION_MANAGEMENT,
                formats=[Format.GROUP],
                modes=[Mode.VIDEO, Mode.IN_PERSON],
                staff=[StaffRole.PEER_SPECIALIST, StaffRole.NURSE],
            ),
            (
                "in-person or video group medication management or peer support "
                "by a nurse or peer-specialist"
            ),
        ),
        (ServiceFilter.of(staff=[StaffRole.NURSE]), "services by a nurse"),
        (COUNSELING | EDUCATION, "counseling or education"),
        (GROUP & IN_PERSON, "in-person group services"),
        (GROUP & FAMILY.called("families"), "group services that are families"),
        (GROUP | FAMILY, "group services or family services"),
        (CLINICAL - GROUP, "clinical services except group services"),
        (GROUP | COUNSELING, "group services or counseling"),
    ],
)
def test_a_filter_says_what_it_counts(counted: ServiceFilter, text: str) -> None:
    assert str(counted) == text


PRINTED = """
from continuum.services import *
mixed = ServiceFilter.of(
    *ServiceKind, formats=[*Format][1:], modes=[*Mode][:2], staff=[*StaffRole][3:9]
) - ServiceFilter.of(*[*ServiceKind][3:9], staff=[*StaffRole][:5])
print(repr(mixed), str(mixed), repr(CLINICAL), str(CLINICAL & mixed), sep="\\n")
"""


def printed(seed: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", PRINTED],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
    )
    return result.stdout


def test_a_filter_prints_the_same_whatever_order_its_sets_are_kept_in() -> None:
    first = printed("0")
    assert first.count("\n") == 4
    assert {printed("1"), printed("42")} == {first}


def test_a_filter_combines_with_filters_only() -> None:
    for combine in (operator.and_, operator.or_, operator.sub):
        with pytest.raises(TypeError):
            combine(GROUP, 5)


def test_a_filter_tells_the_kinds_it_counts_in_order() -> None:
    two = ServiceFilter.of(ServiceKind.EDUCATION, ServiceKind.COUNSELING)
    assert (two & GROUP).kinds == (ServiceKind.COUNSELING, ServiceKind.EDUCATION)
    assert (two - two).kinds == ()
