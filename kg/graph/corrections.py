"""What persons corrected as triples of the provenance graph: their words, and what these changed."""

from kg.graph import terms
from kg.graph.draft import Draft
from kg.graph.vocab import DCTERMS, DRO, OA, PROV, RDF
from kg.reading.records import Change


def write_corrections(draft: Draft) -> None:
    """Add each correction with its words and the name of its file, and what it changed or why nothing."""
    sentences = {sentence.number: draft.names.span(sentence.span, "sentence") for sentence in draft.reading.sentences}
    for change in draft.reading.changes:
        _write_correction(draft, change)
        name = draft.names.key(change.correction.key)
        for thing in (*map(draft.names.key, change.things), *(sentences[number] for number in change.sentences)):
            draft.note(name, DRO.corrects, thing)


def _write_correction(draft: Draft, change: Change) -> None:
    name = draft.names.key(change.correction.key)
    draft.note(name, RDF.type, DRO.Correction)
    draft.note(name, OA.hasTarget, draft.names.readout)
    draft.note(name, OA.bodyValue, terms.text(change.correction.words))
    draft.note(name, DCTERMS.identifier, terms.text(change.correction.file))
    draft.note(draft.names.reading, PROV.used, name)
    if change.reason:
        draft.note(name, DRO.orphaned, terms.text(change.reason))
