"""Printers on their way between two processes."""

import json

import pytest

from erstanlauf.domain.slip import Paper
from erstanlauf.usecases.printers import Printer, as_json, from_json


def test_printers_are_read_as_they_were_written() -> None:
    printers = (
        Printer("Bürgeramt – Tresen", "Kyocera", (Paper.A4, Paper.A5), is_default=True),
        Printer("", "", (), is_default=False),
    )
    written = as_json(printers)
    assert from_json(written) == printers
    assert written.isascii()  # no console on the way may change a letter


def test_the_form_is_the_one_other_programs_rely_on() -> None:
    [printer] = json.loads(as_json([Printer("Tresen", "Kyocera", (Paper.A5,), is_default=True)]))["printers"]
    assert printer == {"name": "Tresen", "model": "Kyocera", "papers": ["A5"], "default": True}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"printers": 3}', '{"printers": [{"name": "x"}]}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(text)
