"""A reporting verb with its subject: which verbs report, where the cue ends, what it withholds. All is made up."""

import pytest
from lines import Mark, stretch, subject

from kg.lexicon import Tense, local_name
from kg.reading.clause import Clause, is_participle, narrowed, past_insertion, purpose, reporting, speaks, trimmed
from kg.reading.phrases import Form


def _clause(mark: Mark, text: str, at: int, tense: Tense = Tense.FINITE) -> Clause | None:
    marked = mark(text)
    return reporting(marked, marked.phrase_at(0), at, tense)


@pytest.mark.parametrize(
    ("text", "at", "act", "head", "cue"),
    [
        ("He stated that it grew", 1, "state", "stated", "stated that"),
        ("He stated it", 1, "state", "stated", "stated"),
        ("He also stated that it grew", 1, "state", "stated", "also stated that"),
        ("He pointed out that it grew", 1, "note", "pointed out", "pointed out that"),
        ("He expressed his deep gratitude for it", 1, "thank", "expressed his deep gratitude", None),
        ("He went on to note that it grew", 1, "note", "note", "note that"),
        ("He told Ms. Varga that it grew", 1, "state", "told", "told Ms. Varga that"),
        ("He told her of it", 1, "state", "told", "told her of"),
        ("He shared the view on it", 1, "share-view", "shared the view", "shared the view on"),
    ],
)
def test_cue(mark: Mark, text: str, at: int, act: str, head: str, cue: str | None) -> None:
    """A cue is adverbs, verb, who is told and "that"; its head is the verb alone, with the noun of a light verb."""
    marked, clause = mark(text), _clause(mark, text, at)

    assert clause is not None
    assert (act, head) == (local_name(clause.act), stretch(marked, clause.head))
    assert (cue or head) == stretch(marked, (clause.start, clause.end))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("He ate it", 1),
        ("He also", 1),
        ("He stating it", 1),
        ("He with stated it", 1),
        ("He", 1),
        ("He and stated it", 1),
    ],
)
def test_no_cue(mark: Mark, text: str, at: int) -> None:
    """Verbs that report nothing, words that are no adverbs and verbs in another form give no clause."""
    assert _clause(mark, text, at) is None


@pytest.mark.parametrize(
    ("text", "tense", "found"),
    [
        ("He stated it", Tense.PAST, True),
        ("He stated it", Tense.ING, False),
        ("He stating it", Tense.ING, True),
        ("He states it", Tense.PAST, False),
        ("He states it", Tense.FINITE, True),
        ("He state it", Tense.BASE, True),
        ("He did not agree on it", Tense.FINITE, True),
        ("He did not agree on it", Tense.ING, False),
        ("He went on to state it", Tense.FINITE, True),
        ("He went on to state it", Tense.BASE, False),
    ],
)
def test_tense(mark: Mark, text: str, tense: Tense, found: bool) -> None:
    """Only a verb in the tense that is asked for counts; negations and "went on to" stand before finite clauses."""
    assert found == (_clause(mark, text, 1, tense) is not None)


def test_negated_verb(mark: Mark) -> None:
    """A negated verb is the act of refusing what it does, and its cue begins at the negation."""
    clause = _clause(mark, "He did not agree on it", 1)

    assert clause is not None
    assert (local_name(clause.act), clause.start) == ("disagree", 1)


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("He shared the view on it", True),
        ("He shared the view that day", False),
        ("He stated that on it", False),
        ("He discussed it", False),
    ],
)
def test_withheld(mark: Mark, text: str, withheld: bool) -> None:
    """A view "on" something is withheld."""
    clause = _clause(mark, text, 1)

    assert clause is not None
    assert withheld == clause.withheld


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("X, for his part, stated", 6),
        ("X, who came on Monday, stated", 7),
        ("X stated", 1),
        ("X, stated", 1),
        ("X, in the (cold, wet) north, stated", 11),
        ("X, " + "in the very far north " * 4 + ", stated", 1),
    ],
)
def test_insertion(mark: Mark, text: str, behind: int) -> None:
    """What stands between two free commas is passed over, unless it is too long."""
    assert behind == past_insertion(mark(text), 1)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("he", True),
        ("they", True),
        ("I", True),
        ("him", False),
        ("his", False),
        ("Ms. Varga", True),
        ("Ms. Varga’s", False),
        ("the President", True),
        ("the two leaders", True),
        ("the Norwegian side", True),
        ("Kenya", True),
        ("the UN", True),
        ("Norway and Chile", True),
        ("Norway-Chile", False),
        ("Kenya’s citizens", False),
        ("Nairobi", False),
    ],
)
def test_who_may_speak(mark: Mark, text: str, speaker: bool) -> None:
    """Persons, states and bodies may speak; places, peoples, dyads, possessors and objects may not."""
    marked = mark(f"{text} ate")

    assert speaker == speaks(marked, marked.phrases[0])


@pytest.mark.parametrize(
    ("text", "content", "act", "held"),
    [
        ("He explained Chile’s position on trade", (2, 6), "explain-position", "Chile’s position on"),
        ("He explained the position of the ship", (2, 7), "explain", ""),
        ("He explained that his position on trade grew", (3, 8), "explain", ""),
        ("He explained the position on", (2, 5), "explain", ""),
        ("He explained it", (2, 3), "explain", ""),
    ],
)
def test_narrowed(mark: Mark, text: str, content: tuple[int, int], act: str, held: str) -> None:
    """The noun of the object narrows the act, if a noun phrase and a preposition stand around it."""
    marked, clause = mark(text), _clause(mark, text, 1)
    assert clause is not None
    whole = narrowed(
        marked, Clause(clause.subject, clause.act, 1, clause.head, clause.end, (content[0], len(marked.line)))
    )

    assert (act, held) == (local_name(whole.act), stretch(marked, whole.held) if whole.held else "")
    assert whole.withheld == bool(held)


def test_purpose(mark: Mark) -> None:
    """The infinitive behind a contact is a clause that says so, with the subject of the contact."""
    marked = mark("He met with her to discuss trade")
    clause = purpose(marked, marked.phrase_at(0), 5)

    assert clause is not None
    assert (subject(marked, clause), local_name(clause.act), clause.infinitive) == ("He", "discuss", True)
    assert purpose(marked, marked.phrase_at(0), 3) is None


@pytest.mark.parametrize(("text", "participle"), [("He noting it", True), ("He noted it", False)])
def test_participle(mark: Mark, text: str, participle: bool) -> None:
    """A verb in -ing is no main verb."""
    clause = _clause(mark, text, 1, Tense.ING | Tense.FINITE)

    assert clause is not None
    assert participle == is_participle(mark(text), clause)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it grew", "it grew"),
        ("it grew, and", "it grew"),
        ("it grew; while", "it grew"),
        ("and", ""),
        ("and it grew", "and it grew"),
        ("it grew.", "it grew"),
    ],
)
def test_trimmed(mark: Mark, text: str, words: str) -> None:
    """Marks and coordinators at the end of a stretch do not belong to it."""
    marked = mark(text)

    assert words == stretch(marked, (0, trimmed(marked, 0, len(marked.line))))


def test_told_person_is_no_subject(mark: Mark) -> None:
    """The subject of a clause is the phrase that was given, not the person who is told."""
    marked, clause = mark("He told Ms. Varga that it grew"), _clause(mark, "He told Ms. Varga that it grew", 1)

    assert clause is not None
    assert clause.subject is not None
    assert clause.subject.form is Form.PRONOUN
    assert subject(marked, clause) == "He"
