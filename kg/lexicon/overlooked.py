"""What the reader would pass over in a vocabulary of one's own: misspelt terms, and concepts in no scheme."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.lexicon.concepts import Concept
from kg.lexicon.terms import LEX
from kg.turtle import turtle_quads
from kg.vocab import CONCEPTS, LEXICON, SCHEMES, SKOS, local_name, short_name

_TERMS = frozenset(map(str, dir(LEX)))
_KINDS = frozenset({*SCHEMES, "state", "place", "organisation", "person"})
_SAID = frozenset(map(str, (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.broader, SKOS.inScheme)))
_CONCEPT, _SCHEME = ox.NamedNode(str(SKOS.Concept)), ox.NamedNode(str(SKOS.ConceptScheme))
_CONCEPTS = tuple(map(str, CONCEPTS.values()))


def overlooked(own: Iterable[Path], concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    """Return a line for each thing in files of one's own that the reader cannot use; `concepts` are all it knows.

    Each line names file and subject, and says why. Raises VocabularyError if a file cannot be read.
    """
    return tuple(dict.fromkeys(f"{path}: {line}" for path in own for line in _lines(path, concepts)))


def _lines(path: Path, concepts: Mapping[str, Concept]) -> Iterator[str]:
    triples = [quad for quad in turtle_quads(path) if isinstance(quad.subject, ox.NamedNode)]
    schemes = {quad.subject for quad in triples if quad.object == _SCHEME}
    for subject in dict.fromkeys(quad.subject for quad in triples if _is_for_the_reader(quad)):
        known = concepts.get(_iri(subject))
        if subject not in schemes and (known is None or known.kind not in _KINDS):
            yield f"{_name(subject)} {_why_unused(_iri(subject), known, concepts)}"
    for quad in triples:
        term, value = quad.predicate.value, _iri(quad.object)
        if term.startswith(str(LEXICON)) and term not in _TERMS:
            told = _near(term, _TERMS) or "; the terms stand in ontology/lexicon.ttl"
            yield f"{_name(quad.subject)} has {_name(quad.predicate)}, which is no term of the lexicon{told}"
        elif _leads_on(term) and _is_missing(value, concepts):
            near = _near(value, {*concepts, *_TERMS})
            yield f"{_name(quad.subject)} has {_name(quad.predicate)} {_name(quad.object)}, which is unknown{near}"


def _why_unused(subject: str, known: Concept | None, concepts: Mapping[str, Concept]) -> str:
    """Return why the reader has no use for a subject, and what to do."""
    if known:
        return f"is in the scheme {known.kind}, which the reader does not use; it uses {', '.join(SCHEMES)}"
    if near := _near(subject, concepts):
        return f"is no concept in a scheme{near}"
    scheme = subject.rpartition("#")[0]
    home = f"skos:inScheme <{scheme}>" if scheme in map(str, SCHEMES.values()) else "a class such as dro:Person"
    return f"is no concept in a scheme and is not read; write {home}"


def _is_for_the_reader(quad: ox.Quad) -> bool:
    """Tell whether a triple makes a concept, or says something of one that the reader goes by."""
    term = quad.predicate.value
    return quad.object == _CONCEPT or term.startswith(str(LEXICON)) or term in _SAID


def _leads_on(term: str) -> bool:
    """Tell whether the reader goes from one concept to another by a property."""
    return term == str(SKOS.broader) or term in _TERMS


def _is_missing(value: str, concepts: Mapping[str, Concept]) -> bool:
    if value.startswith(str(LEXICON)):
        return value not in _TERMS
    return value.startswith(_CONCEPTS) and value not in concepts


def _near(iri: str, known: Iterable[str]) -> str:
    """Return the name most like this one among those of its namespace, as a question; nothing if none is like it."""
    space = iri.removesuffix(local_name(iri))
    names = [local_name(one) for one in sorted(known) if one.startswith(space)]
    found = get_close_matches(local_name(iri), names, 1, 0.75)
    return f"; did you mean {short_name(space + found[0])}?" if found else ""


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _name(term: object) -> str:
    return short_name(_iri(term)) or str(term)
