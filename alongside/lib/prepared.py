"""Questions that are asked on every page: built and compiled once, then only asked with other values.

Building a queryset and turning it into SQL takes many times longer than the database needs to answer. What a
question looks like hardly ever changes between two visits; only ids, days, moments and words do. Those are
replaced by stand-ins when the question is built, and the real ones take their places whenever it is asked.

    find = Prepared(lambda actor, since: Thread.objects.filter(client__in=..., last_at__gte=since))
    threads = find(actor=actor, since=yesterday)

A builder may branch on anything but the values that vary: ids, days, moments, words. What it does not know
is not part of the question: it never looks at the clock, nor at the language or zone of the moment.
"""

import copy
import dataclasses
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

KEPT = 200  # shapes of one question
FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)

Shape = tuple[Any, ...]


class Prepared:
    """One question. Called with keywords, it returns a fresh list of what the queryset gives."""

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        self.build = build
        self._kept: OrderedDict[Shape, _Compiled] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, **given: Any) -> list[Any]:
        """Ask it. Ids, days, moments and words may differ each time; anything else makes another question."""
        taken = _Taken()
        shape = tuple((name, taken.take(value)) for name, value in given.items())
        with self._lock:
            found = self._kept.get(shape)
        if found is None:
            try:
                found = _Compiled(self.build, given)
            except (EmptyResultSet, FullResultSet):
                return list(self.build(**given))
            with self._lock:
                self._kept[shape] = found
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found.ask(taken.values)


class _Taken:
    """Takes the values that vary out of what is given, in order; what is left is the question's shape."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def take(self, value: Any) -> Any:
        if isinstance(value, str) and type(value) is not str:
            return value  # a word of ours (an enum), not of a person
        if isinstance(value, str | UUID | date):
            self.values.append(value)
            return type(value)
        if isinstance(value, frozenset | list | tuple):
            return tuple(self.take(each) for each in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(
                self.take(each)
                for field in dataclasses.fields(value)
                if type(each := getattr(value, field.name)) is not str
            )
        return value


class _StandIns:
    """Gives a value of the same kind for each that varies; each is found again among the SQL's parameters."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def replace(self, value: Any) -> Any:
        if isinstance(value, str) and type(value) is not str:
            return value
        if isinstance(value, str | UUID | date):
            self.values.append(self._new(value, len(self.values)))
            return self.values[-1]
        if isinstance(value, frozenset | list | tuple):
            return type(value)(self.replace(each) for each in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
            return dataclasses.replace(
                value,
                **{name: "" if type(each) is str else self.replace(each) for name, each in fields.items()},
            )
        return value

    def _new(self, value: Any, number: int) -> Any:
        if isinstance(value, UUID):
            return UUID(int=(0xA10E << 112) + number)
        if isinstance(value, str):
            return f"\ue000{number}\ue001"
        day = FIRST_DAY + timedelta(days=number)
        return day if isinstance(value, datetime) else day.date()


class _Compiled:
    """SQL with places for the values that vary."""

    def __init__(self, build: Callable[..., QuerySet[Any]], given: dict[str, Any]) -> None:
        stand_ins = _StandIns()
        self.queryset = build(**{name: stand_ins.replace(value) for name, value in given.items()})
        self.compiler = self.queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, parameters = self.compiler.as_sql()
        adapt = _adapter()
        places = {adapt(value): number for number, value in enumerate(stand_ins.values)}
        self.parameters = [_place(each, places) for each in parameters]
        self.converters: dict[int, Any] = {}

    def ask(self, values: list[Any]) -> list[Any]:
        adapt = _adapter()
        adapted = [adapt(value) for value in values]
        parameters = tuple(
            each.fill(adapted) if isinstance(each, _Place) else each for each in self.parameters
        )
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self.sql, parameters)
        compiler.get_converters = self._converters_of(compiler)
        query = copy.copy(self.queryset.query)
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        asked: QuerySet[Any] = object.__new__(QuerySet)
        asked.__dict__.update(self.queryset.__dict__, _query=query, _result_cache=None)
        return list(asked)

    def _converters_of(self, compiler: Any) -> Callable[[Any], Any]:
        """How values come back from the database: found out once, for it never changes."""
        find = compiler.get_converters

        def converters(expressions: Any) -> Any:
            columns = list(expressions)
            if len(columns) not in self.converters:
                self.converters[len(columns)] = find(columns)
            return self.converters[len(columns)]

        return converters


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes among the parameters; a word that is searched for stands between signs of LIKE."""

    number: int
    before: str = ""
    after: str = ""

    def fill(self, values: list[Any]) -> Any:
        value = values[self.number]
        if not (self.before or self.after):
            return value
        return self.before + connections[DEFAULT_DB_ALIAS].ops.prep_for_like_query(value) + self.after


def _place(parameter: Any, places: dict[Any, int]) -> Any:
    try:
        if parameter in places:
            return _Place(places[parameter])
    except TypeError:  # nothing that could be a stand-in
        return parameter
    if isinstance(parameter, str) and "\ue000" in parameter:
        before, _, rest = parameter.partition("\ue000")
        number, _, after = rest.partition("\ue001")
        return _Place(int(number), before, after)
    return parameter


def _adapter() -> Callable[[Any], Any]:
    """How this database takes an id, a moment or a day."""
    database = connections[DEFAULT_DB_ALIAS]
    is_native = database.features.has_native_uuid_field
    operations = database.ops

    def adapt(value: Any) -> Any:
        if isinstance(value, UUID):
            return value if is_native else value.hex
        if isinstance(value, datetime):
            return operations.adapt_datetimefield_value(value)
        if isinstance(value, date):
            return operations.adapt_datefield_value(value)
        return value

    return adapt
