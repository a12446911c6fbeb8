"""A treatment plan written as plain data and read again.

For information: `attrs.asdict` says no type, checks nothing and is not read back;
building the plan in code is the part of reading that checks what the plan says.
"""

from __future__ import annotations

import enum
import json
from datetime import date

import attrs

from benchmarks._pairs import Row, compare, show
from benchmarks.plan_construction import whole
from continuum import TreatmentPlan
from continuum.interop.plain import from_plain, to_plain

PLAN = whole()
PLAIN = to_plain(PLAN)
TEXT = json.dumps(PLAIN)


def as_dict() -> dict[str, object]:
    return attrs.asdict(PLAN, value_serializer=serialized)


def serialized(_plan: object, _field: object, value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, enum.Enum) else value


def main() -> None:
    assert from_plain(json.loads(TEXT), TreatmentPlan) == PLAN
    assert json.loads(json.dumps(as_dict()))["version"] == PLAN.version
    show(
        "A treatment plan with 3 goals, as plain data",
        (
            Row("write / attrs.asdict", compare(lambda: to_plain(PLAN), as_dict)),
            Row(
                "read / build in code",
                compare(lambda: from_plain(PLAIN, TreatmentPlan), whole),
            ),
            Row(
                "read / json.loads",
                compare(
                    lambda: from_plain(PLAIN, TreatmentPlan), lambda: json.loads(TEXT)
                ),
            ),
        ),
    )


if __name__ == "__main__":
    main()
