"""Model fields whose values lie sealed in the database: SealedText, SealedJSON, SealedBytes.

Assign and read plain values. Sealing happens when the row is saved, opening at
the first reading of the attribute; a page that does not read it pays nothing.
A value is bound to its table, row and column, and sealed with the key of its
owner: the row's client, else its `sealing_owner`, else its practice. A model
with sealed fields needs `practice_id`, and its id before it is saved.

The database cannot look inside: filtering (but for isnull), QuerySet.update()
and bulk_update() with plain values raise TypeError. bulk_create() works, but
not with update_conflicts, where the id of the row is not known beforehand.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from alongside.lib.keyring import KeyDestroyed, keyring
from alongside.lib.sealing import CannotOpen, open_sealed, place, seal

__all__ = [
    "CannotOpen",
    "KeyDestroyed",
    "SealedBytes",
    "SealedJSON",
    "SealedText",
    "move_all_sealed",
    "move_sealed",
    "reseal",
]


class Sealed:
    """A value as it came from the database, not opened yet."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob

    def __repr__(self) -> str:
        return "<sealed>"


class _Ciphertext(bytes):
    """Bytes that this module sealed: the only ones that the fields let into the database."""

    __slots__ = ()


class _OpeningAttribute(DeferredAttribute):
    """Opens the value when it is read for the first time, and keeps it open on the instance."""

    field: "_SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        kept = instance.__dict__
        name = self.field.attname
        if name not in kept:
            kept[name] = _fetch(instance, name)
        value = kept[name]
        if value is None:
            value = kept[name] = self.field.empty()
        elif isinstance(value, Sealed):
            value = kept[name] = self.field.open_for(instance, value)
        return value

    def __set__(self, instance: Any, value: object) -> None:
        instance.__dict__[self.field.attname] = value


def _fetch(instance: models.Model, name: str) -> Any:
    """A deferred value, still sealed: only the instance at hand knows its owner."""
    rows = type(instance)._base_manager.using(instance._state.db)  # noqa: SLF001
    return rows.values_list(name, flat=True).get(pk=instance.pk)


class _SealedField(models.BinaryField):
    """What the three kinds share: NULL allowed, sealed in pre_save, opened when read."""

    descriptor_class = _OpeningAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["null"] = kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Only what matters to the table: a default is ours to fill in when NULL is read."""
        name, path, args, kwargs = super().deconstruct()
        for word in ("null", "blank", "default"):
            kwargs.pop(word, None)
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, self.descriptor_class(self))

    def empty(self) -> Any:
        """What NULL reads as."""
        return self.get_default() if self.has_default() else None

    def to_bytes(self, value: Any) -> bytes | None:
        """The bytes to seal; None is stored as NULL."""
        raise NotImplementedError

    def to_plain(self, opened: bytes) -> Any:
        """The value again."""
        raise NotImplementedError

    def open_for(self, instance: models.Model, value: Sealed) -> Any:
        """Open for this row. Raises KeyDestroyed for an erased owner, CannotOpen for foreign bytes."""
        practice, owner = _practice_and_owner(instance)
        key = keyring().opening_key_for(practice, owner)
        return self.to_plain(open_sealed(key, value.blob, self._place(instance)))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The ciphertext for this row; a value nobody read goes back as it came, if it belongs here."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Sealed):
            return self._unchanged(model_instance, value)
        if value is None or hasattr(value, "resolve_expression"):
            return value
        plain = self.to_bytes(value)
        if plain is None:
            return None
        practice, owner = _practice_and_owner(model_instance)
        key = keyring().key_for(practice, owner)
        return _Ciphertext(seal(key, plain, self._place(model_instance)))

    def _unchanged(self, instance: models.Model, value: Sealed) -> _Ciphertext:
        """Raises CannotOpen when the row got another id or owner since, or it would be lost for good."""
        with suppress(KeyDestroyed):
            self.open_for(instance, value)
        return _Ciphertext(value.blob)

    def _place(self, instance: models.Model) -> bytes:
        if instance.pk is None:
            raise TypeError(f"{self} cannot be sealed before its row has an id")
        options = self.model._meta
        return place(options.db_table, options.pk.to_python(instance.pk), self.column)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, _Ciphertext) or hasattr(value, "resolve_expression"):
            return value
        if isinstance(value, Sealed):
            return _Ciphertext(value.blob)
        raise TypeError(f"{self} is sealed: set it on each row and save the row")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.get_prep_value(value), connection, True)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise TypeError(f"{self} is sealed: the database cannot compare it, only isnull")
        return super().get_lookup(lookup_name)

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self} is sealed and is not written into fixtures")


class SealedText(_SealedField):
    """Text. Nothing is stored for "", and NULL reads as ""."""

    if TYPE_CHECKING:
        _pyi_private_set_type: str | None
        _pyi_private_get_type: str  # type: ignore[assignment]

    def empty(self) -> str:
        return str(self.get_default()) if self.has_default() else ""

    def to_bytes(self, value: Any) -> bytes | None:
        if not isinstance(value, str):
            value = _text(self, value)
        return value.encode(errors="replace") if value else None

    def to_plain(self, opened: bytes) -> str:
        return opened.decode()


class SealedJSON(_SealedField):
    """Anything JSON can say. NULL reads as the default, else None. Change it in place and save."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def to_bytes(self, value: Any) -> bytes | None:
        text = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
        return text.encode(errors="replace")

    def to_plain(self, opened: bytes) -> Any:
        return json.loads(opened)


class SealedBytes(_SealedField):
    """Bytes, such as an attached file. b"" is a value of its own; NULL reads as None."""

    if TYPE_CHECKING:
        _pyi_private_set_type: bytes | None
        _pyi_private_get_type: bytes | None  # type: ignore[assignment]

    def to_bytes(self, value: Any) -> bytes | None:
        if not isinstance(value, bytes | bytearray | memoryview):
            raise TypeError(f"{self} takes bytes, not {type(value).__name__}")
        return bytes(value)

    def to_plain(self, opened: bytes) -> bytes:
        return opened


def sealed_fields(model: type[models.Model] | models.Model) -> list[_SealedField]:
    """The sealed fields of a model, in the order of its columns."""
    return [field for field in model._meta.concrete_fields if isinstance(field, _SealedField)]


def reseal(instance: models.Model) -> None:
    """Open every sealed field with the present owner's key, so that the next save seals it anew."""
    for field in sealed_fields(instance):
        getattr(instance, field.attname)


def move_sealed(instance: models.Model, new_client_id: UUID | None) -> None:
    """Give the row another client. Save it afterwards: it is then sealed with that client's key."""
    reseal(instance)
    instance.client_id = new_client_id  # type: ignore[attr-defined]


def move_all_sealed(table: type[models.Model], from_client_id: UUID, to_client_id: UUID) -> None:
    """Give every row of one client in a table to another, sealed anew. Inside the caller's transaction."""
    written = ["client", *(field.name for field in sealed_fields(table))]
    rows: models.QuerySet[models.Model] = models.QuerySet(table)
    for row in rows.select_for_update().filter(client=from_client_id):
        move_sealed(row, to_client_id)
        row.save(update_fields=written)


def _practice_and_owner(instance: Any) -> tuple[Any, Any]:
    """The practice of a row, and whose key seals it: its client, its sealing_owner, else its practice."""
    practice = instance.practice_id
    client = getattr(instance, "client_id", None)
    if client is not None:
        return practice, client
    return practice, getattr(instance, "sealing_owner", practice)


def _text(field: _SealedField, value: object) -> str:
    from django.utils.functional import Promise

    if isinstance(value, Promise):
        return str(value)
    raise TypeError(f"{field} takes text, not {type(value).__name__}")
