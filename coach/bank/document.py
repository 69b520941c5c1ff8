"""Read YAML strictly: plain values and the line of each; no aliases, tags, repeated keys or surprising types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MOST_BYTES = 10 * 1024 * 1024
"""The largest file that is read."""
DEPTH = 32
"""How many lists and mappings may stand inside each other."""

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
Spot = tuple[str | int, ...]
"""The way to a value: keys and list places from the top, such as `(0, "key_points", 2, "says")`."""

# The C parser of the same library is ten times faster, where the platform has it.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The core schema of YAML 1.2, as editors and JSON know it: `on`, `no` and dates stay text.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")


class NotYaml(Exception):
    """A text is not the plain YAML that a bank is written in; raised only towards the reader of banks."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain values, with the line of each."""

    value: Plain
    lines: dict[Spot, int]
    """From 1; every value has one, and every key's line is that of the key."""

    def line(self, spot: Spot) -> int:
        """Return the line of a value, or of the nearest value around it where it does not exist."""
        for length in range(len(spot), -1, -1):
            if spot[:length] in self.lines:
                return self.lines[spot[:length]]
        return 1


def decode(content: bytes) -> str:
    """Return a file's text.

    Raises:
        NotYaml: It is too large, or not UTF-8.
    """
    if len(content) > MOST_BYTES:
        raise NotYaml(1, f"the file is larger than {MOST_BYTES // 1024**2} MiB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotYaml(line, "this is not UTF-8; save the file as UTF-8") from None


def parse(text: str) -> Document:
    """Return the values of a YAML text, which may be empty.

    Raises:
        NotYaml: It is not YAML, holds several documents, aliases, anchors, tags or a repeated key, or is too deep.
    """
    builder = _Builder(_events(text))
    return Document(builder.document(), builder.lines)


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield what the parser sees, without the frame of the stream."""
    starts = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            starts += isinstance(event, yaml.DocumentStartEvent)
            if starts > 1:
                raise NotYaml(_line(event), "a second document begins here; a file holds one")
            _refuse_cleverness(event)
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line + 1 if mark else 1, f"this is not YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise NotYaml(line, f"this is not YAML: {error.reason}") from None


def _refuse_cleverness(event: yaml.Event) -> None:
    """Refuse what a bank does not need and an attacker likes."""
    if isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.NodeEvent) and event.anchor):
        raise NotYaml(_line(event), "anchors (&) and aliases (*) are not used here; put the text in quotes")
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        raise NotYaml(_line(event), "tags (!) are not used here; put the text in quotes")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds values from events, which are read once from first to last."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self.lines: dict[Spot, int] = {}

    def document(self) -> Plain:
        first = next(self._events, None)
        value = None if first is None else self._value(first, ())
        # Reading on to the end finds what must not follow.
        next(self._events, None)
        return value

    def _value(self, event: yaml.Event, spot: Spot) -> Plain:
        self.lines.setdefault(spot, _line(event))
        if len(spot) > DEPTH:
            raise NotYaml(_line(event), f"more than {DEPTH} lists and mappings stand inside each other")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*spot, place)) for place, item in enumerate(self._items())]
        return self._mapping(spot)

    def _mapping(self, spot: Spot) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        for key in self._items():
            name = key.value if isinstance(key, yaml.ScalarEvent) else None
            if name is None:
                raise NotYaml(_line(key), "a key must be a word; text that begins with a bracket needs quotes")
            if name in mapping:
                raise NotYaml(_line(key), f"{name!r} stands here a second time")
            self.lines[(*spot, name)] = _line(key)
            mapping[name] = self._value(next(self._events), (*spot, name))
        return mapping

    def _items(self) -> Iterator[yaml.Event]:
        """Yield the events up to the end of the collection that is open."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event


def reads_as_text(text: str) -> bool:
    """Return whether bare words without quotes are text here, and no number or word of YAML."""
    return isinstance(_bare(text), str)


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    return _bare(text) if event.implicit[0] else text


def _bare(text: str) -> str | int | float | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
