"""Word files (.docx): their paragraphs, list items with their numbers, and table cells, in order.

A .docx file is a zip archive with XML in it. It is read with the standard library, and with distrust: parts are
unpacked up to a limit, and a document type definition, which alone could define entities, ends the reading. Deleted
text, comments, notes, headers and footers are left out; so are the properties of the file, which are seldom true.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from kg.errors import SourceError
from kg.source import numbers, word_lists
from kg.source.files import Amount, too_large
from kg.source.records import Extract, legal
from kg.source.word_lists import Lists, Take

_LIMIT = 50_000_000
_BODY, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_SAVE = "save it as a .docx file without a password, or as text"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = frozenset("Fallback del moveFrom pPrChange rPrChange rt".split())  # noqa: SIM905
"""What stands beside its present form, or over it."""
_DEEPEST = 1_000


def extract(content: bytes, subject: str, _: str = "") -> Extract:
    """Return the text of a Word file; raises SourceError with one line if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _Body(_lists(archive, subject), Amount(subject))
            _parse(archive, _BODY, body, subject)
    except expat.ExpatError as error:
        raise SourceError(subject, f"is a damaged .docx file: {error}", _SAVE) from None
    except (zipfile.BadZipFile, zlib.error, LookupError, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise SourceError(subject, "is no .docx file inside, or is damaged or protected", _SAVE) from None
    text = legal("\n\n".join(body.paragraphs))
    return Extract(f"{text}\n" if text else "")


def _lists(archive: zipfile.ZipFile, subject: str) -> Lists:
    """Return how the lists of a file are numbered."""
    parts = archive.namelist()
    found = word_lists.Reader()
    for name in (_NUMBERING, _STYLES):
        if name in parts:
            _parse(archive, name, found, subject)
    return found.lists


def _parse(archive: zipfile.ZipFile, name: str, take: Take, subject: str) -> None:
    """Hand the elements of a part on, under their names without namespace."""
    info = archive.getinfo(name)
    if info.file_size > _LIMIT:
        raise SourceError(
            subject, f"its text, unpacked, {too_large(info.file_size, _LIMIT)}", "give one readout a file"
        )
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        take.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        take.end(_local(tag))

    def refuse(*_: object) -> None:
        raise SourceError(subject, "has a document type definition, which Word never writes", _SAVE)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = take.data, refuse
    parser.Parse(archive.read(info), True)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Body:
    """Takes the elements of the main part and keeps its paragraphs; those of a text box come before their own."""

    def __init__(self, lists: Lists, amount: Amount) -> None:
        self.paragraphs: list[str] = []
        self._amount = amount
        self._lists = lists
        self._open: list[_Paragraph] = []
        self._unseen = 0
        self._in_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._unseen += tag in _UNSEEN
        if self._unseen:
            return
        if tag == "p":
            self._open.append(_Paragraph())
        elif self._open:
            self._enter(self._open[-1], tag, attributes.get("val", ""))

    def _enter(self, paragraph: "_Paragraph", tag: str, value: str) -> None:
        """Take what an element tells of the paragraph that it stands in."""
        if tag == "t":
            self._in_text = True
        elif tag in _SIGNS and not paragraph.in_properties:
            paragraph.parts.append(_SIGNS[tag])
        elif tag == "pPr":
            paragraph.in_properties = True
        elif tag in ("pStyle", "numId", "ilvl"):
            setattr(paragraph, tag, value)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._unseen -= tag in _UNSEEN
        if self._unseen or not self._open:
            return
        if tag == "t":
            self._in_text = False
        elif tag == "pPr":
            self._open[-1].in_properties = False
        elif tag == "p":
            self._close(self._open.pop())

    def data(self, text: str) -> None:
        """Take characters."""
        if self._in_text and self._open and not self._unseen:
            self._open[-1].parts.append(text)

    def _close(self, paragraph: "_Paragraph") -> None:
        mark = self._lists.mark(paragraph.pStyle, paragraph.numId, paragraph.ilvl)
        lines = "".join(paragraph.parts).replace("\u00ad", "").split("\n")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n")
        if text.strip():
            self.paragraphs.append(numbers.marked(mark, text) if mark else text)
            self._amount.add(self.paragraphs[-1])


class _Paragraph:
    """A paragraph that is open; the names of its properties are those of the format."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.in_properties = False
        self.pStyle = self.numId = self.ilvl = ""
