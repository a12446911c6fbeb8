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
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, PatientFact
from continuum.levels import (
    Concurrency,
    Continuum,
    Guard,
    Level,
    Setting,
)
from continuum.systems._moves import (
    ACCEPTABLE,
    AFTER,
    ASIDE,
    BEFORE,
    DOWN,
    EXPECTED,
    HOME,
    IN,
    NO_HOME,
    NURSING,
    OUT,
    OVER,
    STABLE,
    SUPPORT,
    UNUSUAL,
    UP,
    WITHDRAWAL,
    Row,
    moves,
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

_NO_SUPPORT: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_SUPPORT),
    holds=False,
    rationale="supervision around the clock is not needed",
)
_NO_WITHDRAWAL: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    holds=False,
    rationale="withdrawal management is not needed",
)

# From, to, kind, how usual, why, source, and what the move presumes.
_ROWS: Final[tuple[Row, ...]] = (
    # Into care.
    (
        BEFORE,
        WITHDRAWAL_MANAGEMENT,
        IN,
        EXPECTED,
        "withdrawal comes first",
        None,
        WITHDRAWAL,
    ),
    (BEFORE, INPATIENT, IN, EXPECTED, "needs hospital care", None, NURSING),
    (
        BEFORE,
        RESIDENTIAL,
        IN,
        EXPECTED,
        "needs to live where care is given",
        None,
        SUPPORT,
    ),
    (BEFORE, PHP, IN, EXPECTED, "day treatment as the first one", None),
    (
        BEFORE,
        IOP,
        IN,
        EXPECTED,
        "needs neither withdrawal management nor supervision around the clock",
        _MAGNIFIED,
        _NO_WITHDRAWAL,
        _NO_SUPPORT,
    ),
    (BEFORE, OUTPATIENT, IN, EXPECTED, "mild or stable", None),
    # Down.
    (
        WITHDRAWAL_MANAGEMENT,
        RESIDENTIAL,
        DOWN,
        EXPECTED,
        "withdrawal is over, rehabilitation begins",
        None,
        OVER,
    ),
    (
        WITHDRAWAL_MANAGEMENT,
        PHP,
        DOWN,
        ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
        OVER,
        HOME,
    ),
    (
        WITHDRAWAL_MANAGEMENT,
        IOP,
        DOWN,
        ACCEPTABLE,
        "IOP after detoxification alone",
        _MAGNIFIED,
        OVER,
    ),
    (
        INPATIENT,
        RESIDENTIAL,
        DOWN,
        EXPECTED,
        "stable, needs a longer stay",
        None,
        STABLE,
    ),
    (
        INPATIENT,
        PHP,
        DOWN,
        EXPECTED,
        "more free time; some still live at the center",
        _UNDERSTANDING,
    ),
    (
        INPATIENT,
        IOP,
        DOWN,
        EXPECTED,
        "IOP as step-down from inpatient care",
        _UNDERSTANDING,
    ),
    (
        RESIDENTIAL,
        PHP,
        DOWN,
        EXPECTED,
        "more free time; some still live at the center",
        _UNDERSTANDING,
    ),
    (
        RESIDENTIAL,
        IOP,
        DOWN,
        EXPECTED,
        "has completed residential care and lives at home",
        _ASPENRIDGE,
        HOME,
    ),
    (RESIDENTIAL, OUTPATIENT, DOWN, UNUSUAL, "a large drop in intensity", None),
    (
        PHP,
        IOP,
        DOWN,
        EXPECTED,
        "lives at home, in fewer hours",
        _UNDERSTANDING,
        HOME,
    ),
    (PHP, OUTPATIENT, DOWN, ACCEPTABLE, "responds fast", None),
    (
        IOP,
        OUTPATIENT,
        DOWN,
        EXPECTED,
        "finds therapists and groups independently",
        _UNDERSTANDING,
    ),
    (
        IOP,
        AFTERCARE,
        DOWN,
        EXPECTED,
        "goals are met; meetings and therapy go on for years",
        _DAYLIGHT,
    ),
    (OUTPATIENT, AFTERCARE, DOWN, EXPECTED, "goals are met", None),
    (
        RESIDENTIAL,
        RECOVERY_HOUSING,
        DOWN,
        ACCEPTABLE,
        "no safe home; usually together with outpatient services",
        None,
        NO_HOME,
    ),
    # Up.
    (AFTERCARE, OUTPATIENT, UP, EXPECTED, "warning signs, or return to use", None),
    (AFTERCARE, IOP, UP, EXPECTED, "return to use", None),
    (
        RECOVERY_HOUSING,
        OUTPATIENT,
        UP,
        EXPECTED,
        "treatment beside the house: normally both at once",
        None,
    ),
    (
        RECOVERY_HOUSING,
        IOP,
        UP,
        EXPECTED,
        "treatment beside the house: normally both at once",
        None,
    ),
    (
        OUTPATIENT,
        IOP,
        UP,
        EXPECTED,
        "IOP as step-up from outpatient care",
        _UNDERSTANDING,
    ),
    (
        OUTPATIENT,
        PHP,
        UP,
        ACCEPTABLE,
        "PHP as step-up from outpatient care, past the IOP",
        _PARTIAL_PAGE,
    ),
    (
        OUTPATIENT,
        INPATIENT,
        UP,
        ACCEPTABLE,
        "some insurers ask for outpatient care first; need decides, not that",
        _DAYLIGHT,
    ),
    (
        IOP,
        PHP,
        UP,
        EXPECTED,
        "treatment does not hold; a more intensive one may",
        _MAGNIFIED,
    ),
    (
        IOP,
        RESIDENTIAL,
        UP,
        EXPECTED,
        "treatment does not hold; a more intensive one may",
        _MAGNIFIED,
    ),
    (
        PHP,
        RESIDENTIAL,
        UP,
        EXPECTED,
        "needs structure around the clock",
        None,
        SUPPORT,
    ),
    (RESIDENTIAL, INPATIENT, UP, EXPECTED, "needs hospital care", None),
    # Aside.
    (
        WITHDRAWAL_MANAGEMENT,
        INPATIENT,
        ASIDE,
        EXPECTED,
        "withdrawal is over, hospital care goes on",
        None,
    ),
    # Out of care.
    (
        WITHDRAWAL_MANAGEMENT,
        AFTER,
        OUT,
        UNUSUAL,
        "withdrawal management with nothing after it",
        None,
    ),
)

_TRANSITIONS: Final = moves(
    _LEVELS,
    _ROWS,
    crisis_to=INPATIENT,
    discharge=("completes, leaves, moves away or dies", None),
    readmission=(
        "patients return, to any level, after a new assessment",
        None,
    ),
)

# That two levels with staff around the clock are unusual, a continuum says by itself.
_SIDE_BY_SIDE: Final = (
    Concurrency(
        pair=(PHP, RESIDENTIAL),
        expectation=ACCEPTABLE,
        rationale="spends the days in the program and still lives at the center",
        source=_UNDERSTANDING,
    ),
    Concurrency(
        pair=(OUTPATIENT, AFTERCARE),
        expectation=EXPECTED,
        rationale="after an IOP, a less intensive program, alone or with others",
        source=_DAYLIGHT,
    ),
    Concurrency(
        pair=(PHP, RECOVERY_HOUSING),
        expectation=EXPECTED,
        rationale="the house beside the program",
        source=_HOUSING_PAGE,
    ),
    Concurrency(
        pair=(IOP, RECOVERY_HOUSING),
        expectation=EXPECTED,
        rationale="the house beside the program",
        source=_HOUSING_PAGE,
    ),
    Concurrency(
        pair=(OUTPATIENT, RECOVERY_HOUSING),
        expectation=EXPECTED,
        rationale="the house beside the sessions",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Continuum of care in plain language",
    levels=_LEVELS,
    transitions=_TRANSITIONS,
    concurrency=_SIDE_BY_SIDE,
)
