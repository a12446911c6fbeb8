"""Rules of the continuum of care for addiction treatment, dated and cited.

The names of a first hour. Level systems are in `continuum.systems`, rules in
`continuum.rulebooks`, graph algorithms in `continuum.graph`.
"""

from continuum.assess import Reading, assess
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.errors import ContinuumError
from continuum.findings import Finding, Report, Severity, describe
from continuum.ledger import Ledger
from continuum.levels import Continuum, Level, Setting, Transition
from continuum.periods import DateRange, Weekday
from continuum.plan import (
    Dose,
    Goal,
    Intervention,
    Objective,
    Problem,
    TreatmentPlan,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, Mode, ServiceFilter, ServiceKind, StaffRole
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Closure,
    ClosureReason,
    Schedule,
    Session,
)
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = [
    "Attendance",
    "AttendanceRecord",
    "AttendanceStatus",
    "Basis",
    "Circumstances",
    "Closure",
    "ClosureReason",
    "Continuum",
    "ContinuumError",
    "DateRange",
    "Dose",
    "Finding",
    "Format",
    "Goal",
    "Intervention",
    "Ledger",
    "Level",
    "Mode",
    "Objective",
    "Problem",
    "Reading",
    "Report",
    "Rule",
    "RuleVersion",
    "Rulebook",
    "Schedule",
    "ServiceFilter",
    "ServiceKind",
    "Session",
    "Setting",
    "Severity",
    "StaffRole",
    "Stay",
    "Transition",
    "TreatmentPlan",
    "Verdict",
    "Weekday",
    "assess",
    "check",
    "describe",
]
