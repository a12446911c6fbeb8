"""The verdicts and what they refuse to be."""

from __future__ import annotations

import pytest

from continuum.errors import UndecidedError
from continuum.verdicts import Verdict, all_met, any_met


@pytest.mark.parametrize("verdict", Verdict)
def test_no_verdict_has_a_truth_value(verdict: Verdict) -> None:
    with pytest.raises(UndecidedError) as caught:
        bool(verdict)
    assert str(caught.value) == "a Verdict has no truth value: compare it with `is`"


@pytest.mark.parametrize("use", [all, any])
def test_the_builtin_connectives_refuse_verdicts(use: type[object]) -> None:
    with pytest.raises(UndecidedError):
        use([Verdict.MET, Verdict.UNKNOWN])  # pyright: ignore[reportUnknownVariableType]


def test_nothing_asked_is_met_by_all_and_by_none() -> None:
    assert all_met([]) is Verdict.MET
    assert any_met([]) is Verdict.UNMET


@pytest.mark.parametrize(
    ("verdict", "text"), [(Verdict.MET, "met"), (Verdict.UNKNOWN, "unknown")]
)
def test_a_verdict_prints_as_its_word(verdict: Verdict, text: str) -> None:
    assert f"{verdict}" == text
