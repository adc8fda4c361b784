"""The document itself as triples: what it is, its blocks and sentences, and where it comes from."""

from collections.abc import Sequence

from kg.errors import SourceError
from kg.graph import terms
from kg.graph.draft import Draft
from kg.graph.vocab import DCTERMS, DRO, PART, PROV, RDF, SCHEMA, SKOS, VOCABULARY
from kg.program import program_version
from kg.reading.records import Block, Sentence, Status
from kg.source import Source, legal

_COLON = ": "
_WEB = ("http://", "https://")


def write_readout(draft: Draft) -> None:
    """State what the readout is, and infer its language and whose account it is."""
    reading, readout = draft.reading, draft.names.readout
    draft.say(readout, RDF.type, DRO.Readout)
    draft.say(readout, SCHEMA.text, terms.text(reading.source.text))
    draft.say(readout, SCHEMA.sha256, terms.text(reading.source.sha256))
    if reading.title:
        draft.say(readout, DCTERMS.title, terms.text(reading.title))
    if reading.issued:
        draft.say(readout, DCTERMS.issued, terms.day(reading.issued))
    draft.link(readout, SCHEMA.about, reading.about, [event.key for event in reading.events if event.source])
    draft.say(readout, SKOS.editorialNote, *map(terms.text, reading.notes))
    draft.infer(readout, DCTERMS.language, terms.text(reading.language))
    if reading.perspective:
        draft.infer(readout, DRO.perspective, draft.names.key(reading.perspective))


def write_passages(draft: Draft) -> None:
    """State the blocks of the text with their subjects, and the sentences with their block."""
    blocks = dict(enumerate(draft.reading.blocks))
    for block in blocks.values():
        _write_block(draft, block)
    for sentence in draft.reading.sentences:
        if sentence.block not in blocks:
            raise ValueError(f"sentence {sentence.number}: there is no block {sentence.block}")
        _write_sentence(draft, sentence, blocks[sentence.block])


def write_provenance(draft: Draft, vocabulary_version: str) -> None:
    """Add how the source is called, where it stands on the web, and what program read it.

    There are no times and no paths of this machine: the same reading gives the same triples anywhere.
    """
    source, readout, activity = draft.reading.source, draft.names.readout, draft.names.reading
    draft.note(readout, DCTERMS.identifier, terms.text(source.name))
    draft.note(readout, SCHEMA.encodingFormat, terms.text(source.media_type))
    draft.note(readout, PROV.wasGeneratedBy, activity)
    draft.note(activity, RDF.type, PROV.Activity)
    draft.note(activity, PROV.used, VOCABULARY)
    draft.note(activity, SCHEMA.schemaVersion, terms.text(vocabulary_version))
    draft.note(activity, SCHEMA.softwareVersion, terms.text(program_version()))
    for name, value in kept_metadata(source).items():
        if name == "source":
            draft.note(readout, DCTERMS.source, terms.iri(value))
        elif name == "publisher":
            draft.note(readout, DCTERMS.publisher, terms.text(value))
        else:
            draft.note(readout, DRO.given, terms.text(f"{name}{_COLON}{value}"))


def kept_metadata(source: Source) -> dict[str, str]:
    """Return what the provenance graph holds of what came with a document: its metadata, with its web address."""
    said = {name: value for name, value in source.metadata.items() if name != "source"}
    return said | ({"source": address} if (address := _address(source)) else {})


def metadata_from(triples: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what `kept_metadata` gave, from the predicates and objects of a readout in its provenance graph."""
    names = {DCTERMS.source.value: "source", DCTERMS.publisher.value: "publisher"}
    said = {names[predicate]: value for predicate, value in triples if predicate in names}
    pairs = (value.partition(_COLON) for predicate, value in triples if predicate == DRO.given.value)
    return said | {name: value for name, _, value in pairs}


def check(source: Source) -> None:
    """Raise SourceError if the text holds a character that no RDF/XML file could carry."""
    if legal(source.text) != source.text:
        raise SourceError(source.name, "holds control characters", "read it with kg.source, which replaces them")


def _write_block(draft: Draft, block: Block) -> None:
    passage = draft.names.span(block.span, "block")
    draft.say(passage, RDF.type, DRO.Passage)
    draft.say(passage, DCTERMS.type, getattr(PART, block.part.value))
    draft.say(passage, DCTERMS.isPartOf, draft.names.readout)
    draft.link(passage, DCTERMS.subject, block.subjects)
    draft.bounds(passage, block.span)


def _write_sentence(draft: Draft, sentence: Sentence, block: Block) -> None:
    passage = draft.names.span(sentence.span, "sentence")
    draft.say(passage, RDF.type, DRO.Passage)
    draft.say(passage, DCTERMS.type, PART.sentence)
    draft.say(passage, DCTERMS.isPartOf, draft.names.span(block.span, "block"))
    draft.bounds(passage, sentence.span)
    if sentence.status is Status.UNREAD:
        draft.say(passage, DRO.unread, terms.text(sentence.reason or sentence.status.value))


def _address(source: Source) -> str:
    """Return the address of the document on the web, if it is known."""
    candidates = (source.location, source.metadata.get("source", ""))
    return next((text for text in candidates if text.startswith(_WEB)), "")
