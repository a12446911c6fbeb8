"""Levels of the fourth edition (2023) of the ASAM Criteria, and the moves between them.

Scope: the first volume, which is for adults; its ten levels of treatment, and the
recovery residence beside them. Not covered: hours above all, since not one figure of
this edition could be confirmed; admission, continued-service and transition criteria
and risk ratings, which are licensed; a volume for adolescents, of which nothing was
read; the biomedically enhanced (BIO), psychiatric and co-occurring enhanced (COE)
variants, which are codes of their level and no levels of their own; the other editions,
whose levels share some codes and are other levels. Withdrawal management has no levels
here: it is part of the others.

Codes and names are facts about a published standard and belong to its owner, the
American Society of Addiction Medicine. This library is neither affiliated with nor
endorsed by it.

Moves marked ``PRACTICE`` are practice knowledge, for which no text was read; the others
cite the text that was. No level requires failing a lower one first: a move that is not
listed is allowed, unusual, and asks for a documented reason.
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
    Management,
    Setting,
)
from continuum.systems._moves import (
    ACCEPTABLE,
    ADULTS,
    ASIDE,
    BEFORE,
    CYCLES,
    DOWN,
    EXPECTED,
    HOME,
    IMMINENT,
    IN,
    NO_HOME,
    NO_NURSING,
    NURSING,
    OVER,
    REASONS,
    SEVERE,
    STABLE,
    SUPPORT,
    UNSTABLE,
    UNUSUAL,
    UP,
    WITHDRAWAL,
    Row,
    moves,
)

__all__ = [
    "CARE",
    "LEVEL_1_0",
    "LEVEL_1_5",
    "LEVEL_1_7",
    "LEVEL_2_1",
    "LEVEL_2_5",
    "LEVEL_2_7",
    "LEVEL_3_1",
    "LEVEL_3_5",
    "LEVEL_3_7",
    "LEVEL_4",
    "LEVEL_RR",
]

_SYSTEM: Final = "asam4"
_EDITION: Final = "ASAM Criteria, fourth edition"

_READ: Final = date(2026, 11, 21)

_NAMES: Final = Citation(
    instrument=_EDITION,
    provision="names of the levels",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="source code of a public case-management program that lists the levels",
    kind=AuthorityKind.STANDARD,
    note=(
        "That the volume is for adults was read on a page of Colorado's Department of "
        "Health Care Policy and Financing; the codes of variants, in the source code "
        "of another public program."
    ),
)
_RESIDENCE: Final = Citation(
    instrument=_EDITION,
    provision="recovery residence among the levels",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="source code of a public reporting program that lists the levels",
    kind=AuthorityKind.STANDARD,
    note=(
        "An article on sober living says that the edition has standards for recovery "
        "residences. That the volume is for adults was read on a page of Colorado's "
        "Department of Health Care Policy and Financing."
    ),
)

# Intensity is this library's own rank, since codes do not order levels: after the point
# stands who manages the care. Equal ranks are not ordered: 1.7 is 1.5 with medicine,
# and 2.7 is 2.5; 3.1 ranks with them, since one has the roof, the other the hours; a
# recovery residence and monitoring in remission stand beside treatment or after it. A
# medical need leads aside, from 2.5 to 2.7; that it has ended is a step down all the
# same.
#
# Whether staff are in a recovery residence around the clock differs from house to
# house. Level 2.5 is the former partial hospitalization: renamed, not abolished.

LEVEL_RR: Final = Level(
    system=_SYSTEM,
    code="RR",
    name="Recovery Residence",
    intensity=0,
    setting=Setting.COMMUNITY,
    treatment=False,
    guards=(ADULTS,),
    source=_RESIDENCE,
)
LEVEL_1_0: Final = Level(
    system=_SYSTEM,
    code="1.0",
    name="Long-Term Remission Monitoring",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_1_5: Final = Level(
    system=_SYSTEM,
    code="1.5",
    name="Outpatient Therapy",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    variants=("1.5 COE",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_1_7: Final = Level(
    system=_SYSTEM,
    code="1.7",
    name="Medically Managed Outpatient",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.MEDICALLY_MANAGED,
    variants=("1.7 COE",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_2_1: Final = Level(
    system=_SYSTEM,
    code="2.1",
    name="Intensive Outpatient",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    abbreviations=("IOP",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_2_5: Final = Level(
    system=_SYSTEM,
    code="2.5",
    name="High-Intensity Outpatient",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    abbreviations=("HIOP",),
    variants=("2.5 COE",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_2_7: Final = Level(
    system=_SYSTEM,
    code="2.7",
    name="Medically Managed Intensive Outpatient",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.MEDICALLY_MANAGED,
    variants=("2.7 COE",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_3_1: Final = Level(
    system=_SYSTEM,
    code="3.1",
    name="Clinically Managed Low-Intensity Residential",
    intensity=3,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_3_5: Final = Level(
    system=_SYSTEM,
    code="3.5",
    name="Clinically Managed High-Intensity Residential",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    variants=("3.5 COE",),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_3_7: Final = Level(
    system=_SYSTEM,
    code="3.7",
    name="Medically Managed Residential",
    intensity=5,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.MEDICALLY_MANAGED,
    variants=("3.7 BIO", "3.7 COE"),
    guards=(ADULTS,),
    source=_NAMES,
)
LEVEL_4: Final = Level(
    system=_SYSTEM,
    code="4",
    name="Medically Managed Inpatient",
    intensity=6,
    setting=Setting.INPATIENT,
    supervised=True,
    management=Management.MEDICALLY_MANAGED,
    variants=("4 Psychiatric",),
    guards=(ADULTS,),
    source=_NAMES,
)

_LEVELS: Final = (
    LEVEL_RR,
    LEVEL_1_0,
    LEVEL_1_5,
    LEVEL_1_7,
    LEVEL_2_1,
    LEVEL_2_5,
    LEVEL_2_7,
    LEVEL_3_1,
    LEVEL_3_5,
    LEVEL_3_7,
    LEVEL_4,
)

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
    note="Older than this edition: it speaks of IOPs in general, not of its level 2.1.",
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
    note=(
        "The page speaks of levels 2.1 and 1 of the third edition; that the taper "
        "stands in the fourth was not read."
    ),
)
_BUNDLES: Final = Citation(
    instrument="trohn.org, Multiple Criteria",
    provision="combinations of 2.1 or 2.5 with a residence of NARR level II or III",
    url=(
        "https://trohn.org/topic/multiple-criteria/"
        "?xlms-root=CRS-8b6cafac6b1a48d897fb99083d050f05"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.GUIDANCE,
    note="The page calls 2.5 partial hospitalization, its name in the third edition.",
)

_REMISSION: Final = Guard(
    condition=Fact(PatientFact.SUSTAINED_REMISSION),
    rationale="remission has lasted",
)

# From, to, kind, how usual, why, source, and what the move presumes.
_ROWS: Final[tuple[Row, ...]] = (
    # Into care.
    (BEFORE, LEVEL_1_5, IN, EXPECTED, "mild, stable, or referred by mandate", None),
    (
        BEFORE,
        LEVEL_1_7,
        IN,
        EXPECTED,
        "starts medication, or is in mild withdrawal",
        None,
    ),
    (BEFORE, LEVEL_2_1, IN, EXPECTED, "IOP as the first treatment", _ADVISORY),
    (BEFORE, LEVEL_2_5, IN, EXPECTED, "day treatment as the first one", None),
    (
        BEFORE,
        LEVEL_2_7,
        IN,
        EXPECTED,
        "withdrawal at home, to be watched all day",
        None,
        WITHDRAWAL,
    ),
    (
        BEFORE,
        LEVEL_3_1,
        IN,
        ACCEPTABLE,
        "unsafe surroundings; usually together with outpatient services",
        None,
        NO_HOME,
    ),
    (
        BEFORE,
        LEVEL_3_5,
        IN,
        EXPECTED,
        "needs structure around the clock; no lower level need come first",
        None,
        SUPPORT,
    ),
    (
        BEFORE,
        LEVEL_3_7,
        IN,
        EXPECTED,
        "withdrawal or medical need for nursing around the clock",
        None,
        NURSING,
    ),
    (
        BEFORE,
        LEVEL_4,
        IN,
        EXPECTED,
        "medically, psychiatrically or in withdrawal unstable",
        None,
        UNSTABLE,
    ),
    # Down.
    (
        LEVEL_4,
        LEVEL_3_7,
        DOWN,
        EXPECTED,
        "stable, still needs nursing around the clock",
        None,
        STABLE,
        NURSING,
    ),
    (
        LEVEL_4,
        LEVEL_3_5,
        DOWN,
        ACCEPTABLE,
        "stable, needs structure without nursing",
        None,
        STABLE,
        SUPPORT,
        NO_NURSING,
    ),
    (
        LEVEL_4,
        LEVEL_2_7,
        DOWN,
        ACCEPTABLE,
        "stable, safe home",
        None,
        STABLE,
        HOME,
    ),
    (
        LEVEL_4,
        LEVEL_2_1,
        DOWN,
        UNUSUAL,
        "passes over several levels; the reason should be documented",
        None,
    ),
    (
        LEVEL_3_7,
        LEVEL_3_5,
        DOWN,
        EXPECTED,
        "medical need resolved, structure still needed",
        None,
        NO_NURSING,
        SUPPORT,
    ),
    (
        LEVEL_3_7,
        LEVEL_3_1,
        DOWN,
        ACCEPTABLE,
        "together with ambulatory services",
        None,
    ),
    (
        LEVEL_3_7,
        LEVEL_2_7,
        DOWN,
        ACCEPTABLE,
        "medication is tapered on from home",
        None,
        HOME,
    ),
    (LEVEL_3_7, LEVEL_2_5, DOWN, EXPECTED, "the path on to 2.1 and 1.5", None),
    (
        LEVEL_3_7,
        LEVEL_2_1,
        DOWN,
        ACCEPTABLE,
        "IOP as step-down from withdrawal management",
        _ADVISORY,
        OVER,
    ),
    (
        LEVEL_3_7,
        LEVEL_1_5,
        DOWN,
        UNUSUAL,
        "weekly therapy straight after care around the clock",
        None,
    ),
    (LEVEL_3_5, LEVEL_3_1, DOWN, EXPECTED, "reintegration", None),
    (
        LEVEL_3_5,
        LEVEL_2_5,
        DOWN,
        EXPECTED,
        "day treatment, from home or a recovery residence",
        None,
        HOME,
    ),
    (
        LEVEL_3_5,
        LEVEL_2_1,
        DOWN,
        EXPECTED,
        "IOP as step-down from residential care",
        _ADVISORY,
    ),
    (LEVEL_3_5, LEVEL_1_5, DOWN, UNUSUAL, "a large drop in intensity", None),
    (
        LEVEL_3_1,
        LEVEL_2_1,
        DOWN,
        EXPECTED,
        "leaves the house and keeps the intensity",
        None,
    ),
    (
        LEVEL_3_1,
        LEVEL_1_5,
        DOWN,
        ACCEPTABLE,
        "leaves the house, and passes over 2.1",
        None,
    ),
    (LEVEL_2_7, LEVEL_2_5, DOWN, EXPECTED, "withdrawal is over", None, OVER),
    (LEVEL_2_7, LEVEL_2_1, DOWN, EXPECTED, "withdrawal is over", None, OVER),
    (LEVEL_2_7, LEVEL_1_7, DOWN, ACCEPTABLE, "stable on medication", None),
    (LEVEL_2_5, LEVEL_2_1, DOWN, EXPECTED, "the usual next step", None),
    (LEVEL_2_5, LEVEL_1_5, DOWN, ACCEPTABLE, "responds fast", None),
    (
        LEVEL_2_1,
        LEVEL_1_5,
        DOWN,
        EXPECTED,
        "the usual next step; a taper of a week or two may still belong to 2.1",
        _TAPER,
    ),
    (
        LEVEL_2_1,
        LEVEL_1_7,
        DOWN,
        ACCEPTABLE,
        "medication leads the care that goes on",
        None,
    ),
    (
        LEVEL_1_5,
        LEVEL_1_0,
        DOWN,
        EXPECTED,
        "in lasting remission, needs no more than check-ups",
        None,
        _REMISSION,
    ),
    (
        LEVEL_1_7,
        LEVEL_1_0,
        DOWN,
        ACCEPTABLE,
        "stable; medication may go on elsewhere",
        None,
    ),
    # Up.
    (LEVEL_1_0, LEVEL_1_5, UP, EXPECTED, "back into treatment early", None),
    (
        LEVEL_1_0,
        LEVEL_2_1,
        UP,
        ACCEPTABLE,
        "return to use, with a higher risk",
        None,
    ),
    (
        LEVEL_1_5,
        LEVEL_2_1,
        UP,
        EXPECTED,
        "IOP as step-up from outpatient",
        _ADVISORY,
    ),
    (LEVEL_1_5, LEVEL_2_5, UP, ACCEPTABLE, "higher risk, safe home", None, HOME),
    (
        LEVEL_1_5,
        LEVEL_3_5,
        UP,
        ACCEPTABLE,
        "unsafe surroundings or imminent risk; need alone justifies the jump",
        None,
        SUPPORT,
    ),
    (
        LEVEL_1_7,
        LEVEL_2_7,
        UP,
        EXPECTED,
        "withdrawal is more than visits can manage",
        None,
        WITHDRAWAL,
    ),
    (LEVEL_2_1, LEVEL_2_5, UP, EXPECTED, "more days or hours are needed", None),
    (
        LEVEL_2_1,
        LEVEL_3_1,
        UP,
        EXPECTED,
        "surroundings undo the progress; the hours of 2.1 may go on beside it",
        None,
        NO_HOME,
    ),
    (
        LEVEL_2_1,
        LEVEL_3_5,
        UP,
        EXPECTED,
        "use goes on despite IOP, with imminent risk",
        None,
        IMMINENT,
    ),
    (
        LEVEL_2_1,
        LEVEL_3_7,
        UP,
        ACCEPTABLE,
        "return to use, with a risk of withdrawal",
        None,
        WITHDRAWAL,
    ),
    (
        LEVEL_2_5,
        LEVEL_3_5,
        UP,
        EXPECTED,
        "needs structure around the clock",
        None,
        SUPPORT,
    ),
    (
        LEVEL_2_7,
        LEVEL_3_7,
        UP,
        EXPECTED,
        "withdrawal at home fails, or is not safe",
        None,
        SEVERE,
    ),
    (LEVEL_3_1, LEVEL_3_5, UP, EXPECTED, "needs more clinical services", None),
    (
        LEVEL_3_5,
        LEVEL_3_7,
        UP,
        EXPECTED,
        "a medical or withdrawal need appears",
        None,
        NURSING,
    ),
    (LEVEL_3_7, LEVEL_4, UP, EXPECTED, "unstable beyond what nursing holds", None),
    # Aside.
    (
        LEVEL_1_5,
        LEVEL_1_7,
        ASIDE,
        ACCEPTABLE,
        "medical management is added, or takes over",
        None,
    ),
    (LEVEL_2_5, LEVEL_2_7, ASIDE, ACCEPTABLE, "a medical need appears", None),
)

_TRANSITIONS: Final = moves(
    _LEVELS,
    _ROWS,
    crisis_to=LEVEL_4,
    discharge=("any recorded reason for discharge", REASONS),
    readmission=(
        "patients return, to any level, after a new assessment",
        CYCLES,
    ),
)

# That two levels with staff around the clock are unusual, a continuum says by itself.
_SIDE_BY_SIDE: Final = (
    Concurrency(
        pair=(LEVEL_2_1, LEVEL_RR),
        expectation=EXPECTED,
        rationale="the house beside the program",
        source=_BUNDLES,
    ),
    Concurrency(
        pair=(LEVEL_2_5, LEVEL_RR),
        expectation=EXPECTED,
        rationale="the house beside the program",
        source=_BUNDLES,
    ),
    Concurrency(
        pair=(LEVEL_1_7, LEVEL_2_1),
        expectation=EXPECTED,
        rationale="medication beside the program",
    ),
    Concurrency(
        pair=(LEVEL_3_1, LEVEL_2_1),
        expectation=ACCEPTABLE,
        rationale="3.1 has hours of its own, so hours may count twice: to be checked",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name=_EDITION,
    levels=_LEVELS,
    transitions=_TRANSITIONS,
    concurrency=_SIDE_BY_SIDE,
)
