"""Our table of required codes, our own code systems, and ids made of codes."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from continuum.documents import Party
from continuum.instruments import INSTRUMENTS
from continuum.interop.fhir import _codes
from continuum.interop.fhir._ids import joined, legal
from continuum.plan import GoalLifecycle
from continuum.services import StaffRole

VALUE_SETS: Final = {
    # Copied from the definitions of FHIR 4.0.1, in their order.
    "REQUEST_STATUS": "draft active on-hold revoked completed entered-in-error unknown",
    "CARE_PLAN_INTENT": "proposal plan order option",
    "REQUEST_INTENT": "proposal plan directive order original-order reflex-order "
    "filler-order instance-order option",
    "ACTIVITY_STATUS": "not-started scheduled in-progress on-hold completed cancelled "
    "stopped unknown entered-in-error",
    "GOAL_STATUS": "proposed planned accepted active on-hold completed cancelled "
    "entered-in-error rejected",
    "CARE_TEAM_STATUS": "proposed active suspended inactive entered-in-error",
    "EPISODE_STATUS": "planned waitlist active onhold finished cancelled "
    "entered-in-error",
    "ENCOUNTER_STATUS": "planned arrived triaged in-progress onleave finished "
    "cancelled entered-in-error unknown",
    "DAYS_OF_WEEK": "mon tue wed thu fri sat sun",
    "UNITS_OF_TIME": "s min h d wk mo a",
    "COMPARATORS": "< <= >= >",
    "ISSUE_SEVERITY": "fatal error warning information",
}


@pytest.mark.parametrize("name", VALUE_SETS)
def test_a_required_value_set_is_that_of_the_standard(name: str) -> None:
    assert getattr(_codes, name) == set(VALUE_SETS[name].split())


def test_what_an_issue_is_called_is_a_code_of_the_standard() -> None:
    standard = (
        "invalid structure required value invariant security login unknown expired "
        "forbidden suppressed processing not-supported duplicate multiple-matches "
        "not-found deleted too-long code-invalid extension too-costly business-rule "
        "conflict transient lock-error no-store exception timeout incomplete throttled "
        "informational"
    )
    assert set(standard.split()) >= _codes.ISSUE_TYPE


def test_the_lifecycle_of_a_goal_is_that_of_the_standard() -> None:
    assert {status.value for status in GoalLifecycle} == _codes.GOAL_STATUS


TABLES: Final = (
    _codes.SERVICES,
    _codes.HOW,
    _codes.ROLES,
    _codes.SCALES,
    _codes.REASONS,
    _codes.AIMS,
    _codes.FACTS,
    _codes.BASELINES,
    _codes.PRIMARIES,
)


def test_our_own_codes_are_codes_of_fhir_and_each_means_one_thing() -> None:
    every = [code for table in TABLES for code in table]
    assert len(set(every)) == len(every)
    assert all(_codes.is_legal_code(*code) for code in every)
    assert all(system.startswith("urn:continuum-of-care:") for system, _ in every)


def test_no_role_and_no_scale_is_lost_among_others_of_its_name() -> None:
    assert len(_codes.ROLES) == len(StaffRole) + len(Party)
    assert len(_codes.SCALES) == len(INSTRUMENTS)


LEGAL: Final = re.compile(r"[A-Za-z0-9.-]*", re.ASCII)


@given(st.text() | st.text("-x2d0 .é"), st.text() | st.text("-x2d0 .é"))
def test_two_codes_never_become_one_id(first: str, second: str) -> None:
    assert LEGAL.fullmatch(legal(first))
    assert (legal(first) == legal(second)) is (first == second)


@given(st.text("ab-x .é", max_size=80), st.text("ab-x .é", max_size=80))
def test_an_id_is_never_too_long(first: str, second: str) -> None:
    found = joined(first, second)
    assert LEGAL.fullmatch(found)
    assert len(found) <= 64
