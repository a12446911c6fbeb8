"""What the readers of one plan's parts share: who it is about, codes, problems."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from continuum.documents import Party, Signer
from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import Code
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._reading import ANY_TEXT, Node, Place, order
from continuum.interop.fhir._resources import (
    Entry,
    Resources,
    kind_named,
    peeked,
    unversioned,
)
from continuum.levels import Level
from continuum.measuring import Scale
from continuum.plan import Coding, Participant, Problem
from continuum.services import ServiceKind, StaffRole

__all__ = ["Context", "Meanings", "is_own", "own_code"]

_REFUTED: Final = frozenset({"refuted", "entered-in-error"})
_VOID: Final[Mapping[str | None, DroppedReason]] = {
    "entered-in-error": DroppedReason.ENTERED_IN_ERROR,
    "cancelled": DroppedReason.NOT_STANDING,
}
"""Statuses of an Observation that says nothing."""


@attrs.frozen(kw_only=True)
class Meanings:
    """What codes mean: as the caller says, and this library's own."""

    services: Mapping[Code, ServiceKind]
    levels: Mapping[Code, Level]
    roles: Mapping[Code, Signer]
    scales: Mapping[Code, Scale]


class Context:
    """One plan while it is read.

    Args:
        resources: Those of the document it stands in.
        plan: Its CarePlan.
        meanings: What codes mean.
        start: Its first day.
    """

    def __init__(
        self, resources: Resources, plan: Entry, meanings: Meanings, start: date
    ) -> None:
        self.resources = resources
        self.plan = plan
        self.meanings = meanings
        self.start = start
        self._patient = resources.patient(plan)
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._problems: dict[Place | str, tuple[Place, Problem]] = {}

    # --- what references lead to ---

    def find(self, reference: Node, origin: Entry, kind: str) -> Entry | None:
        """The resource of that *kind* that *reference* leads to; or drop it.

        Args:
            reference: A Reference.
            origin: The resource it stands in.
            kind: The type of resource that is read there.
        """
        entry = self.resources.at(reference, origin)
        reason: DroppedReason | None = None
        if entry is None:
            reason = DroppedReason.UNRESOLVED
        elif entry.kind != kind:
            reason = DroppedReason.OTHER_KIND
        elif self._patient is not None and (
            self.resources.patient(entry) not in (None, self._patient)
        ):
            reason = DroppedReason.OTHER_SUBJECT
        if entry is None or reason is not None:
            reference.drop(reason or DroppedReason.UNRESOLVED)
            return None
        reference.use("display")
        entry.take()
        self.resources.subject(entry)
        if entry.modified:
            entry.node.drop(DroppedReason.MODIFIED)
            return None
        return entry

    def fact(self, reference: Node, origin: Entry) -> Entry | None:
        """The Observation that *reference* leads to, where it stands; or drop it."""
        entry = self.find(reference, origin, "Observation")
        if entry is None:
            return None
        status = entry.node.code("status", _codes.OBSERVATION_STATUS)
        if status in _VOID:
            entry.node.drop(_VOID[status])
            return None
        return entry

    # --- codes ---

    def code(self, node: Node, preferred: str | None, otherwise: str) -> str:
        """A code for the part read from *node*, unique in the plan.

        It is the caller's own where an identifier holds one, or else *preferred*, or
        else *otherwise* with a number.
        """
        given = own_code(node) or (preferred or "").strip()
        wanted, stem = given or f"{otherwise}-1", given or otherwise
        number = self._numbers.get(stem, 1)
        while wanted in self._taken:
            number += 1
            wanted = f"{stem}-{number}"
        self._numbers[stem] = number
        self._taken.add(wanted)
        return wanted

    # --- problems ---

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems met so far, in the order of the document."""
        found = sorted(self._problems.values(), key=lambda item: order(item[0]))
        return tuple(problem for _, problem in found)

    def problem(
        self, reference: Node, origin: Entry, *, put_off: bool = False
    ) -> str | None:
        """The code of the problem that *reference* leads to; None where it is dropped.

        Args:
            reference: A Reference to a Condition.
            origin: The resource it stands in.
            put_off: Whether it stands where a problem does that is put off.
        """
        entry = self.resources.at(reference, origin)
        if entry is None:
            return self._named_problem(reference, origin)
        entry = self.find(reference, origin, "Condition")
        if entry is None:
            return None
        place = entry.node.place
        if place not in self._problems:
            problem = self._condition(entry, put_off=put_off)
            if problem is None:
                return None
            self._problems[place] = place, problem
        return self._problems[place][1].code

    def _named_problem(self, reference: Node, origin: Entry) -> str | None:
        """A problem of which no more is known than what a reference calls it."""
        address = unversioned(peeked(reference.value, "reference") or "")
        # A goal may address what is no problem, such as a risk.
        kind = kind_named(reference) or (None if origin.kind == "Goal" else "Condition")
        words = reference.text("display")
        if kind != "Condition" or words is None:
            reference.drop(DroppedReason.UNRESOLVED)
            return None
        key = address or reference.place
        if key not in self._problems:
            reference.assume(Assumption.REFERENCE_TEXT)
            code = self.code(reference, address.rpartition("/")[2], "problem")
            self._problems[key] = reference.place, Problem(code=code, statement=words)
        return self._problems[key][1].code

    def _condition(self, entry: Entry, *, put_off: bool) -> Problem | None:
        node = entry.node
        if not self._verified(node):
            node.drop(DroppedReason.NOT_STANDING)
            return None
        concept = node.child("code")
        words = concept.said()
        coded = next(iter(concept.codings()), None)
        if words is None and coded is not None:
            words = coded[1][1]
            concept.assume(Assumption.CODE_TEXT)
        if words is None and not node.spoilt("code"):
            node.drop(DroppedReason.NO_TEXT)
            return None
        if coded is not None:
            coded[0].use("display", "version", "userSelected")
        for coding in concept.children("coding"):
            if coded is None or coding is not coded[0]:
                coding.drop(DroppedReason.NO_PLACE)
        found_in = deferred = None
        if is_own(node):
            # What others mean by evidence and notes, they do not say.
            for evidence in node.children("evidence")[:1]:
                for detail in evidence.children("detail")[:1]:
                    found_in = detail.named()
            if put_off:
                for note in node.children("note")[:1]:
                    deferred = note.text("text")
        return Problem(
            code=self.code(node, entry.id, "problem"),
            statement=words or ANY_TEXT,
            condition=None if coded is None else Coding(*coded[1]),
            found_in=found_in,
            deferred=deferred,
        )

    @staticmethod
    def _verified(condition: Node) -> bool:
        """Whether a Condition stands, for all that is said; noted where it is open."""
        status = condition.child("verificationStatus")
        codings = status.children("coding")
        # Whatever its system: nobody means anything else by it.
        codes = {coding.text("code") for coding in codings}
        for coding in codings:
            coding.text("system")
        if condition.has("verificationStatus") and codes != {"confirmed"}:
            status.assume(Assumption.UNCONFIRMED)
        return codes.isdisjoint(_REFUTED)

    # --- participants ---

    def participants(self) -> tuple[Participant, ...]:
        """Who takes part, as the care teams say."""
        found: list[Participant] = []
        for reference in self.plan.node.children("careTeam"):
            team = self.find(reference, self.plan, "CareTeam")
            if team is None:
                continue
            status = team.node.code("status", _codes.CARE_TEAM_STATUS)
            if status not in (None, "active"):
                team.node.drop(DroppedReason.NOT_STANDING)
                continue
            for member in team.node.children("participant"):
                if member.has("modifierExtension"):
                    member.drop(DroppedReason.MODIFIED)
                else:
                    found += self._members(member)
        return tuple(found)

    def _members(self, node: Node) -> list[Participant]:
        known: Mapping[Code, Signer | str] = {**_codes.PRIMARIES, **self.meanings.roles}
        meant = [each for role in node.children("role") for each in role.meant(known)]
        roles = [each for each in meant if isinstance(each, StaffRole | Party)]
        person = node.child("member").named() if node.has("member") else None
        if peeked(node.value, "member", "reference") == person and person is not None:
            # What is contained has no name outside its container.
            person = None if person.startswith("#") else person
        if not roles:
            node.drop(DroppedReason.OTHER_CODE)
        return [
            Participant(role=role, reference=person, primary=_codes.PRIMARY in meant)
            for role in dict.fromkeys(roles)
        ]


def is_own(node: Node) -> bool:
    """Whether this library wrote it, as an identifier tells, or might have."""
    return own_code(node) is not None or node.spoilt("identifier")


def own_code(node: Node) -> str | None:
    """The caller's own code, where an identifier of this library's system holds it."""
    for item in node.children("identifier") if node.has("identifier") else ():
        system = peeked(item.value, "system")
        if system == _codes.PART_CODE:
            item.use("system")
            return item.text("value")
        if system is None and item.has("system"):
            # It may be this library's.
            item.text("system")
            item.text("value")
    return None
