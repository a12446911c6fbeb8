"""The typed state graph: levels, moves, what runs side by side, what is absent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol, runtime_checkable

import attrs

from continuum import _fields, _html
from continuum.circumstances import Circumstances
from continuum.citations import Evidence
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    GraphError,
    UnknownLevelError,
    Unquoted,
)
from continuum.levels._explanation import Explanation, check_move, explain
from continuum.levels._level import Level, NoSuchLevel, Outside, Place
from continuum.levels._transition import (
    Concurrency,
    Expectation,
    Transition,
    TransitionKind,
    place_code,
)

__all__ = ["ONE_BED", "AtLevel", "Continuum"]

ONE_BED = "both have staff around the clock, and a patient has one bed"
"""Why two levels with staff around the clock are unusual at once."""


@runtime_checkable
class AtLevel(Protocol):
    """Whatever is at a level, with facts about a patient: a `Stay`."""

    @property
    def level(self) -> Level:
        """Where the patient is."""
        ...

    @property
    def admitted(self) -> date:
        """Since when."""
        ...

    @property
    def circumstances(self) -> Circumstances:
        """What is known of the patient."""
        ...


@attrs.frozen
class Continuum:
    """A system's levels and the transitions between them: the typed state graph.

    Args:
        system: Name that every level of it carries.
        name: Name in plain words.
        levels: In any order; codes must differ.
        transitions: At most one from one place to another.
        concurrency: Levels that may run side by side; at most one for a pair.
        absent: Levels that the jurisdiction says it does not have.

    Raises:
        GraphError: A level of another system, two levels with one code, a transition or
            a pair with a level that is not there, two transitions or two concurrencies
            for one pair, a step-down that raises intensity or a step-up that lowers it,
            a level that is there and absent. Every problem is listed.

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
    concurrency: tuple[Concurrency, ...] = ()
    absent: tuple[NoSuchLevel, ...] = ()
    _by_code: dict[str, Level] = attrs.field(init=False, eq=False, repr=False)
    _known: frozenset[Level] = attrs.field(init=False, eq=False, repr=False)
    _by_ends: dict[tuple[Place, Place], Transition] = attrs.field(
        init=False, eq=False, repr=False
    )
    _by_pair: dict[frozenset[Level], Concurrency] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        _fields.text("Continuum", "system", self.system)
        _fields.text("Continuum", "name", self.name)
        _fields.all_of("Continuum", "levels", self.levels, Level)
        _fields.all_of("Continuum", "transitions", self.transitions, Transition)
        _fields.all_of("Continuum", "concurrency", self.concurrency, Concurrency)
        _fields.all_of("Continuum", "absent", self.absent, NoSuchLevel)
        problems = (
            *self._level_problems(),
            *self._transition_problems(),
            *self._concurrency_problems(),
        )
        if problems:
            raise GraphError(self.system, problems)
        object.__setattr__(
            self, "_by_code", {level.code: level for level in self.levels}
        )
        object.__setattr__(self, "_known", frozenset(self.levels))
        ends = {(move.origin, move.target): move for move in self.transitions}
        object.__setattr__(self, "_by_ends", ends)
        pairs = {_pair(beside): beside for beside in self.concurrency}
        object.__setattr__(self, "_by_pair", pairs)

    def _level_problems(self) -> Iterator[str]:
        seen: set[str] = set()
        for level in self.levels:
            if level.system != self.system:
                yield f"level {level} belongs to another system"
            if level.code in seen:
                yield f"two levels have the code {level.code!r}"
            seen.add(level.code)
        names = {
            name
            for level in self.levels
            for name in (level.code, level.name, *level.abbreviations)
        }
        for missing in self.absent:
            if any(missing.called(name) for name in names):
                yield f"the level {missing.name!r} is there, and absent"

    def _concurrency_problems(self) -> Iterator[str]:
        levels = set(self.levels)
        seen: set[frozenset[Level]] = set()
        for beside in self.concurrency:
            for level in beside.pair:
                if level is not None and level not in levels:
                    yield f"a pair names {level}, which is not among the levels"
            if _pair(beside) in seen:
                yield f"two entries say how usual it is: {beside}"
            seen.add(_pair(beside))

    def _transition_problems(self) -> Iterator[str]:
        levels = set(self.levels)
        seen: set[tuple[Place, Place]] = set()
        for move in self.transitions:
            origin, target = move.origin, move.target
            for place in (origin, target):
                if isinstance(place, Level) and place not in levels:
                    yield f"a transition names {place}, which is not among the levels"
            if (origin, target) in seen:
                ends = f"from {place_code(origin)} to {place_code(target)}"
                yield f"two transitions lead {ends}"
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
            raise self._unknown(code) from None

    def _unknown(self, code: object) -> UnknownLevelError:
        why = None
        if isinstance(code, str):
            why = next((gap.statement for gap in self.absent if gap.called(code)), None)
        return UnknownLevelError(code, self.system, tuple(self._by_code), why)

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
            # A code alone might be that of a level which is here.
            code = level.code if level.system == self.system else str(level)
            raise UnknownLevelError(code, self.system, tuple(self._by_code))

    def explain_move(
        self,
        origin: Place,
        target: Place,
        *,
        on: date,
        given: Circumstances | None = None,
    ) -> Explanation:
        """How usual a move is for a patient on day *on*, with every reason at once.

        Args:
            origin: Where the patient is.
            target: Where the patient would go.
            on: Day of the move, which ages are counted to.
            given: What is known of the patient; nothing, unless given.

        Raises:
            FieldTypeError: An end is no place, *on* no day, *given* no circumstances.
            FieldValueError: The move cannot be: to the place it starts from, back
                before care, from outside care to outside care, or before birth.
            UnknownLevelError: An end is a level that is not among the levels.

        >>> from continuum.conditions import PatientFact
        >>> from continuum.systems import asam3
        >>> stable = Circumstances(denied=frozenset({PatientFact.WITHDRAWAL_RISK}))
        >>> move = asam3.CARE.explain_move(
        ...     asam3.LEVEL_3_7_WM, asam3.LEVEL_2_5, on=date(2026, 3, 2), given=stable
        ... )
        >>> move.expectation is None, move.missing
        (True, ('safe-home',))
        """
        _fields.day("explain_move", "on", on)
        if given is None:
            given = Circumstances()
        _fields.instance("explain_move", "given", given, Circumstances)
        if given.born is not None and given.born > on:
            expected = f"on or before the day of the move, {on}"
            unquoted = Unquoted("date")
            raise FieldValueError("explain_move", "given.born", unquoted, expected)
        transition = self.transition(origin, target)
        check_move(origin, target)
        unread = None if self.transitions else self.system
        return explain(transition, origin, target, given, on, unread=unread)

    def moves(
        self,
        origin: Place | AtLevel,
        *,
        on: date,
        given: Circumstances | None = None,
    ) -> tuple[Explanation, ...]:
        """Every move that is open from *origin*, the most usual first.

        Moves that the continuum does not describe are open, too, and come last.

        Args:
            origin: Where the patient is: a stay, a level, or a place outside care.
            on: Day of the move.
            given: What is known of the patient; of a stay, its circumstances unless
                others are given.

        Raises:
            FieldTypeError: An argument is of the wrong type.
            UnknownLevelError: *origin* is a level that is not among the levels.

        >>> from continuum.systems import asam3
        >>> first, *_ = asam3.CARE.moves(asam3.LEVEL_2_1, on=date(2026, 3, 2))
        >>> first.target.code, first.expectation
        ('1', <Expectation.EXPECTED: 'expected'>)
        """
        if not isinstance(origin, Level | Outside):
            if not isinstance(origin, AtLevel):
                expected = "a stay, a Level or an Outside"
                raise FieldTypeError("moves", "origin", origin, expected)
            known = _fields.instance(
                "moves", "origin.circumstances", origin.circumstances, Circumstances
            )
            if given is None:
                given = attrs.evolve(known, admitted=origin.admitted)
            origin = _fields.instance("moves", "origin.level", origin.level, Level)
        targets: tuple[Place, ...] = self.levels
        if isinstance(origin, Level):
            targets = (*targets, Outside.AFTER)
        found = [
            self.explain_move(origin, target, on=on, given=given)
            for target in targets
            if target != origin
        ]
        return tuple(sorted(found, key=_usualness))

    def concurrent(self, one: Level, other: Level) -> Concurrency | None:
        """How usual it is that a patient has both levels at once; None: not described.

        What is said of the pair stands before what is said of one of them and any
        other; where that is said of both, the first in the data stands. Two levels with
        staff around the clock are unusual unless it is said otherwise: a patient has
        one bed.

        Raises:
            FieldTypeError: An argument is no `Level`, such as a code.
            FieldValueError: Both are the same level.
            UnknownLevelError: A level is not among the levels.

        >>> from continuum.systems import asam3
        >>> beside = asam3.CARE.concurrent(asam3.LEVEL_2_1, asam3.LEVEL_3_1)
        >>> beside.expectation
        <Expectation.EXPECTED: 'expected'>
        """
        for field, level in (("one", one), ("other", other)):
            _fields.instance("concurrent", field, level, Level)
            self._check_place(field, level)
        if one == other:
            raise FieldValueError("concurrent", "other", other.code, "another level")
        of_pair = self._by_pair.get(frozenset({one, other}))
        if of_pair is not None:
            return of_pair
        for beside in self.concurrency:
            if _pair(beside) in (frozenset({one}), frozenset({other})):
                return beside
        if one.supervised and other.supervised:
            return Concurrency(
                pair=(one, other),
                expectation=Expectation.UNUSUAL,
                rationale=ONE_BED,
            )
        return None

    @property
    def unconfirmed(self) -> tuple[Level | Transition | Concurrency, ...]:
        """What no text was read for: practice knowledge, to be confirmed."""
        return tuple(
            item for item in self._everything() if item.evidence is Evidence.PRACTICE
        )

    def _everything(self) -> Iterator[Level | Transition | Concurrency]:
        yield from self.levels
        yield from self.transitions
        yield from self.concurrency

    def to_mermaid(self) -> str:
        """Write the levels and the moves between them as a Mermaid flow chart.

        Levels run from the most to the least intensive. Step-downs are thin, with a
        second head where a step-up leads back; other step-ups are thick; laterals are
        labelled, and unusual moves broken and labelled. Moves into and out of care, and
        crises, are left out: nearly every level has them.
        """
        from continuum.levels._drawing import mermaid  # noqa: PLC0415  # 4 ms

        return mermaid(self.levels, self.transitions)

    def to_dot(self) -> str:
        """Write the levels and the moves between them in Graphviz DOT.

        One row for each rank of intensity, the highest above. Crises, and moves into
        and out of care, are left out, as in `to_mermaid`; a legend names the strokes.
        """
        from continuum.levels._drawing import dot  # noqa: PLC0415  # 4 ms

        return dot(self.levels, self.transitions)

    def to_svg(self) -> str:
        """Draw the levels and the moves between them as SVG, in rows by intensity.

        The picture stands alone, at most 1,000 pixels wide, with a legend. Lines that
        enter a level from one side run together. Crises, and moves into and out of
        care, are left out, as in `to_mermaid`.
        """
        from continuum.levels._svg_drawing import svg  # noqa: PLC0415  # 3 ms

        return svg(self.name, self.levels, self.transitions)

    def _repr_html_(self) -> str:
        from continuum.levels._drawing import by_intensity  # noqa: PLC0415  # 4 ms

        rows = [
            (
                level.code,
                level.name,
                level.setting or "",
                {True: "yes", False: "no", None: ""}[level.supervised],
                ", ".join(place_code(move.target) for move in self.step_downs(level)),
                ", ".join(place_code(move.target) for move in self.step_ups(level)),
            )
            for level in by_intensity(self.levels)
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
            "image/svg+xml": self.to_svg(),
            "text/vnd.mermaid": self.to_mermaid(),
            "text/html": self._repr_html_(),
            "text/plain": f"{self.name}: {len(self.levels)} levels, "
            f"{len(self.transitions)} transitions",
        }


_USUALNESS = tuple(Expectation)


def _usualness(move: Explanation) -> tuple[int, int, bool]:
    return (
        _USUALNESS.index(move.at_best),
        _USUALNESS.index(move.at_worst),
        move.transition is None,
    )


def _pair(beside: Concurrency) -> frozenset[Level]:
    # A level beside any other is told by that level alone.
    return frozenset(level for level in beside.pair if level is not None)
