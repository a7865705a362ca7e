"""What every record type shares, and the two shut doors: reading without a lens, writing without the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from constat.errors import Refused
from constat.record.fields import Declared, Link, Mark

if TYPE_CHECKING:
    from constat.record.lens import Lens


def _shut(*_given: Any, **_named: Any) -> Any:
    raise Refused("write-outside-register", room="record")


class Guarded(models.QuerySet[Any]):
    """A query set that only reads."""

    create = update = delete = bulk_create = bulk_update = get_or_create = update_or_create = _shut
    acreate = aupdate = adelete = abulk_create = abulk_update = aget_or_create = aupdate_or_create = _shut

    def raw(self, *_given: Any, **_named: Any) -> Any:
        """Raw SQL would pass by the lens."""
        return _shut()


class Closed(models.Manager[Any]):
    """The default manager: it answers nothing. `Model.seen_by(lens)` does."""

    def get_queryset(self) -> Any:
        raise Refused("read-without-lens", room="record")


class Open(models.Manager.from_queryset(Guarded)):  # type: ignore[misc]
    """Every row, for the register's own work (projection, verification, lens). Not for screens."""


class Record(models.Model):
    """One record of the case file: the projection of its entries."""

    id = models.CharField(max_length=32, primary_key=True)
    case = Link("case", "internal", about="The case it belongs to; who may see the case may see it.")
    void = Mark("internal", about="Withdrawn: kept, and shown as withdrawn.")
    made = models.BigIntegerField()
    """When it was first entered, in milliseconds since 1970, as the installation asserts."""
    made_by = models.CharField(max_length=32)
    """Pseudonymous id of the member who entered it."""
    made_in = models.CharField(max_length=64)
    """Address of its first entry, `chain:seq`."""
    at = models.BigIntegerField()
    """When it was last changed."""
    revision = models.CharField(max_length=16)
    conflicts = models.IntegerField(default=0)
    """How many of its fields have rival values that nobody has decided."""
    heads = models.TextField()
    """Which entries its values come from; see `folding`."""

    objects: ClassVar[Any] = Closed()
    rows: ClassVar[Any] = Open()

    BOOKKEEPING: ClassVar[tuple[str, ...]] = ("id", "made", "made_by", "made_in", "at", "revision", "conflicts", "heads")
    """What the register itself keeps beside the declared fields; none of it is said by a source."""

    class Meta:
        abstract = True
        base_manager_name = "rows"
        default_manager_name = "objects"
        # Lists show what came last first.
        indexes: ClassVar = [models.Index(fields=["made", "id"], name="%(class)s_made")]

    @classmethod
    def type_name(cls) -> str:
        """How entries call this type."""
        return str(cls._meta.model_name)

    @classmethod
    def declared(cls) -> dict[str, Declared]:
        """Its declared fields by name."""
        return {f.attname: f for f in cls._meta.concrete_fields if isinstance(f, Declared)}

    @classmethod
    def seen_by(cls, lens: Lens) -> Any:
        """The rows that this lens may see, in a query set that refuses what the lens may not read."""
        return lens.rows(cls)

    save = delete = save_base = _shut

    def refresh_from_db(self, *_given: Any, **_named: Any) -> None:
        """Refused: it would fetch what the lens left out."""
        raise Refused("read-without-lens", room="record")

    def __str__(self) -> str:
        return f"{self.type_name()} {self.pk}"

    __repr__ = __str__
