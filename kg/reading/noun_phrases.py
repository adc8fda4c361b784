"""Noun phrases that may name a thing which no vocabulary knows."""

from kg.lexicon import Tense
from kg.reading.marked import Marked
from kg.reading.names import DAYS_AND_MONTHS
from kg.reading.phrases import Form
from kg.reading.pronouns import SUBJECT_PRONOUNS
from kg.reading.proposition import Range

_LONGEST_NAME = 6
ARTICLES = ("the", "a", "an")
_OWNERS = ("his", "her", "their", "our", "its", "my", "your")
_OBJECTS = (*ARTICLES, *_OWNERS, "this")
_OF = ("of", "by", "from", "between", "with")


def noun_phrase(marked: Marked, start: int, end: int) -> Range:
    """Return the first noun phrase between two tokens that may name a thing, without its article; empty if none.

    A generic noun leads to the subject behind it: of "the talks on old maps", "old maps" is returned.
    """
    at = start
    while at < end:
        first, stop = _run(marked, at, end, start)
        stop = _without_verb(marked, first, stop, (start, end))
        if first < stop and not _says_nothing(marked, first, stop):
            return _subject_of(marked, stop, end) or (first, _behind_of(marked, first, stop, end))
        at = max(stop, marked.word("function", stop), at + 1)
    return end, end


def _run(marked: Marked, at: int, end: int, opening: int) -> Range:
    """Return the words from a token on that may be a name, behind the last article among them."""
    first = stop = at
    while stop < end and stop - first < _LONGEST_NAME and _may_name(marked, stop, opening):
        stop += 1
        if marked.line.norm(stop - 1) in ARTICLES:
            first = stop
    return first, stop


def _says_nothing(marked: Marked, first: int, stop: int) -> bool:
    """Tell whether the words of a run name no subject: a generic noun, qualities, a time, "ready" in "is ready"."""
    if marked.word("generic", first) == stop:
        return True
    if marked.word("time", stop - 1) == stop and all(marked.word("which-time", at) for at in range(first, stop - 1)):
        return True
    if all(marked.word("quality", at) for at in range(first, stop)):
        return True
    return stop - first == 1 and (_is_report(marked, first) or _is_said_of(marked, first) or _is_manner(marked, first))


def _without_verb(marked: Marked, first: int, stop: int, clause: Range) -> int:
    """Return the end of a run without the verb that nobody knows, in a clause with no other: "that huts shine"."""
    start, end = clause
    closes = stop == end or (marked.line.norm(stop) in marked.lexicon.barriers and marked.line.norm(stop) != "of")
    if marked.line.norm(start - 1) != "that" or stop - first < 2 or not closes:
        return stop
    if any(start <= at < end for at in marked.main_verbs) or any(_is_verb(marked, at) for at in range(stop, end)):
        return stop
    last = stop - 1 - (marked.past_adverbs(stop - 1) != stop - 1)
    subject, verb = marked.line.norm(last - 1), marked.line.norm(last)
    agrees = last > first and (_is_plural(subject) != _is_plural(verb) or verb.endswith("ed"))
    return last if agrees else stop


def _is_plural(word: str) -> bool:
    """Tell whether a word may be a plural, or a verb of the third person, by its ending."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_manner(marked: Marked, at: int) -> bool:
    """Tell whether a single word without article is an adverb: "candidly"."""
    return marked.past_adverbs(at) != at and marked.line.norm(at - 1) not in ARTICLES


def _is_said_of(marked: Marked, at: int) -> bool:
    """Tell whether a single word without article stands behind a copula: "is preferable", no plural noun."""
    before = _before_adverbs(marked, at)
    return before >= 0 and bool(marked.word("copula", before)) and not marked.line.norm(at).endswith("s")


def _subject_of(marked: Marked, stop: int, end: int) -> Range | None:
    """Return the noun phrase that the generic noun before `stop` leads to ("the talks of Peru on maps"), or None."""
    if not (marked.word("lead", stop - 1) or marked.word("generic", stop - 1)):
        return None
    owner = marked.phrase_at(stop + 1) if marked.line.norm(stop) in _OF else None
    at = owner.end if owner else stop
    behind = marked.word("about", at) if marked.word("function", at) == marked.word("about", at) else 0
    first, last = _run(marked, behind, end, behind) if behind else (stop, stop)
    if first == last or _says_nothing(marked, first, last):
        return None
    return first, _behind_of(marked, first, last, end)


def _behind_of(marked: Marked, first: int, stop: int, end: int) -> int:
    """Return the index behind "of" and a second noun phrase, if the first goes on so: "the colour of milestones"."""
    if stop >= end or marked.line.norm(stop) != "of":
        return stop
    begin, last = _run(marked, stop + 1, end, stop + 1)
    is_name = begin < last and not _says_nothing(marked, begin, last)
    return last if is_name and begin - stop <= 2 and last - first <= _LONGEST_NAME + 2 else stop


def _may_name(marked: Marked, at: int, opening: int) -> bool:
    """Tell whether a word may belong to the name of a thing: no verb, preposition, pronoun, day or mark."""
    token = marked.line.tokens[at]
    if not token.is_word or token.norm in marked.lexicon.barriers or token.norm in DAYS_AND_MONTHS:
        return False
    if marked.word("function", at) or marked.phrase_over(at) or marked.word("adverb", at):
        return False
    return not (_has_subject(marked, at) or _is_infinitive(marked, at, opening) or _is_verb(marked, at))


def _is_verb(marked: Marked, at: int) -> bool:
    """Tell whether a word is a verb, and not a noun of the same form: "the prompt dispatch", "two visits"."""
    if marked.word("finite", at):
        return True
    verb = marked.lexicon.verbs.longest(marked.line.tokens, at)
    if not verb:
        return False
    if marked.line.norm(at).endswith("s"):
        return _has_object(marked, at)
    return not (verb.value.tense & Tense.BASE and _is_determined(marked, at))


def _has_object(marked: Marked, at: int) -> bool:
    """Tell whether a word in -s is a verb: an object begins behind it, or its subject stands before it."""
    if marked.line.norm(at + 1) in _OBJECTS:
        return True
    before = _before_adverbs(marked, at)
    subject = marked.phrase_over(before) if before >= 0 else None
    opens = subject and marked.line.norm(subject.start - 1) == "that"
    return bool(subject and opens and not subject.possessive and subject.form is not Form.DYAD)


def _is_determined(marked: Marked, at: int) -> bool:
    """Tell whether an article or an owner stands before a word, adjectives between them passed over."""
    before = at - 1
    while before > 0 and marked.word("quality", before):
        before -= 1
    owner = marked.phrase_over(before) if before >= 0 else None
    return marked.line.norm(before) in (*ARTICLES, *_OWNERS) or bool(owner and owner.possessive)


def _is_infinitive(marked: Marked, at: int, opening: int) -> bool:
    """Tell whether a word is the verb of an infinitive: "agreed to stay", "asked Peru to return", "is ready to pay"."""
    norm = marked.line.norm(at)
    if marked.line.norm(at - 1) != "to" or norm in ARTICLES or _is_plural(norm):
        return False
    before = at - 2
    if at - 1 <= opening or marked.phrase_over(before) or marked.line.norm(at + 1) in _OBJECTS:
        return True
    return any(marked.word(name, before) for name in ("quality", "pronoun")) or _is_verb(marked, before)


def _has_subject(marked: Marked, at: int) -> bool:
    """Tell whether a pronoun or "will" stands before a word, which must be a verb: "he believes", "nobody knows"."""
    before = _before_adverbs(marked, at)
    return before >= 0 and (marked.line.norm(before) in SUBJECT_PRONOUNS or _takes_verb(marked, before))


def _before_adverbs(marked: Marked, at: int) -> int:
    """Return the index of the word before a token, adverbs passed over; -1 at the start of the line."""
    return next((before for before in range(at - 1, -1, -1) if marked.past_adverbs(before) != at), -1)


def _takes_verb(marked: Marked, at: int) -> bool:
    """Tell whether a word at a token has a verb behind it: an indefinite pronoun, or a modal."""
    return bool(marked.word("pronoun", at) or marked.word("modal", at))


def _is_report(marked: Marked, at: int) -> bool:
    """Tell whether a word is a verb of saying in a form that no noun has: "asked"."""
    said = marked.lexicon.acts.longest(marked.line.tokens, at)
    return bool(said and not any(verb.tense & (Tense.BASE | Tense.PRESENT) for verb in said.values))
