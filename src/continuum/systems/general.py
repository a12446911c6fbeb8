"""The continuum of care in plain language, as published descriptions draw it.

Scope: the eight stations that a person meets in leaflets and conversations, from
withdrawal management to aftercare and recovery housing. Not covered: any authority's
definition of them; for those, see the other systems. No hours, which belong to rules.

Five descriptions that providers published were read, which disagree on hours and agree
on the order of the stations. The four that speak of moves are cited by title, since
their addresses are not known; of two more, one move and one pair were read. They bind
nobody. Stations and moves marked ``PRACTICE`` are practice knowledge that none of them
states. No station requires failing a lower one first.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, PatientFact
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Guard,
    Level,
    Outside,
    Place,
    Setting,
    Transition,
    TransitionKind,
)

__all__ = [
    "AFTERCARE",
    "CARE",
    "INPATIENT",
    "IOP",
    "OUTPATIENT",
    "PHP",
    "RECOVERY_HOUSING",
    "RESIDENTIAL",
    "WITHDRAWAL_MANAGEMENT",
]

_SYSTEM: Final = "general"

_READ: Final = date(2026, 11, 21)
_CONTINUUM: Final = "place of the program in the continuum"

_ASPENRIDGE: Final = Citation(
    instrument='AspenRidge, "What is IOP and is it Effective Addiction Treatment?"',
    provision=_CONTINUUM,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_DAYLIGHT: Final = Citation(
    instrument='Daylight Recovery Services, "Intensive Outpatient Program"',
    provision=_CONTINUUM,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_UNDERSTANDING: Final = Citation(
    instrument=(
        '"Understanding Outpatient (IOP) Addiction Treatment", a provider not named'
    ),
    provision=_CONTINUUM,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_MAGNIFIED: Final = Citation(
    instrument=(
        'Magnified Health Systems, "6 Benefits Of Intensive Outpatient Treatment"'
    ),
    provision=_CONTINUUM,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)

_PARTIAL_PAGE: Final = Citation(
    instrument="Rehabs.com, page on partial hospitalization programs",
    provision="ways into the program",
    url="https://rehabs.com/partial-hospitalization-programs/",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_HOUSING_PAGE: Final = Citation(
    instrument="The Edge Treatment Center, page on how to choose a level",
    provision="where patients live from the partial hospitalization program on",
    url=(
        "https://www.theedgetreatment.com/detox-vs-residential-vs-php-vs-iop-how-to-"
        "choose-the-right-treatment-level"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)

# Intensity is this library's own rank; equal ranks are not ordered. Withdrawal
# management may be given in a hospital or from home, so it ranks with the highest it
# can be. Aftercare and recovery housing support recovery beside treatment or after it.
# Aftercare is the meetings and therapy that Daylight says go on for years.

WITHDRAWAL_MANAGEMENT: Final = Level(
    system=_SYSTEM,
    code="withdrawal-management",
    name="Withdrawal management (detoxification)",
    intensity=5,
    abbreviations=("WM",),
    withdrawal_management=True,
    source=_MAGNIFIED,
)
INPATIENT: Final = Level(
    system=_SYSTEM,
    code="inpatient",
    name="Inpatient care",
    intensity=5,
    setting=Setting.INPATIENT,
    supervised=True,
    source=_UNDERSTANDING,
)
RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="residential",
    name="Residential care",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=_UNDERSTANDING,
)
PHP: Final = Level(
    system=_SYSTEM,
    code="php",
    name="Partial hospitalization program",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("PHP",),
    source=_UNDERSTANDING,
)
IOP: Final = Level(
    system=_SYSTEM,
    code="iop",
    name="Intensive outpatient program",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=_UNDERSTANDING,
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient care",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OP",),
    source=_UNDERSTANDING,
)
AFTERCARE: Final = Level(
    system=_SYSTEM,
    code="aftercare",
    name="Aftercare and recovery support",
    intensity=0,
    setting=Setting.COMMUNITY,
    supervised=False,
    source=_DAYLIGHT,
)
RECOVERY_HOUSING: Final = Level(
    system=_SYSTEM,
    code="recovery-housing",
    name="Recovery housing",
    intensity=0,
    setting=Setting.COMMUNITY,
    treatment=False,
)

_LEVELS: Final = (
    WITHDRAWAL_MANAGEMENT,
    INPATIENT,
    RESIDENTIAL,
    PHP,
    IOP,
    OUTPATIENT,
    AFTERCARE,
    RECOVERY_HOUSING,
)

_SUPPORT: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_SUPPORT),
    rationale="structure around the clock is needed",
)
_NO_SUPPORT: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_SUPPORT),
    holds=False,
    rationale="supervision around the clock is not needed",
)
_NURSING: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_NURSING),
    rationale="nursing around the clock is needed",
)
_STABLE: Final = Guard(
    condition=Fact(PatientFact.UNSTABLE), holds=False, rationale="stable"
)
_WITHDRAWAL: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    rationale="withdrawal is present or likely",
)
_NO_WITHDRAWAL: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    holds=False,
    rationale="detoxification is not needed",
)
_OVER: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    holds=False,
    rationale="withdrawal is over",
)
_HOME: Final = Guard(
    condition=Fact(PatientFact.SAFE_HOME), rationale="a safe place to live"
)
_NO_HOME: Final = Guard(
    condition=Fact(PatientFact.SAFE_HOME),
    holds=False,
    rationale="no safe place to live",
)
_ASSESSED: Final = Guard(
    condition=Fact(PatientFact.NEW_ASSESSMENT), rationale="assessed anew"
)

_IN: Final = TransitionKind.ADMISSION
_UP: Final = TransitionKind.STEP_UP
_DOWN: Final = TransitionKind.STEP_DOWN
_ASIDE: Final = TransitionKind.LATERAL
_OUT: Final = TransitionKind.DISCHARGE

_EXPECTED: Final = Expectation.EXPECTED
_ACCEPTABLE: Final = Expectation.ACCEPTABLE
_UNUSUAL: Final = Expectation.UNUSUAL

_BEFORE: Final = Outside.BEFORE
_AFTER: Final = Outside.AFTER

_Row: TypeAlias = tuple[
    Place,
    Place,
    TransitionKind,
    Expectation,
    str,
    Citation | None,
    *tuple[Guard, ...],
]

# From, to, kind, how usual, why, source, and what the move presumes.
_ROWS: Final[tuple[_Row, ...]] = (
    # Into care.
    (
        _BEFORE,
        WITHDRAWAL_MANAGEMENT,
        _IN,
        _EXPECTED,
        "withdrawal comes first",
        None,
        _WITHDRAWAL,
    ),
    (_BEFORE, INPATIENT, _IN, _EXPECTED, "needs hospital care", None, _NURSING),
    (
        _BEFORE,
        RESIDENTIAL,
        _IN,
        _EXPECTED,
        "needs to live where care is given",
        None,
        _SUPPORT,
    ),
    (_BEFORE, PHP, _IN, _EXPECTED, "day treatment as the first one", None),
    (
        _BEFORE,
        IOP,
        _IN,
        _EXPECTED,
        "needs neither detoxification nor supervision around the clock",
        _MAGNIFIED,
        _NO_WITHDRAWAL,
        _NO_SUPPORT,
    ),
    (_BEFORE, OUTPATIENT, _IN, _EXPECTED, "mild or stable", None),
    # Down.
    (
        WITHDRAWAL_MANAGEMENT,
        RESIDENTIAL,
        _DOWN,
        _EXPECTED,
        "withdrawal is over, rehabilitation begins",
        None,
        _OVER,
    ),
    (
        WITHDRAWAL_MANAGEMENT,
        PHP,
        _DOWN,
        _ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
        _OVER,
        _HOME,
    ),
    (
        WITHDRAWAL_MANAGEMENT,
        IOP,
        _DOWN,
        _ACCEPTABLE,
        "IOP after detoxification alone",
        _MAGNIFIED,
        _OVER,
    ),
    (
        INPATIENT,
        RESIDENTIAL,
        _DOWN,
        _EXPECTED,
        "stable, needs a longer stay",
        None,
        _STABLE,
    ),
    (
        INPATIENT,
        PHP,
        _DOWN,
        _EXPECTED,
        "more free time; some still live at the center",
        _UNDERSTANDING,
    ),
    (
        INPATIENT,
        IOP,
        _DOWN,
        _EXPECTED,
        "IOP as step-down from inpatient care",
        _UNDERSTANDING,
    ),
    (
        RESIDENTIAL,
        PHP,
        _DOWN,
        _EXPECTED,
        "more free time; some still live at the center",
        _UNDERSTANDING,
    ),
    (
        RESIDENTIAL,
        IOP,
        _DOWN,
        _EXPECTED,
        "has completed residential care and lives at home",
        _ASPENRIDGE,
        _HOME,
    ),
    (RESIDENTIAL, OUTPATIENT, _DOWN, _UNUSUAL, "a large drop in intensity", None),
    (
        PHP,
        IOP,
        _DOWN,
        _EXPECTED,
        "lives at home, in fewer hours",
        _UNDERSTANDING,
        _HOME,
    ),
    (PHP, OUTPATIENT, _DOWN, _ACCEPTABLE, "responds fast", None),
    (
        IOP,
        OUTPATIENT,
        _DOWN,
        _EXPECTED,
        "finds therapists and groups independently",
        _UNDERSTANDING,
    ),
    (
        IOP,
        AFTERCARE,
        _DOWN,
        _EXPECTED,
        "goals are met; meetings and therapy go on for years",
        _DAYLIGHT,
    ),
    (OUTPATIENT, AFTERCARE, _DOWN, _EXPECTED, "goals are met", None),
    (
        RESIDENTIAL,
        RECOVERY_HOUSING,
        _DOWN,
        _ACCEPTABLE,
        "no safe home; usually together with outpatient services",
        None,
        _NO_HOME,
    ),
    # Up.
    (AFTERCARE, OUTPATIENT, _UP, _EXPECTED, "warning signs, or return to use", None),
    (AFTERCARE, IOP, _UP, _EXPECTED, "return to use", None),
    (
        RECOVERY_HOUSING,
        OUTPATIENT,
        _UP,
        _EXPECTED,
        "treatment beside the house: normally both at once",
        None,
    ),
    (
        RECOVERY_HOUSING,
        IOP,
        _UP,
        _EXPECTED,
        "treatment beside the house: normally both at once",
        None,
    ),
    (
        OUTPATIENT,
        IOP,
        _UP,
        _EXPECTED,
        "IOP as step-up from outpatient care",
        _UNDERSTANDING,
    ),
    (
        OUTPATIENT,
        PHP,
        _UP,
        _ACCEPTABLE,
        "PHP as step-up from outpatient care, past the IOP",
        _PARTIAL_PAGE,
    ),
    (
        OUTPATIENT,
        INPATIENT,
        _UP,
        _ACCEPTABLE,
        "some insurers ask for outpatient care first; need decides, not that",
        _DAYLIGHT,
    ),
    (
        IOP,
        PHP,
        _UP,
        _EXPECTED,
        "treatment does not hold; a more intensive one may",
        _MAGNIFIED,
    ),
    (
        IOP,
        RESIDENTIAL,
        _UP,
        _EXPECTED,
        "treatment does not hold; a more intensive one may",
        _MAGNIFIED,
    ),
    (
        PHP,
        RESIDENTIAL,
        _UP,
        _EXPECTED,
        "needs structure around the clock",
        None,
        _SUPPORT,
    ),
    (RESIDENTIAL, INPATIENT, _UP, _EXPECTED, "needs hospital care", None),
    # Aside.
    (
        WITHDRAWAL_MANAGEMENT,
        INPATIENT,
        _ASIDE,
        _EXPECTED,
        "withdrawal is over, hospital care goes on",
        None,
    ),
    # Out of care.
    (
        WITHDRAWAL_MANAGEMENT,
        _AFTER,
        _OUT,
        _UNUSUAL,
        "withdrawal management with nothing after it",
        None,
    ),
)

_ADMISSIONS_AND_MOVES: Final = tuple(
    Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale=rationale,
        guards=tuple(guards),
        source=source,
    )
    for origin, target, kind, expectation, rationale, source, *guards in _ROWS
)

_ENDS: Final = {(move.origin, move.target) for move in _ADMISSIONS_AND_MOVES}

# To a hospital from any level, out of care from any level, and back into any: where a
# level has a row of its own above, that row stands. An emergency presumes nothing, so
# no row that stands for one does.
_CRISES: Final = tuple(
    Transition(
        origin=level,
        target=INPATIENT,
        kind=TransitionKind.CRISIS,
        expectation=_EXPECTED,
        rationale="an emergency transfer is open from every level",
    )
    for level in _LEVELS
    if level != INPATIENT and (level, INPATIENT) not in _ENDS
)
_DISCHARGES: Final = tuple(
    Transition(
        origin=level,
        target=_AFTER,
        kind=_OUT,
        expectation=_EXPECTED,
        rationale="completes, leaves, moves away or dies",
    )
    for level in _LEVELS
    if (level, _AFTER) not in _ENDS
)
_READMISSIONS: Final = tuple(
    Transition(
        origin=_AFTER,
        target=level,
        kind=TransitionKind.READMISSION,
        expectation=_EXPECTED,
        rationale="patients return, to any level, after a new assessment",
        guards=(_ASSESSED,),
    )
    for level in _LEVELS
)

# That two levels with staff around the clock are unusual, a continuum says by itself.
_SIDE_BY_SIDE: Final = (
    Concurrency(
        pair=(PHP, RESIDENTIAL),
        expectation=_ACCEPTABLE,
        rationale="spends the days in the program and still lives at the center",
        source=_UNDERSTANDING,
    ),
    Concurrency(
        pair=(OUTPATIENT, AFTERCARE),
        expectation=_EXPECTED,
        rationale="after an IOP, a less intensive program, alone or with others",
        source=_DAYLIGHT,
    ),
    Concurrency(
        pair=(PHP, RECOVERY_HOUSING),
        expectation=_EXPECTED,
        rationale="the house beside the program",
        source=_HOUSING_PAGE,
    ),
    Concurrency(
        pair=(IOP, RECOVERY_HOUSING),
        expectation=_EXPECTED,
        rationale="the house beside the program",
        source=_HOUSING_PAGE,
    ),
    Concurrency(
        pair=(OUTPATIENT, RECOVERY_HOUSING),
        expectation=_EXPECTED,
        rationale="the house beside the sessions",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Continuum of care in plain language",
    levels=_LEVELS,
    transitions=(*_ADMISSIONS_AND_MOVES, *_CRISES, *_DISCHARGES, *_READMISSIONS),
    concurrency=_SIDE_BY_SIDE,
)
