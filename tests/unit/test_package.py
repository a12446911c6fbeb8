from __future__ import annotations

import pytest

import continuum


def test_the_package_lists_its_names_and_gives_each_one() -> None:
    assert dir(continuum) == sorted(continuum.__all__)
    for name in continuum.__all__:
        assert getattr(continuum, name) is not None


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match=r"'continuum' has no attribute 'chekc'"):
        continuum.chekc  # type: ignore[attr-defined]  # noqa: B018
