"""Three 3-hour evenings a week: nine hours on the clock, seven and a half of credit.

The schedule is a real one, published by A Prodigal's Path for its evening program:
https://aprodigalspath.com/services-and-fees/intensive-outpatient-program/
Groups meet on Monday, Tuesday and Thursday from 18:00 to 21:00; each hour is about 50
minutes of class and a 10-minute break. Is that nine hours a week, and who says so? The
patients are adults, and Medicaid pays for them.
"""

from datetime import date

from continuum import Circumstances, Format, Schedule, ServiceKind, check
from continuum.rulebooks import programs
from continuum.rulebooks.us import medicare, nc, va
from continuum.systems import asam3, general
from continuum.systems import medicare as medicare_levels

evenings = Schedule.weekly(
    "Mon Tue Thu 18:00-21:00",
    kind=ServiceKind.COUNSELING,
    format=Format.GROUP,
    breaks=30,
)

report = check(
    evenings,
    under=[medicare.RULEBOOK, va.RULEBOOK, nc.RULEBOOK, programs.RULEBOOK],
    at=[medicare_levels.IOP, asam3.LEVEL_2_1, general.IOP],
    on=date(2026, 11, 21),
    given=Circumstances(age_at_least=21, facts=frozenset({"medicaid"})),
)

print(report)
