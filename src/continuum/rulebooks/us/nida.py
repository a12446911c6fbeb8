"""National Institute on Drug Abuse (NIDA): how long treatment should last.

Scope: the two lengths of treatment in NIDA's Principles of Drug Addiction Treatment,
which guide and oblige nobody: 90 days of residential or outpatient treatment, below
which it is of limited effect, and 12 months of methadone maintenance.

The 90 days are of treatment as a whole, across levels of care. A stay is at one level:
one that lasts them shows it, a shorter one does not show the contrary. So a shorter one
falls short only where the caller says that the treatment went on at no other level
before or after it.

Not covered, because it gives no length: that treatment is for each patient as long as
that patient needs, and that longer is often better. The guide itself was not read, but
what others take from it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import DateRange
from continuum.requirements import Excusable, Length
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.terms import calendar_days, months

__all__ = ["METHADONE_TREATMENT_LENGTH", "RULEBOOK", "TREATMENT_LENGTH"]

_READ: Final = date(2026, 11, 21)

_GUIDE: Final = "NIDA, Principles of Drug Addiction Treatment: A Research-Based Guide"
_URL: Final = "https://archives.nida.nih.gov"
_PUBLISHED: Final = (
    "First published on 1999-10-12, as brightsurf.com says; of which edition the "
    "words are that were read was not told."
)

# Ninety days, the figure beside "about three months", which count as days.
TREATMENT_LENGTH: Final = Rule(
    code="US-NIDA-001",
    name="treatment-length",
    level=None,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(1999, 10, 12)),
            requirement=Excusable(
                Length(at_least=calendar_days(90)),
                unless=("treatment-continued-at-another-level",),
            ),
            citation=Citation(
                instrument=_GUIDE,
                provision="principle 5, and how long treatment usually lasts",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "drexelmedicine.org, NIDA principles; gethelp.com, article of "
                    "2019-12-15"
                ),
                note=_PUBLISHED,
            ),
            verified_through=date(2019, 12, 15),
        ),
    ),
)

# Time in maintenance, whichever the level; it is one treatment, and so one stay.
METHADONE_TREATMENT_LENGTH: Final = Rule(
    code="US-NIDA-002",
    name="methadone-treatment-length",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("methadone-maintenance"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(1999, 10, 12)),
            requirement=Length(at_least=months(12)),
            citation=Citation(
                instrument=_GUIDE,
                provision="how long treatment usually lasts",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "brentwoodspringsdetox.com and treatmentcentersdirectory.com, "
                    "articles on how long treatment lasts"
                ),
                note=f"{_PUBLISHED} The copies bear no day.",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NIDA",
        name="National Institute on Drug Abuse",
        kind=AuthorityKind.GUIDANCE,
    ),
    rules=(TREATMENT_LENGTH, METHADONE_TREATMENT_LENGTH),
    revised=date(2026, 11, 22),
)
