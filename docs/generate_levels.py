"""Pages about levels of care, written from the data of the library itself.

Levels and moves, crosswalks, adopted editions, measures and factors of suitability.
`docs.generate_rules` writes these pages together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from inspect import signature
from itertools import compress, groupby, product
from types import FunctionType, ModuleType
from typing import NamedTuple, assert_never, get_type_hints

from continuum import adoptions, measures, suitability_factors
from continuum.adoptions import ADOPTIONS, Adoption, Edition
from continuum.billing import BillingCode
from continuum.citations import Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, RoundTrip, Term
from continuum.errors import FieldValueError
from continuum.levels import (
    Concurrency,
    Continuum,
    Guard,
    Level,
    Outside,
    Place,
    Transition,
)
from continuum.measures import (
    AdmissionWithin,
    ContactIndex,
    ContactWithin,
    DischargeIndex,
    FollowUp,
    Index,
    IndexStay,
    LevelFilter,
    Measure,
    Qualifying,
)
from continuum.suitability import FactorGroup, FactorSet
from docs._forms import (
    DOCS,
    PRACTICE,
    Sources,
    docstring,
    escaped,
    facts,
    header,
    in_words,
    page,
    rule_link,
    systems,
    table,
    table_of_markdown,
    unbroken,
    unique,
)
from docs.refresh_examples import pictures_of
from tests.discovery import public_modules, rulebooks

LEVELS = "reference/levels"
"""Folder of a page for each level system, and of its drawing where there are moves."""

_HEADER = header("the data that it shows")

_ORDER = (
    "The most intensive come first. The rank is this library's own, and equal ranks "
    "are not ordered."
)
_HOW_KNOWN = (
    "How it is known: *primary* where the text itself was read, *secondary* where "
    "another publication that states it was, *practice* where none was. The numbers "
    "lead to the sources below."
)
_OUTSIDE = {Outside.BEFORE: "before care", Outside.AFTER: "after care"}
_STAFF = {True: "yes", False: "no", None: "not read"}

_GROUPS = (
    ("Plain language", r"general"),
    ("Editions of the ASAM Criteria", r"asam\d"),
    ("Payers and data sets", r"(?!us-).*"),
    ("States", r".*"),
)
"""Groups of level systems, and names of the systems in each: the first that fits."""

_EDITIONS = {
    None: "not read",
    Edition.PPC_2R: "second, revised",
    Edition.THIRD: "third",
    Edition.FOURTH: "fourth",
}

_LEFT_OPEN = {
    "look_back": (
        "how many days before an episode must be free of care; the figure could not be "
        "confirmed"
    ),
    "first": (
        "whether a service on the day of discharge counts (0) or not (1, as shown); "
        "the text does not say"
    ),
}
"""Arguments of measures that no text decides, and what they are."""

_TRIED: dict[str, Iterable[int]] = {
    "look_back": (0,),
    "first": (1,),
    "within": range(1, 61),
}
"""Values of the arguments of measures; of *within*, a measure takes its rates alone."""


_DRAWN = ("tutorials/follow-one-patient", "tutorials/write-a-plan-that-holds")
"""Pages whose pictures their own blocks draw."""


def pages() -> dict[str, str]:
    """The text of every page about levels, and every drawing, by path in ``docs``."""
    found = {
        "reference/levels.md": _index_page(),
        "reference/crosswalks.md": _crosswalks_page(),
        "reference/editions.md": _editions_page(),
        "reference/measures.md": _measures_page(),
        "reference/suitability.md": _suitability_page(),
    }
    for name in _DRAWN:
        page = DOCS / f"{name}.md"
        folder = page.parent.relative_to(DOCS)
        found |= {f"{folder}/{file}": svg for file, svg in pictures_of(page).items()}
    for module, care in systems():
        found[f"{LEVELS}/{care.system}.md"] = _system_page(module, care)
        if care.transitions:
            found[f"{LEVELS}/{care.system}.svg"] = care.to_svg()
    return found


# --- levels ---------------------------------------------------------------------------


def _index_page() -> str:
    parts = [
        _HEADER,
        "# Levels and moves",
        (
            "A level belongs to one system: `3.7` of one edition of the ASAM Criteria "
            "is not `3.7` of the next. Each system is a module of `continuum.systems` "
            "that holds its levels as constants, and `CARE`, the continuum they make. "
            "*Practice* counts the levels and moves for which no text was read."
        ),
    ]
    names: list[str] = []
    for group, members in _grouped(systems()):
        names += [f"levels/{care.system}" for _, care in members]
        parts.append(f"## {group}")
        parts.append(
            table_of_markdown(
                ("system", "module", "levels", "moves", "practice"),
                [_index_row(module, care) for module, care in members],
            )
        )
    parts += [
        (
            "For states that take their levels from the ASAM Criteria, see "
            "{doc}`/reference/editions`; how the systems stand for one another, "
            "{doc}`/reference/crosswalks`."
        ),
        "\n".join(["```{toctree}", ":hidden:", ":maxdepth: 1", "", *names, "```"]),
    ]
    return page(parts)


def _grouped(
    found: Iterable[tuple[ModuleType, Continuum]],
) -> Iterator[tuple[str, list[tuple[ModuleType, Continuum]]]]:
    left = list(found)
    for group, pattern in _GROUPS:
        fitting = [each for each in left if re.fullmatch(pattern, each[1].system)]
        left = [each for each in left if each not in fitting]
        yield group, fitting


def _index_row(module: ModuleType, care: Continuum) -> tuple[str, ...]:
    return (
        f"{{doc}}`{care.name} <levels/{care.system}>`",
        f"`{module.__name__.removeprefix('continuum.')}`",
        str(len(care)),
        str(len(care.transitions)),
        str(len(care.unconfirmed)),
    )


def _system_page(module: ModuleType, care: Continuum) -> str:
    sources = Sources(care.system)
    parts = [
        _HEADER,
        f"# {escaped(care.name)}",
        *docstring(module),
        f"Module `{module.__name__}`, {_amounts(care)}.",
        *_drawing(care),
        "## Levels",
        _ORDER if len(care) > 1 else "",
        _HOW_KNOWN,
        *_levels(module, care, sources),
        *_presumed(care),
        *_absent(care, sources),
        *_side_by_side(care, sources),
        *_moves(care, sources),
        *_elsewhere(care),
        *sources.listed(),
    ]
    return page(parts)


def _amounts(care: Continuum) -> str:
    parts = [_amount(len(care), "level")]
    if care.transitions:
        parts.append(_amount(len(care.transitions), "move"))
    return " and ".join(parts)


def _amount(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _drawing(care: Continuum) -> Iterator[str]:
    if not care.transitions:
        return
    yield (
        f"```{{image}} {care.system}.svg\n"
        f":alt: Levels of {care.name}, the most intensive above, and the moves between "
        "them. The tables below say the same in words.\n"
        ":width: 100%\n```"
    )


def _by_intensity(care: Continuum) -> list[Level]:
    return sorted(care, key=lambda level: -level.intensity)


def _levels(module: ModuleType, care: Continuum, sources: Sources) -> Iterator[str]:
    constants = {
        value: name
        for name, value in vars(module).items()
        if name in module.__all__ and isinstance(value, Level)
    }
    headers = ("code", "name", "setting", "staff 24 hours", "withdrawal", "how known")
    rows = [
        (
            f"`{level.code}`<br>`{constants[level]}`",
            "<br>".join(_names(level)),
            level.setting or "left open",
            _STAFF[level.supervised],
            "managed" if level.withdrawal_management else "",
            sources.mark(level.source),
        )
        for level in _by_intensity(care)
    ]
    if any(level.withdrawal_management for level in care):
        yield table_of_markdown(headers, rows)
    else:
        yield "No level here exists to manage withdrawal."
        kept = [name != "withdrawal" for name in headers]
        yield table_of_markdown(
            tuple(compress(headers, kept)), [tuple(compress(row, kept)) for row in rows]
        )


def _names(level: Level) -> Iterator[str]:
    yield escaped(level.name)
    if level.abbreviations:
        yield f"short: {', '.join(map(escaped, level.abbreviations))}"
    if level.other_names:
        yield f"also: {'; '.join(map(escaped, level.other_names))}"
    if level.variants:
        yield f"variants: {', '.join(map(escaped, level.variants))}"
    if level.management:
        yield f"*{in_words(level.management)}*"
    if not level.treatment:
        yield "*beside treatment, no treatment itself*"


def _presumed(care: Continuum) -> Iterator[str]:
    rows = [
        (_code(level.code), escaped(str(guard)), escaped(guard.rationale))
        for level in _by_intensity(care)
        for guard in level.guards
    ]
    if rows:
        yield "### What a level presumes of the patient"
        yield (
            "Whoever enters it, from wherever. It forbids nothing: for a patient of "
            "whom it is not true, the move is unusual."
        )
        yield table_of_markdown(("level", "presumes", "why"), rows)


def _absent(care: Continuum, sources: Sources) -> Iterator[str]:
    if care.absent:
        yield "## Levels that it says it does not have"
        yield "A rule about such a level is not applicable here, and never met."
        yield table_of_markdown(
            ("level", "what is said", "how known"),
            [
                (
                    ", ".join(map(escaped, (gap.name, *gap.abbreviations))),
                    escaped(gap.statement),
                    sources.mark(gap.source),
                )
                for gap in care.absent
            ],
        )


def _side_by_side(care: Continuum, sources: Sources) -> Iterator[str]:
    if care.concurrency:
        yield "## Levels that may run side by side"
        yield (
            "Two other levels with staff around the clock are unusual at once, since a "
            "patient has one bed. Of every other pair nothing is said."
        )
        yield table_of_markdown(
            ("level", "beside", "expectation", "why", "how known"),
            [
                (
                    _code(beside.pair[0].code),
                    _code(beside.pair[1].code) if beside.pair[1] else "any other",
                    beside.expectation,
                    escaped(beside.rationale),
                    sources.mark(beside.source),
                )
                for beside in care.concurrency
            ],
        )


def _moves(care: Continuum, sources: Sources) -> Iterator[str]:
    if not care.transitions:
        return
    yield "## Moves"
    yield (
        "One table for each place that a patient may come from. A move that is not "
        "listed is allowed and unusual: it asks for a documented reason. What a move "
        "*presumes* forbids nothing either; where it is not true, the move is unusual. "
        "The target may presume more: see its row above."
    )
    origins: tuple[Place, ...] = (
        Outside.BEFORE,
        *_by_intensity(care),
        Outside.AFTER,
    )
    for origin in origins:
        moves = care.transitions_from(origin)
        if moves:
            yield f"({_anchor(care, origin)})="
            yield f"### From {_place(origin)}"
            yield table_of_markdown(
                ("to", "kind", "expectation", "why", "presumes", "how known"),
                [
                    (
                        _to(care, move.target),
                        move.kind,
                        move.expectation,
                        escaped(move.rationale),
                        "<br>".join(escaped(str(guard)) for guard in move.guards),
                        sources.mark(move.source),
                    )
                    for move in moves
                ],
            )
    yield "### What moves presume"
    yield facts(
        (escaped(str(guard)), escaped(guard.rationale)) for guard in _guards(care)
    )


def _guards(care: Continuum) -> list[Guard]:
    found = unique(guard for move in care.transitions for guard in move.guards)
    return sorted(found, key=lambda guard: (str(guard.condition), not guard.holds))


def _code(code: str) -> str:
    """A code that stays in one line."""
    return unbroken(f"`{code}`")


def _place(place: Place) -> str:
    if isinstance(place, Outside):
        return "outside, " + _OUTSIDE[place]
    return f"{escaped(place.code)}, {escaped(place.name)}"


def _to(care: Continuum, place: Place) -> str:
    words = _OUTSIDE[place] if isinstance(place, Outside) else _code(place.code)
    if not care.transitions_from(place):
        return words
    return f"[{words}](#{_anchor(care, place)})"


def _anchor(care: Continuum, place: Place) -> str:
    name = place.code if isinstance(place, Level) else _OUTSIDE[place]
    return f"{care.system}-from-{re.sub('[^a-z0-9]', '-', name.lower())}"


def _elsewhere(care: Continuum) -> Iterator[str]:
    code = care.system.upper()
    rules = [
        rule
        for book in rulebooks()
        for rule in book
        if rule.level is not None and rule.level.system == care.system
    ]
    if rules:
        yield "## Rules about these levels"
        yield "\n".join(
            f"- {rule_link(rule)} {escaped(rule.name)}, at `{rule.place}`"
            for rule in rules
        )
    if any(each.jurisdiction == code for each in ADOPTIONS):
        yield (
            "Texts of this jurisdiction that name levels of the ASAM Criteria: "
            f"[editions](#{_edition_anchor(code)})."
        )


# --- crosswalks -----------------------------------------------------------------------


def _crosswalks() -> list[tuple[ModuleType, str, Crosswalk]]:
    """Every crosswalk, with its module and the name of its constant."""
    return [
        (module, name, getattr(module, name))
        for module in public_modules()
        if module.__name__.startswith("continuum.crosswalks.")
        for name in module.__all__
        if isinstance(getattr(module, name), Crosswalk)
    ]


def _crosswalks_page() -> str:
    sources = Sources("crosswalk")
    found = _crosswalks()
    parts = [
        _HEADER,
        "# Crosswalks",
        (
            "How levels of one system stand for those of another, and what is lost. "
            "Nothing is migrated: a crosswalk lists what may stand for a level, and "
            "which of it does is a person's decision. *Practice* marks what no text "
            "says; the numbers after it are texts that were read of the one or the "
            "other. Each can be read backwards: `crosswalk.reversed()`."
        ),
        table_of_markdown(
            ("crosswalk", "from", "to", "known from a text", "practice"),
            [
                (
                    f"[{escaped(crosswalk.name)}](#{_crosswalk_anchor(name)})",
                    f"`{crosswalk.origin}`",
                    f"`{crosswalk.target}`",
                    str(len(_images(crosswalk)) - _unread(crosswalk)),
                    str(_unread(crosswalk)),
                )
                for _, name, crosswalk in found
            ],
        ),
        "## What the relations mean",
        facts(_RELATIONS),
    ]
    for module, members in groupby(found, key=lambda each: each[0]):
        title, *scope = docstring(module)
        parts += [f"## {title.rstrip('.')}", *scope]
        for _, name, crosswalk in members:
            parts += [
                f"({_crosswalk_anchor(name)})=",
                f"### {escaped(crosswalk.name)}",
                f"`{module.__name__}.{name}`",
                _images_table(crosswalk, sources),
                *_without(
                    crosswalk.origin, filter(_is_alone, crosswalk.mappings), sources
                ),
                *_without(crosswalk.target, crosswalk.unreached, sources),
                *_round_trips(crosswalk),
            ]
    return page([*parts, *sources.listed()])


_RELATIONS = (
    ("same", "the target is the origin, under its own name"),
    ("renamed", "the target is the origin, under another name"),
    ("split", "the origin was divided, and the target is one of its parts"),
    ("folded", "the origin was taken into the target, which holds others, too"),
    ("narrower", "the target holds only a part of the origin"),
    ("wider", "the target holds the origin, and more"),
    ("overlapping", "they may share something; neither is known to hold the other"),
    ("none", "nothing stands for the origin"),
)


def _crosswalk_anchor(name: str) -> str:
    return f"crosswalk-{name.lower().replace('_', '-')}"


def _images(crosswalk: Crosswalk) -> list[Image]:
    rows = (*crosswalk.mappings, *crosswalk.unreached)
    return [image for row in rows for image in row.images]


def _unread(crosswalk: Crosswalk) -> int:
    """How many images no text says."""
    return sum(image.evidence is Evidence.PRACTICE for image in _images(crosswalk))


def _images_table(crosswalk: Crosswalk, sources: Sources) -> str:
    return table_of_markdown(
        ("from", "to", "what is lost", "what is assumed", "how known"),
        [
            (
                # The name once; the rows that follow are of the same origin.
                _code(row.origin.code) if index else _term(row.origin),
                _target(image),
                _lines(image.lost),
                _lines(image.assumed),
                _known(image, sources),
            )
            for row in crosswalk.mappings
            if not _is_alone(row)
            for index, image in enumerate(row.images)
        ],
    )


def _is_alone(row: Mapping) -> bool:
    """Whether nothing at all stands for the origin."""
    return all(image.target is None for image in row.images)


def _target(image: Image) -> str:
    if image.target is None:
        return "in part nothing"
    return f"{_term(image.target)}<br>*{image.relation}*"


def _term(term: Term) -> str:
    match term:
        case Level():
            return f"{_code(term.code)}<br>{escaped(term.name)}"
        case BillingCode():
            return f"{_code(term.code)}<br>{escaped(term.meaning)}"
        case _:
            assert_never(term)


def _lines(lines: Sequence[str]) -> str:
    return ";<br>".join(map(escaped, lines))


def _known(image: Image, sources: Sources) -> str:
    numbers = ", ".join(map(sources.number, image.sources))
    return f"{image.evidence}{' ' if numbers else ''}{numbers}"


def _without(system: str, rows: Iterable[Mapping], sources: Sources) -> Iterator[str]:
    """Terms that nothing stands for, those with one reason together."""
    groups: dict[str, list[Term]] = {}
    for row in rows:
        for image in row.images:
            why = f"{_lines((*image.lost, *image.assumed))} ({_known(image, sources)})"
            groups.setdefault(why.replace("<br>", " "), []).append(row.origin)
    if groups:
        yield f"Of `{system}`, nothing stands, in whole or in part, for:"
        yield "\n".join(f"- {_codes(terms)}: {why}" for why, terms in groups.items())


def _codes(terms: Iterable[Term], joint: str = ", ") -> str:
    return joint.join(_code(term.code) for term in terms)


def _round_trips(crosswalk: Crosswalk) -> Iterator[str]:
    trips = [crosswalk.round_trip(row.origin) for row in crosswalk.mappings]
    exact = _codes(trip.term for trip in trips if trip.exact) or "nothing"
    yield f"**There and back.** What comes back exactly: {exact}. The others:"
    groups: dict[str, list[Term]] = {}
    for trip in trips:
        if not trip.exact:
            groups.setdefault(_returned(trip), []).append(trip.term)
    yield "\n".join(f"- {_codes(terms)}: {back}" for back, terms in groups.items())


def _returned(trip: RoundTrip) -> str:
    """What comes back of a term, in words."""
    back = [image.target for image in trip.returned if image.target is not None]
    if not back:
        return "nothing comes back"
    if back == [trip.term]:
        return "comes back alone, with a loss or an assumption"
    return f"comes back as {_codes(back, ' or ')}"


# --- editions -------------------------------------------------------------------------


def _editions_page() -> str:
    sources = Sources("edition")
    found = [
        (code, list(members))
        for code, members in groupby(ADOPTIONS, key=lambda each: each.jurisdiction)
    ]
    title, *scope = docstring(adoptions)
    parts = [
        _HEADER,
        "# Editions of the ASAM Criteria",
        title,
        *scope,
        table_of_markdown(
            ("jurisdiction", "text", "edition", "in force"),
            [
                (
                    f"[{_jurisdiction(members)}](#{_edition_anchor(code)})",
                    escaped(_text_of(each)),
                    _EDITIONS[each.edition],
                    _in_force(each),
                )
                for code, members in found
                for each in members
            ],
        ),
    ]
    for code, members in found:
        parts += [
            f"({_edition_anchor(code)})=",
            f"## {_jurisdiction(members)}",
        ]
        for each in members:
            text = _text_of(each)
            parts += [
                f"**{escaped(text[0].upper() + text[1:])}**",
                facts(_adopted(each, sources)),
            ]
    return page([*parts, *sources.listed()])


def _jurisdiction(members: Sequence[Adoption]) -> str:
    return escaped(members[0].name.partition(", ")[0])


def _text_of(each: Adoption) -> str:
    return each.name.partition(", ")[2]


def _edition_anchor(code: str) -> str:
    return f"edition-{code.lower()}"


def _in_force(each: Adoption) -> str:
    if each.in_force is not None:
        start, end = each.in_force.start, each.in_force.end
        least = "at least " if each.since_at_least else ""
        since = f"since {least}{unbroken(f'{start}')}"
        return since if end is None else f"{since}, until {unbroken(f'{end}')}"
    if each.no_later_than is not None:
        return f"no later than {unbroken(f'{each.no_later_than}')}"
    if each.until is not None:
        return f"start not read, until {unbroken(f'{each.until}')}"
    return "start not read"


def _adopted(each: Adoption, sources: Sources) -> Iterator[tuple[str, str]]:
    yield "Edition", _EDITIONS[each.edition]
    yield "In force", _in_force(each)
    if each.levels:
        system = each.levels[0].system
        codes = ", ".join(f"`{level.code}`" for level in each.levels)
        yield "Levels it names", f"{codes} of {{doc}}`{system} <levels/{system}>`"
    if each.note:
        yield "Note", escaped(each.note)
    yield "How known", sources.mark(each.source)


# --- measures -------------------------------------------------------------------------


class _Made(NamedTuple):
    """A measure, how to call for it, and which arguments are the caller's choice."""

    measure: Measure
    call: str
    left_open: tuple[str, ...]


def _measures() -> Iterator[_Made]:
    """Every measure that a function of `continuum.measures` makes."""
    for name in measures.__all__:
        make = getattr(measures, name)
        if not isinstance(make, FunctionType):
            continue
        if get_type_hints(make)["return"] is not Measure:
            continue
        arguments = tuple(signature(make).parameters)
        for values in product(*(_TRIED[argument] for argument in arguments)):
            given = dict(zip(arguments, values, strict=True))
            shown = [
                f"{argument}={'...' if argument in _LEFT_OPEN else value}"
                for argument, value in given.items()
            ]
            with suppress(FieldValueError):
                yield _Made(
                    make(**given),
                    f"{name}({', '.join(shown)})",
                    tuple(each for each in arguments if each in _LEFT_OPEN),
                )


def _measures_page() -> str:
    sources = Sources("measure")
    _, *definitions = docstring(sys.modules[measures.initiation.__module__])
    parts = [_HEADER, "# Measures", *docstring(measures), *definitions]
    for made in _measures():
        parts += [
            f"## {made.measure.name[0].upper()}{escaped(made.measure.name[1:])}",
            f"`continuum.measures.{made.call}`",
            facts(_defined(made, sources)),
        ]
    return page([*parts, *sources.listed()])


def _defined(made: _Made, sources: Sources) -> Iterator[tuple[str, str]]:
    measure = made.measure
    yield "Index event", "; or ".join(map(_index, measure.index))
    patients = [str(condition) for condition in measure.population]
    patients += [f"not {condition}" for condition in measure.exclusions]
    yield "Patients", escaped(", ".join(patients) or "all")
    if measure.look_back is not None:
        yield "Free of care before it", "so many days as the caller names"
    if measure.unless_admitted is not None:
        admitted = (
            f"whoever is admitted to {_filtered(measure.unless_admitted)} that day"
        )
        yield "Excluded", admitted
    for index, follow_up in enumerate(measure.follow_ups):
        yield _counted(index, follow_up)
    yield "Source", sources.mark(measure.source)
    for argument in made.left_open:
        yield f"The caller's `{argument}`", _LEFT_OPEN[argument]


def _counted(index: int, follow_up: FollowUp) -> tuple[str, str]:
    name = "Then, counted from the day of that service" if index else "What must follow"
    rows = "".join(f"\n  - {_qualifies(item)}" for item in follow_up.qualifying)
    return name, f"at least {follow_up.at_least} of{rows}"


def _index(index: Index) -> str:
    match index:
        case ContactIndex(kinds):
            return f"the day of a contact: {_listed(kinds)}"
        case DischargeIndex(levels):
            return f"the last day of a stay at {_filtered(levels)}"
        case _:
            assert_never(index)


def _qualifies(item: Qualifying) -> str:
    match item:
        case ContactWithin(kinds=kinds, offsets=offsets):
            return f"a contact on {offsets}: {_listed(kinds)}"
        case AdmissionWithin(levels=levels, offsets=offsets, after=after):
            left = f", after a stay at {_filtered(after)}" if after else ""
            return f"an admission on {offsets} to {_filtered(levels)}{left}"
        case IndexStay(levels):
            return f"the stay that is the index event, at {_filtered(levels)}"
        case _:
            assert_never(item)


def _listed(kinds: Sequence[str]) -> str:
    *others, last = (in_words(kind) for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def _filtered(levels: LevelFilter) -> str:
    words = ["any", " or ".join(levels.settings), "level"]
    if levels.treatment is not None:
        words += ["of treatment" if levels.treatment else "beside treatment"]
    if levels.withdrawal_management is not None:
        no = "" if levels.withdrawal_management else "other than "
        words.append(f"{no}for withdrawal management")
    words += [f"and {level}" for level in levels.included]
    words += [f"but {level}" for level in levels.excluded]
    return escaped(" ".join(word for word in words if word))


# --- suitability ----------------------------------------------------------------------


def _suitability_page() -> str:
    sources = Sources("factor")
    parts = [_HEADER, "# Factors of suitability", *docstring(suitability_factors)]
    for name in suitability_factors.__all__:
        found: FactorSet = getattr(suitability_factors, name)
        parts += [
            f"## {escaped(found.name[0].upper() + found.name[1:])}",
            f"`continuum.suitability_factors.{name}`"
            + (f", for `{found.level}`" if found.level else ""),
        ]
        if not found.joined:
            parts.append(
                "A list and no test: nothing that was read says that all must hold, so "
                "it has no verdict as a whole."
            )
        for group in found.groups:
            parts += [
                _asked(found, group),
                table_of_markdown(
                    ("factor", "asks", "how known"),
                    [
                        (
                            f"`{factor.code}`",
                            escaped(factor.statement),
                            "<br>".join(map(sources.mark, factor.sources)),
                        )
                        for factor in group.factors
                    ],
                ),
            ]
    return page([*parts, *sources.listed()])


def _asked(found: FactorSet, group: FactorGroup) -> str:
    if not found.joined:
        return ""
    if group.at_least is None:
        return "All of these:"
    return f"At least {group.at_least} of these:"


# --- coverage -------------------------------------------------------------------------


_WANTED = (
    (
        "ASAM Criteria, fourth edition",
        "weekly hours of every level; the levels of adolescents",
        "the volumes of the edition",
    ),
    (
        "California, Florida, Kentucky",
        "edition of the ASAM Criteria in use",
        "codes and Medicaid manuals of the states",
    ),
    (
        "Medicare",
        (
            "whom intensive outpatient services are for, beyond the hours: a "
            "coordinated program, care around the clock, support outside, diagnosis, "
            "danger, ability to take part"
        ),
        "42 CFR 410.44(c)(2)-(7)",
    ),
    (
        "Medicare",
        "whom partial hospitalization is for, as the section reads since 2015",
        "42 CFR 410.43(c)",
    ),
    (
        "HCPCS Level II",
        (
            "that G0410 and G0411 speak of intensive outpatient care from 2024; the "
            "full wording of G0137"
        ),
        "its quarterly update",
    ),
    (
        "Revenue codes",
        (
            "0906 and 0907, whose labels differ between texts; 0944 and 0945; 1000 to "
            "1005, of which 1001 and 1002 are also found exchanged"
        ),
        "manual of the National Uniform Billing Committee",
    ),
    (
        "HEDIS",
        (
            "how far the look-back of a new episode reaches; which of several "
            "emergency visits is kept"
        ),
        "specifications of IET and FUA",
    ),
)
"""What was left out of the data of these pages: whose, which, and where to look."""


def coverage() -> Iterator[str]:
    """The parts of the page of coverage that are about levels."""
    yield "## Level systems"
    yield (
        "*Read* counts what a text says, *practice* what is practice knowledge; see "
        "{doc}`/explanation/levels-as-a-graph`. Each system's page says what it covers "
        "and what it leaves out."
    )
    yield table_of_markdown(
        ("system", "levels", "moves", "side by side", "absent"),
        [
            (
                _system_link(care),
                _read_and_practice(care.levels),
                _read_and_practice(care.transitions),
                _read_and_practice(care.concurrency),
                str(len(care.absent)) if care.absent else "",
            )
            for _, members in _grouped(systems())
            for _, care in members
        ],
    )
    yield "## Levels and moves, unconfirmed"
    yield (
        "No text was read for these; they are practice knowledge, to be confirmed. The "
        "pages of the systems give each its reason, and mark it *practice*."
    )
    for _, care in systems():
        if care.unconfirmed:
            yield f"**{_system_link(care)}**"
            yield facts(_unconfirmed(care))
    yield (
        "Images of crosswalks that no text says, and those of them for which no text "
        "was read at all; see {doc}`/reference/crosswalks`."
    )
    yield table_of_markdown(
        ("crosswalk", "images", "practice", "without any source"),
        [
            (
                f"[{escaped(crosswalk.name)}](#{_crosswalk_anchor(name)})",
                str(len(_images(crosswalk))),
                str(_unread(crosswalk)),
                str(sum(not image.sources for image in _images(crosswalk))),
            )
            for _, name, crosswalk in _crosswalks()
        ],
    )
    yield "What is left out, since it was only recalled or texts differ:"
    yield table(("whose", "which", "where to look"), _WANTED)


def _system_link(care: Continuum) -> str:
    return f"{{doc}}`{care.name} </{LEVELS}/{care.system}>`"


def _read_and_practice(items: Sequence[Level | Transition | Concurrency]) -> str:
    if not items:
        return ""
    practice = sum(item.evidence is Evidence.PRACTICE for item in items)
    parts = ((len(items) - practice, "read"), (practice, PRACTICE))
    return ", ".join(f"{number} {words}" for number, words in parts if number)


def _unconfirmed(care: Continuum) -> Iterator[tuple[str, str]]:
    levels = [item for item in care.unconfirmed if isinstance(item, Level)]
    moves = [item for item in care.unconfirmed if isinstance(item, Transition)]
    beside = [item for item in care.unconfirmed if isinstance(item, Concurrency)]
    if levels:
        yield (
            _amount(len(levels), "level"),
            ", ".join(f"`{level.code}`" for level in levels),
        )
    kinds = Counter(move.kind for move in moves)
    for kind, number in kinds.items():
        yield (
            f"{kind} ({number})",
            "; ".join(_ends(move) for move in moves if move.kind is kind),
        )
    if beside:
        yield "side by side", ", ".join(str(item).partition(":")[0] for item in beside)


def _ends(move: Transition) -> str:
    return str(move).partition(":")[0]
