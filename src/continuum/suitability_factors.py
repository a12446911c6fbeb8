"""Factors that published texts name for a level of care, in this library's own words.

Scope: whom Medicare's partial hospitalization is for (42 CFR 410.43(c)), what was read
of the same for its intensive outpatient services, who is eligible for an intensive
outpatient program in South Dakota (ARSD 67:61:14:01), and whom published program
descriptions say that an IOP fits. Statements are put so that met favors the level.

Not confirmed, and therefore not here: 42 CFR 410.44(c) beyond its hours. That it
repeats the other criteria of 410.43(c) (a coordinated program, no care around the
clock, support outside, a diagnosis, no danger) was only recalled. Of a contractor's
page on it the beginning was read, and what that states is here. Not confirmed either:
whether 410.43(c) has changed since the edition of 2015, above all (c)(5) by a mention
of substance use disorder. Not covered: criteria of licensed instruments.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.suitability import Factor, FactorGroup, FactorSet
from continuum.systems import general, medicare

__all__ = ["MEDICARE_IOP", "MEDICARE_PHP", "PROGRAMS_IOP", "SOUTH_DAKOTA_IOP"]

_READ: Final = date(2026, 11, 21)

# --- Medicare -------------------------------------------------------------------------

_PARTIAL: Final = Citation(
    instrument="42 CFR",
    provision="410.43(c)",
    url="https://www.ecfr.gov/current/title-42/section-410.43",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="18F, allregs: the section as in the annual edition of 2015",
    kind=AuthorityKind.REGULATION,
    note=(
        "Last amended there by 73 FR 68811, 2008-11-18. A copy of 2026-06-20 that was "
        "read as far as paragraph (b) speaks of substance use disorder in (a)(4); "
        "whether paragraph (c) reads otherwise today was not confirmed."
    ),
)

_PARTIAL_ROWS: Final = (
    (
        "410.43(c)(1)",
        "needs-20-hours",
        (
            "The plan of care shows a need for 20 weekly hours of therapeutic "
            "services, or more."
        ),
    ),
    (
        "410.43(c)(2)",
        "coordinated-program",
        (
            "A program of coordinated services is likely to help, and single "
            "outpatient sessions would be too little."
        ),
    ),
    ("410.43(c)(3)", "no-24-hour-care", "Does not need care around the clock."),
    (
        "410.43(c)(4)",
        "support-outside",
        "Has enough support in the hours away from the program.",
    ),
    (
        "410.43(c)(5)",
        "mental-health-diagnosis",
        "Has been diagnosed with a mental health condition.",
    ),
    (
        "410.43(c)(6)",
        "not-dangerous",
        "Nobody judges the patient a danger to anyone, the patient included.",
    ),
    (
        "410.43(c)(7)",
        "able-to-take-part",
        (
            "Is able, in thought and feeling, to work in active treatment and to bear "
            "the intensity of the program."
        ),
    ),
)
MEDICARE_PHP: Final = FactorSet(
    name="42 CFR 410.43(c)",
    level=medicare.PHP,
    groups=(
        FactorGroup(
            factors=tuple(
                Factor(
                    code=code,
                    statement=statement,
                    sources=(attrs.evolve(_PARTIAL, provision=provision),),
                )
                for provision, code, statement in _PARTIAL_ROWS
            )
        ),
    ),
)

_HOURS: Final = Citation(
    instrument="42 CFR",
    provision="410.44",
    url="https://www.ecfr.gov/current/title-42/section-410.44",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="medicare.gov, coverage page on intensive outpatient program services",
    kind=AuthorityKind.REGULATION,
    note="The section was not read, so no paragraph is cited.",
)
_CONTRACTOR: Final = Citation(
    instrument="National Government Services, page on intensive outpatient programs",
    provision="who is eligible",
    url=(
        "https://www.ngsmedicare.com/web/ngs/intensive-outpatient-program"
        "?selectedArticleId=10544010"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.GUIDANCE,
    note=(
        "What a contractor of Medicare tells providers. The copy read bears no day and "
        "breaks off within this part, so more may follow."
    ),
)

MEDICARE_IOP: Final = FactorSet(
    name="Medicare intensive outpatient services, as far as read",
    level=medicare.IOP,
    joined=False,
    groups=(
        FactorGroup(
            factors=(
                Factor(
                    code="needs-9-hours",
                    statement=(
                        "The plan of care shows a need for 9 weekly hours of "
                        "therapeutic services, or more."
                    ),
                    sources=(_HOURS,),
                ),
                Factor(
                    code="disorder-hinders-life",
                    statement=(
                        "A mental disorder, which may be a substance use disorder, "
                        "gravely hinders several sides of daily life."
                    ),
                    sources=(_CONTRACTOR,),
                ),
                Factor(
                    code="able-to-take-part",
                    statement=(
                        "Is able, in thought and feeling, to work in active treatment "
                        "and to bear the intensity of the program."
                    ),
                    sources=(_CONTRACTOR,),
                ),
                Factor(
                    code="outpatient-too-little",
                    statement="Outpatient services would not be intensive enough.",
                    sources=(_CONTRACTOR,),
                ),
                Factor(
                    code="php-too-much",
                    statement="Does not need the intensity of partial hospitalization.",
                    sources=(_CONTRACTOR,),
                ),
            )
        ),
    ),
)

# --- South Dakota ---------------------------------------------------------------------

_ELIGIBLE: Final = Citation(
    instrument="Administrative Rules of South Dakota",
    provision="67:61:14:01",
    url="https://sdlegislature.gov/Rules?Rule=67%3A61%3A14",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
    note="In force from 2016-12-05; as amended with effect from 2023-11-27.",
)

_ELIGIBLE_ROWS: Final = (
    (
        "67:61:14:01(1)",
        "withdrawal-risk-minimal",
        "The risk that withdrawal turns severe is minimal.",
    ),
    (
        "67:61:14:01(2)",
        "biomedically-stable",
        "Biomedical conditions are absent or very stable.",
    ),
    (
        "67:61:14:01(3)",
        "mental-conditions-mild",
        (
            "Conditions of feeling, conduct or thinking that stand in the way of "
            "recovery and need watching are no more than mild."
        ),
    ),
    (
        "67:61:14:01(4)(a)",
        "engagement-needs-structure",
        "Wavers or sees no problem, and needs a structured program to move on.",
    ),
    (
        "67:61:14:01(4)(b)",
        "symptoms-intensified",
        (
            "Symptoms, of substance use or of mental health, have grown, and use is "
            "very likely unless somebody watches or helps closely."
        ),
    ),
    (
        "67:61:14:01(4)(c)",
        "copes-with-structure",
        (
            "Surroundings do not help recovery, but given structure and support the "
            "patient copes."
        ),
    ),
)
_REQUIRED: Final = 3
"""Paragraphs (1) to (3) are required; of those under (4), one is."""

_ELIGIBILITY: Final = tuple(
    Factor(
        code=code,
        statement=statement,
        sources=(attrs.evolve(_ELIGIBLE, provision=provision),),
    )
    for provision, code, statement in _ELIGIBLE_ROWS
)

# The levels of South Dakota are no system of this library, so the level is the one in
# plain language.
SOUTH_DAKOTA_IOP: Final = FactorSet(
    name="ARSD 67:61:14:01",
    level=general.IOP,
    groups=(
        FactorGroup(factors=_ELIGIBILITY[:_REQUIRED]),
        FactorGroup(factors=_ELIGIBILITY[_REQUIRED:], at_least=1),
    ),
)

# --- published program descriptions ---------------------------------------------------

_FITS: Final = "whom the program fits"

_ASPENRIDGE: Final = Citation(
    instrument='AspenRidge, "What is IOP and is it Effective Addiction Treatment?"',
    provision=_FITS,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_DAYLIGHT: Final = Citation(
    instrument='Daylight Recovery Services, "Intensive Outpatient Program"',
    provision=_FITS,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_WHY_USED: Final = Citation(
    instrument='"What is an IOP and why is it used?", a provider not named',
    provision=_FITS,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)
_MAGNIFIED: Final = Citation(
    instrument=(
        'Magnified Health Systems, "6 Benefits Of Intensive Outpatient Treatment"'
    ),
    provision=_FITS,
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
)

# Each description lists some of these, none lists all, and none says that all must
# hold. The fifth description read says nothing of whom an IOP fits.
PROGRAMS_IOP: Final = FactorSet(
    name="published program descriptions",
    level=general.IOP,
    joined=False,
    groups=(
        FactorGroup(
            factors=tuple(
                Factor(code=code, statement=statement, sources=sources)
                for code, statement, sources in (
                    (
                        "no-withdrawal-management",
                        "Does not need withdrawal management.",
                        (_DAYLIGHT, _MAGNIFIED),
                    ),
                    (
                        "no-24-hour-supervision",
                        "Does not need supervision around the clock.",
                        (_DAYLIGHT, _MAGNIFIED),
                    ),
                    (
                        "safe-home",
                        "Lives in a home that is stable and safe.",
                        (_WHY_USED, _MAGNIFIED),
                    ),
                    (
                        "support-network",
                        "Has people who support recovery.",
                        (_DAYLIGHT, _WHY_USED, _MAGNIFIED),
                    ),
                    ("motivated", "Wants to take part.", (_DAYLIGHT, _WHY_USED)),
                    (
                        "lower-risk",
                        "Has stopped using, or is at lower risk of return to use.",
                        (_MAGNIFIED,),
                    ),
                    ("open-in-groups", "Can speak openly in a group.", (_MAGNIFIED,)),
                    (
                        "duties-at-home",
                        "Has duties that rule out living in: children, work, school.",
                        (_ASPENRIDGE, _WHY_USED, _MAGNIFIED),
                    ),
                    (
                        "after-residential",
                        "Has completed residential care.",
                        (_ASPENRIDGE, _DAYLIGHT),
                    ),
                    (
                        "structure-enough",
                        "Addiction is not so severe that it needs more structure.",
                        (_WHY_USED,),
                    ),
                )
            )
        ),
    ),
)
