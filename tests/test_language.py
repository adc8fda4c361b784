"""English told from other languages."""

import pytest
from click.testing import CliRunner
from talks import TALKS, Write

from kg.cli import cli
from kg.source.language import is_english, is_foreign

FRENCH = """Le Président Ada Testperson a rencontré aujourd’hui le Premier ministre Bob Sample. Les deux dirigeants
ont souligné l’importance de la coopération économique et sont convenus de se revoir en juillet.
"""


@pytest.mark.parametrize(
    ("text", "english", "foreign"),
    [
        (TALKS, True, False),
        (FRENCH, False, True),
        ("両首脳は、協力を深めることで一致した。", False, True),
        ("Eggs: 3", False, False),
        ("", False, False),
    ],
)
def test_languages(text: str, english: bool, foreign: bool) -> None:
    """A text in another language or script is foreign; a few words without any sentence are neither."""
    assert (is_english(text), is_foreign(text)) == (english, foreign)


def test_a_foreign_text_is_told_to_be_one(write: Write) -> None:
    """Of a text in which nothing is found because it is not English, that is said."""
    result = CliRunner().invoke(cli, ["show", str(write("appel.txt", FRENCH))])

    assert (result.exit_code, result.stdout) == (2, "")
    assert "appel.txt: is not in English, as its words tell; only English is read" in result.stderr
