"""Query sets as a lens gives them: rows filtered, fields withheld, and no way to ask about what may not be read.

Filtering on a field tells its value (`text__startswith`, one letter at a time), and so does ordering, counting and grouping.
So every name that reaches a query is checked, in plain lookups, in `Q`, in `F` and within expressions; what is not known to
be harmless is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.db.models import expressions
from django.db.models.query import ModelIterable

from constat.errors import Refused
from constat.record.fields import MASK, Sealed
from constat.record.models.base import Guarded, Record

if TYPE_CHECKING:
    from constat.record.lens import Lens

_MODULES: Final = ("django.db.models.aggregates", "django.db.models.expressions", "django.db.models.lookups", "django.db.models.functions.")
_CLOSED: Final = (expressions.RawSQL, expressions.Subquery, expressions.OuterRef, expressions.ResolvedOuterRef, expressions.Col, expressions.Ref)


class Withheld:
    """What stands in a record where the lens may not read: ▮▮▮, which opens for nobody."""

    __slots__ = ()

    def open(self, lens: Any, reason: str = "") -> Any:
        """`Refused`."""
        raise Refused("lens-withheld", room="record")

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return MASK

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)


WITHHELD: Final = Withheld()


class _Rows(ModelIterable):  # type: ignore[type-arg]
    """Instances in which everything beyond the lens is withheld, however the query was put together."""

    def __iter__(self) -> Iterator[Any]:
        lens: Lens = self.queryset.lens  # type: ignore[attr-defined]
        for row in super().__iter__():
            yield lens.veil(row)


def _refuse(model: type[Record], name: str) -> Refused:
    return Refused("lens-asks", room="record", type=model.type_name(), field=name)


class Seen(Guarded):
    """The rows of one type that a lens shows. Made by `Model.seen_by(lens)`."""

    lens: Lens

    @classmethod
    def through(cls, lens: Lens, model: type[Record], alias: str, condition: models.Q) -> Seen:
        """The rows of that condition, which the lens made itself."""
        rows = cls(model, using=alias)
        rows.lens = lens
        rows._iterable_class = _Rows
        rows.query.add_q(condition)
        rows.query.add_immediate_loading(sorted(lens.loaded(model)))
        return rows

    def _clone(self) -> Any:
        clone = super()._clone()  # type: ignore[misc]
        clone.lens = self.lens
        return clone

    # -- what is checked -------------------------------------------------------------------------------------------

    def _name(self, path: object, *, null_only: bool = False) -> None:
        """Whether a name may stand in a query; `null_only` where a sealed field may be asked for being empty."""
        if not isinstance(path, str):
            self._expression(path)
            return
        head, _, lookup = path.lstrip("-").partition("__")
        head = "id" if head == "pk" else head
        if head == "?" or head in self.query.annotations:
            return
        if head in self.lens.plain(self.model):
            return
        if null_only and lookup == "isnull" and head in self.lens.everywhere(self.model):
            return
        raise _refuse(self.model, head)

    def _condition(self, told: models.Q) -> None:
        for child in told.children:
            if isinstance(child, tuple):
                self._name(child[0], null_only=True)
                self._value(child[1])
            else:
                self._expression(child)

    def _value(self, value: object) -> None:
        """A value that something is compared with: plain, or an expression over fields, or another lens's rows."""
        if isinstance(value, list | tuple | set | frozenset):
            for part in value:
                self._value(part)
        elif isinstance(value, models.QuerySet):
            self._same(value)
        elif hasattr(value, "resolve_expression") or hasattr(value, "as_sql") or isinstance(value, Sealed | Withheld):
            self._expression(value)

    def _expression(self, told: object) -> None:
        if isinstance(told, str):
            self._name(told)
        elif isinstance(told, models.Q):
            self._condition(told)
        elif type(told) is models.F:
            self._name(told.name)  # type: ignore[attr-defined]
        elif (
            isinstance(told, _CLOSED)
            or not type(told).__module__.startswith(_MODULES)
            or not hasattr(told, "get_source_expressions")
            # A function of any name, or with a template, is raw SQL.
            or type(told) is expressions.Func
            or {"template", "function", "arg_joiner"} & set(getattr(told, "extra", ()))
        ):
            raise _refuse(self.model, type(told).__name__)
        else:
            for part in told.get_source_expressions():
                if part is not None:
                    self._value(part)

    def _same(self, other: object) -> None:
        if not isinstance(other, Seen) or other.lens is not self.lens:
            raise _refuse(self.model, type(other).__name__)

    def _checked(self, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        for told in (*given, *named.values()):
            self._expression(told)

    # -- the doors -------------------------------------------------------------------------------------------------

    def _filter_or_exclude(self, negate: bool, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        for told in args:
            self._expression(told)
        for path, value in kwargs.items():
            self._name(path, null_only=True)
            self._value(value)
        return super()._filter_or_exclude(negate, args, kwargs)  # type: ignore[misc]

    def complex_filter(self, filter_obj: Any) -> Any:
        """As `filter`."""
        return self.filter(filter_obj) if isinstance(filter_obj, models.Q) else self.filter(**filter_obj)

    def order_by(self, *field_names: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(field_names, {})
        return super().order_by(*field_names)

    def values(self, *fields: Any, **expressions: Any) -> Any:
        """As Django's, over what the lens reads; without names, all of that. Sealed fields are read from records, not from values."""
        self._checked(fields, expressions)
        if not fields and not expressions:
            fields = self.lens.plain(self.model)
        return super().values(*fields, **expressions)

    def values_list(self, *fields: Any, flat: bool = False, named: bool = False) -> Any:
        """As `values`."""
        self._checked(fields, {})
        return super().values_list(*(fields or self.lens.plain(self.model)), flat=flat, named=named)

    def annotate(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(args, kwargs)
        return super().annotate(*args, **kwargs)

    def alias(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(args, kwargs)
        return super().alias(*args, **kwargs)

    def aggregate(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(args, kwargs)
        return super().aggregate(*args, **kwargs)

    def distinct(self, *field_names: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(field_names, {})
        return super().distinct(*field_names)

    def only(self, *fields: Any) -> Any:
        """As Django's, over what the lens reads or opens."""
        for name in fields:
            if name not in self.lens.loaded(self.model) and name != "pk":
                raise _refuse(self.model, str(name))
        return super().only(*fields)

    def dates(self, field_name: str, *given: Any, **named: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._name(field_name)
        return super().dates(field_name, *given, **named)

    def datetimes(self, field_name: str, *given: Any, **named: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._name(field_name)
        return super().datetimes(field_name, *given, **named)

    def in_bulk(self, id_list: Any = None, *, field_name: str = "pk") -> Any:
        """As Django's, by id."""
        if field_name not in ("pk", "id"):
            raise _refuse(self.model, field_name)
        return super().in_bulk(id_list)

    def earliest(self, *fields: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(fields, {})
        return super().earliest(*fields)

    def latest(self, *fields: Any) -> Any:
        """As Django's, over what the lens reads."""
        self._checked(fields, {})
        return super().latest(*fields)


def _closed(name: str) -> Callable[..., Any]:
    def method(self: Seen, *_given: Any, **_named: Any) -> Any:
        raise _refuse(self.model, name)

    return method


def _among_seen(name: str) -> Callable[..., Any]:
    def method(self: Seen, *others: Any, **named: Any) -> Any:
        for other in others:
            self._same(other)
        return getattr(Guarded, name)(self, *others, **named)

    return method


# Doors that lead round the lens, and doors that only its own rows may pass.
for _door in ("extra", "using", "select_related", "prefetch_related", "select_for_update", "explain", "defer"):
    setattr(Seen, _door, _closed(_door))
for _door in ("union", "intersection", "difference", "__and__", "__or__", "__xor__"):
    setattr(Seen, _door, _among_seen(_door))
