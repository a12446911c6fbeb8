"""What is different between two plans, part by part."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias, cast

import attrs

from continuum import _html
from continuum.errors import FieldTypeError, printable
from continuum.measuring import Target
from continuum.periods import DateRange
from continuum.plan._dose import Dose
from continuum.plan._goal import Goal, GoalLifecycle
from continuum.terms import Term
from continuum.verdicts import Verdict

__all__ = ["Change", "ChangeKind", "Flip", "PlanDiff", "compare"]


class ChangeKind(enum.StrEnum):
    """What became of a part of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is different; texts of the patient are never printed.

    It has no plain form, since it may hold a value of any field of a plan: keep both
    plans, which have one, and compare them again.

    Args:
        kind: Whether something came, went or changed.
        part: Which part of the plan: ``goals[G1]``; empty for the plan itself.
        field: Which of its fields changed; empty for a part that came or went.
        before: The part or value before; None where there was none.
        after: The part or value after; None where there is none.
        personal: Whether the values are the patient's; then they are never printed.
    """

    kind: ChangeKind
    part: str
    field: str = ""
    before: object = attrs.field(default=None, repr=False)
    after: object = attrs.field(default=None, repr=False)
    personal: bool = False

    @property
    def makes_sense(self) -> bool:
        """Whether a goal may go from one lifecycle to the other; true of all else."""
        if isinstance(self.before, GoalLifecycle):
            return self.before.may_become(cast("GoalLifecycle", self.after))
        return True

    @property
    def shown(self) -> tuple[str, str]:
        """How both values are printed; empty where they are not."""
        if self.personal or not self.field:
            return "", ""
        return _shown(self.before), _shown(self.after)

    def __str__(self) -> str:
        what = self.part or "plan"
        if not self.field:
            return f"{what} {self.kind}"
        before, after = self.shown
        told = f": was {before}, is {after}" if before and after else ""
        odd = "" if self.makes_sense else f", {_ODD}"
        return f"{what} {self.field} changed{told}{odd}"


_ODD: Final = "a move that makes no sense"


@attrs.frozen(kw_only=True)
class Flip:
    """A rule whose verdict is another one for the other plan.

    Args:
        code: Code of the rule.
        before: Its verdict on the one plan; None where it was not applicable.
        after: Its verdict on the other.
    """

    code: str
    before: Verdict | None
    after: Verdict | None

    def __str__(self) -> str:
        before, after = (
            "not applicable" if verdict is None else verdict.value
            for verdict in (self.before, self.after)
        )
        return f"{self.code}: {before} to {after}"


@attrs.frozen(kw_only=True)
class PlanDiff:
    """What is different between two plans.

    Args:
        changes: Of the plan itself, then of problems, goals, objectives, interventions
            and criteria, each by its code.
        flips: Rules whose verdict is another one, where the plans were judged.
    """

    changes: tuple[Change, ...]
    flips: tuple[Flip, ...] = ()

    def with_verdicts(
        self, before: Mapping[str, Verdict], after: Mapping[str, Verdict]
    ) -> PlanDiff:
        """The same with the rules whose verdicts differ, in order of their codes.

        Args:
            before: Verdict of each rule on the one plan, by its code.
            after: The same on the other plan.
        """
        for field, given in (("before", before), ("after", after)):
            if not isinstance(given, Mapping):
                expected = "verdicts of rules by their codes"
                raise FieldTypeError("PlanDiff.with_verdicts", field, given, expected)
        flips = tuple(
            Flip(code=code, before=before.get(code), after=after.get(code))
            for code in sorted({*before, *after})
            if before.get(code) is not after.get(code)
        )
        return attrs.evolve(self, flips=flips)

    def __str__(self) -> str:
        lines = [printable(f"{line}") for line in (*self.changes, *self.flips)]
        return "\n".join(lines) or "no difference"

    def _repr_html_(self) -> str:
        rows = [
            (
                change.part or "plan",
                change.field or change.kind.value,
                change.shown[0],
                change.shown[1] if change.makes_sense else (change.shown[1], _ODD),
            )
            for change in self.changes
        ]
        below = [str(flip) for flip in self.flips]
        if not rows and not below:
            below = [str(self)]
        return _html.table(("part", "what", "before", "after"), rows, below=below)


_CODED: Final = ("problems", "goals", "objectives", "interventions", "criteria")


def compare(before: attrs.AttrsInstance, after: attrs.AttrsInstance) -> PlanDiff:
    """Compare two plans: parts by their codes, everything else field by field.

    The order of what stands in a tuple means nothing. A day that a part leaves out is
    the plan's own, so that to write it out changes nothing.
    """
    changes = list(_changes(before, after, "", leave=_CODED))
    unsaid = _unsaid(before), _unsaid(after)
    for name in _CODED:
        old, new = _by_code(before, name), _by_code(after, name)
        for code in dict.fromkeys((*old, *new)):
            where, was, now = f"{name}[{code}]", old.get(code), new.get(code)
            if was is None:
                changes.append(Change(kind=ChangeKind.ADDED, part=where, after=now))
            elif now is None:
                changes.append(Change(kind=ChangeKind.REMOVED, part=where, before=was))
            else:
                changes += _changes(was, now, where, unsaid=unsaid)
    return PlanDiff(changes=tuple(changes))


def _by_code(plan: attrs.AttrsInstance, name: str) -> dict[str, Goal]:
    # Every kind of part has a code; a goal stands for all of them here.
    parts = cast("tuple[Goal, ...]", getattr(plan, name))
    return {part.code: part for part in parts}


_Unsaid: TypeAlias = Mapping[str, object]
"""What holds of a part, by field, where it says nothing."""


def _unsaid(plan: attrs.AttrsInstance) -> _Unsaid:
    in_force = cast("DateRange", getattr(plan, "in_force"))  # noqa: B009  # see above
    return {"starts": in_force.start, "period": in_force}


def _changes(
    before: attrs.AttrsInstance,
    after: attrs.AttrsInstance,
    part: str,
    *,
    leave: tuple[str, ...] = (),
    unsaid: tuple[_Unsaid, _Unsaid] = ({}, {}),
) -> Iterator[Change]:
    for field in attrs.fields(type(before)):
        name = field.name
        was, now = getattr(before, name), getattr(after, name)
        if name in leave or _same(was, now):
            continue
        if _same(_said(was, unsaid[0].get(name)), _said(now, unsaid[1].get(name))):
            continue
        yield Change(
            kind=ChangeKind.CHANGED,
            part=part,
            field=name,
            before=was,
            after=now,
            personal=not field.repr,
        )


def _said(value: object, otherwise: object) -> object:
    return otherwise if value is None else value


def _same(was: object, now: object) -> bool:
    before, after = _several(was), _several(now)
    if before is None or after is None:
        return was == now
    return Counter(before) == Counter(after)


def _several(value: object) -> tuple[object, ...] | None:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None


def _shown(value: object) -> str:
    """How a value is printed; empty for one of many parts."""
    several = _several(value)
    if several is not None:
        # Of tuples, all but codes of other parts is left out.
        codes = [part for part in several if isinstance(part, str)]
        return ", ".join(codes) or ("" if several else "none")
    match value:
        case None:
            return "none"
        case enum.Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
        case str() | int() | date() | DateRange() | Dose() | Target() | Term():
            return str(value)
        case _:
            return ""
