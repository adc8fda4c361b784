"""What corrections of statements do to a reading. All persons and remarks are made up."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from plain import ADA, BEN, LEAD

from kg.lexicon import Lexicon, local_name
from kg.reading import read
from kg.reading.records import Reading, Statement, Status
from kg.source import Source
from kg.source.corrections import parse

FILE = "talks.txt.corrections.toml"
TEXT = (
    "Prime Minister Varga stated that Norway will deepen cooperation on climate change by opening a school. "
    "President Okoro said that trade\nmatters, and stressed that tea is green.\n\n"
    "The two leaders agreed to meet again. The weather was fine."
)
CLIMATE, TRADE, TEA, AGAIN = "deepen cooperation on climate", "trade matters", "tea is green", "to meet again"


def corrected(lexicon: Lexicon, toml: str, text: str = TEXT) -> Reading:
    """Return what is read from a text behind the lead with the corrections in a file."""
    return read(Source(LEAD + text, "talks.txt", corrections=parse(toml, FILE)), lexicon)


def statement(quote: str, more: str) -> str:
    """Return a table about the statement that a quotation is in."""
    return f'[[statement]]\nquote = "{quote}"\n{more}\n'


def saying(reading: Reading, quote: str) -> Statement:
    """Return the one statement whose content holds these words."""
    text = reading.source.text
    (found,) = (
        one for one in reading.statements if any(quote in " ".join(span.of(text).split()) for span in one.contents)
    )
    return found


def reason(reading: Reading) -> str:
    """Return why the only correction is orphaned."""
    (change,) = reading.changes
    assert (change.things, change.sentences) == ((), ())
    return change.reason


@pytest.mark.parametrize("name", ["Ben Okoro", "okoro", "President Okoro", "person-ben-okoro"])
def test_speaker(lexicon: Lexicon, name: str) -> None:
    """A speaker is set by a name, part of one or a key; who is spoken to follows, and the characters stay."""
    before = saying(corrected(lexicon, ""), CLIMATE)
    reading = corrected(lexicon, statement(CLIMATE, f'speakers = ["{name}"]'))
    after = saying(reading, CLIMATE)

    assert (after.speakers, after.addressees, after.given, after.joint) == ((BEN,), (ADA,), (BEN,), False)
    assert (after.contents, after.cues, after.sources) == (before.contents, before.cues, before.sources)
    assert [change.reason for change in reading.changes] == [""]
    assert after.key in reading.changes[0].things


def test_speaker_of_what_hangs_on_a_statement(lexicon: Lexicon) -> None:
    """Means and aims have the speakers of their statement, whichever of them is corrected."""
    reading = corrected(lexicon, statement("opening a school", 'speakers = ["Ben Okoro"]'))

    assert saying(reading, CLIMATE).speakers == saying(reading, "opening a school").speakers == (BEN,)
    assert len(reading.changes[0].things) == 2


def test_pronoun_of_a_speaker(lexicon: Lexicon) -> None:
    """A pronoun that names the speaker refers to the one whom a correction gives; a name stays what it is."""
    text = "Prime Minister Varga stated that trade matters. She stressed that tea is green."
    table = 'speakers = ["Ben Okoro"]'
    reading = corrected(lexicon, statement(TRADE, table) + statement(TEA, table), text)
    referents = {one.span.of(reading.source.text): (one.referents, one.given) for one in reading.mentions}

    assert referents["She"] == ((BEN,), True)
    assert referents["Prime Minister Varga"] == ((ADA,), False)


def test_pronoun_of_two_statements(lexicon: Lexicon) -> None:
    """A pronoun in front of two verbs refers to another only when both statements have another speaker."""
    text = "Prime Minister Varga spoke first. She stated that trade matters, and stressed that tea is green."
    table = 'speakers = ["Ben Okoro"]'

    def she(toml: str) -> tuple[str, ...]:
        reading = corrected(lexicon, toml, text)
        (found,) = (one for one in reading.mentions if one.span.of(reading.source.text) == "She")
        return found.referents

    assert she(statement(TEA, table)) == (ADA,)
    assert she(statement(TEA, table) + statement(TRADE, table)) == (BEN,)


def test_speakers_together(lexicon: Lexicon) -> None:
    """Two sides speak jointly, to nobody, and by another act where the verb has one for them."""
    text = "Prime Minister Varga reaffirmed that tea is green."
    alone = saying(corrected(lexicon, "", text), TEA)
    both = saying(corrected(lexicon, statement(TEA, 'speakers = ["Ada Varga", "Ben Okoro"]'), text), TEA)

    assert (alone.joint, local_name(alone.act)) == (False, "reaffirm")
    assert (both.joint, local_name(both.act), both.addressees) == (True, "affirm-together", ())


def test_nobody_speaks(lexicon: Lexicon) -> None:
    """All speakers can be taken away; the statement then says that a correction did it."""
    after = saying(corrected(lexicon, statement(TRADE, "speakers = []")), TRADE)

    assert (after.speakers, after.joint) == ((), False)
    assert after.review == ("a correction says that nobody is named as speaker",)


def test_doubt_is_settled(lexicon: Lexicon) -> None:
    """A speaker that was in doubt is so no longer once a person has set or confirmed who it is."""
    text = "She stated that tea is green. Minister Nobody Present said that it rained."
    doubtful = next(one for one in corrected(lexicon, "", text).statements if one.review)
    quote = " ".join(doubtful.contents[0].of(LEAD + text).split())

    after = saying(corrected(lexicon, statement(quote, 'speakers = ["Ada Varga"]'), text), quote)

    assert (doubtful.review, after.review, after.speakers) != ((), (), ())
    assert (after.review, after.speakers) == ((), (ADA,))


def test_issues(lexicon: Lexicon) -> None:
    """Issues are added, taken away or set as a whole, composed ones included."""
    more = 'add_issues = ["Trade", "relations with Japan"]\nremove_issues = ["climate change"]'
    partly = saying(corrected(lexicon, statement(CLIMATE, more)), CLIMATE)
    whole = saying(corrected(lexicon, statement(CLIMATE, 'issues = ["security"]')), CLIMATE)
    none = saying(corrected(lexicon, statement(CLIMATE, "issues = []")), CLIMATE)

    assert {*map(local_name, partly.issues)} == {
        "issue-cooperation-cl-no", "trade", "issue-bilateral-relations-jp",
    }  # fmt: skip
    assert {*map(local_name, partly.given)} == {"trade", "issue-bilateral-relations-jp"}
    assert [*map(local_name, whole.issues)] == [*map(local_name, whole.given)] == ["security"]
    assert (none.issues, none.given) == ((), ())


def test_removal(lexicon: Lexicon) -> None:
    """A statement that is none goes, with every reference to it; its sentence says why nothing is read there."""
    reading = corrected(lexicon, statement("opening a school", "remove = true") + statement(AGAIN, "remove = true"))
    left = saying(reading, CLIMATE)
    sentences = {sentence.number: sentence for sentence in reading.sentences}
    keys = {one.key for one in reading.statements}

    assert (left.means, left.purposes) == ((), ())
    assert sentences[left.sentence].status is Status.READ
    assert [change.sentences for change in reading.changes] == [(2,), (4,)]
    assert sentences[4].status in (Status.EVENT, Status.UNREAD)
    assert not [link for one in reading.statements for link in (*one.means, *one.purposes) if link not in keys]


def test_sentence_that_is_left_empty(lexicon: Lexicon) -> None:
    """A sentence whose only statement is taken away is listed as not read, with the reason."""
    text = "Prime Minister Varga stated that tea is green. President Okoro said that trade matters."
    reading = corrected(lexicon, statement(TEA, "remove = true"), text)

    assert (reading.sentences[1].status, reading.sentences[1].reason) == (
        Status.UNREAD, "what was read in it was taken away by a correction",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (statement("no such words", "remove = true"), "its quote does not stand in the text"),
        (statement("a school. President Okoro", "remove = true"), "its quote does not lie in one sentence"),
        (statement("The weather was fine", "remove = true"), "no statement is read where its quote stands"),
        (statement(TEA, 'id = "s09z"\nremove = true'), "s09z is not read where its quote stands; write as id one of"),
        (statement(TEA, 'speakers = ["Ben Okorro"]'), "is no known actor; did you mean Ben Okoro?"),
        (statement(TEA, 'add_issues = ["clymate change"]'), "is no known issue; did you mean climate change or"),
        (statement(TEA, 'remove_issues = ["trade"]'), "s03b is not about 'trade' but about: tea"),
    ],
)
def test_orphaned(lexicon: Lexicon, table: str, why: str) -> None:
    """A correction that finds nothing changes nothing and says what was not found and what to do."""
    plain, reading = corrected(lexicon, ""), corrected(lexicon, table)

    assert why in reason(reading)
    assert replace(reading, changes=(), source=plain.source) == plain
    assert reading.changes[0].message.startswith(f"{FILE}, line 1: [[statement]] corrects nothing: ")


def test_half_a_correction_is_none(lexicon: Lexicon) -> None:
    """A correction of which one name is unknown is not applied at all."""
    reading = corrected(lexicon, statement(TEA, 'speakers = ["Ada Varga"]\nissues = ["zork"]'))

    assert "is no known issue" in reason(reading)
    assert saying(reading, TEA).speakers == (BEN,)


def test_quote_that_occurs_twice(lexicon: Lexicon) -> None:
    """A quotation that fits two statements needs more words, or the id of one."""
    text = "Prime Minister Varga stated that tea is green. President Okoro said that tea is green."
    vague = corrected(lexicon, statement(TEA, 'add_issues = ["trade"]'), text)
    exact = corrected(lexicon, statement(TEA, 'id = "s03a"\nadd_issues = ["trade"]'), text)

    assert reason(vague) == "its quote fits 2 statements; write as id one of s02a, s03a, or another quote"
    assert [len(one.given) for one in exact.statements] == [0, 1]


def test_quotation_marks_of_any_form(lexicon: Lexicon) -> None:
    """A quotation typed with straight marks is found where the text has curly ones."""
    text = "President Okoro said that Chile’s “tea talk” matters."
    table = statement(r"Chile's \"tea talk\" matters", "remove = true")

    assert corrected(lexicon, table, text).statements == ()


def test_quote_of_the_verb(lexicon: Lexicon) -> None:
    """Words that are no content but the verb or the speaker of one statement mean that statement."""
    assert corrected(lexicon, statement("and stressed", 'speakers = ["Ada Varga"]')).changes[0].reason == ""


def test_two_corrections_of_one_statement(lexicon: Lexicon) -> None:
    """Two corrections go together where they settle different things, or one thing alike."""
    tables = (
        statement(TEA, 'speakers = ["Ada Varga"]')
        + statement(TEA, 'add_issues = ["trade"]')
        + statement(TEA, 'add_issues = ["security"]')
        + statement("tea is", 'speakers = ["Ada"]')
    )
    reading = corrected(lexicon, tables)
    after = saying(reading, TEA)

    assert [change.reason for change in reading.changes] == [""] * 4
    assert (after.speakers, [*map(local_name, after.issues)][-2:]) == ((ADA,), ["trade", "security"])


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ('speakers = ["Ada Varga"]', "speakers = []", "speakers"),
        ('issues = ["trade"]', 'add_issues = ["security"]', "issues"),
        ('add_issues = ["trade"]', 'remove_issues = ["trade"]', "issue 'trade'"),
        ('speakers = ["Ada Varga"]', "remove = true", "place in the account"),
    ],
)
def test_corrections_that_contradict_each_other(lexicon: Lexicon, first: str, second: str, what: str) -> None:
    """Of two corrections that contradict each other the first is applied, and the second says so."""
    reading = corrected(lexicon, statement(TEA, first) + statement(TEA, second))

    assert [bool(change.reason) for change in reading.changes] == [False, True]
    assert reading.changes[1].reason == (f"another in {FILE} settles the {what} otherwise; take one of them out")
    assert replace(reading.changes[0], things=()).reason == ""


def test_no_corrections_change_nothing(lexicon: Lexicon) -> None:
    """An empty file, or one with nothing but comments, gives the reading that there is without it."""
    plain = read(Source(LEAD + TEXT, "talks.txt"), lexicon)

    assert corrected(lexicon, "") == corrected(lexicon, "# nothing yet\n\n") == plain


def test_example_of_the_manual(lexicon: Lexicon) -> None:
    """What the manual corrects in its example is found there, and comes out as it says."""
    manual = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
    text, toml = (re.findall(rf"```{kind}\n(.+?)```", manual, re.DOTALL)[0] for kind in ("text", "toml"))

    reading = read(Source(text, "talks.txt", corrections=parse(toml, FILE)), lexicon)

    assert [change.reason for change in reading.changes] == [""] * 4
    assert reading.about == ("encounter-2031-05-02-meeting-ada-varga-ben-okoro-cyd-newcomer",)
    assert [one.speakers for one in reading.statements] == [(BEN,)]


def test_participant_settles_the_doubt(lexicon: Lexicon) -> None:
    """Somebody who spoke without taking part is in doubt, until a correction says that they took part."""
    text = "Ms. Cyd Ruiz said that tea is green."
    told = saying(corrected(lexicon, "", text), "tea is green")
    added = saying(corrected(lexicon, '[[participant]]\nname = "Cyd Ruiz"\n', text), "tea is green")

    assert told.review == ("Cyd Ruiz took no part in the encounter as far as the text says",)
    assert (added.speakers, added.review) == (told.speakers, ())
