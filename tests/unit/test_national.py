"""The rulebooks of all jurisdictions and payers, together."""

from __future__ import annotations

import importlib
import pkgutil

from continuum.rulebooks import payers, plan_quality, programs, us
from continuum.rulebooks.national import RULEBOOKS
from tests.discovery import rulebooks

OF_THE_STATES_AND_PAYERS = [
    module.name
    for package in (us, payers)
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
]


def test_every_jurisdiction_and_payer_is_in_once() -> None:
    books = [
        importlib.import_module(name).RULEBOOK for name in OF_THE_STATES_AND_PAYERS
    ]
    assert len(RULEBOOKS) == len(books) == len(set(RULEBOOKS))
    assert all(book in RULEBOOKS for book in books)


def test_they_are_in_the_order_of_their_authorities() -> None:
    codes = [book.authority.code for book in RULEBOOKS]
    assert codes == sorted(set(codes))


def test_no_two_rules_of_the_nation_share_a_code() -> None:
    codes = [rule.code for book in RULEBOOKS for rule in book]
    assert len(codes) == len(set(codes))


def test_what_is_no_law_stands_apart() -> None:
    apart = {plan_quality.RULEBOOK, programs.RULEBOOK}
    assert not apart & set(RULEBOOKS)
    assert set(rulebooks()) == apart | set(RULEBOOKS)
