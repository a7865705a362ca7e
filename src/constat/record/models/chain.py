"""The register's own tables: entries, chains, which entry touched what, and the head that is locked while one writes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from constat.record.models.base import Open


class Entry(models.Model):
    """One entry as bytes; `constat.record.entry` reads it. Rows are inserted, and a body may be withdrawn; nothing else."""

    pk = models.CompositePrimaryKey("chain", "seq")
    chain = models.CharField(max_length=32)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    header = models.BinaryField()
    body = models.BinaryField(null=True)
    sig = models.BinaryField()

    objects: ClassVar[Any] = Open()


class Chain(models.Model):
    """One installation's chain as far as it is known here."""

    chain = models.CharField(max_length=32, primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.BigIntegerField()
    key = models.CharField(max_length=64)
    """The Ed25519 public key, in hexadecimal."""
    own = models.BooleanField()
    state = models.CharField(max_length=16, default="good")
    """`good`, `forked` or `revoked`; only a good one is read further."""
    office = models.TextField(default="")

    objects: ClassVar[Any] = Open()


class Touch(models.Model):
    """That an entry changed a record: the index of every record's history."""

    pk = models.CompositePrimaryKey("type", "subject", "chain", "seq")
    type = models.CharField(max_length=40)
    subject = models.CharField(max_length=32)
    chain = models.CharField(max_length=32)
    seq = models.BigIntegerField()

    objects: ClassVar[Any] = Open()


class Head(models.Model):
    """One row: the chain that this installation writes, whether a write is under way, and the schema of the projection."""

    id = models.IntegerField(primary_key=True)
    chain = models.CharField(max_length=32)
    open = models.IntegerField(default=0)
    schema = models.CharField(max_length=16)

    objects: ClassVar[Any] = Open()
