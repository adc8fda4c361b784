"""Statements as triples: who is said to have said what, in which form, about which issue."""

from kg.graph import terms
from kg.graph.draft import Draft
from kg.graph.vocab import BASIS, DCTERMS, DRO, RDF, SCHEMA
from kg.reading.records import Statement


def write_statements(draft: Draft) -> None:
    """State what the readout attributes to whom, and infer the addressees."""
    sentences = {sentence.number: draft.names.span(sentence.span, "sentence") for sentence in draft.reading.sentences}
    for statement in draft.reading.statements:
        if statement.sentence not in sentences:
            raise ValueError(f"{statement.key}: there is no sentence {statement.sentence}")
        draft.say(draft.names.key(statement.key), DCTERMS.isPartOf, sentences[statement.sentence])
        _write_form(draft, statement)
        _write_spans(draft, statement)
        _write_content(draft, statement)


def _write_form(draft: Draft, statement: Statement) -> None:
    """State by whom, in which act and stance, jointly or alone, where and when."""
    name = draft.names.key(statement.key)
    draft.say(name, RDF.type, DRO.ReportedStatement)
    draft.say(name, DRO.basis, BASIS.stated)
    draft.link(name, DRO.speaker, statement.speakers, statement.given)
    draft.infer(name, DRO.addressee, *map(draft.names.key, statement.addressees))
    draft.say(name, DRO.speechAct, draft.names.concept(statement.act))
    draft.say(name, DRO.stance, draft.names.concept(statement.stance))
    given = {*statement.given, *(held.person for held in draft.reading.holdings if held.given)}
    add = draft.infer if given & set(statement.speakers) else draft.say
    add(name, DRO.joint, terms.boolean(statement.joint))
    draft.say(name, DRO.contentDisclosed, terms.boolean(statement.disclosed))
    met = [event.key for event in draft.reading.events if event.source]
    draft.link(name, DRO.madeAt, [statement.made_at] if statement.made_at else (), met)
    if statement.phase:
        draft.say(name, DRO.phase, draft.names.concept(statement.phase))
    draft.say(name, DRO.review, *map(terms.text, statement.review))


def _write_spans(draft: Draft, statement: Statement) -> None:
    """State which characters name the speakers, report, and give the content."""
    name = draft.names.key(statement.key)
    draft.cite(name, DRO.sourceSpan, statement.sources)
    draft.cite(name, DRO.cueSpan, statement.cues)
    draft.cite(name, DRO.cueHead, [statement.head])
    draft.cite(name, DRO.contentSpan, statement.contents)


def _write_content(draft: Draft, statement: Statement) -> None:
    """State what the content is about; it is never asserted itself."""
    name = draft.names.key(statement.key)
    draft.link(name, DCTERMS.subject, statement.issues, statement.given)
    draft.link(name, DRO.contentActor, statement.actors)
    draft.link(name, DRO.contentTarget, statement.targets)
    draft.infer(name, DRO.contentTarget, *map(draft.names.key, statement.targets_inferred))
    draft.link(name, SCHEMA.mentions, statement.mentions)
    draft.link(name, DRO.byMeansOf, statement.means)
    draft.link(name, DRO.hasPurpose, statement.purposes)
