"""Levels of the third edition (2013) of the ASAM Criteria, and the moves between them.

Scope: adults; the ten levels of treatment, counting the opioid treatment program as
one, and the five levels of withdrawal management. Not covered: hours, which belong to
rules; admission, continued-service and discharge criteria and risk ratings, which are
licensed; the names that some levels carry for adolescents; the other editions, whose
levels share some codes and are other levels.

Codes and names are facts about a published standard and belong to its owner, the
American Society of Addiction Medicine. This library is neither affiliated with nor
endorsed by it.

Moves marked ``PRACTICE`` are practice knowledge, for which no text was read; the others
cite the text that was. No level requires failing a lower one first: a move that is not
listed is allowed, unusual, and asks for a documented reason.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Management,
    Outside,
    Place,
    Setting,
    Transition,
    TransitionKind,
)

__all__ = [
    "CARE",
    "LEVEL_0_5",
    "LEVEL_1",
    "LEVEL_1_WM",
    "LEVEL_2_1",
    "LEVEL_2_5",
    "LEVEL_2_WM",
    "LEVEL_3_1",
    "LEVEL_3_2_WM",
    "LEVEL_3_3",
    "LEVEL_3_5",
    "LEVEL_3_7",
    "LEVEL_3_7_WM",
    "LEVEL_4",
    "LEVEL_4_WM",
    "LEVEL_OTP",
]

_SYSTEM: Final = "asam3"

# Intensity is this library's own rank, since codes do not order levels: 3.3 is not less
# than 3.5, but for another population. Equal ranks are not ordered. Withdrawal
# management ranks with the treatment that it passes into without a step, and 3.1 with
# 2.5: one has the roof, the other the hours.
#
# Management is one of three kinds. It is left open for the opioid treatment program and
# for ambulatory withdrawal management, which are under medical supervision but neither
# monitored nor managed as 3.7 and 4 are; 2.5 counts as clinical, though medical care is
# within direct reach. 3.3 is for adults only, for which a level has no field.

LEVEL_0_5: Final = Level(
    system=_SYSTEM,
    code="0.5",
    name="Early Intervention",
    intensity=0,
    supervised=False,
)
LEVEL_1: Final = Level(
    system=_SYSTEM,
    code="1",
    name="Outpatient Services",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
)
LEVEL_OTP: Final = Level(
    system=_SYSTEM,
    code="1-OTP",
    name="Opioid Treatment Program (Opioid Treatment Services)",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP", "OTS"),
)
LEVEL_2_1: Final = Level(
    system=_SYSTEM,
    code="2.1",
    name="Intensive Outpatient Services",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    abbreviations=("IOP",),
)
LEVEL_2_5: Final = Level(
    system=_SYSTEM,
    code="2.5",
    name="Partial Hospitalization Services",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    abbreviations=("PHP",),
)
LEVEL_3_1: Final = Level(
    system=_SYSTEM,
    code="3.1",
    name="Clinically Managed Low-Intensity Residential Services",
    intensity=3,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
)
LEVEL_3_3: Final = Level(
    system=_SYSTEM,
    code="3.3",
    name="Clinically Managed Population-Specific High-Intensity Residential Services",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
)
LEVEL_3_5: Final = Level(
    system=_SYSTEM,
    code="3.5",
    name="Clinically Managed High-Intensity Residential Services",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
)
# 3.7 and 3.7-WM are given in hospitals and in freestanding residential units alike.
LEVEL_3_7: Final = Level(
    system=_SYSTEM,
    code="3.7",
    name="Medically Monitored Intensive Inpatient Services",
    intensity=5,
    supervised=True,
    management=Management.MEDICALLY_MONITORED,
)
LEVEL_4: Final = Level(
    system=_SYSTEM,
    code="4",
    name="Medically Managed Intensive Inpatient Services",
    intensity=6,
    setting=Setting.INPATIENT,
    supervised=True,
    management=Management.MEDICALLY_MANAGED,
)
LEVEL_1_WM: Final = Level(
    system=_SYSTEM,
    code="1-WM",
    name="Ambulatory Withdrawal Management without Extended On-Site Monitoring",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
)
LEVEL_2_WM: Final = Level(
    system=_SYSTEM,
    code="2-WM",
    name="Ambulatory Withdrawal Management with Extended On-Site Monitoring",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
)
LEVEL_3_2_WM: Final = Level(
    system=_SYSTEM,
    code="3.2-WM",
    name="Clinically Managed Residential Withdrawal Management",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
)
LEVEL_3_7_WM: Final = Level(
    system=_SYSTEM,
    code="3.7-WM",
    name="Medically Monitored Inpatient Withdrawal Management",
    intensity=5,
    supervised=True,
    management=Management.MEDICALLY_MONITORED,
)
# That there are five levels of withdrawal management was read; the full name of this
# one is practice knowledge.
LEVEL_4_WM: Final = Level(
    system=_SYSTEM,
    code="4-WM",
    name="Medically Managed Intensive Inpatient Withdrawal Management",
    intensity=6,
    setting=Setting.INPATIENT,
    supervised=True,
    management=Management.MEDICALLY_MANAGED,
)

_LEVELS: Final = (
    LEVEL_0_5,
    LEVEL_1,
    LEVEL_OTP,
    LEVEL_2_1,
    LEVEL_2_5,
    LEVEL_3_1,
    LEVEL_3_3,
    LEVEL_3_5,
    LEVEL_3_7,
    LEVEL_4,
    LEVEL_1_WM,
    LEVEL_2_WM,
    LEVEL_3_2_WM,
    LEVEL_3_7_WM,
    LEVEL_4_WM,
)

_READ: Final = date(2026, 11, 21)

_ADVISORY: Final = Citation(
    instrument=(
        "SAMHSA Advisory (2021), "
        "Clinical Issues in Intensive Outpatient Treatment for Substance Use Disorders"
    ),
    provision="place of intensive outpatient treatment in the continuum",
    url=(
        "https://store.samhsa.gov/product/clinical-issues-intensive-outpatient-"
        "treatment-substance-use-disorders/pep20-02-01-021"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a copy that is not on the publisher's site",
    kind=AuthorityKind.GUIDANCE,
)
_TAPER: Final = Citation(
    instrument="Aetna, member page on the ASAM criteria",
    provision="intensive outpatient: weekly hours and taper weeks",
    url=(
        "https://www.aetna.com/individuals-families/member-rights-resources/rights/"
        "state-specific-information/asam-criteria-searchresults.html"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Aetna's own page, which restates the criteria",
    kind=AuthorityKind.PAYER_POLICY,
)
_GLOSSARY: Final = Citation(
    instrument="ASAM Criteria, third edition",
    provision="level 0.5",
    url="https://midshorebehavioralhealth.org/glossary/asam-criteria/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="glossary of Mid Shore Behavioral Health",
    kind=AuthorityKind.STANDARD,
)
_CLARIFICATION: Final = Citation(
    instrument="SAMHSA, clarification for community behavioral health clinics",
    provision="levels of withdrawal management",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a copy that is not on the publisher's site",
    kind=AuthorityKind.GUIDANCE,
)
_VIRGINIA_IOP: Final = Citation(
    instrument="Virginia Administrative Code",
    provision="12VAC30-130-5090",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/"
        "chapter130/section5090/"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_VIRGINIA_PHP: Final = Citation(
    instrument="Virginia Administrative Code",
    provision="12VAC30-130-5100",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/"
        "chapter130/section5100/"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_REFERRED_ON: Final = Citation(
    instrument="Treatment Episode Data Set",
    provision="referrals after detoxification",
    url="https://chess.wisc.edu/niatx/Content/ContentPage.aspx?NID=125",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a page of NIATx on chess.wisc.edu",
    note="The figure is about detoxification of every kind, not this level alone.",
)
_REASONS: Final = Citation(
    instrument="TEDS-D codebook",
    provision="variable REASON, codes 1 to 7",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="source code of a public project that lists the codes",
)
_CYCLES: Final = Citation(
    instrument="Scott et al. (2005), PubMed 15893164",
    provision="moves between use, treatment and recovery over two years",
    url="http://www.ncbi.nlm.nih.gov/pubmed/15893164",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="the PubMed record",
    note="Scott and Dennis (2009), PMC2695999: check-ups bring patients back sooner.",
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

_Row: TypeAlias = tuple[Place, Place, TransitionKind, Expectation, str, Citation | None]

_ROWS: Final[tuple[_Row, ...]] = (
    # Into care.
    (_BEFORE, LEVEL_0_5, _IN, _EXPECTED, "at risk, without a disorder", _GLOSSARY),
    (_BEFORE, LEVEL_1, _IN, _EXPECTED, "mild, stable, or referred by mandate", None),
    (_BEFORE, LEVEL_OTP, _IN, _EXPECTED, "opioid use disorder", None),
    (_BEFORE, LEVEL_2_1, _IN, _EXPECTED, "IOP as the first treatment", _ADVISORY),
    (_BEFORE, LEVEL_2_5, _IN, _EXPECTED, "day treatment as the first one", None),
    (
        _BEFORE,
        LEVEL_3_1,
        _IN,
        _ACCEPTABLE,
        "unsafe surroundings; usually together with outpatient services",
        None,
    ),
    (
        _BEFORE,
        LEVEL_3_3,
        _IN,
        _EXPECTED,
        "an adult whose cognitive impairment asks for a slower pace",
        None,
    ),
    (
        _BEFORE,
        LEVEL_3_5,
        _IN,
        _EXPECTED,
        "needs structure around the clock; no earlier failure is required",
        None,
    ),
    (
        _BEFORE,
        LEVEL_3_7,
        _IN,
        _EXPECTED,
        "withdrawal or medical need for nursing around the clock",
        None,
    ),
    (
        _BEFORE,
        LEVEL_4,
        _IN,
        _EXPECTED,
        "medically, psychiatrically or in withdrawal unstable",
        None,
    ),
    (_BEFORE, LEVEL_1_WM, _IN, _EXPECTED, "mild withdrawal", _CLARIFICATION),
    (
        _BEFORE,
        LEVEL_2_WM,
        _IN,
        _EXPECTED,
        "moderate withdrawal, with support at night",
        _CLARIFICATION,
    ),
    (
        _BEFORE,
        LEVEL_3_2_WM,
        _IN,
        _EXPECTED,
        "moderate withdrawal that needs support around the clock",
        _CLARIFICATION,
    ),
    (_BEFORE, LEVEL_3_7_WM, _IN, _EXPECTED, "severe withdrawal", None),
    (_BEFORE, LEVEL_4_WM, _IN, _EXPECTED, "severe and unstable withdrawal", None),
    # Down.
    (
        LEVEL_4,
        LEVEL_3_7,
        _DOWN,
        _EXPECTED,
        "stable, still needs nursing around the clock",
        None,
    ),
    (
        LEVEL_4,
        LEVEL_3_5,
        _DOWN,
        _ACCEPTABLE,
        "stable, needs structure without nursing",
        None,
    ),
    (
        LEVEL_4,
        LEVEL_2_1,
        _DOWN,
        _UNUSUAL,
        "passes over several levels; the reason should be documented",
        None,
    ),
    (
        LEVEL_3_7,
        LEVEL_3_5,
        _DOWN,
        _EXPECTED,
        "medical need resolved, structure still needed",
        None,
    ),
    (
        LEVEL_3_7,
        LEVEL_3_1,
        _DOWN,
        _ACCEPTABLE,
        "together with ambulatory services",
        None,
    ),
    (LEVEL_3_7, LEVEL_2_5, _DOWN, _EXPECTED, "the path on to 2.1 and 1", None),
    (
        LEVEL_3_7,
        LEVEL_2_1,
        _DOWN,
        _ACCEPTABLE,
        "IOP as step-down from inpatient care",
        _ADVISORY,
    ),
    (
        LEVEL_3_7,
        LEVEL_1,
        _DOWN,
        _UNUSUAL,
        "weekly therapy straight after care around the clock",
        None,
    ),
    (LEVEL_3_5, LEVEL_3_1, _DOWN, _EXPECTED, "reintegration", None),
    (
        LEVEL_3_5,
        LEVEL_2_5,
        _DOWN,
        _EXPECTED,
        "day treatment, from home or a recovery residence",
        None,
    ),
    (
        LEVEL_3_5,
        LEVEL_2_1,
        _DOWN,
        _EXPECTED,
        "IOP as step-down from residential care",
        _ADVISORY,
    ),
    (LEVEL_3_5, LEVEL_1, _DOWN, _UNUSUAL, "a large drop in intensity", None),
    (LEVEL_3_3, LEVEL_3_1, _DOWN, _EXPECTED, "reintegration", None),
    (LEVEL_3_3, LEVEL_2_1, _DOWN, _ACCEPTABLE, "treatment in the community", None),
    (
        LEVEL_3_1,
        LEVEL_2_1,
        _DOWN,
        _EXPECTED,
        "leaves the house and keeps the intensity",
        None,
    ),
    (LEVEL_3_1, LEVEL_1, _DOWN, _ACCEPTABLE, "few clinical hours already", None),
    (LEVEL_2_5, LEVEL_2_1, _DOWN, _EXPECTED, "the usual next step", None),
    (LEVEL_2_5, LEVEL_1, _DOWN, _ACCEPTABLE, "responds fast", None),
    (
        LEVEL_2_1,
        LEVEL_1,
        _DOWN,
        _EXPECTED,
        "the usual next step; a taper of a week or two may still belong to 2.1",
        _TAPER,
    ),
    # Up.
    (LEVEL_0_5, LEVEL_1, _UP, _EXPECTED, "a disorder is identified", None),
    (
        LEVEL_1,
        LEVEL_2_1,
        _UP,
        _EXPECTED,
        "IOP as step-up from outpatient",
        _ADVISORY,
    ),
    (LEVEL_1, LEVEL_2_5, _UP, _ACCEPTABLE, "higher risk, safe home", None),
    (
        LEVEL_1,
        LEVEL_3_5,
        _UP,
        _ACCEPTABLE,
        "unsafe surroundings or imminent risk; need alone justifies the jump",
        None,
    ),
    (LEVEL_2_1, LEVEL_2_5, _UP, _EXPECTED, "more days or hours are needed", None),
    (
        LEVEL_2_1,
        LEVEL_3_1,
        _UP,
        _EXPECTED,
        "surroundings undo the progress; the hours of 2.1 may go on beside it",
        None,
    ),
    (
        LEVEL_2_1,
        LEVEL_3_5,
        _UP,
        _EXPECTED,
        "use goes on despite IOP, with imminent risk",
        None,
    ),
    (
        LEVEL_2_1,
        LEVEL_3_7,
        _UP,
        _ACCEPTABLE,
        "return to use, with a risk of withdrawal",
        None,
    ),
    (LEVEL_2_5, LEVEL_3_5, _UP, _EXPECTED, "needs structure around the clock", None),
    (LEVEL_3_1, LEVEL_3_5, _UP, _EXPECTED, "needs more clinical services", None),
    (
        LEVEL_3_5,
        LEVEL_3_7,
        _UP,
        _EXPECTED,
        "a medical or withdrawal need appears",
        None,
    ),
    (LEVEL_3_7, LEVEL_4, _UP, _EXPECTED, "unstable beyond what nursing holds", None),
    # Aside.
    (
        LEVEL_3_3,
        LEVEL_3_5,
        _ASIDE,
        _ACCEPTABLE,
        "for another population, not more or less intensive",
        None,
    ),
    # Withdrawal management.
    (LEVEL_1_WM, LEVEL_2_WM, _UP, _EXPECTED, "withdrawal worsens", None),
    (LEVEL_2_WM, LEVEL_3_7_WM, _UP, _EXPECTED, "withdrawal worsens", None),
    (LEVEL_3_2_WM, LEVEL_3_7_WM, _UP, _EXPECTED, "withdrawal worsens", None),
    (
        LEVEL_1_WM,
        LEVEL_2_1,
        _ASIDE,
        _EXPECTED,
        "the same ambulatory tier: normally both at once, not one after the other",
        _VIRGINIA_IOP,
    ),
    (
        LEVEL_2_WM,
        LEVEL_2_5,
        _ASIDE,
        _EXPECTED,
        "the same ambulatory tier: normally both at once, not one after the other",
        _VIRGINIA_PHP,
    ),
    (
        LEVEL_3_7_WM,
        LEVEL_3_7,
        _ASIDE,
        _EXPECTED,
        "withdrawal is over, treatment goes on in place",
        None,
    ),
    (LEVEL_4_WM, LEVEL_3_7_WM, _DOWN, _EXPECTED, "stable", None),
    (
        LEVEL_4_WM,
        LEVEL_3_7,
        _DOWN,
        _EXPECTED,
        "withdrawal is over, treatment goes on",
        None,
    ),
    (LEVEL_3_7_WM, LEVEL_3_5, _DOWN, _EXPECTED, "withdrawal is over", None),
    (
        LEVEL_3_7_WM,
        LEVEL_2_5,
        _DOWN,
        _ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
    ),
    (
        LEVEL_3_7_WM,
        LEVEL_2_1,
        _DOWN,
        _ACCEPTABLE,
        "IOP after withdrawal management",
        _ADVISORY,
    ),
    (LEVEL_3_2_WM, LEVEL_3_5, _DOWN, _EXPECTED, "withdrawal is over", None),
    (
        LEVEL_3_2_WM,
        LEVEL_2_1,
        _DOWN,
        _ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
    ),
    (
        LEVEL_3_7_WM,
        _AFTER,
        _OUT,
        _UNUSUAL,
        "withdrawal management with nothing after it; few are referred on",
        _REFERRED_ON,
    ),
)

_ADMISSIONS_AND_MOVES: Final = tuple(
    Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale=rationale,
        evidence=Evidence.PRACTICE if source is None else source.evidence,
        source=source,
    )
    for origin, target, kind, expectation, rationale, source in _ROWS
)

_ENDS: Final = {(move.origin, move.target) for move in _ADMISSIONS_AND_MOVES}

# From any level to a hospital, out of care from any level, and back into any: where a
# level has a row of its own above, that row stands.
_CRISES: Final = tuple(
    Transition(
        origin=level,
        target=LEVEL_4,
        kind=TransitionKind.CRISIS,
        expectation=_EXPECTED,
        rationale="an emergency transfer is open from every level",
        evidence=Evidence.PRACTICE,
    )
    for level in _LEVELS
    if level != LEVEL_4 and (level, LEVEL_4) not in _ENDS
)
_DISCHARGES: Final = tuple(
    Transition(
        origin=level,
        target=_AFTER,
        kind=_OUT,
        expectation=_EXPECTED,
        rationale="any recorded reason for discharge",
        evidence=_REASONS.evidence,
        source=_REASONS,
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
        evidence=_CYCLES.evidence,
        source=_CYCLES,
    )
    for level in _LEVELS
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="ASAM Criteria, third edition",
    levels=_LEVELS,
    transitions=(*_ADMISSIONS_AND_MOVES, *_CRISES, *_DISCHARGES, *_READMISSIONS),
)
