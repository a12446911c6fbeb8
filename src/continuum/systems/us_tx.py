"""Levels that Texas names for chemical dependency treatment.

Scope: intensive and supportive residential services and day treatment (26 TAC 564) and
outpatient services (1 TAC 354.1311), as far as they were read. Adolescents have rules
of their own at these levels; they are a population, and so are the young in programs of
juvenile justice (37 TAC 353.308). Medicaid's residential benefit is a limit of payment
and no level. Not covered: withdrawal management and the therapeutic community, of which
no rule was read. No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "DAY_TREATMENT",
    "INTENSIVE_RESIDENTIAL",
    "OUTPATIENT",
    "SUPPORTIVE_RESIDENTIAL",
]

_SYSTEM: Final = "us-tx"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Texas Administrative Code"
_COPY: Final = "copy on regulations.justia.com, through Reg. 49, No. 38"

_RESIDENTIAL_URL: Final = (
    "https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=T&app=9&p_dir=N"
    "&p_rloc=217763&p_tloc=&p_ploc=1&pg=2&p_tac=&ti=26&pt=1&ch=564&rl=902"
)
_RESIDENTIAL_NOTE: Final = (
    "The address names section 902 and leads to the next one. That support is around "
    "the clock is in (a)."
)

# Intensity is this library's own rank; equal ranks are not ordered. The residential
# levels rank as their weekly hours do, 30 and 6; supportive residential ranks with day
# treatment, since one has the roof and the other the hours.

INTENSIVE_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="intensive-residential",
    name="Intensive residential",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="26 TAC 564.903(d)",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RESIDENTIAL_NOTE,
    ),
)
SUPPORTIVE_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="supportive-residential",
    name="Supportive residential",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="26 TAC 564.903(g)",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RESIDENTIAL_NOTE,
    ),
)
DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="day-treatment",
    name="Day treatment",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="26 TAC 564.905(c)",
        url=(
            "https://regulations.justia.com/states/texas/title-26/part-1/chapter-564/"
            "subchapter-i/section-564-905"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
        note=(
            "The section is on programs for adolescents. Whether adults have the level "
            "too was not read."
        ),
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="1 TAC 354.1311(d)",
        url=(
            "https://regulations.justia.com/states/texas/title-1/part-15/chapter-354/"
            "subchapter-a/division-22/section-354-1311"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
        note="Medicaid's rule. The hours of licensed outpatient care were not read.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Texas, chemical dependency treatment",
    levels=(
        INTENSIVE_RESIDENTIAL,
        SUPPORTIVE_RESIDENTIAL,
        DAY_TREATMENT,
        OUTPATIENT,
    ),
)
