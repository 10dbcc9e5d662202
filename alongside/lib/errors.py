"""The two ways in which an action or a query says no. No words: words live in the surfaces."""


class Refused(Exception):
    """A decision said no; nothing was written.

    `code` names the reason ("taken", "not_agreed"), `field` the form field it
    belongs to (None: the whole form), `facts` the values that a sentence about
    it may need. A page shows it with status 422.
    """

    def __init__(self, code: str, field: str | None = None, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts = facts

    def __repr__(self) -> str:
        return f"Refused({self.code!r}, field={self.field!r}, facts={sorted(self.facts)})"


class NotYours(Exception):
    """It does not exist for this actor. A page shows it as a 404."""
