"""Markdown: the text without its marks, as a person reads it on the page that is made from it.

Headings, paragraphs and list items are separated by an empty line; a line break stays one. List items keep their
numbers; bullets become "•". Emphasis, links and quotations leave their words. Indented lines are text, not code.
"""

from functools import cache

from markdown_it import MarkdownIt

from kg.source import given, markup
from kg.source.records import Extract, legal
from kg.source.text import decode


def extract(content: bytes, subject: str, encoding: str = "") -> Extract:
    """Return the text of a Markdown file behind its front matter; raises SourceError if it is no text."""
    whole, encoding = decode(content, subject, encoding)
    text, metadata, remarks = given.front_matter(whole, subject)
    return Extract(plain(text, subject), metadata, encoding, remarks)


def plain(text: str, subject: str = "text") -> str:
    """Return Markdown without its marks, ended by a line break if anything is left; SourceError as for web pages."""
    page = markup.parse(_parser().render(text), subject)
    body = legal("\n\n".join(block.text for block in page.blocks))
    return f"{body}\n" if body else ""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"]).disable("code")
