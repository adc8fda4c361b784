"""Networks as text: GraphML, GEXF, DOT and Cytoscape JSON, piece by piece.

The writers are our own because the same network is to give the same bytes, every edge an id of its own, and nothing but
texts, whole numbers and truth values comes in: no text of a statement has characters that XML forbids.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape

from kg.network.shapes import Link, Network, Value, Vertex
from kg.vocab import GEXF, GRAPHML

LONGEST_IN_DOT = 4_000
"""Some versions of Graphviz read no string of more than 16,384 bytes; a character has four at most."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BREAKS = {ord("\t"): "&#9;", ord("\n"): "&#10;", ord("\r"): "&#13;"}
_TYPES = {str: "string", int: "int", bool: "boolean"}
_GEXF_TYPES = {**_TYPES, int: "integer"}
_DOT_SHAPES = {"actor": "box", "statement": "plaintext", "issue": "ellipse"}
_DOT_SPACES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": " ", "\r": " ", "\t": " "})
_NOT_IN_DOT = frozenset({"layer"})
"""Graphviz takes a node of a layer that is not declared for one to hide."""


def columns(parts: tuple[Vertex, ...] | tuple[Link, ...]) -> dict[str, type[Value]]:
    """Return the names of the attributes that any of the nodes or edges has, with their types, in order."""
    return {name: type(value) for part in parts for name, value in part.attributes.items()}


def graphml(network: Network) -> Iterator[str]:
    """Yield the network as GraphML; its ids are `n0`, `n1` …, for the schema lets no IRI be one."""
    ids = {vertex.name: f"n{number}" for number, vertex in enumerate(network.vertices)}
    yield f'{_DECLARATION}<graphml xmlns="{GRAPHML}">\n'
    for domain, parts in (("node", network.vertices), ("edge", network.links)):
        for name, kind in columns(parts).items():
            key = f'id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"'
            yield f"  <key {key}/>\n"
    yield '  <graph edgedefault="directed">\n'
    for vertex in network.vertices:
        yield f'    <node id="{ids[vertex.name]}">{_data("node", vertex.attributes)}</node>\n'
    for number, link in enumerate(network.links):
        ends = f'source="{ids[link.tail]}" target="{ids[link.head]}"'
        yield f'    <edge id="e{number}" {ends}>{_data("edge", link.attributes)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def gexf(network: Network) -> Iterator[str]:
    """Yield the network as GEXF 1.2, which Gephi and Gephi Lite open."""
    yield f'{_DECLARATION}<gexf xmlns="{GEXF}" version="1.2">\n  <graph mode="static" defaultedgetype="directed">\n'
    for domain, parts in (("node", network.vertices), ("edge", network.links)):
        yield f'    <attributes class="{domain}" mode="static">\n'
        for name, kind in columns(parts).items():
            if name != "label":
                yield f'      <attribute id="{name}" title="{name}" type="{_GEXF_TYPES[kind]}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for vertex in network.vertices:
        yield f"      <node id={_quoted(vertex.name)} {_gexf(vertex.attributes)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, link in enumerate(network.links):
        ends = f"source={_quoted(link.tail)} target={_quoted(link.head)}"
        yield f'      <edge id="e{number}" {ends} {_gexf(link.attributes)}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def dot(network: Network) -> Iterator[str]:
    """Yield the network in the language of Graphviz, from left to right; very long texts are cut."""
    yield "digraph {\n  rankdir=LR\n"
    for vertex in network.vertices:
        shape = _DOT_SHAPES[str(vertex.attributes["kind"])]
        yield f"  {_dot(vertex.name)} [shape={shape}{_dot_attributes(vertex.attributes)}]\n"
    for link in network.links:
        style = "bold" if link.attributes.get("joint") else "solid"
        yield f"  {_dot(link.tail)} -> {_dot(link.head)} [style={style}{_dot_attributes(link.attributes)}]\n"
    yield "}\n"


def cytoscape(network: Network) -> Iterator[str]:
    """Yield the network as the JSON of Cytoscape and Cytoscape.js, one element a line; networkx reads it, too."""
    yield '{"data": {}, "directed": true, "multigraph": true, "elements": {"nodes": [\n'
    yield from _elements(
        {**vertex.attributes, "id": vertex.name, "value": vertex.name, "name": vertex.attributes["label"]}
        for vertex in network.vertices
    )
    yield '], "edges": [\n'
    yield from _elements(
        {
            **link.attributes,
            "id": f"e{number}",
            "source": link.tail,
            "target": link.head,
            "key": link.key,
            "interaction": link.attributes.get("role") or link.attributes["act"],
        }
        for number, link in enumerate(network.links)
    )
    yield "]}}\n"


def _elements(rows: Iterator[dict[str, Value]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"{',' if number else ' '}{json.dumps({'data': row}, ensure_ascii=False)}\n"


def _data(domain: str, attributes: Mapping[str, Value]) -> str:
    """Return the data elements of a node or an edge."""
    return "".join(
        f'<data key="{domain}-{name}">{escape(_text(value), quote=False).translate({13: "&#13;"})}</data>'
        for name, value in attributes.items()
    )


def _gexf(attributes: Mapping[str, Value]) -> str:
    """Return the rest of the start tag of a node or an edge, and what stands in it."""
    values = (f'<attvalue for="{name}" value={_quoted(v)}/>' for name, v in attributes.items() if name != "label")
    return f"label={_quoted(attributes['label'])}><attvalues>{''.join(values)}</attvalues>"


def _quoted(value: Value) -> str:
    """Return a value as an attribute of XML has it, line breaks kept."""
    return f'"{escape(_text(value)).translate(_BREAKS)}"'


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _dot_attributes(attributes: Mapping[str, Value]) -> str:
    tooltip = attributes.get("quote") or attributes["label"]
    told = {**attributes, "tooltip": tooltip}
    return "".join(f", {name}={_dot(value)}" for name, value in told.items() if name not in _NOT_IN_DOT)


def _dot(value: Value) -> str:
    """Return a value as a quoted string of DOT; what is too long ends in an ellipsis."""
    text = _text(value)
    cut = text if len(text) <= LONGEST_IN_DOT else f"{text[: LONGEST_IN_DOT - 1]}…"
    return f'"{cut.translate(_DOT_SPACES)}"'
