"""Levels of the third edition (2013) of the ASAM Criteria, and the moves between them.

Scope: the ten levels of treatment, counting the opioid treatment program as one, and
the five levels of withdrawal management; the moves are those of adults. Not covered:
hours, which belong to rules; admission, continued-service and discharge criteria and
risk ratings, which are licensed; what moves adolescents, whose names for two levels are
given beside those for adults; the other editions, whose levels share some codes and are
other levels.

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
    AFTER,
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
    OUT,
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
_EDITION: Final = "ASAM Criteria, third edition"
_VIRGINIA: Final = "Virginia Administrative Code"

_READ: Final = date(2026, 11, 21)

_EARLY: Final = Citation(
    instrument=_EDITION,
    provision="level 0.5",
    url="https://midshorebehavioralhealth.org/glossary/asam-criteria/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="glossary of Mid Shore Behavioral Health",
    kind=AuthorityKind.STANDARD,
)
_OPIOID_TREATMENT: Final = Citation(
    instrument=_EDITION,
    provision="opioid treatment program",
    url="https://midshorebehavioralhealth.org/glossary/asam-criteria/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="glossary of Mid Shore Behavioral Health",
    kind=AuthorityKind.STANDARD,
)
_ILLINOIS: Final = Citation(
    instrument="Illinois Administrative Code",
    provision="77 IAC 2060.410",
    url="https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04100R.html",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_VIRGINIA_IOP: Final = Citation(
    instrument=_VIRGINIA,
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
    instrument=_VIRGINIA,
    provision="12VAC30-130-5100",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/"
        "chapter130/section5100/"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_VIRGINIA_3_1: Final = Citation(
    instrument=_VIRGINIA,
    provision="12VAC30-130-5110",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/chapter130/section5110"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_SCAN: Final = Citation(
    instrument=_EDITION,
    provision="level 3.3, not for adolescents",
    url="https://www.scribd.com/document/659409853/ASAM-level-of-care-criteria",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a scan on scribd.com, which text recognition has garbled",
    kind=AuthorityKind.STANDARD,
    note="The name, but not whom the level is for, also stands in 12VAC35-105-1580.",
)
_COLORADO: Final = Citation(
    instrument=_EDITION,
    provision="level 3.5",
    url=(
        "https://build.fhir.org/ig/RatioPBC/bha-ig/"
        "CodeSystem-bha-asam-level-of-care-cs.html"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="code system in a draft of Colorado's FHIR guide for behavioral health",
    kind=AuthorityKind.STANDARD,
    note=(
        "The code there is 3.5-STIRT. The name for adolescents was read in Virginia's "
        "12VAC35-46-1160."
    ),
)
_VIRGINIA_3_7: Final = Citation(
    instrument=_VIRGINIA,
    provision="12VAC30-130-5140",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/chapter130/section5140"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_VIRGINIA_4: Final = Citation(
    instrument=_VIRGINIA,
    provision="12VAC35-105-1430",
    url=(
        "https://law.lis.virginia.gov/admincodefull/title12/agency35/"
        "chapter105/partVII/article1"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_SLIDES: Final = Citation(
    instrument=_EDITION,
    provision="levels of withdrawal management",
    url=(
        "https://slidetodoc.com/"
        "understanding-the-american-society-of-addiction-medicine-asam-2/"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="slides of UCLA, in a copy on slidetodoc.com",
    kind=AuthorityKind.STANDARD,
)
_COLORADO_WM: Final = Citation(
    instrument=_EDITION,
    provision="level 3.7-WM",
    url=(
        "https://build.fhir.org/ig/RatioPBC/bha-test-ig/"
        "CodeSystem-bha-asam-level-of-care-cs.html"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="code system in a test of Colorado's FHIR guide for behavioral health",
    kind=AuthorityKind.STANDARD,
    note="The code there is 3.7x.",
)

# Intensity is this library's own rank, since codes do not order levels: 3.3 is not less
# than 3.5, but for another population. Equal ranks are not ordered. Withdrawal
# management ranks with the treatment that it passes into without a step, and 3.1 with
# 2.5: one has the roof, the other the hours.
#
# Management is one of three kinds. It is left open for the opioid treatment program and
# for ambulatory withdrawal management, which are under medical supervision but neither
# monitored nor managed as 3.7 and 4 are; 2.5 counts as clinical, though medical care is
# within direct reach.
#
# Other names are those for adolescents. The source of a level is that of its name; who
# manages it and where does not always stand there.

LEVEL_0_5: Final = Level(
    system=_SYSTEM,
    code="0.5",
    name="Early Intervention",
    intensity=0,
    supervised=False,
    source=_EARLY,
)
LEVEL_1: Final = Level(
    system=_SYSTEM,
    code="1",
    name="Outpatient Services",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.CLINICAL,
    source=_ILLINOIS,
)
LEVEL_OTP: Final = Level(
    system=_SYSTEM,
    code="1-OTP",
    name="Opioid Treatment Program (Opioid Treatment Services)",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP", "OTS"),
    source=_OPIOID_TREATMENT,
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
    source=_ILLINOIS,
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
    source=_VIRGINIA_PHP,
)
LEVEL_3_1: Final = Level(
    system=_SYSTEM,
    code="3.1",
    name="Clinically Managed Low-Intensity Residential Services",
    intensity=3,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    source=_VIRGINIA_3_1,
)
LEVEL_3_3: Final = Level(
    system=_SYSTEM,
    code="3.3",
    name="Clinically Managed Population-Specific High-Intensity Residential Services",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    guards=(ADULTS,),
    source=_SCAN,
)
LEVEL_3_5: Final = Level(
    system=_SYSTEM,
    code="3.5",
    name="Clinically Managed High-Intensity Residential Services",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    other_names=("Clinically Managed Medium-Intensity Residential Services",),
    source=_COLORADO,
)
# 3.7 and 3.7-WM are given in hospitals and in freestanding residential units alike.
LEVEL_3_7: Final = Level(
    system=_SYSTEM,
    code="3.7",
    name="Medically Monitored Intensive Inpatient Services",
    intensity=5,
    supervised=True,
    management=Management.MEDICALLY_MONITORED,
    other_names=("Medically Monitored High-Intensity Inpatient Services",),
    source=_VIRGINIA_3_7,
)
LEVEL_4: Final = Level(
    system=_SYSTEM,
    code="4",
    name="Medically Managed Intensive Inpatient Services",
    intensity=6,
    setting=Setting.INPATIENT,
    supervised=True,
    management=Management.MEDICALLY_MANAGED,
    source=_VIRGINIA_4,
)
LEVEL_1_WM: Final = Level(
    system=_SYSTEM,
    code="1-WM",
    name="Ambulatory Withdrawal Management without Extended On-Site Monitoring",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    withdrawal_management=True,
    source=_SLIDES,
)
LEVEL_2_WM: Final = Level(
    system=_SYSTEM,
    code="2-WM",
    name="Ambulatory Withdrawal Management with Extended On-Site Monitoring",
    intensity=3,
    setting=Setting.AMBULATORY,
    supervised=False,
    withdrawal_management=True,
    source=_SLIDES,
)
LEVEL_3_2_WM: Final = Level(
    system=_SYSTEM,
    code="3.2-WM",
    name="Clinically Managed Residential Withdrawal Management",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
    withdrawal_management=True,
    source=_SLIDES,
)
LEVEL_3_7_WM: Final = Level(
    system=_SYSTEM,
    code="3.7-WM",
    name="Medically Monitored Inpatient Withdrawal Management",
    intensity=5,
    supervised=True,
    management=Management.MEDICALLY_MONITORED,
    withdrawal_management=True,
    source=_COLORADO_WM,
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
    withdrawal_management=True,
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
_CLARIFICATION: Final = Citation(
    instrument="SAMHSA, clarification for community behavioral health clinics",
    provision="levels of withdrawal management",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a copy that is not on the publisher's site",
    kind=AuthorityKind.GUIDANCE,
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
_HOUSE_AND_HOURS: Final = Citation(
    instrument="ASAM Patient Placement Criteria, second edition revised (PPC-2R)",
    provision="level III.1",
    url="http://chcenter.com/transaction-successful-the-art-of-documentation/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="an article on documentation at chcenter.com",
    kind=AuthorityKind.STANDARD,
    note=(
        "The edition before this one. A program of level 3.1 that includes IOP was "
        "read, too: rivercityresidentialservices.com/copy-of-about-us-1."
    ),
)

_DISORDER: Final = Guard(
    condition=Fact(PatientFact.DISORDER_IDENTIFIED),
    rationale="a disorder is identified",
)
_NO_DISORDER: Final = Guard(
    condition=Fact(PatientFact.DISORDER_IDENTIFIED),
    holds=False,
    rationale="no disorder is identified",
)
_OPIOIDS: Final = Guard(
    condition=Fact(PatientFact.OPIOID_USE_DISORDER), rationale="opioid use disorder"
)
_SLOWER: Final = Guard(
    condition=Fact(PatientFact.COGNITIVE_IMPAIRMENT),
    rationale="cognitive impairment asks for a slower pace",
)

# From, to, kind, how usual, why, source, and what the move presumes.
_ROWS: Final[tuple[Row, ...]] = (
    # Into care.
    (
        BEFORE,
        LEVEL_0_5,
        IN,
        EXPECTED,
        "at risk, without a disorder",
        _EARLY,
        _NO_DISORDER,
    ),
    (BEFORE, LEVEL_1, IN, EXPECTED, "mild, stable, or referred by mandate", None),
    (BEFORE, LEVEL_OTP, IN, EXPECTED, "opioid use disorder", None, _OPIOIDS),
    (BEFORE, LEVEL_2_1, IN, EXPECTED, "IOP as the first treatment", _ADVISORY),
    (BEFORE, LEVEL_2_5, IN, EXPECTED, "day treatment as the first one", None),
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
        LEVEL_3_3,
        IN,
        EXPECTED,
        "an adult whose cognitive impairment asks for a slower pace",
        None,
        _SLOWER,
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
    (
        BEFORE,
        LEVEL_1_WM,
        IN,
        EXPECTED,
        "mild withdrawal",
        _CLARIFICATION,
        WITHDRAWAL,
    ),
    (
        BEFORE,
        LEVEL_2_WM,
        IN,
        EXPECTED,
        "moderate withdrawal, with support at night",
        _CLARIFICATION,
        WITHDRAWAL,
        HOME,
    ),
    (
        BEFORE,
        LEVEL_3_2_WM,
        IN,
        EXPECTED,
        "moderate withdrawal that needs support around the clock",
        _CLARIFICATION,
        WITHDRAWAL,
        SUPPORT,
    ),
    (BEFORE, LEVEL_3_7_WM, IN, EXPECTED, "severe withdrawal", None, SEVERE),
    (
        BEFORE,
        LEVEL_4_WM,
        IN,
        EXPECTED,
        "severe and unstable withdrawal",
        None,
        SEVERE,
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
    (LEVEL_3_7, LEVEL_2_5, DOWN, EXPECTED, "the path on to 2.1 and 1", None),
    (
        LEVEL_3_7,
        LEVEL_2_1,
        DOWN,
        ACCEPTABLE,
        "IOP as step-down from inpatient care",
        _ADVISORY,
    ),
    (
        LEVEL_3_7,
        LEVEL_1,
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
    (LEVEL_3_5, LEVEL_1, DOWN, UNUSUAL, "a large drop in intensity", None),
    (LEVEL_3_3, LEVEL_3_1, DOWN, EXPECTED, "reintegration", None),
    (LEVEL_3_3, LEVEL_2_1, DOWN, ACCEPTABLE, "treatment in the community", None),
    (
        LEVEL_3_1,
        LEVEL_2_1,
        DOWN,
        EXPECTED,
        "leaves the house and keeps the intensity",
        None,
    ),
    (LEVEL_3_1, LEVEL_1, DOWN, ACCEPTABLE, "few clinical hours already", None),
    (LEVEL_2_5, LEVEL_2_1, DOWN, EXPECTED, "the usual next step", None),
    (LEVEL_2_5, LEVEL_1, DOWN, ACCEPTABLE, "responds fast", None),
    (
        LEVEL_2_1,
        LEVEL_1,
        DOWN,
        EXPECTED,
        "the usual next step; a taper of a week or two may still belong to 2.1",
        _TAPER,
    ),
    # Up.
    (LEVEL_0_5, LEVEL_1, UP, EXPECTED, "a disorder is identified", None, _DISORDER),
    (
        LEVEL_1,
        LEVEL_2_1,
        UP,
        EXPECTED,
        "IOP as step-up from outpatient",
        _ADVISORY,
    ),
    (LEVEL_1, LEVEL_2_5, UP, ACCEPTABLE, "higher risk, safe home", None, HOME),
    (
        LEVEL_1,
        LEVEL_3_5,
        UP,
        ACCEPTABLE,
        "unsafe surroundings or imminent risk; need alone justifies the jump",
        None,
        SUPPORT,
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
        LEVEL_3_3,
        LEVEL_3_5,
        ASIDE,
        ACCEPTABLE,
        "for another population, not more or less intensive",
        None,
    ),
    # Withdrawal management.
    (LEVEL_1_WM, LEVEL_2_WM, UP, EXPECTED, "withdrawal worsens", None, WITHDRAWAL),
    (LEVEL_2_WM, LEVEL_3_7_WM, UP, EXPECTED, "withdrawal worsens", None, SEVERE),
    (LEVEL_3_2_WM, LEVEL_3_7_WM, UP, EXPECTED, "withdrawal worsens", None, SEVERE),
    (
        LEVEL_1_WM,
        LEVEL_2_1,
        ASIDE,
        EXPECTED,
        "the same ambulatory tier: normally both at once, not one after the other",
        _VIRGINIA_IOP,
    ),
    (
        LEVEL_2_WM,
        LEVEL_2_5,
        ASIDE,
        EXPECTED,
        "the same ambulatory tier: normally both at once, not one after the other",
        _VIRGINIA_PHP,
    ),
    (
        LEVEL_3_7_WM,
        LEVEL_3_7,
        ASIDE,
        EXPECTED,
        "withdrawal is over, treatment goes on in place",
        None,
        OVER,
    ),
    (LEVEL_4_WM, LEVEL_3_7_WM, DOWN, EXPECTED, "stable", None, STABLE),
    (
        LEVEL_4_WM,
        LEVEL_3_7,
        DOWN,
        EXPECTED,
        "withdrawal is over, treatment goes on",
        None,
        OVER,
    ),
    (LEVEL_3_7_WM, LEVEL_3_5, DOWN, EXPECTED, "withdrawal is over", None, OVER),
    (
        LEVEL_3_7_WM,
        LEVEL_2_5,
        DOWN,
        ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
        OVER,
        HOME,
    ),
    (
        LEVEL_3_7_WM,
        LEVEL_2_1,
        DOWN,
        ACCEPTABLE,
        "IOP after withdrawal management",
        _ADVISORY,
        OVER,
    ),
    (LEVEL_3_2_WM, LEVEL_3_5, DOWN, EXPECTED, "withdrawal is over", None, OVER),
    (
        LEVEL_3_2_WM,
        LEVEL_2_1,
        DOWN,
        ACCEPTABLE,
        "withdrawal is over, safe home",
        None,
        OVER,
        HOME,
    ),
    (
        LEVEL_3_7_WM,
        AFTER,
        OUT,
        UNUSUAL,
        "withdrawal management with nothing after it; few are referred on",
        _REFERRED_ON,
    ),
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
        pair=(LEVEL_2_1, LEVEL_1_WM),
        expectation=EXPECTED,
        rationale="withdrawal management as necessary, beside the program",
        source=_VIRGINIA_IOP,
    ),
    Concurrency(
        pair=(LEVEL_2_5, LEVEL_2_WM),
        expectation=EXPECTED,
        rationale="withdrawal management as necessary, beside the program",
        source=_VIRGINIA_PHP,
    ),
    Concurrency(
        pair=(LEVEL_3_1, LEVEL_2_1),
        expectation=EXPECTED,
        rationale="the house beside the hours; payers differ on paying for both",
        source=_HOUSE_AND_HOURS,
    ),
    Concurrency(
        pair=(LEVEL_OTP, None),
        expectation=EXPECTED,
        rationale="methadone goes on, whatever the level",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name=_EDITION,
    levels=_LEVELS,
    transitions=_TRANSITIONS,
    concurrency=_SIDE_BY_SIDE,
)
