"""What a reading returns beside its values: what was not read, what was assumed."""

from __future__ import annotations

import enum

import attrs

__all__ = ["Assumed", "Assumption", "Dropped", "DroppedReason"]


class DroppedReason(enum.StrEnum):
    """Why something in a document was not read."""

    OTHER_CODE = "none of its codes was given a meaning"
    SEVERAL_LEVELS = "its codes stand for more than one level"
    SEVERAL_MEANINGS = "its codes stand for more than one thing"
    NOT_HAPPENED = "its status does not say that it happened"
    NO_SUBJECT = "it names no patient, or something else than one"
    NO_START = "it has no start with a day"
    NO_END = "it is finished, and has no end with a day"
    ENDS_BEFORE = "it ends before it starts"
    DAYS_NOT_HELD = "it starts or ends on a day that is not held here"

    NO_PLACE = "nothing here holds it"
    NO_STATUS = "it lacks a status or an intent that FHIR requires"
    NO_TEXT = "it lacks a text"
    NO_DAY = "it names a month or a year, and no day"
    DAY_NOT_HELD = (
        "it names a day that is not held here: those of 1900 to 2199 are, but for the "
        "last in a period"
    )
    NO_MEASURE = "it does not say what is measured"
    DERIVED = "it is not kept: here it is derived, from measurements"
    ENTERED_IN_ERROR = "it was entered in error"
    NOT_STANDING = "its status says that it does not stand, or no longer"
    PROHIBITED = "it says what is not to be done"
    MODIFIED = "a modifier that is not known may change its meaning"
    OTHER_SUBJECT = "it is not said to be about the same patient"
    OTHER_RESOURCE = "it is no part of what was read"
    OTHER_KIND = "it refers to a resource of a kind that is not read"
    UNRESOLVED = "what it refers to is not in the document, or in it more than once"
    REPEATED = "the same one stands before it"
    HISTORY = "it tells of versions and deletions, and not of what stands"
    CIRCULAR = "it would be a part of itself, or of two others"
    UNCLEAR_TIMING = "how often, or until when, could only be guessed"
    OUT_OF_RANGE = "its value is not one that is held here"


@attrs.frozen(kw_only=True)
class Dropped:
    """Something that was not read, and why.

    Args:
        path: Where it stands in the document, such as ``$.entry[3].resource``. A key
            that cannot be the name of an element is shown as ``?``.
        reason: Why it was not read.
    """

    path: str
    reason: DroppedReason


class Assumption(enum.StrEnum):
    """What was taken to be so because the document does not say it outright."""

    STATUS = "its status is not kept: it is read as standing for its days"
    INTENT = "it is a proposal or an option: it is read as a plan"
    CREATED = "the day it was created is taken for the day it was complete"
    STARTS_WHEN_CREATED = "it is taken to start on the day it was created"
    STARTS_WITH_PLAN = "it is taken to start with the plan"
    ONCE = "no frequency is stated: once is meant, as FHIR has it"
    BLOCKS = "its days are counted in blocks from the first one"
    EXACT = "no comparator is stated: no more and no less is meant"
    GOAL_TEXT = "the text of the goal stands for that of the step"
    REFERENCE_TEXT = "the text of the reference stands for what it refers to"
    CODE_TEXT = "the code stands for a text"
    JOINED = "several texts are joined into one"
    TYPE_LEVEL = "no encounter of the episode is a stay: its type and its days are one"
    UNCONFIRMED = "it is not said to be confirmed: it is read as standing"
    OTHER_VERSION = "the version that is asked for is not known to be the one at hand"


@attrs.frozen(kw_only=True)
class Assumed:
    """Something that was taken to be so.

    Args:
        path: Where in the document the occasion for it stands.
        what: What was assumed.
    """

    path: str
    what: Assumption
