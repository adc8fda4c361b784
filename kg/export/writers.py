"""RDF syntaxes written as text, line by line: the same triples in the same order give the same characters.

They are written here because pyoxigraph declares all prefixes, used or not, shortens no name in JSON-LD and lays
RDF/XML out differently from version to version, and rdflib takes a hundred times as long; both read what is written,
as the tests prove.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

import pyoxigraph as ox

from kg.errors import KGError
from kg.vocab import RDF, XSD, local_name

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_=,-]*[A-Za-z0-9_])?")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_MARKS, _ESCAPED = re.compile("([=,])"), r"\\\1"
_TYPE, _STRING, _BOOLEAN = str(RDF.type), str(XSD.string), str(XSD.boolean)
Term = ox.NamedNode | ox.BlankNode | ox.Literal
Triples = Iterable[ox.Triple]


class Prefixes:
    """Namespaces and their prefixes, and which of them have been used."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefix = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.used: dict[str, str] = {}

    def split(self, iri: str) -> tuple[str, str] | None:
        """Return prefix and local name of an IRI, or None if its namespace has no prefix."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefix.get(iri[:cut])
        if prefix is None or cut == len(iri):
            return None
        self.used[prefix] = iri[:cut]
        return prefix, iri[cut:]


def turtle(triples: Triples, prefixes: dict[str, str]) -> Iterator[str]:
    """Yield a Turtle document."""
    names = Prefixes(prefixes)
    body = list(_subjects(triples, names, ""))
    yield from _header(names)
    yield from body


def trig(graphs: Iterable[tuple[str, Triples]], prefixes: dict[str, str]) -> Iterator[str]:
    """Yield a TriG document with these named graphs."""
    names = Prefixes(prefixes)
    body = []
    for name, triples in graphs:
        body += [f"\n<{name}> {{\n", *_subjects(triples, names, "    "), "}\n"]
    yield from _header(names)
    yield from body


def rdfxml(triples: Triples, prefixes: dict[str, str]) -> Iterator[str]:
    """Yield an RDF/XML document; raises KGError if a predicate cannot be an XML name."""
    names = Prefixes(prefixes)
    names.split(_TYPE)
    body = list(_descriptions(triples, names))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in sorted(names.used.items()):
        yield f'\n    xmlns:{prefix}="{escape(namespace)}"'
    yield ">\n"
    yield from body
    yield "</rdf:RDF>\n"


def jsonld(triples: Triples, prefixes: dict[str, str]) -> Iterator[str]:
    """Yield a JSON-LD document with its context in it: one node a line."""
    names = Prefixes(prefixes)
    nodes = [json.dumps(_node(subject, group, names), ensure_ascii=False) for subject, group in _grouped(triples)]
    yield f'{{"@context": {json.dumps(dict(sorted(names.used.items())), indent=1)},\n "@graph": [\n'
    yield ",\n".join(nodes)
    yield "\n]}\n"


def _grouped(triples: Triples) -> Iterator[tuple[Term, Iterator[ox.Triple]]]:
    return groupby(triples, key=lambda triple: triple.subject)


def _header(names: Prefixes) -> Iterator[str]:
    for prefix, namespace in sorted(names.used.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _subjects(triples: Triples, names: Prefixes, margin: str) -> Iterator[str]:
    """Yield the triples of each subject as a Turtle sentence, one predicate a line."""
    for subject, group in _grouped(triples):
        lines = []
        for predicate, same in groupby(group, key=lambda triple: triple.predicate):
            values = ", ".join(_turtle_term(triple.object, names) for triple in same)
            verb = "a" if predicate.value == _TYPE else _turtle_term(predicate, names)
            lines.append(f"{verb} {values}")
        separator = f" ;\n{margin}    "
        yield f"\n{margin}{_turtle_term(subject, names)} {separator.join(lines)} .\n"


def _turtle_term(term: object, names: Prefixes) -> str:
    if isinstance(term, ox.NamedNode):
        return _turtle_iri(term, names)
    return _turtle_literal(term, names) if isinstance(term, ox.Literal) else str(term)


def _turtle_iri(term: ox.NamedNode, names: Prefixes) -> str:
    found = names.split(term.value) if _LOCAL.fullmatch(local_name(term.value)) else None
    return f"{found[0]}:{_MARKS.sub(_ESCAPED, found[1])}" if found else str(term)


def _turtle_literal(term: ox.Literal, names: Prefixes) -> str:
    datatype = term.datatype.value
    if datatype == _BOOLEAN and term.value in ("true", "false"):
        return term.value
    text = _quoted(term.value)
    if term.language:
        return f"{text}@{term.language}"
    return text if datatype == _STRING else f"{text}^^{_turtle_iri(term.datatype, names)}"


def _quoted(text: str) -> str:
    """Return a Turtle string, over several lines if the text has line ends."""
    if "\n" not in text:
        return str(ox.Literal(text))
    inside = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r")
    return f'"""{inside}"""'


def _descriptions(triples: Triples, names: Prefixes) -> Iterator[str]:
    for subject, group in _grouped(triples):
        yield f"  <rdf:Description {_reference('about', subject)}>\n"
        for triple in group:
            yield f"    {_element(triple, names)}\n"
        yield "  </rdf:Description>\n"


def _element(triple: ox.Triple, names: Prefixes) -> str:
    found = names.split(triple.predicate.value)
    if not found or not _NCNAME.fullmatch(found[1]):
        raise KGError(triple.predicate.value, "cannot be the name of an XML element", "choose another format")
    name, value = ":".join(found), triple.object
    if not isinstance(value, ox.Literal):
        return f"<{name} {_reference('resource', value)}/>"
    mark = ""
    if value.language:
        mark = f' xml:lang="{value.language}"'
    elif value.datatype.value != _STRING:
        mark = f' rdf:datatype="{escape(value.datatype.value)}"'
    return f"<{name}{mark}>{escape(value.value).replace(chr(13), '&#13;')}</{name}>"


def _reference(role: str, term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return f'rdf:{role}="{escape(term.value)}"'
    return f'rdf:nodeID="{str(term).removeprefix("_:")}"'


def _node(subject: object, group: Iterable[ox.Triple], names: Prefixes) -> dict[str, object]:
    """Return a subject with its triples as a JSON-LD node object."""
    node: dict[str, object] = {"@id": _compact(subject, names)}
    for predicate, same in groupby(group, key=lambda triple: triple.predicate):
        objects = [triple.object for triple in same]
        if predicate.value == _TYPE:
            node["@type"] = [_compact(value, names) for value in objects]
        else:
            node[_compact(predicate, names)] = [_json_term(value, names) for value in objects]
    return node


def _json_term(term: object, names: Prefixes) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": _compact(term, names)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": _compact(term.datatype, names)}


def _compact(term: object, names: Prefixes) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(term)
    found = names.split(term.value)
    return ":".join(found) if found else term.value
