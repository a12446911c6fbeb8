"""Findings: numbers above the lanes, the days they concern, and a list below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, cast

from continuum import _fields, _svg
from continuum._svg import Stroke
from continuum._timeline._bars import packed
from continuum._timeline._lanes import Lane
from continuum._timeline._scale import Scale
from continuum._timeline._shapes import BADGE_SIZE, badge, badge_width, raw
from continuum.errors import FieldTypeError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import Marked
from continuum.verdicts import Verdict

__all__ = [
    "Sign",
    "bands",
    "checked",
    "height_of",
    "listed",
    "numbers",
    "signs_of",
]

_ROW: Final = BADGE_SIZE + 4
_PADDING: Final = 4
_NARROWEST: Final = 4
_SHORTEST_TAIL: Final = 5
_INDENT: Final = 34

_LEADER: Final = Stroke(_svg.GREY, dashes="1 3")
_TAILS: Final = {
    Verdict.UNMET: Stroke(_svg.INK),
    Verdict.UNKNOWN: Stroke(_svg.INK, dashes="3 3"),
    Verdict.MET: Stroke(_svg.INK),
}
# What is unmet is shaded and drawn first, and hides nothing that is only framed.
_BANDS: Final = {
    Verdict.UNMET: ("#e1e4e8", Stroke("none")),
    Verdict.UNKNOWN: ("none", Stroke(_svg.PALE, dashes="3 3")),
    Verdict.MET: ("none", Stroke(_svg.PALE)),
}


def checked(findings: object) -> tuple[Marked, ...]:
    """Check for findings.

    Raises:
        FieldTypeError: *findings* is no iterable, or an item is no finding.
    """
    if not isinstance(findings, Iterable):
        raise FieldTypeError("to_svg", "findings", findings, "several findings")
    several = tuple(cast("Iterable[object]", findings))
    for index, finding in enumerate(several):
        field = f"findings[{index}]"
        if not isinstance(finding, Marked):
            expected = "a finding with days, a verdict and levels"
            raise FieldTypeError("to_svg", field, finding, expected)
        _fields.instance("to_svg", f"{field}.days", finding.days, DateRange)
        _fields.instance("to_svg", f"{field}.verdict", finding.verdict, Verdict)
        _fields.all_of("to_svg", f"{field}.levels", finding.levels, Level)
    return cast("tuple[Marked, ...]", several)


class Sign(NamedTuple):
    """A finding in its place.

    Args:
        number: By which the list names it.
        finding: The finding.
        left: Where its days begin, in pixels.
        right: Where they end.
        row: Of the numbers above the lanes.
    """

    number: int
    finding: Marked
    left: int
    right: int
    row: int

    @property
    def badge(self) -> tuple[int, int]:
        """Where its number begins and ends: on few days in their middle."""
        width = badge_width(self.number)
        left = self.left + (min(self.right - self.left, width) - width) // 2
        return left, left + width

    @property
    def extent(self) -> tuple[int, int]:
        """Where its row has no room for another."""
        left, right = self.badge
        return left, max(self.right, right)


def signs_of(findings: Sequence[Marked], scale: Scale) -> list[Sign]:
    """Number the findings in the order given, and find a place for each."""
    signs: list[Sign] = []
    for number, finding in enumerate(findings, start=1):
        days = finding.days
        left = scale.x(days.start.toordinal())
        right = scale.right if days.end is None else scale.x(days.end.toordinal())
        signs.append(Sign(number, finding, left, max(right, left + _NARROWEST), 0))
    in_place = sorted(signs, key=lambda sign: sign.extent[0])
    rows = packed(sign.extent for sign in in_place)
    return [sign._replace(row=row) for sign, row in zip(in_place, rows, strict=True)]


def height_of(signs: Iterable[Sign]) -> int:
    """Height of the numbers above the lanes."""
    rows = max((sign.row + 1 for sign in signs), default=0)
    return rows and 2 * _PADDING + _ROW * rows


def bands(signs: Sequence[Sign], lanes: Sequence[Lane]) -> Iterator[str]:
    """Yield the days of each finding, behind the lanes it concerns."""
    for verdict, (fill, edge) in _BANDS.items():
        for sign in signs:
            for lane in _concerned(sign, lanes, verdict):
                size = (sign.right - sign.left, lane.bottom - lane.top - 2)
                at = (sign.left, lane.top + 1)
                yield _svg.box(at, size, edge, fill=fill, radius=0)


def _concerned(
    sign: Sign, lanes: Iterable[Lane], verdict: Verdict | None = None
) -> list[Lane]:
    finding = sign.finding
    if verdict not in {None, finding.verdict}:
        return []
    return [lane for lane in lanes if lane.level in finding.levels]


def numbers(signs: Sequence[Sign], lanes: Sequence[Lane], *, top: int) -> Iterator[str]:
    """Yield the numbers, each with its days and a line down to what it concerns."""
    for sign in signs:
        x = sum(sign.badge) // 2
        below = max((lane.bottom for lane in _concerned(sign, lanes)), default=0)
        if below:
            y = _top(sign, top) + BADGE_SIZE
            yield _svg.path([(x, y), (x, below)], _LEADER)
    for sign in signs:
        left, end = sign.badge
        y, right, verdict = _top(sign, top), sign.right, sign.finding.verdict
        parts = [badge(sign.number, verdict, (left, y))]
        if right > end + _SHORTEST_TAIL:
            middle = y + BADGE_SIZE // 2
            tail = _svg.path([(end, middle), (right, middle)], _TAILS[verdict])
            parts += [tail, raw(f"M{right} {middle - 4}v8", Stroke(_svg.INK))]
        yield _svg.group(parts, kind="care-finding", title=str(sign.finding))


def _top(sign: Sign, top: int) -> int:
    return top + _PADDING + _ROW * sign.row


def listed(signs: Iterable[Sign], *, at: _svg.Point, width: int) -> tuple[str, int]:
    """Write the findings under each other, each with its number.

    Returns:
        The markup and its height.
    """
    x, top = at
    parts: list[str] = []
    y = top
    for sign in sorted(signs, key=lambda sign: sign.number):
        lines = _svg.wrapped(str(sign.finding), width - _INDENT)
        parts.append(badge(sign.number, sign.finding.verdict, (x, y)))
        parts += [
            _svg.text((x + _INDENT, y + 12 + shift), line)
            for shift, line in _svg.under_each_other(lines)
        ]
        y += _svg.LINE_HEIGHT * len(lines) + 7
    return _svg.group(parts, kind="care-findings"), y - top + (8 if parts else 0)
