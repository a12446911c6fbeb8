"""Rules of the continuum of care for addiction treatment, dated and cited.

The names of a first hour. Level systems are in `continuum.systems`, rules in
`continuum.rulebooks`, graph algorithms in `continuum.graph`.

Each name is loaded when it is first used: loading all of them with the package took
twice as long as loading attrs (benchmarks/imports.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from continuum.assess import Reading as Reading
    from continuum.checks import check as check
    from continuum.circumstances import Circumstances as Circumstances
    from continuum.errors import ContinuumError as ContinuumError
    from continuum.findings import Finding as Finding
    from continuum.findings import Report as Report
    from continuum.findings import Severity as Severity
    from continuum.findings import describe as describe
    from continuum.ledger import Ledger as Ledger
    from continuum.levels import Continuum as Continuum
    from continuum.levels import Level as Level
    from continuum.levels import Setting as Setting
    from continuum.levels import Transition as Transition
    from continuum.periods import DateRange as DateRange
    from continuum.periods import Weekday as Weekday
    from continuum.plan import Dose as Dose
    from continuum.plan import Goal as Goal
    from continuum.plan import Intervention as Intervention
    from continuum.plan import Objective as Objective
    from continuum.plan import Problem as Problem
    from continuum.plan import TreatmentPlan as TreatmentPlan
    from continuum.rules import Basis as Basis
    from continuum.rules import Rule as Rule
    from continuum.rules import Rulebook as Rulebook
    from continuum.rules import RuleVersion as RuleVersion
    from continuum.services import Format as Format
    from continuum.services import Mode as Mode
    from continuum.services import ServiceFilter as ServiceFilter
    from continuum.services import ServiceKind as ServiceKind
    from continuum.services import StaffRole as StaffRole
    from continuum.sessions import Attendance as Attendance
    from continuum.sessions import AttendanceRecord as AttendanceRecord
    from continuum.sessions import AttendanceStatus as AttendanceStatus
    from continuum.sessions import Closure as Closure
    from continuum.sessions import ClosureReason as ClosureReason
    from continuum.sessions import Schedule as Schedule
    from continuum.sessions import Session as Session
    from continuum.stay import Stay as Stay
    from continuum.verdicts import Verdict as Verdict

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
    "check",
    "describe",
]

_MODULES = {
    "Attendance": "sessions",
    "AttendanceRecord": "sessions",
    "AttendanceStatus": "sessions",
    "Basis": "rules",
    "Circumstances": "circumstances",
    "Closure": "sessions",
    "ClosureReason": "sessions",
    "Continuum": "levels",
    "ContinuumError": "errors",
    "DateRange": "periods",
    "Dose": "plan",
    "Finding": "findings",
    "Format": "services",
    "Goal": "plan",
    "Intervention": "plan",
    "Ledger": "ledger",
    "Level": "levels",
    "Mode": "services",
    "Objective": "plan",
    "Problem": "plan",
    "Reading": "assess",
    "Report": "findings",
    "Rule": "rules",
    "RuleVersion": "rules",
    "Rulebook": "rules",
    "Schedule": "sessions",
    "ServiceFilter": "services",
    "ServiceKind": "services",
    "Session": "sessions",
    "Setting": "levels",
    "Severity": "findings",
    "StaffRole": "services",
    "Stay": "stay",
    "Transition": "levels",
    "TreatmentPlan": "plan",
    "Verdict": "verdicts",
    "Weekday": "periods",
    "check": "checks",
    "describe": "findings",
}


def __dir__() -> list[str]:
    return __all__


if not TYPE_CHECKING:  # seen by a type checker, it would let any misspelt name pass

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            message = f"module 'continuum' has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module  # noqa: PLC0415  # not at load time

        value = getattr(import_module(f"continuum.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
