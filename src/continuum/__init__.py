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
    from continuum.citations import Authority as Authority
    from continuum.citations import Citation as Citation
    from continuum.citations import Evidence as Evidence
    from continuum.errors import ContinuumError as ContinuumError
    from continuum.findings import Finding as Finding
    from continuum.findings import Report as Report
    from continuum.findings import Severity as Severity
    from continuum.findings import describe as describe
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
    from continuum.program import Program as Program
    from continuum.program import Track as Track
    from continuum.requirements import Above as Above
    from continuum.requirements import AllOf as AllOf
    from continuum.requirements import AnyOf as AnyOf
    from continuum.requirements import AtLeast as AtLeast
    from continuum.requirements import AtMost as AtMost
    from continuum.requirements import Below as Below
    from continuum.requirements import Between as Between
    from continuum.requirements import Given as Given
    from continuum.requirements import Requirement as Requirement
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
    "Above",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Attendance",
    "AttendanceRecord",
    "AttendanceStatus",
    "Authority",
    "Basis",
    "Below",
    "Between",
    "Circumstances",
    "Citation",
    "Closure",
    "ClosureReason",
    "Continuum",
    "ContinuumError",
    "DateRange",
    "Dose",
    "Evidence",
    "Finding",
    "Format",
    "Given",
    "Goal",
    "Intervention",
    "Level",
    "Mode",
    "Objective",
    "Problem",
    "Program",
    "Reading",
    "Report",
    "Requirement",
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
    "Track",
    "Transition",
    "TreatmentPlan",
    "Verdict",
    "Weekday",
    "check",
    "describe",
]

_MODULES = {
    "Above": "requirements",
    "AllOf": "requirements",
    "AnyOf": "requirements",
    "AtLeast": "requirements",
    "AtMost": "requirements",
    "Attendance": "sessions",
    "AttendanceRecord": "sessions",
    "AttendanceStatus": "sessions",
    "Authority": "citations",
    "Basis": "rules",
    "Below": "requirements",
    "Between": "requirements",
    "Circumstances": "circumstances",
    "Citation": "citations",
    "Closure": "sessions",
    "ClosureReason": "sessions",
    "Continuum": "levels",
    "ContinuumError": "errors",
    "DateRange": "periods",
    "Dose": "plan",
    "Evidence": "citations",
    "Finding": "findings",
    "Format": "services",
    "Given": "requirements",
    "Goal": "plan",
    "Intervention": "plan",
    "Level": "levels",
    "Mode": "services",
    "Objective": "plan",
    "Problem": "plan",
    "Program": "program",
    "Reading": "assess",
    "Report": "findings",
    "Requirement": "requirements",
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
    "Track": "program",
    "Transition": "levels",
    "TreatmentPlan": "plan",
    "Verdict": "verdicts",
    "Weekday": "periods",
    "check": "checks",
    "describe": "findings",
}


def __dir__() -> list[str]:
    return __all__


# Seen by a type checker, it would let any misspelt name pass.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            message = f"module 'continuum' has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module  # noqa: PLC0415  # not at load time

        value = getattr(import_module(f"continuum.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
