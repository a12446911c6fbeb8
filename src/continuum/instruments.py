"""Scales of instruments that treatment of substance use disorders is followed with.

Every number was read in a public text, which its citation names. What was not read is
left out: most recall periods, and most changes that are more than chance. Where sources
band a score differently, both bandings stand, side by side.

Not covered: the questions, how a score is made of the answers, alerts on single answers
(such as the PHQ-9's ninth, on self-harm), and a total of the Brief Addiction Monitor,
which has none. LOCUS and CALOCUS-CASII are licensed and left out.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum import _fields
from continuum.citations import Citation, Evidence
from continuum.errors import FieldValueError
from continuum.measuring import Band, Banding, Cutoff, Direction, Scale

__all__ = [
    "AUDIT",
    "BAM_IOP_PROTECTIVE",
    "BAM_IOP_RISK",
    "BAM_IOP_USE",
    "BAM_PROTECTIVE",
    "BAM_RISK",
    "BAM_R_PROTECTIVE",
    "BAM_R_RISK",
    "BAM_R_USE",
    "BAM_USE",
    "BARC_10",
    "DAST_10",
    "GAD_7",
    "INSTRUMENTS",
    "PHQ_9",
    "URICA_READINESS",
    "scale",
]

_READ: Final = date(2026, 11, 21)

_LOWER: Final = Direction.LOWER_IS_BETTER
_HIGHER: Final = Direction.HIGHER_IS_BETTER


# --- depression and anxiety -----------------------------------------------------------

_PHQ_9: Final = Citation(
    instrument="PHQ-9",
    provision="severity of the total score",
    url="https://processingtherapy.com/what-is-a-phq-9-and-gad-7",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Processing Therapy, What is a PHQ-9 and GAD-7?",
)
_GAD_7: Final = Citation(
    instrument="GAD-7",
    provision="severity of the total score",
    url=_PHQ_9.url,
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=_PHQ_9.read_in,
)
_TALKING_THERAPIES: Final = Citation(
    instrument="IAPT manual (English talking therapies for depression and anxiety)",
    provision="change and caseness by PHQ-9 and GAD-7",
    url="http://www.cbtwatch.com/tag/no-justification-for-nhs-talking-theapies/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "CBT Watch, No Justification for NHS Talking Therapies; the cut-offs also in "
        "BMC Psychiatry, doi 10.1186/s12888-016-1078-0"
    ),
    note=(
        "The manual itself was not read. It speaks of a fall of the score; a rise of "
        "the same size is taken here for as much more than chance."
    ),
)
_FROM_ELSEWHERE: Final = (
    "The reliable change and the cut-off come from an English service for depression "
    "and anxiety, not from treatment of substance use disorders."
)

PHQ_9: Final = Scale(
    code="PHQ-9",
    name="depression, Patient Health Questionnaire",
    direction=_LOWER,
    source=_PHQ_9,
    low=0,
    high=27,
    bandings=(
        Banding(
            bands=(
                Band(low=0, high=4, name="minimal"),
                Band(low=5, high=9, name="mild"),
                Band(low=10, high=14, name="moderate"),
                Band(low=15, high=19, name="moderately severe"),
                Band(low=20, high=27, name="severe"),
            ),
            source=_PHQ_9,
        ),
    ),
    cutoffs=(Cutoff(at_least=10, meaning="a case", source=_TALKING_THERAPIES),),
    reliable_change=6,
    change_source=_TALKING_THERAPIES,
    notes=(_FROM_ELSEWHERE,),
)
"""Total of the nine items on depression."""

GAD_7: Final = Scale(
    code="GAD-7",
    name="anxiety, Generalized Anxiety Disorder scale",
    direction=_LOWER,
    source=_GAD_7,
    low=0,
    high=21,
    bandings=(
        Banding(
            bands=(
                Band(low=0, high=4, name="minimal"),
                Band(low=5, high=9, name="mild"),
                Band(low=10, high=14, name="moderate"),
                Band(low=15, high=21, name="severe"),
            ),
            source=_GAD_7,
        ),
    ),
    cutoffs=(Cutoff(at_least=8, meaning="a case", source=_TALKING_THERAPIES),),
    reliable_change=4,
    change_source=_TALKING_THERAPIES,
    notes=(_FROM_ELSEWHERE,),
)
"""Total of the seven items on anxiety."""


# --- alcohol and drugs ----------------------------------------------------------------

_AUDIT_ZONES: Final = Citation(
    instrument="AUDIT",
    provision="risk levels of the total score, zones I to IV",
    url=(
        "https://comorbidityguidelines.org.au/appendix-u-alcohol-use-disorders-"
        "identification-test-audit/audit-scoring-clinician-use-only"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "Comorbidity Guidelines (Australia), appendix U, for zones I to III; Medicare "
        "Informatics, Alcohol Screening, "
        "https://www.medicareinformatics.com/Utility/AlcoholScreening, for all four"
    ),
)
_AUDIT_LEVELS: Final = Citation(
    instrument="AUDIT",
    provision="scoring: low risk, hazardous or harmful, dependence likely",
    url="https://auditscreen.org/scoring-audit/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="auditscreen.org, Scoring the AUDIT",
)
_DAST_10: Final = Citation(
    instrument="DAST-10",
    provision="degree of problems by the total score",
    url=(
        "https://comorbidityguidelines.org.au/appendix-w-drug-abuse-screening-test-"
        "dast10/dast10-scoring-and-interpretation"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Comorbidity Guidelines (Australia), appendix W",
)

AUDIT: Final = Scale(
    code="AUDIT",
    name="alcohol use, Alcohol Use Disorders Identification Test",
    direction=_LOWER,
    source=_AUDIT_LEVELS,
    low=0,
    high=40,
    bandings=(
        Banding(
            bands=(
                Band(low=0, high=7, name="zone I, low risk"),
                Band(low=8, high=15, name="zone II, hazardous"),
                Band(low=16, high=19, name="zone III, harmful"),
                Band(low=20, high=40, name="zone IV, possible dependence"),
            ),
            source=_AUDIT_ZONES,
        ),
        Banding(
            bands=(
                Band(low=0, high=0, name="abstinent, without problems"),
                Band(low=1, high=7, name="low risk"),
                Band(low=8, high=14, name="hazardous or harmful"),
                Band(low=15, high=40, name="dependence likely"),
            ),
            source=_AUDIT_LEVELS,
        ),
    ),
)
"""Total of the ten items on alcohol, which two sources band in two ways."""

DAST_10: Final = Scale(
    code="DAST-10",
    name="drug use, Drug Abuse Screening Test",
    direction=_LOWER,
    source=_DAST_10,
    low=0,
    high=10,
    bandings=(
        Banding(
            bands=(
                Band(low=0, high=0, name="none reported"),
                Band(low=1, high=2, name="low"),
                Band(low=3, high=5, name="moderate"),
                Band(low=6, high=8, name="substantial"),
                Band(low=9, high=10, name="severe"),
            ),
            source=_DAST_10,
        ),
    ),
)
"""Total of the ten items on drugs other than alcohol."""


# --- Brief Addiction Monitor ----------------------------------------------------------

_BAM: Final = Citation(
    instrument="BAM",
    provision="subscales, with score ranges and cut-offs",
    url="https://ebchelp.blueprint.ai/en/articles/3945380-brief-addiction-monitor-bam",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Blueprint, Brief Addiction Monitor (BAM)",
    note="It quotes one item, which asks about the past 30 days.",
)
_BAM_R: Final = Citation(
    instrument="BAM-R",
    provision="subscales, with score ranges",
    url="https://www.kipu.health/bam-assessments/",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "Kipu Health, The Brief Addiction Monitor (BAM); that the revised form asks "
        "for days out of 30: Assessment Resources, BAM, "
        "https://scribd.com/document/638986021/Assessment-Resources-BAM"
    ),
)
_BAM_IOP: Final = Citation(
    instrument="BAM-IOP",
    provision="recall of 7 days",
    url="https://scribd.com/document/638986021/Assessment-Resources-BAM",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Assessment Resources, BAM",
    note="The text names three domains of the BAM, and no score range of this form.",
)

_NO_TOTAL: Final = "The subscales stand alone: no total of the BAM has been validated."
_OWN_FORM: Final = (
    "Forms of the BAM that ask about 7 and about 30 days never share a trend."
)
_NO_RANGE: Final = "The range of this score was not found in any text."

BAM_USE: Final = Scale(
    code="BAM use",
    name="substance use, Brief Addiction Monitor in categories",
    direction=_LOWER,
    source=_BAM,
    low=0,
    high=12,
    cutoffs=(Cutoff(at_least=1, meaning="clinically significant", source=_BAM),),
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Use subscale of the BAM in categories."""

BAM_RISK: Final = Scale(
    code="BAM risk",
    name="risk factors, Brief Addiction Monitor in categories",
    direction=_LOWER,
    source=_BAM,
    low=0,
    high=24,
    cutoffs=(Cutoff(at_least=12, meaning="clinically significant", source=_BAM),),
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Risk subscale of the BAM in categories."""

BAM_PROTECTIVE: Final = Scale(
    code="BAM protective",
    name="protective factors, Brief Addiction Monitor in categories",
    direction=_HIGHER,
    source=_BAM,
    low=0,
    high=24,
    cutoffs=(Cutoff(at_most=12, meaning="clinically significant", source=_BAM),),
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Protective subscale of the BAM in categories; more is better."""

BAM_R_USE: Final = Scale(
    code="BAM-R use",
    name="substance use, Brief Addiction Monitor in days",
    direction=_LOWER,
    source=_BAM_R,
    low=0,
    high=90,
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Use subscale of the BAM-R, in days."""

BAM_R_RISK: Final = Scale(
    code="BAM-R risk",
    name="risk factors, Brief Addiction Monitor in days",
    direction=_LOWER,
    source=_BAM_R,
    low=0,
    high=180,
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Risk subscale of the BAM-R, in days."""

BAM_R_PROTECTIVE: Final = Scale(
    code="BAM-R protective",
    name="protective factors, Brief Addiction Monitor in days",
    direction=_HIGHER,
    source=_BAM_R,
    low=0,
    high=180,
    recall_days=30,
    notes=(_NO_TOTAL, _OWN_FORM),
)
"""Protective subscale of the BAM-R, in days; more is better."""

BAM_IOP_USE: Final = Scale(
    code="BAM-IOP use",
    name="substance use, Brief Addiction Monitor of 7 days",
    direction=_LOWER,
    source=_BAM_IOP,
    recall_days=7,
    notes=(_NO_TOTAL, _OWN_FORM, _NO_RANGE),
)
"""Use subscale of the BAM-IOP, of which the range is not known."""

BAM_IOP_RISK: Final = Scale(
    code="BAM-IOP risk",
    name="risk factors, Brief Addiction Monitor of 7 days",
    direction=_LOWER,
    source=_BAM_IOP,
    recall_days=7,
    notes=(_NO_TOTAL, _OWN_FORM, _NO_RANGE),
)
"""Risk subscale of the BAM-IOP, of which the range is not known."""

BAM_IOP_PROTECTIVE: Final = Scale(
    code="BAM-IOP protective",
    name="protective factors, Brief Addiction Monitor of 7 days",
    direction=_HIGHER,
    source=_BAM_IOP,
    recall_days=7,
    notes=(_NO_TOTAL, _OWN_FORM, _NO_RANGE),
)
"""Protective subscale of the BAM-IOP, of which the range is not known."""


# --- recovery and readiness -----------------------------------------------------------

_BARC_10: Final = Citation(
    instrument="BARC-10",
    provision="range, and the score associated with remission",
    url="https://virginiasorsupport.org/news/barc-10-score-feature-of-the-gpra-survey",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="Virginia SOR Support, BARC-10 Score Feature of the GPRA Survey",
)
_URICA: Final = Citation(
    instrument="URICA",
    provision="readiness score",
    url="http://www.umbc.edu/psyc/habits/content/ttm_measures/urica/readiness.html",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="University of Maryland, Baltimore County, HABITS Lab, Readiness Score",
)

_AT_INTAKE: Final = (
    "Taken before treatment it predicts how treatment ends. During treatment its "
    "authors use the action and maintenance subscales, and not this score."
)

BARC_10: Final = Scale(
    code="BARC-10",
    name="recovery capital, Brief Assessment of Recovery Capital",
    direction=_HIGHER,
    source=_BARC_10,
    low=10,
    high=60,
    cutoffs=(
        Cutoff(
            at_least=47,
            meaning="remission that lasts is likelier",
            source=_BARC_10,
        ),
    ),
)
"""Total of the ten items on recovery capital; more is better."""

URICA_READINESS: Final = Scale(
    code="URICA readiness",
    name="readiness to change, University of Rhode Island Change Assessment",
    direction=_HIGHER,
    source=_URICA,
    notes=(
        _AT_INTAKE,
        "It has no bands: to its authors any cut-off is a matter of choice.",
        _NO_RANGE,
    ),
)
"""Contemplation, action and maintenance less precontemplation, each a mean."""


# --- lookup ---------------------------------------------------------------------------

INSTRUMENTS: Final = (
    PHQ_9,
    GAD_7,
    AUDIT,
    DAST_10,
    BAM_USE,
    BAM_RISK,
    BAM_PROTECTIVE,
    BAM_R_USE,
    BAM_R_RISK,
    BAM_R_PROTECTIVE,
    BAM_IOP_USE,
    BAM_IOP_RISK,
    BAM_IOP_PROTECTIVE,
    BARC_10,
    URICA_READINESS,
)
"""Every scale of this module."""


def scale(code: str) -> Scale:
    """The scale with that code.

    Raises:
        FieldValueError: No scale of this module has that code.

    >>> scale("BARC-10").cutoffs[0].holds(47)
    True
    """
    _fields.text("scale", "code", code)
    for found in INSTRUMENTS:
        if found.code == code:
            return found
    known = ", ".join(found.code for found in INSTRUMENTS)
    raise FieldValueError("scale", "code", code, f"one of {known}")
