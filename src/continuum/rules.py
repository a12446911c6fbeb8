"""Rules: requirements with a permanent code, a level, and dated, cited versions."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

import attrs

from continuum import _fields, _html
from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Condition
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    NoTextError,
    UnknownRuleError,
    VersionsError,
)
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.requirements import Requirement, on_record

__all__ = ["Basis", "Rule", "RuleVersion", "Rulebook"]

_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-\d{3}", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


class Basis(enum.StrEnum):
    """What a rule speaks about."""

    PLANNED = "planned"
    """The plan of care or schedule; a record of attendance cannot break it."""

    DELIVERED = "delivered"
    """What the patient received."""

    OFFERED = "offered"
    """What the program offers or is able to give, whoever comes."""

    AVAILABLE = "available"
    """The hours at which staff are on site or on call, whoever comes."""

    STAFFED = "staffed"
    """How the program is staffed for the patients it has."""

    DOCUMENTED = "documented"
    """What stands in the patient's record: its documents and the treatment plan."""


@attrs.frozen(kw_only=True)
class RuleVersion:
    """One text of a rule: what it asked, from when to when, and where it stands.

    Args:
        in_force: Days on which this text was the rule. Where the first day is not
            known, the day of the oldest text that was read.
        requirement: What it asks.
        citation: Where it says so; its own, never shared with another version.
        verified_through: Last day on which the text is known to have stood; the day it
            was read unless given. Judging a later day adds a notice.

    Raises:
        FieldValueError: The evidence is practice knowledge, or the text is verified
            only before it was in force.
    """

    in_force: DateRange
    requirement: Requirement
    citation: Citation
    verified_through: date = attrs.field(
        default=attrs.Factory(lambda self: self.citation.retrieved, takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        _fields.instance("RuleVersion", "in_force", self.in_force, DateRange)
        _fields.instance("RuleVersion", "citation", self.citation, Citation)
        if not isinstance(self.requirement, Requirement):
            raise FieldTypeError(
                "RuleVersion", "requirement", self.requirement, "a requirement"
            )
        _fields.day("RuleVersion", "verified_through", self.verified_through)
        if self.citation.evidence is Evidence.PRACTICE:
            expected = "primary or secondary: practice knowledge makes no rule"
            raise FieldValueError(
                "RuleVersion", "citation", self.citation.evidence, expected
            )
        if self.verified_through < self.in_force.start:
            expected = f"on or after {self.in_force.start}, when the text took force"
            raise FieldValueError(
                "RuleVersion", "verified_through", self.verified_through, expected
            )


@attrs.frozen(kw_only=True)
class Rule:
    """One duty of one authority at one level, through all of its versions.

    Args:
        code: Permanent: the authority's code and three digits, ``US-VA-001``.
        name: The duty in kebab-case.
        level: Level it is about; None for a rule about every level.
        judges: Whether it speaks of what is planned, delivered, offered or documented;
            a requirement about documents or the plan is of what is documented.
        versions: In order, without overlap; a gap means there was no rule then.
        population: Conditions that all hold of those it is about; none for everyone.
            Who it is not about gets no finding; of whom that is not known, an unknown
            one.
    """

    code: str
    name: str
    level: Level | None
    judges: Basis
    versions: tuple[RuleVersion, ...]
    population: tuple[Condition, ...] = ()

    def __attrs_post_init__(self) -> None:
        for field, value, form in (
            ("code", self.code, _CODE),
            ("name", self.name, _NAME),
        ):
            _fields.text("Rule", field, value)
            if not form.fullmatch(value):
                example = "US-VA-001" if field == "code" else "iop-weekly-hours"
                raise FieldValueError("Rule", field, value, f"of the form {example}")
        if self.level is not None:
            _fields.instance("Rule", "level", self.level, Level)
        _fields.instance("Rule", "judges", self.judges, Basis)
        _fields.all_of("Rule", "versions", self.versions, RuleVersion)
        if not self.versions:
            raise FieldValueError("Rule", "versions", None, "at least one version")
        for first, second in pairwise(self.versions):
            end = first.in_force.end
            if end is None or second.in_force.start < end:
                raise VersionsError(self.code, first.in_force, second.in_force)
        if not isinstance(self.population, tuple):
            raise FieldTypeError(
                "Rule", "population", self.population, "a tuple of conditions"
            )
        for index, version in enumerate(self.versions):
            paper = on_record(version.requirement)
            if paper and self.judges is not Basis.DOCUMENTED:
                field = f"versions[{index}].requirement"
                expected = (
                    f"about sessions, since the rule judges what is {self.judges}"
                )
                raise FieldValueError("Rule", field, None, expected)
        for index, condition in enumerate(self.population):
            if not isinstance(condition, Condition):
                expected = "an Age, Elapsed, Phase, Fact or After"
                raise FieldTypeError(
                    "Rule", f"population[{index}]", condition, expected
                )

    def is_about(self, levels: Collection[Level]) -> bool:
        """Whether it is about one of *levels*, or about every level."""
        return self.level is None or self.level in levels

    @property
    def place(self) -> str:
        """The level it is about, in a word: its code, or ``every level``."""
        return "every level" if self.level is None else self.level.code

    def on(self, day: date) -> RuleVersion | None:
        """The version in force on *day*, or None: no text was read for that day."""
        _fields.day("Rule.on", "day", day)
        return next(
            (version for version in self.versions if day in version.in_force), None
        )


@attrs.frozen(kw_only=True)
class Rulebook:
    """The rules of one authority.

    Args:
        authority: Who says so.
        rules: In order of their codes, each of which begins with the authority's.
        retired: Codes that were used once and never will be again.
        revised: Day on which a rule last came, changed or went, which every report
            records: the version of the rules, apart from that of the code.

    Raises:
        DuplicateCodeError: Two rules share a code, or one uses a retired code.
    """

    authority: Authority
    rules: tuple[Rule, ...]
    retired: tuple[str, ...] = ()
    revised: date | None = None
    oldest: date = attrs.field(init=False, eq=False, repr=False)
    """First day for which any text was read."""

    _by_code: dict[str, Rule] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Rulebook", "authority", self.authority, Authority)
        _fields.all_of("Rulebook", "rules", self.rules, Rule)
        _fields.all_of("Rulebook", "retired", self.retired, str)
        if self.revised is not None:
            _fields.day("Rulebook", "revised", self.revised)
        if not self.rules:
            raise FieldValueError("Rulebook", "rules", None, "at least one rule")
        code = self.authority.code
        seen = set(self.retired)
        for index, rule in enumerate(self.rules):
            if rule.code in seen:
                raise DuplicateCodeError("rule", rule.code, f"rulebook {code}")
            if rule.code.rpartition("-")[0] != code:
                expected = f"a code that begins with {code}-"
                raise FieldValueError(
                    "Rulebook", f"rules[{index}].code", rule.code, expected
                )
            seen.add(rule.code)
        oldest = min(rule.versions[0].in_force.start for rule in self.rules)
        object.__setattr__(self, "oldest", oldest)
        object.__setattr__(self, "_by_code", {rule.code: rule for rule in self.rules})

    def __getitem__(self, code: str) -> Rule:
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            known = tuple(self._by_code)
            where = f"rulebook {self.authority.code!r}"
            raise UnknownRuleError(code, where, known) from None

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in self._by_code

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def on(self, day: date) -> tuple[tuple[Rule, RuleVersion], ...]:
        """Each rule in force on *day*, with its version of that day.

        Raises:
            NoTextError: *day* lies before the oldest text of the rulebook.
        """
        _fields.day("Rulebook.on", "day", day)
        if day < self.oldest:
            raise NoTextError(self.authority.code, day, self.oldest)
        versions = ((rule, rule.on(day)) for rule in self.rules)
        return tuple(
            (rule, version) for rule, version in versions if version is not None
        )

    def at(self, level: Level) -> tuple[Rule, ...]:
        """The rules about *level*, or about every level, whenever in force."""
        _fields.instance("Rulebook.at", "level", level, Level)
        return tuple(rule for rule in self.rules if rule.is_about((level,)))

    def kind_of(self, version: RuleVersion) -> AuthorityKind:
        """The kind of the text that *version* cites."""
        return version.citation.kind or self.authority.kind

    def _repr_html_(self) -> str:
        rows = [
            (
                rule.code,
                rule.place,
                str(version.requirement),
                str(version.in_force),
                str(version.citation),
            )
            for rule in self.rules
            for version in rule.versions
        ]
        headers = ("code", "level", "asks", "in force", "citation")
        return _html.table(headers, rows, caption=self.authority.name)


def several_rulebooks(
    owner: str, field: str, books: object, where: str
) -> tuple[Rulebook, ...]:
    """Check for rulebooks, one or more, of as many authorities."""
    chosen = _fields.several(owner, field, books, Rulebook)
    if not chosen:
        raise FieldValueError(owner, field, None, "at least one rulebook")
    for code, times in Counter(book.authority.code for book in chosen).items():
        if times > 1:
            raise DuplicateCodeError("rulebook", code, where)
    return chosen
