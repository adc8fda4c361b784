"""Documents as text: what is read from a file or an address, and the hash that names it.

`find` tells which files there are, `load` returns one as a `Source`. The text of a .txt file is its decoded content
behind its front matter, line ends and no-break spaces untouched. From Markdown the marks are taken, from web pages,
PDF and Word files the main text is extracted; what was extracted is stored, and is what offsets refer to. The same file
gives the same text.
"""

from kg.source.files import LIMIT as LIMIT
from kg.source.folders import MEDIA_TYPES as MEDIA_TYPES
from kg.source.folders import Entry as Entry
from kg.source.folders import find as find
from kg.source.folders import place as place
from kg.source.loading import load as load
from kg.source.records import Source as Source
from kg.source.records import legal as legal
from kg.source.text import decode as decode
