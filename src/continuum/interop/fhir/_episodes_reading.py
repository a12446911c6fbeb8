"""Episodes read from EpisodeOfCare resources and the encounters that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from continuum.episode import Episode
from continuum.errors import DocumentError
from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import by_code
from continuum.interop.fhir._encounters import Meanings, read_encounter
from continuum.interop.fhir._found import Assumed, Assumption, Dropped, DroppedReason
from continuum.interop.fhir._parts_reading import own_code
from continuum.interop.fhir._reading import ANY_TEXT, Node, Pass, shown
from continuum.interop.fhir._resources import Entry, Resources
from continuum.levels import Level
from continuum.stay import DischargeReason, Stay

__all__ = ["EpisodeReading", "FoundEpisode", "read_episodes_of_care"]

_OPEN: Final = frozenset({"active", "onhold"})


@attrs.frozen(kw_only=True)
class FoundEpisode:
    """An episode that was read, and whose it is.

    Args:
        episode: The stays.
        path: Where its EpisodeOfCare stands in the document.
        subject: What tells the patient from others of the document; never printed. It
            is the address, in full where that is known; or of an identifier the system
            and the value, as ``system|value``; or the place of a contained patient.
        code: The caller's own code of the episode, or else the id of the EpisodeOfCare.
    """

    episode: Episode = attrs.field(repr=False)
    path: str
    subject: str = attrs.field(repr=False)
    code: str | None = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class EpisodeReading:
    """What a document's episodes of care tell.

    Args:
        episodes: The episodes, in the order of the document.
        dropped: Everything in the document that was not used, in its order; a part is
            not listed where the whole is.
        assumed: What was taken to be so, in the order of the document.
    """

    episodes: tuple[FoundEpisode, ...]
    dropped: tuple[Dropped, ...]
    assumed: tuple[Assumed, ...]

    def __str__(self) -> str:
        stays = sum(len(found.episode.stays) for found in self.episodes)
        return (
            f"{len(self.episodes)} episodes, {stays} stays; {len(self.dropped)} "
            f"elements not read, {len(self.assumed)} assumptions"
        )


def read_episodes_of_care(
    document: Mapping[str, object] | Sequence[object],
    *,
    levels: Mapping[tuple[str, str], Level],
    reasons: Mapping[tuple[str, str], DischargeReason] | None = None,
) -> EpisodeReading:
    """Read the episodes of a document, each with its stays.

    The stays of an episode are the encounters that refer to it and that a code of type
    says are at a level, with the leaves that their status history tells. Where there
    are none, but the type of the episode itself is a code of one level and its days are
    stated, it is one stay. Encounters that are no stays, such as those of single
    sessions, are dropped, and so is a stay or an episode whose days are not all held
    here, which are those of 1900 to 2199.

    Args:
        document: A Bundle, a list of resources or of Bundles, or one EpisodeOfCare, as
            ``json`` gives it.
        levels: What each code of ``type`` is a stay at; the key is the address of the
            code system, and the code.
        reasons: What each discharge disposition says of why a stay ended, beside this
            library's own.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        DocumentError: What is read is malformed. Every problem is listed with its path;
            values are never quoted. An Encounter whose reference to its episode is
            malformed is not read.

    >>> from continuum.systems import general
    >>> outpatient = ("http://bha.example/episode", "09")
    >>> found = read_episodes_of_care(
    ...     {
    ...         "resourceType": "EpisodeOfCare",
    ...         "status": "active",
    ...         "type": [{"coding": [{"system": outpatient[0], "code": "09"}]}],
    ...         "patient": {"reference": "Patient/1"},
    ...         "period": {"start": "2026-03-02"},
    ...     },
    ...     levels={outpatient: general.IOP},
    ... )
    >>> str(found.episodes[0].episode.period)
    'from 2026-03-02'
    """
    owner = "read_episodes_of_care"
    meanings = Meanings(
        levels=by_code(owner, "levels", levels, (Level,)),
        contacts={},
        reasons=by_code(
            owner, "reasons", reasons, (DischargeReason,), known=_codes.REASONS
        ),
    )
    found = Pass()
    resources = Resources(document, owner, "an EpisodeOfCare", found)
    belonging: dict[int, list[Entry]] = {}
    for encounter in resources.of_kind("Encounter"):
        for reference in encounter.node.children("episodeOfCare"):
            care = resources.at(reference, encounter)
            if care is None or care.kind != "EpisodeOfCare":
                reference.drop(DroppedReason.UNRESOLVED)
                continue
            mine = belonging.setdefault(id(care), [])
            if encounter in mine:
                reference.drop(DroppedReason.REPEATED)
            else:
                reference.use("display")
                mine.append(encounter)
    episodes: list[FoundEpisode] = []
    for entry in resources.of_kind("EpisodeOfCare"):
        entry.take()
        mine = belonging.get(id(entry), [])
        episode = _episode(resources, entry, mine, meanings)
        if isinstance(episode, DroppedReason):
            entry.node.drop(episode)
        else:
            episodes.append(episode)
    if found.problems:
        raise DocumentError(tuple(found.problems))
    resources.leave()
    return EpisodeReading(
        episodes=tuple(episodes), dropped=found.dropped(), assumed=found.assumed
    )


def _episode(
    resources: Resources, entry: Entry, encounters: list[Entry], meanings: Meanings
) -> FoundEpisode | DroppedReason:
    """One episode, or why there is none."""
    node = entry.node
    status = node.code("status", _codes.EPISODE_STATUS)
    if entry.modified:
        return DroppedReason.MODIFIED
    if not node.has("status"):
        return DroppedReason.NO_STATUS
    if status == "entered-in-error":
        return DroppedReason.ENTERED_IN_ERROR
    if status not in {*_OPEN, "finished", None}:
        return DroppedReason.NOT_HAPPENED
    subject = resources.subject(entry)
    if subject is None and not node.spoilt("patient"):
        return DroppedReason.NO_SUBJECT
    stays = [
        stay
        for encounter in encounters
        for stay in _stays(resources, encounter, subject, meanings)
    ]
    levels = {
        level for kind in node.children("type") for level in kind.meant(meanings.levels)
    }
    if stays:
        episode = Episode(tuple(stays))
        if node.has("period") and node.child("period").part_days() != episode.period:
            node.drop(DroppedReason.NO_PLACE, "period")
        if status == "finished" and episode.period.end is None:
            node.drop(DroppedReason.NO_PLACE, "status")
        if not levels <= set(episode.levels):
            node.drop(DroppedReason.NO_PLACE, "type")
    else:
        stay = _own_stay(node, status, levels)
        if isinstance(stay, DroppedReason):
            if any(one.node.spoilt() for one in (entry, *encounters)):
                # What is malformed may be the reason, and not all that is.
                own_code(node)
            return stay
        node.assume(Assumption.TYPE_LEVEL, "type")
        episode = Episode((stay,))
    return FoundEpisode(
        episode=episode,
        path=shown(node.place),
        # One that is malformed fails the reading.
        subject=subject or ANY_TEXT,
        code=own_code(node) or entry.id,
    )


def _own_stay(
    node: Node, status: str | None, levels: set[Level]
) -> Stay | DroppedReason:
    """The stay that the type and the days of an EpisodeOfCare tell themselves."""
    days = node.child("period").days(ended=status == "finished")
    if not levels:
        return DroppedReason.OTHER_CODE
    if len(levels) > 1:
        return DroppedReason.SEVERAL_LEVELS
    if isinstance(days, DroppedReason):
        return days
    return Stay(level=levels.pop(), period=days)


def _stays(
    resources: Resources, encounter: Entry, subject: str | None, meanings: Meanings
) -> list[Stay]:
    """The stay of an encounter of the patient *subject*; none where it is dropped."""
    encounter.take()
    if subject is not None and resources.patient(encounter) not in (None, subject):
        encounter.node.drop(DroppedReason.OTHER_SUBJECT)
        return []
    told = read_encounter(resources, encounter, meanings)
    if isinstance(told, DroppedReason):
        encounter.node.drop(told)
        return []
    return [told[1]] if told is not None and isinstance(told[1], Stay) else []
