"""Levels of care, the transitions between them, and the continuum they make.

A level belongs to one system; ``3.7`` of one edition is not ``3.7`` of another. Hours
are not on a level: they belong to rules, because each authority names another number.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap
from typing import TypeAlias

import attrs

from continuum import _fields, _html
from continuum.citations import Citation, Evidence
from continuum.errors import FieldValueError, GraphError, UnknownLevelError

__all__ = [
    "Continuum",
    "Expectation",
    "Level",
    "Management",
    "Outside",
    "Place",
    "Setting",
    "Transition",
    "TransitionKind",
]

_HIGHEST_INTENSITY = 100


class Setting(enum.StrEnum):
    """Where a level is delivered."""

    COMMUNITY = "community"
    AMBULATORY = "ambulatory"
    RESIDENTIAL = "residential"
    INPATIENT = "inpatient"


class Management(enum.StrEnum):
    """Who manages the care at a level."""

    CLINICAL = "clinically-managed"
    MEDICALLY_MONITORED = "medically-monitored"
    MEDICALLY_MANAGED = "medically-managed"


@attrs.frozen(kw_only=True, cache_hash=True)
class Level:
    """A named intensity of care in one system.

    Args:
        system: Name of the system, such as ``asam3``.
        code: Code in that system, such as ``2.1``.
        name: Name in plain words.
        intensity: Rank within the system, from 0; equal ranks are not ordered. Only its
            order has a meaning.
        setting: Where it is delivered; None when the system leaves that open.
        supervised: Whether staff are present 24 hours a day; None where that was not
            read.
        management: Who manages the care; None where that was not read.
        abbreviations: Usual short names, such as ``IOP``.
    """

    system: str
    code: str
    name: str
    intensity: int
    setting: Setting | None = None
    supervised: bool | None = None
    management: Management | None = None
    abbreviations: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for field in ("system", "code", "name"):
            _fields.text("Level", field, getattr(self, field))
        _fields.whole(
            "Level", "intensity", self.intensity, least=0, most=_HIGHEST_INTENSITY
        )
        if self.setting is not None:
            _fields.instance("Level", "setting", self.setting, Setting)
        if self.supervised is not None:
            _fields.instance("Level", "supervised", self.supervised, bool)
        if self.management is not None:
            _fields.instance("Level", "management", self.management, Management)
        _fields.all_of("Level", "abbreviations", self.abbreviations, str)

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


class Outside(enum.StrEnum):
    """The two places outside care: before a first admission, and after a discharge."""

    BEFORE = "before"
    AFTER = "after"


Place: TypeAlias = Level | Outside
"""Where a transition starts or ends."""


class TransitionKind(enum.StrEnum):
    """What kind of move a transition is."""

    ADMISSION = "admission"
    STEP_UP = "step-up"
    STEP_DOWN = "step-down"
    LATERAL = "lateral"
    CRISIS = "crisis"
    READMISSION = "readmission"
    DISCHARGE = "discharge"


class Expectation(enum.StrEnum):
    """How usual a transition is; an unusual one asks for a documented reason."""

    EXPECTED = "expected"
    ACCEPTABLE = "acceptable"
    UNUSUAL = "unusual"


_ENDS: dict[TransitionKind, tuple[type | Outside, type | Outside]] = {
    TransitionKind.ADMISSION: (Outside.BEFORE, Level),
    TransitionKind.READMISSION: (Outside.AFTER, Level),
    TransitionKind.DISCHARGE: (Level, Outside.AFTER),
}
"""What the two ends of a transition must be; every other kind joins two levels."""


@attrs.frozen(kw_only=True)
class Transition:
    """One move between two levels, into care or out of it.

    Almost nothing is forbidden: need decides, not prior failure at a lower level. A
    move without a transition is allowed, and unusual.

    Args:
        origin: Where the patient is.
        target: Where the patient goes.
        kind: What kind of move it is.
        expectation: How usual it is.
        rationale: Why, in one clause.
        evidence: How this edge is known; ``PRACTICE`` where no text was read.
        source: The text that was read; required unless *evidence* is ``PRACTICE``.
    """

    origin: Place
    target: Place
    kind: TransitionKind
    expectation: Expectation
    rationale: str
    evidence: Evidence
    source: Citation | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("Transition", "kind", self.kind, TransitionKind)
        _fields.instance("Transition", "expectation", self.expectation, Expectation)
        _fields.instance("Transition", "evidence", self.evidence, Evidence)
        _fields.text("Transition", "rationale", self.rationale)
        ends = _ENDS.get(self.kind, (Level, Level))
        for field, value, expected in zip(
            ("origin", "target"), (self.origin, self.target), ends, strict=True
        ):
            if isinstance(expected, Outside):
                if value is not expected:
                    wanted = (
                        f"Outside.{expected.name} for a transition of kind {self.kind}"
                    )
                    raise FieldValueError("Transition", field, value, wanted)
            else:
                _fields.instance("Transition", field, value, Level)
        if self.source is not None:
            _fields.instance("Transition", "source", self.source, Citation)
        if (self.source is None) is not (self.evidence is Evidence.PRACTICE):
            expected_source = "a Citation, or None together with Evidence.PRACTICE"
            raise FieldValueError("Transition", "source", self.source, expected_source)

    def __str__(self) -> str:
        ends = f"{_code(self.origin)} to {_code(self.target)}"
        return f"{ends}: {self.kind}, {self.expectation}"


@attrs.frozen
class Continuum:
    """A system's levels and the transitions between them: the typed state graph.

    Args:
        system: Name that every level of it carries.
        name: Name in plain words.
        levels: In any order; codes must differ.
        transitions: At most one from one place to another.

    Raises:
        GraphError: A level of another system, two levels with one code, a transition to
            a level that is not there, two transitions for one pair, a step-down that
            raises intensity or a step-up that lowers it. Every problem is listed.

    >>> from continuum.systems import asam3
    >>> care = asam3.CARE
    >>> care["2.1"].name
    'Intensive Outpatient Services'
    >>> care.transition(care["2.1"], care["1"]).kind
    <TransitionKind.STEP_DOWN: 'step-down'>
    """

    system: str
    name: str
    levels: tuple[Level, ...]
    transitions: tuple[Transition, ...] = ()
    _by_code: dict[str, Level] = attrs.field(init=False, eq=False, repr=False)
    _known: frozenset[Level] = attrs.field(init=False, eq=False, repr=False)
    _by_ends: dict[tuple[Place, Place], Transition] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        _fields.text("Continuum", "system", self.system)
        _fields.text("Continuum", "name", self.name)
        _fields.all_of("Continuum", "levels", self.levels, Level)
        _fields.all_of("Continuum", "transitions", self.transitions, Transition)
        problems = (*self._level_problems(), *self._transition_problems())
        if problems:
            raise GraphError(self.system, problems)
        object.__setattr__(
            self, "_by_code", {level.code: level for level in self.levels}
        )
        object.__setattr__(self, "_known", frozenset(self.levels))
        ends = {(move.origin, move.target): move for move in self.transitions}
        object.__setattr__(self, "_by_ends", ends)

    def _level_problems(self) -> Iterator[str]:
        seen: set[str] = set()
        for level in self.levels:
            if level.system != self.system:
                yield f"level {level} belongs to another system"
            if level.code in seen:
                yield f"two levels have the code {level.code!r}"
            seen.add(level.code)

    def _transition_problems(self) -> Iterator[str]:
        levels = set(self.levels)
        seen: set[tuple[Place, Place]] = set()
        for move in self.transitions:
            origin, target = move.origin, move.target
            for place in (origin, target):
                if isinstance(place, Level) and place not in levels:
                    yield f"a transition names {place}, which is not among the levels"
            if (origin, target) in seen:
                yield f"two transitions lead from {_code(origin)} to {_code(target)}"
            seen.add((origin, target))
            if isinstance(origin, Level) and isinstance(target, Level):
                rise = target.intensity - origin.intensity
                ends = f"from {origin.code} to {target.code}"
                if move.kind is TransitionKind.STEP_DOWN and rise > 0:
                    yield f"the step-down {ends} raises intensity"
                if move.kind is TransitionKind.STEP_UP and rise < 0:
                    yield f"the step-up {ends} lowers intensity"

    def __getitem__(self, code: str) -> Level:
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            raise UnknownLevelError(code, self.system, tuple(self._by_code)) from None

    def __contains__(self, level: object) -> bool:
        if isinstance(level, str):
            return level in self._by_code
        return isinstance(level, Level) and self._by_code.get(level.code) == level

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def transition(self, origin: Place, target: Place) -> Transition | None:
        """The transition between two places, or None: allowed, but not described.

        Raises:
            FieldTypeError: An end is no place; a code is none either.
            UnknownLevelError: An end is a level that is not among the levels.
        """
        try:
            known = origin in self._known and target in self._known
        except TypeError:  # what has no hash is no place
            known = False
        if not known:
            self._check_place("origin", origin)
            self._check_place("target", target)
        return self._by_ends.get((origin, target))

    def transitions_from(self, origin: Place) -> tuple[Transition, ...]:
        """Every transition that leaves *origin*, in the order of the data.

        Raises:
            FieldTypeError: *origin* is no place; a code is none either.
            UnknownLevelError: *origin* is a level that is not among the levels.
        """
        self._check_place("origin", origin)
        return tuple(move for move in self.transitions if move.origin == origin)

    def step_downs(self, level: Level) -> tuple[Transition, ...]:
        """The transitions of kind step-down that leave *level*; it must be known."""
        return self._of_kind(level, TransitionKind.STEP_DOWN)

    def step_ups(self, level: Level) -> tuple[Transition, ...]:
        """The transitions of kind step-up that leave *level*; it must be known."""
        return self._of_kind(level, TransitionKind.STEP_UP)

    def _of_kind(self, level: Level, kind: TransitionKind) -> tuple[Transition, ...]:
        _fields.instance("Continuum", "level", level, Level)
        return tuple(move for move in self.transitions_from(level) if move.kind is kind)

    def _check_place(self, field: str, place: Place) -> None:
        if isinstance(place, Outside):
            return
        level = _fields.instance("Continuum", field, place, Level)
        if level not in self:
            raise UnknownLevelError(level.code, self.system, tuple(self._by_code))

    def to_mermaid(self) -> str:
        """Write the levels and the moves between them as a Mermaid flow chart.

        Levels run from the most to the least intensive. Step-downs are thin, with a
        second head where a step-up leads back; other step-ups are thick; laterals are
        labelled, and unusual moves dotted and labelled. Moves into and out of care, and
        crises, are left out: nearly every level has them.
        """
        names = self._drawn_names()
        lines = ["flowchart TB"]
        lines += [
            f'    {name}["{_mermaid_text(level.code)}<br/>{_mermaid_text(level.name)}"]'
            for level, name in names.items()
        ]
        order = {level: index for index, level in enumerate(names)}
        # Mermaid places what it meets first above; so links come from the top down, and
        # an invisible one holds the more intensive level above a step-up of its own.
        for move, origin, target in sorted(
            self._drawn_moves(),
            key=lambda drawn: sorted((order[drawn[1]], order[drawn[2]])),
        ):
            back = _usual_pair(move, self._by_ends.get((target, origin)))
            if move.kind is TransitionKind.STEP_UP:
                if back:
                    continue
                lines.append(f"    {names[target]} ~~~ {names[origin]}")
            arrow = "<-->" if back else _mermaid_arrow(move)
            lines.append(f"    {names[origin]} {arrow} {names[target]}")
        return "\n".join(lines) + "\n"

    def to_dot(self) -> str:
        """Write the levels and the moves between them in Graphviz DOT.

        One row for each rank of intensity, the highest above. Crises, and moves into
        and out of care, are left out, as in `to_mermaid`; a legend names the strokes.
        """
        names = self._drawn_names()
        lines = [
            "digraph continuum {",
            "    rankdir=TB; nodesep=0.35; ranksep=0.7;",
            f'    label="{_LEGEND}";',
            "    node [shape=box];",
        ]
        lines += [
            f'    {name} [label="{_dot_text(level)}"];' for level, name in names.items()
        ]
        rows: dict[int, list[str]] = {}
        for level, name in names.items():
            rows.setdefault(level.intensity, []).append(name)
        lines += [f"    {{ rank=same; {'; '.join(row)}; }}" for row in rows.values()]
        firsts = [row[0] for row in rows.values()]
        lines += [
            f"    {upper} -> {lower} [style=invis];"
            for upper, lower in pairwise(firsts)
        ]
        for move, origin, target in self._drawn_moves():
            ends = f"{names[origin]} -> {names[target]}"
            lines.append(f"    {ends} [{_dot_stroke(move)}];")
        return "\n".join([*lines, "}"]) + "\n"

    def _drawn_names(self) -> dict[Level, str]:
        return {level: f"L{index}" for index, level in enumerate(self._by_intensity())}

    def _drawn_moves(self) -> Iterator[tuple[Transition, Level, Level]]:
        for move in self.transitions:
            origin, target = move.origin, move.target
            if move.kind is TransitionKind.CRISIS:
                continue
            if isinstance(origin, Level) and isinstance(target, Level):
                yield move, origin, target

    def _by_intensity(self) -> list[Level]:
        return sorted(self.levels, key=lambda level: -level.intensity)

    def _repr_html_(self) -> str:
        rows = [
            (
                level.code,
                level.name,
                level.setting or "",
                {True: "yes", False: "no", None: ""}[level.supervised],
                ", ".join(_code(move.target) for move in self.step_downs(level)),
                ", ".join(_code(move.target) for move in self.step_ups(level)),
            )
            for level in self._by_intensity()
        ]
        headers = (
            "code",
            "level",
            "setting",
            "24-hour",
            "steps down to",
            "steps up to",
        )
        return _html.table(headers, rows, caption=self.name)

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        return {
            "text/vnd.mermaid": self.to_mermaid(),
            "text/html": self._repr_html_(),
            "text/plain": f"{self.name}: {len(self.levels)} levels, "
            f"{len(self.transitions)} transitions",
        }


_LEGEND = "thin: step-down    bold: step-up    dashed: lateral    dotted: unusual"

_DOT_NAME_WIDTH = 24
"""Columns after which a name is wrapped, so that rows of long names stay narrow."""


def _usual_pair(move: Transition, back: Transition | None) -> bool:
    # Whether a step-down and a step-up join the two levels, neither of them unusual.
    return (
        back is not None
        and {move.kind, back.kind} == {TransitionKind.STEP_DOWN, TransitionKind.STEP_UP}
        and Expectation.UNUSUAL not in {move.expectation, back.expectation}
    )


def _mermaid_arrow(move: Transition) -> str:
    if move.expectation is Expectation.UNUSUAL:
        return f"-.->|unusual {move.kind}|"
    if move.kind is TransitionKind.LATERAL:
        return "-->|lateral|"
    return "==>" if move.kind is TransitionKind.STEP_UP else "-->"


def _dot_stroke(move: Transition) -> str:
    # Only step-downs decide what stands above what.
    stroke = {TransitionKind.STEP_UP: "bold", TransitionKind.LATERAL: "dashed"}
    style = stroke.get(move.kind, "solid")
    if move.expectation is Expectation.UNUSUAL:
        style = "dotted"
    rank = "" if move.kind is TransitionKind.STEP_DOWN else ", constraint=false"
    return f'style={style}, tooltip="{move.kind}, {move.expectation}"{rank}'


def _one_line(text: str) -> str:
    return "".join(
        character if character.isprintable() else " " for character in text
    ).strip()


_MERMAID_MARKUP = re.compile(r"[^\w .-]|(?<![^\W_])[._-]|[._-](?![^\W_])")
"""Whatever is not a letter, a digit, a space, or one of ``._-`` inside a word."""


def _mermaid_text(text: str) -> str:
    # Mermaid reads quotes, markup and directives even inside quotes. Its entity codes,
    # written with a number sign, are the safe form of everything but plain words.
    return _MERMAID_MARKUP.sub(lambda found: f"#{ord(found[0])};", _one_line(text))


def _wrapped(name: str) -> list[str]:
    return wrap(_one_line(name), _DOT_NAME_WIDTH, break_on_hyphens=False)


def _dot_text(level: Level) -> str:
    lines = [_one_line(level.code), *_wrapped(level.name)]
    escaped = (
        line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
        for line in lines
    )
    return "\\n".join(escaped)


def _code(place: Place) -> str:
    return place.code if isinstance(place, Level) else str(place)
