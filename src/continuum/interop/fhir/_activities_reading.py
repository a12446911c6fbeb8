"""ServiceRequests, and activities written out in a CarePlan, as interventions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from continuum.documents import Signer
from continuum.interop.fhir import _codes
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._goals_reading import Goals
from continuum.interop.fhir._parts_reading import Context
from continuum.interop.fhir._reading import LAST_END, ONE_DAY, Node, Place
from continuum.interop.fhir._resources import Entry
from continuum.interop.fhir._timing import When, read_timing
from continuum.periods import DateRange
from continuum.plan import Intervention
from continuum.services import Format, Mode

__all__ = ["read_activities"]

_ENDED: Final = frozenset({"revoked", "cancelled", "stopped"})
_AMOUNTS: Final = ("quantityQuantity", "quantityRange", "quantityRatio")
_UNDER_WAY: Final = frozenset({"active", "scheduled", "in-progress", "not-started"})


def read_activities(context: Context, goals: Goals) -> tuple[Intervention, ...]:
    """Read what the plan's activities prescribe."""
    found: list[Intervention] = []
    read: set[Place] = set()
    for activity in context.plan.node.children("activity"):
        item = _activity(context, goals, activity, read)
        if item is not None:
            found.append(item)
    return tuple(found)


def _activity(
    context: Context, goals: Goals, activity: Node, read: set[Place]
) -> Intervention | None:
    if activity.has("modifierExtension"):
        activity.drop(DroppedReason.MODIFIED)
        return None
    if activity.has("reference"):
        reference = activity.child("reference")
        entry = context.find(reference, context.plan, "ServiceRequest")
        if entry is None:
            return None
        if entry.node.place in read:
            # One request is one prescription, however often the plan names it.
            activity.drop(DroppedReason.REPEATED)
            return None
        read.add(entry.node.place)
        return _request(context, goals, entry)
    if activity.has("detail"):
        return _detail(context, goals, activity.child("detail"))
    activity.drop(DroppedReason.NO_PLACE)
    return None


def _request(context: Context, goals: Goals, entry: Entry) -> Intervention | None:
    node = entry.node
    status = node.code("status", _codes.REQUEST_STATUS)
    intent = node.code("intent", _codes.REQUEST_INTENT)
    if not node.has("intent"):
        node.drop(DroppedReason.NO_STATUS)
        return None
    if not _stands(node, status):
        return None
    if intent in _codes.PROPOSED:
        node.assume(Assumption.INTENT, "intent")
    formats: list[Format] = []
    modes: list[Mode] = []
    for detail in node.children("orderDetail"):
        for meant in detail.meant(_codes.HOW):
            if isinstance(meant, Format):
                formats.append(meant)
            else:
                modes.append(meant)
    served = _pertains(context, goals, entry)
    when = _occurrence(context, node)
    staff = node.child("performerType").meant(context.meanings.roles)
    if len(staff) > 1:
        node.drop(DroppedReason.SEVERAL_MEANINGS, "performerType")
    if len(formats) > 1 or len(modes) > 1:
        node.drop(DroppedReason.SEVERAL_MEANINGS, "orderDetail")
    return _intervention(
        context,
        node,
        code=context.code(node, entry.id, "request"),
        serves=served,
        when=when,
        how=(
            formats[0] if len(formats) == 1 else None,
            modes[0] if len(modes) == 1 else None,
            staff[0] if len(staff) == 1 else None,
        ),
        notes=[note.text("text") for note in node.children("note")],
    )


def _detail(context: Context, goals: Goals, node: Node) -> Intervention | None:
    status = node.code("status", _codes.ACTIVITY_STATUS)
    if node.has("modifierExtension"):
        node.drop(DroppedReason.MODIFIED)
        return None
    if not _stands(node, status):
        return None
    node.use("kind")
    served = _served(context, goals, node.children("goal"), context.plan)
    words = node.text("description")
    scheduled = node.text("scheduledString")
    when = _scheduled(context, node)
    return _intervention(
        context,
        node,
        code=context.code(node, None, "activity"),
        serves=served,
        when=when,
        how=(None, None, None),
        notes=[words, scheduled],
    )


def _stands(node: Node, status: str | None) -> bool:
    """Whether what *node* prescribes stands; where it does not, it is dropped."""
    reason: DroppedReason | None = None
    if not node.has("status"):
        reason = DroppedReason.NO_STATUS
    elif status == "entered-in-error":
        reason = DroppedReason.ENTERED_IN_ERROR
    elif status in _ENDED:
        reason = DroppedReason.NOT_STANDING
    elif node.flag("doNotPerform"):
        reason = DroppedReason.PROHIBITED
    if reason is not None:
        node.drop(reason)
        return False
    if status not in _UNDER_WAY:
        node.assume(Assumption.STATUS, "status")
    return True


# --- what it serves -------------------------------------------------------------------


def _pertains(context: Context, goals: Goals, entry: Entry) -> list[str]:
    found: list[str] = []
    for extension in entry.node.children("extension"):
        url = extension.text("url")
        if url != _codes.PERTAINS_TO_GOAL and not extension.spoilt("url"):
            extension.drop(DroppedReason.NO_PLACE)
            continue
        reference = extension.child("valueReference")
        found += _served(context, goals, (reference,), entry)
    return found


def _served(
    context: Context, goals: Goals, references: tuple[Node, ...], origin: Entry
) -> list[str]:
    found: list[str] = []
    for reference in references:
        entry = context.resources.at(reference, origin)
        code = None if entry is None else goals.served.get(entry.node.place)
        if code is None:
            reference.drop(DroppedReason.UNRESOLVED)
        else:
            reference.use("display")
            found.append(code)
    return found


# --- when -----------------------------------------------------------------------------


def _occurrence(context: Context, node: Node) -> When:
    limited = node.has("asNeededCodeableConcept", *_AMOUNTS)
    if node.flag("asNeededBoolean") or limited:
        # How often it is needed, or when it is used up, nobody can say beforehand.
        node.drop(
            DroppedReason.UNCLEAR_TIMING,
            "asNeededBoolean",
            "asNeededCodeableConcept",
            *_AMOUNTS,
            "occurrenceTiming",
        )
        return _dated(context, node)
    days = node.has("occurrencePeriod", "occurrenceDateTime")
    if node.has("occurrenceTiming") and not days:
        timing = node.child("occurrenceTiming")
        return read_timing(timing, start=context.start)
    return _dated(context, node)


def _dated(context: Context, node: Node) -> When:
    """The days a request is for, where it states no more."""
    if node.has("occurrenceDateTime"):
        day = node.day("occurrenceDateTime", latest=LAST_END)
        return When(period=None if day is None else DateRange(day, day + ONE_DAY))
    if node.has("occurrencePeriod"):
        period = node.child("occurrencePeriod")
        return When(period=period.part_days(start=context.start))
    return When()


def _scheduled(context: Context, node: Node) -> When:
    if node.has("scheduledPeriod"):
        period = node.child("scheduledPeriod")
        return When(period=period.part_days(start=context.start))
    if node.has("scheduledTiming"):
        return read_timing(node.child("scheduledTiming"), start=context.start)
    return When()


# --- values ---------------------------------------------------------------------------


def _intervention(
    context: Context,
    node: Node,
    *,
    code: str,
    serves: Iterable[str],
    when: When,
    how: tuple[Format | None, Mode | None, Signer | None],
    notes: list[str | None],
) -> Intervention | None:
    """The intervention; None, and dropped, where no code says what is given."""
    concept = node.child("code")
    words = concept.text("text")
    kinds = concept.meant(context.meanings.services)
    if words is None and node.spoilt("code"):
        # Which display would be asked for, nobody knows.
        for coding in concept.children("coding"):
            coding.text("display")
    if len(kinds) != 1:
        reason = DroppedReason.SEVERAL_MEANINGS if kinds else DroppedReason.OTHER_CODE
        node.drop(reason)
        return None
    if words is None:
        # A code of others may say more than the kind that it stands for.
        displays = (
            coding.text("display")
            for coding, (system, _) in concept.codings()
            if system != _codes.SERVICE_KIND
        )
        words = next((display for display in displays if display is not None), None)
    said = [text for text in (words, *notes, when.text) if text is not None]
    if len(said) > 1:
        node.assume(Assumption.JOINED)
    form, mode, staff = how
    return Intervention(
        code=code,
        kind=kinds[0],
        serves=tuple(dict.fromkeys(serves)),
        statement="\n".join(said) or None,
        dose=when.dose,
        period=when.period,
        format=form,
        mode=mode,
        staff=staff,
    )
