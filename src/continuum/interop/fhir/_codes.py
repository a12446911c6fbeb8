"""Codes: the required value sets of FHIR R4 (4.0.1) used here, and this library's own.

A required code outside its value set is a problem of the document. The library's own
code systems carry its words through FHIR and back; they are registered nowhere, and
their addresses say no more than whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final, TypeAlias, TypeVar, cast

from continuum import _fields
from continuum.documents import Party, Signer
from continuum.errors import FieldTypeError
from continuum.instruments import INSTRUMENTS
from continuum.interop.fhir._ids import legal
from continuum.levels import Level
from continuum.measuring import Scale
from continuum.plan import CriterionKind
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.stay import DischargeReason

__all__ = ["Code", "code_of"]

Code: TypeAlias = tuple[str, str]
"""A code system's address, and a code in it."""

# --- required value sets --------------------------------------------------------------

REQUEST_STATUS: Final = frozenset(
    {
        "draft",
        "active",
        "on-hold",
        "revoked",
        "completed",
        "entered-in-error",
        "unknown",
    }
)
CARE_PLAN_INTENT: Final = frozenset({"proposal", "plan", "order", "option"})
PROPOSED: Final = frozenset({"proposal", "option"})
"""Intents of what nobody has decided on."""

REQUEST_INTENT: Final = CARE_PLAN_INTENT | {
    "directive",
    "original-order",
    "reflex-order",
    "filler-order",
    "instance-order",
}
ACTIVITY_STATUS: Final = frozenset(
    {
        "not-started",
        "scheduled",
        "in-progress",
        "on-hold",
        "completed",
        "cancelled",
        "stopped",
        "unknown",
        "entered-in-error",
    }
)
GOAL_STATUS: Final = frozenset(
    {
        "proposed",
        "planned",
        "accepted",
        "active",
        "on-hold",
        "completed",
        "cancelled",
        "entered-in-error",
        "rejected",
    }
)
CARE_TEAM_STATUS: Final = frozenset(
    {"proposed", "active", "suspended", "inactive", "entered-in-error"}
)
EPISODE_STATUS: Final = frozenset(
    {
        "planned",
        "waitlist",
        "active",
        "onhold",
        "finished",
        "cancelled",
        "entered-in-error",
    }
)
ENCOUNTER_STATUS: Final = frozenset(
    {
        "planned",
        "arrived",
        "triaged",
        "in-progress",
        "onleave",
        "finished",
        "cancelled",
        "entered-in-error",
        "unknown",
    }
)
OBSERVATION_STATUS: Final = frozenset(
    {
        "registered",
        "preliminary",
        "final",
        "amended",
        "corrected",
        "cancelled",
        "entered-in-error",
        "unknown",
    }
)
DAYS_OF_WEEK: Final = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
TIMES_OF_LIFE: Final = frozenset(
    {
        *("MORN", "MORN.early", "MORN.late", "NOON", "AFT", "AFT.early", "AFT.late"),
        *("EVE", "EVE.early", "EVE.late", "NIGHT", "PHS", "HS", "WAKE"),
        *("C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV"),
        *("PC", "PCM", "PCD", "PCV"),
    }
)
"""What a timing may be tied to in place of a time of day, such as a meal."""

UNITS_OF_TIME: Final = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
COMPARATORS: Final = frozenset({"<", "<=", ">=", ">"})
ISSUE_SEVERITY: Final = frozenset({"fatal", "error", "warning", "information"})
ISSUE_TYPE: Final = frozenset({"business-rule", "incomplete", "informational"})
"""Those of the value set that are written; no OperationOutcome is read."""

# --- this library's own codes ---------------------------------------------------------

_OURS: Final = "urn:continuum-of-care:"

PART_CODE: Final = f"{_OURS}code"
"""System of the identifiers that hold the caller's own codes."""

SERVICE_KIND: Final = f"{_OURS}service-kind"
FORMAT: Final = f"{_OURS}format"
MODE: Final = f"{_OURS}mode"
ROLE: Final = f"{_OURS}role"
SCALE: Final = f"{_OURS}scale"
DISCHARGE_REASON: Final = f"{_OURS}discharge-reason"
LEVEL: Final = f"{_OURS}level:"
"""Followed by the name of the system of levels."""

PLAN_PART: Final = f"{_OURS}plan-part"
OBJECTIVE, ATTENDANCE, PRIMARY = "objective", "attendance", "primary"
STRENGTH, NEED, PREFERENCE, BASELINE = "strength", "need", "preference", "baseline"
CRITERIA: Final = {f"{kind}-criterion": kind for kind in CriterionKind}

SERVICES: Final[Mapping[Code, ServiceKind]] = {
    (SERVICE_KIND, kind.value): kind for kind in ServiceKind
}
HOW: Final[Mapping[Code, Format | Mode]] = {
    **{(FORMAT, item.value): item for item in Format},
    **{(MODE, item.value): item for item in Mode},
}
ROLES: Final[Mapping[Code, Signer]] = {
    (ROLE, item.value): item for item in chain[Signer](StaffRole, Party)
}
SCALES: Final[Mapping[Code, Scale]] = {
    (SCALE, scale.code): scale for scale in INSTRUMENTS
}
REASONS: Final[Mapping[Code, DischargeReason]] = {
    (DISCHARGE_REASON, reason.value): reason for reason in DischargeReason
}
AIMS: Final[Mapping[Code, str]] = {
    (PLAN_PART, part): part for part in (OBJECTIVE, ATTENDANCE, *CRITERIA)
}
FACTS: Final[Mapping[Code, str]] = {
    (PLAN_PART, part): part for part in (STRENGTH, NEED, PREFERENCE)
}
BASELINES: Final[Mapping[Code, str]] = {(PLAN_PART, BASELINE): BASELINE}
PRIMARIES: Final[Mapping[Code, str]] = {(PLAN_PART, PRIMARY): PRIMARY}

# --- codes of others ------------------------------------------------------------------

UCUM: Final = "http://unitsofmeasure.org"
ACT_CODE: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
NULL_FLAVOR: Final = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
ACHIEVEMENT: Final = "http://terminology.hl7.org/CodeSystem/goal-achievement"
RELATIONSHIP_TYPE: Final = (
    "http://terminology.hl7.org/CodeSystem/goal-relationship-type"
)
MILESTONE: Final = "milestone"

GOAL_RELATIONSHIP: Final = "http://hl7.org/fhir/StructureDefinition/goal-relationship"
PERTAINS_TO_GOAL: Final = (
    "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"
)
"""Both extensions are HL7's own, of R4; none is invented here."""


def code_of(level: Level) -> Code:
    """The code that stands for *level* in what is written here.

    To read it back, say so: ``levels={code_of(level): level for level in care}``.

    >>> from continuum.systems import asam3
    >>> code_of(asam3.LEVEL_2_1)
    ('urn:continuum-of-care:level:asam3', '2.1')
    """
    _fields.instance("code_of", "level", level, Level)
    return f"{LEVEL}{legal(level.system)}", legal(level.code)


_T = TypeVar("_T")


def by_code(
    owner: str,
    field: str,
    mapping: object,
    kinds: tuple[type[_T], ...],
    *,
    known: Mapping[Code, _T] | None = None,
) -> Mapping[Code, _T]:
    """Check a mapping from codes to values of one of *kinds*.

    Args:
        owner: Who is called, for messages.
        field: The argument, for messages.
        mapping: What the caller says that codes mean.
        kinds: Types of the meanings.
        known: What codes mean beside; where it is given, *mapping* may be None.
    """
    if mapping is None and known is not None:
        return known
    if not isinstance(mapping, Mapping):
        raise FieldTypeError(owner, field, mapping, "a mapping from codes")
    for code, meaning in cast("Mapping[object, object]", mapping).items():
        if not _is_code(code):
            expected = "keyed by pairs of a code system and a code"
            raise FieldTypeError(owner, field, code, expected)
        if len(kinds) == 1:
            _fields.instance(owner, f"{field}[...]", meaning, kinds[0])
        elif not isinstance(meaning, kinds):
            expected = " or ".join(f"a {kind.__name__}" for kind in kinds)
            raise FieldTypeError(owner, f"{field}[...]", meaning, expected)
    return {**(known or {}), **cast("Mapping[Code, _T]", mapping)}


def codes_for(
    owner: str, field: str, mapping: object, kind: type[_T]
) -> Mapping[_T, Code]:
    """Check a mapping from values of *kind* to codes that FHIR can hold, or None."""
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise FieldTypeError(owner, field, mapping, f"a mapping from {kind.__name__}")
    for meant, code in cast("Mapping[object, object]", mapping).items():
        _fields.instance(owner, f"{field} key", meant, kind)
        if not _is_code(code) or not is_legal_code(*cast("Code", code)):
            expected = "a pair of the address of a code system and a code"
            raise FieldTypeError(owner, f"{field}[...]", code, expected)
    return cast("Mapping[_T, Code]", mapping)


def is_legal_code(system: str, code: str) -> bool:
    """Whether FHIR's types uri and code can hold them."""
    return (
        system.isprintable()
        and code.isprintable()
        and len(system.split()) == 1
        and system == system.strip()
        and code == " ".join(code.split())
        and bool(code)
    )


def _is_code(key: object) -> bool:
    if not isinstance(key, tuple):
        return False
    return [type(part) for part in cast("tuple[object, ...]", key)] == [str, str]
