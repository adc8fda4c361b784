"""Reporting clauses: who is said to have said something, through which verb, and where the content stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lexicon import Lexicon, Tense, local_name
from kg.reading.marked import Marked
from kg.reading.phrases import SUBJECT_PRONOUNS, Form, Phrase
from kg.reading.records import Kind

_GAP = 3
_MOST_BEFORE_WHICH = 4
_TOGETHER = ("discussion", "agreement")
_SPEAKING = (Kind.PERSON, Kind.STATE, Kind.ORGANISATION, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting verb with its subject; all positions are token indices, ends exclusive."""

    subject: Phrase | None
    """None when the verb is passive and names nobody."""
    act: str
    start: int
    """Where the cue begins, adverbs taken in."""
    head: tuple[int, int]
    end: int
    """Where the cue ends: behind "that", or behind the preposition of a view that is not given."""
    content: tuple[int, int] = (0, 0)
    stance: str = ""
    """Set when the cue is a coordinated attitude ("…, and he hopes to …")."""
    held: tuple[int, int] | None = None
    """The words of a position that is not given ("Japan’s position on")."""
    withheld: bool = False
    infinitive: bool = False
    """True for the purpose of a contact ("spoke with X to discuss …")."""


def scan(marked: Marked) -> list[Clause]:
    """Return the reporting clauses of a line in order, each with its content."""
    found = list(_cues(marked))
    clauses = []
    for index, (clause, _) in enumerate(found):
        stop = found[index + 1][1] if index + 1 < len(found) else len(marked.line)
        content = clause.content if clause.content[1] else (clause.end, trimmed(marked, clause.end, stop))
        if content[0] >= content[1]:
            clause, content = _object_as_content(clause)
        if content[0] < content[1]:
            clauses.append(_narrowed(marked, replace(clause, content=content)))
    return clauses


def _object_as_content(clause: Clause) -> tuple[Clause, tuple[int, int]]:
    """Return a clause that ends with its cue, the noun of the cue taken as content: "expressed his gratitude"."""
    verb = clause.head[0] + 1
    return replace(clause, head=(clause.head[0], verb), end=verb), (verb, clause.head[1])


def _cues(marked: Marked) -> Iterator[tuple[Clause, int]]:
    """Yield the clauses without content, each with the index where what came before it ends."""
    at = 0
    last: Clause | None = None
    while at < len(marked.line):
        behind = _connector(marked, at) if last else at
        clause = _chained(marked, at, behind, last) if last and behind > at else None
        if not clause and (last is None or not last.act):
            clause = _first(marked, at, last)
        if clause and clause.act:
            yield clause, at
        if clause:
            last, at = clause, max(clause.end, at + 1)
        else:
            at += 1


def _first(marked: Marked, at: int, contact: Clause | None) -> Clause | None:
    """Return the first reporting clause of a sentence if it begins at a token, or the contact that comes before it."""
    clause = (_with_subject(marked, at) or _parenthesis(marked, at)) if _opens(marked, at) else None
    clause = clause or (_purpose(marked, at, contact) if contact else _passive(marked, at, 0))
    return clause or (None if contact else _contact(marked, at))


def _contact(marked: Marked, at: int) -> Clause | None:
    """Return the contact whose subject is the phrase at a token ("X spoke today with Y"): a clause without an act."""
    subject = marked.phrase_at(at) if _opens(marked, at) else None
    if not subject or not _speaks(marked, subject):
        return None
    verb_at = marked.past_adverbs(subject.end)
    verb = marked.lexicon.contacts.longest(marked.line.tokens, verb_at) if verb_at < len(marked.line) else None
    if not verb or not verb.value.tense & Tense.FINITE:
        return None
    return Clause(subject, "", verb_at, (verb_at, verb.end), verb.end)


def _purpose(marked: Marked, at: int, contact: Clause) -> Clause | None:
    """Return the reporting verb that a contact served: "spoke with Y to discuss …"."""
    if marked.line.norm(at) != "to" or not marked.free(at):
        return None
    clause = _clause(marked, contact.subject, at + 1, Tense.BASE)
    return replace(clause, infinitive=True) if clause else None


def _passive(marked: Marked, at: int, begin: int) -> Clause | None:
    """Return the clause of a passive that names nobody: "the situation was discussed", "it was agreed that …"."""
    behind = marked.word("be", at) if marked.free(at) else 0
    clause = _clause(marked, None, behind, Tense.PARTICIPLE) if behind else None
    if not clause or local_name(marked.lexicon.top(clause.act)) not in _TOGETHER:
        return None
    if marked.line.norm(clause.end - 1) == "that" or marked.line.norm(clause.end) in ("to", "on"):
        return clause
    content = (begin, trimmed(marked, begin, at))
    return replace(clause, content=content) if content[0] < content[1] else None


def _opens(marked: Marked, at: int) -> bool:
    """Tell whether a subject may begin at a token: not right behind a preposition or a subordinator."""
    return marked.phrase_at(at) is not None and marked.line.norm(at - 1) not in marked.lexicon.barriers


def _connector(marked: Marked, at: int) -> int:
    """Return the index behind a coordinator that begins at a free token, or `at`."""
    if not marked.free(at):
        return at
    here, following = marked.line.norm(at), marked.line.norm(at + 1)
    if here in (",", ";"):
        return at + 2 if following in ("and", "but", "while", "whereas") else at + 1
    return at + 1 if here in ("and", "while", "whereas", "but") else at


def _with_subject(marked: Marked, at: int) -> Clause | None:
    """Return the clause whose subject is the phrase at a token, if a finite reporting verb follows it."""
    subject = marked.phrase_at(at)
    if not subject or not _speaks(marked, subject):
        return None
    return _clause(marked, subject, subject.end, Tense.FINITE)


def _parenthesis(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a participle between commas right behind the subject: "X, noting that …, asked for …"."""
    subject = marked.phrase_at(at)
    if not subject or not _speaks(marked, subject) or marked.line.norm(subject.end) != ",":
        return None
    return _clause(marked, subject, subject.end + 1, Tense.ING)


def _speaks(marked: Marked, phrase: Phrase) -> bool:
    """Tell whether a phrase can be the subject of a reporting verb."""
    if phrase.possessive or phrase.form in (Form.DYAD, Form.PEOPLE):
        return False
    if phrase.form is Form.PRONOUN:
        return marked.line.norm(phrase.start) in SUBJECT_PRONOUNS
    return phrase.kind in _SPEAKING


def _chained(marked: Marked, at: int, behind: int, last: Clause) -> Clause | None:
    """Return the clause behind a coordinator: with a subject of its own, or with that of the last clause."""
    pause = marked.line.norm(at) in (",", ";")
    if marked.line.norm(behind - 1) == ",":
        return _behind_comma(marked, behind, last)
    if marked.phrase_at(behind):
        return _coordinated_attitude(marked, behind, last) or _new_subject(marked, behind)
    if last.infinitive:
        clause = _clause(marked, last.subject, behind + (marked.line.norm(behind) == "to"), Tense.BASE)
        if clause:
            return replace(clause, infinitive=True)
    if marked.line.norm(last.end - 1) == "that" and not pause and not _is_present(marked, last.end, at):
        return None
    return _clause(marked, last.subject, behind, Tense.PAST) or _ing_behind(marked, behind, last)


def _behind_comma(marked: Marked, behind: int, last: Clause) -> Clause | None:
    """Return the clause behind a bare comma: "…, noting that", one of a list of verbs, "…, to which Y replied"."""
    for at in range(behind, min(behind + _MOST_BEFORE_WHICH, len(marked.line))):
        if marked.line.norm(at) == "which":
            return _new_subject(marked, at + 1)
    return _clause(marked, last.subject, behind, Tense.ING) or (
        _clause(marked, last.subject, behind, Tense.PAST)
        if _list_goes_on(marked, behind) or _is_ing(marked, last)
        else None
    )


def _is_ing(marked: Marked, clause: Clause) -> bool:
    """Tell whether the verb of a clause is a participle, so that its main verb is still to come."""
    found = marked.lexicon.acts.longest(marked.line.tokens, clause.head[0], _GAP, marked.lexicon.barriers)
    return bool(found and all(verb.tense & Tense.ING for verb in found.values))


def _is_present(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a that-clause is in the present, so that a past verb behind it belongs to the narrator."""
    for at in range(start, end):
        verb = marked.lexicon.verbs.longest(marked.line.tokens, at) or marked.lexicon.acts.longest(
            marked.line.tokens, at
        )
        if marked.free(at) and (marked.word("present", at) or (verb and verb.value.tense == Tense.PRESENT)):
            return True
    return False


def _list_goes_on(marked: Marked, at: int) -> bool:
    """Tell whether a further verb of reporting stands behind an "and" later in the line."""
    stop = next((i for i in range(at, len(marked.line)) if marked.line.norm(i) == ";"), len(marked.line) - 1)
    return any(
        marked.line.norm(i) == "and" and marked.free(i) and _clause(marked, None, i + 1, Tense.PAST)
        for i in range(at, stop)
    )


def _ing_behind(marked: Marked, behind: int, last: Clause) -> Clause | None:
    """Return the clause of "while noting that …" or "…, and noting that …"."""
    if marked.line.norm(behind - 1) != "while" and marked.line.norm(behind - 2) != ",":
        return None
    return _clause(marked, last.subject, behind, Tense.ING)


def _new_subject(marked: Marked, at: int) -> Clause | None:
    subject = marked.phrase_at(at)
    if not subject or not _speaks(marked, subject):
        return None
    return _clause(marked, subject, subject.end, Tense.PAST)


def _coordinated_attitude(marked: Marked, at: int, last: Clause) -> Clause | None:
    """Return the clause of a pronoun with an attitude of its own: "…, and he hopes to …"."""
    phrase = marked.phrase_at(at)
    if not phrase or phrase.form is not Form.PRONOUN or not _speaks(marked, phrase):
        return None
    verb_at = marked.past_adverbs(phrase.end)
    found = marked.lexicon.attitudes.longest(marked.line.tokens, verb_at)
    act = marked.lexicon.concepts[found.value.key].note("opensAct") if found else ""
    if not found or not act or not found.value.tense & Tense.PRESENT:
        return None
    head = (verb_at, found.end - (marked.line.norm(found.end - 1) in ("to", "that")))
    return Clause(last.subject, act, phrase.start, head, found.end, stance=found.value.key)


def _clause(marked: Marked, subject: Phrase | None, at: int, tense: Tense) -> Clause | None:
    """Return the clause of the reporting verb at a token, adverbs passed over, in one of the given tenses."""
    verb_at = marked.past_adverbs(at)
    lexicon = marked.lexicon
    found = lexicon.acts.longest(marked.line.tokens, verb_at, _GAP, lexicon.barriers)
    if not found or not any(verb.tense & tense for verb in found.values):
        return None
    act = next(verb.key for verb in found.values if verb.tense & tense)
    end = found.end
    if marked.line.norm(end) == "that":
        return Clause(subject, act, at, (verb_at, found.end), end + 1)
    withheld = marked.line.norm(end) in lexicon.concepts[act].notes.get("withholds", ())
    return Clause(subject, act, at, (verb_at, found.end), end + withheld, withheld=withheld)


def _narrowed(marked: Marked, clause: Clause) -> Clause:
    """Return the clause with the act that its object calls for: "explained Japan’s position on …"."""
    for key, nouns, prepositions in _narrowings(marked.lexicon, clause.act):
        at, stop = clause.content
        for noun_at in range(at, min(at + 8, stop - 1)):
            if marked.line.norm(noun_at) not in nouns or not _is_noun_phrase(marked, at, noun_at):
                continue
            if not prepositions:
                return replace(clause, act=key)
            if marked.line.norm(noun_at + 1) in prepositions:
                return replace(clause, act=key, held=(at, noun_at + 2), withheld=True)
    return clause


def _narrowings(lexicon: Lexicon, act: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the acts that narrow an act by the noun of its object, with the nouns and the prepositions."""
    for concept in lexicon.concepts.values():
        if act in concept.notes.get("narrows", ()):
            yield concept.key, concept.notes.get("objectNoun", []), concept.notes.get("withholds", [])


def _is_noun_phrase(marked: Marked, start: int, end: int) -> bool:
    """Tell whether only a possessor and modifiers stand between two tokens."""
    return all(
        marked.phrase_over(at) or marked.line.norm(at) not in marked.lexicon.barriers for at in range(start, end)
    )


def trimmed(marked: Marked, start: int, end: int) -> int:
    """Return the end of a stretch without the marks and coordinators at its end."""
    while end > start and marked.line.norm(end - 1) in (".", ",", ";", ":", "and", "while", "but", "whereas"):
        end -= 1
    return end


def why_unread(marked: Marked) -> str:
    """Return in words why no statement was read from a line, with the verb that is not known where there is one."""
    for phrase in marked.phrases:
        if _speaks(marked, phrase) and marked.line.norm(phrase.start - 1) not in marked.lexicon.barriers:
            at = marked.past_adverbs(phrase.end)
            word = marked.line.norm(at)
            if word.isalpha() and word not in marked.lexicon.barriers:
                return f"no reporting verb known behind “{marked.line.words(phrase.start, phrase.end)}”: “{word}”"
    return "no party speaks in it"
