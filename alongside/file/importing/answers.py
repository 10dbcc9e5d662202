"""What the user said about the files of an import. No Django here."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class FileAnswers:
    """About one file. "" and missing: as the reading guesses.

    `columns`: field -> heading; `order`: see dates.Order; `meant`: word of the file -> one of our statuses.
    """

    kind: str = ""
    encoding: str = ""
    order: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = FileAnswers()


@dataclass(frozen=True, slots=True)
class Answers:
    """About the whole import. `member`: the id of whose clients and times these are; "" not said yet.

    `minutes`: the agreed length of a meeting; `work`: the kind of work with new clients (D09); `decided`:
    row key -> id of the client it is, or "new"; `files`: by the id of the file.
    """

    zone: str = ""
    member: str = ""
    minutes: int | None = None
    work: str = ADVICE
    decided: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileAnswers] = field(default_factory=dict)

    def about(self, file_id: str) -> FileAnswers:
        """What was said about one file."""
        return self.files.get(file_id, NOTHING_SAID)

    def as_json(self) -> dict[str, Any]:
        """Plain data, for keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> "Answers":
        """What `as_json` gave; nothing said where nothing was kept."""
        said = dict(kept or {})
        files = {pk: FileAnswers(**about) for pk, about in said.pop("files", {}).items()}
        return cls(**said, files=files)
