"""Who took part in the events that are mentioned, and who carried them out."""

from collections.abc import Iterator, Sequence

from kg.reading.discourse import Discourse
from kg.reading.happening import Happening
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import PRONOUNS
from kg.reading.telling import is_encounter


def parties(
    discourse: Discourse, marked: Marked, happening: Happening, speakers: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who took part in an event that the speakers mention, and who carried it out."""
    others = [key for phrase in happening.parties for key in _persons(discourse, marked, phrase, speakers)]
    owners = list(_persons(discourse, marked, happening.owner, speakers)) if happening.owner else []
    if not is_encounter(happening.type, discourse.lexicon):
        agents = [key for phrase in happening.agents for key in discourse.referents(marked, phrase)]
        return (), tuple(dict.fromkeys((*agents, *owners)))
    if others and not owners:
        owners = [key for key in speakers if key not in others]
    return tuple(sorted(dict.fromkeys((*owners, *others)))), ()


def _persons(discourse: Discourse, marked: Marked, phrase: Phrase, speakers: Sequence[str]) -> Iterator[str]:
    word = marked.line.norm(phrase.start)
    if phrase.form is not Form.PRONOUN or not PRONOUNS.get(word):
        yield from discourse.referents(marked, phrase)
    elif word in ("his", "he", "she"):
        yield from speakers
    else:
        yield from discourse.person_before(marked, phrase.start, PRONOUNS[word], tuple(speakers))
