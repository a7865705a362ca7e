"""One question to an authority, one token back, and whether it holds.

The question is written here because only a digest is asked about: the bytes themselves stay where they are.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from constat.errors import BadFile

_SHA256: Final = "2.16.840.1.101.3.4.2.1"
# SEQUENCE { version 1, SEQUENCE { SEQUENCE { sha256, NULL }, OCTET STRING of 32 bytes … }, nonce of 8 bytes, certificates wanted }
_BEFORE: Final = bytes.fromhex("3043020101" "3031300d0609608648016503040201" "0500" "0420")


class BadToken(BadFile):
    """A token does not prove what it is shown for."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a token proves."""

    time: datetime
    """The bytes existed before this."""
    authority: str
    """Subject of the certificate that signed."""
    expires: datetime
    """End of that certificate: renew before."""


def question(digest: bytes) -> tuple[bytes, int]:
    """The request for a digest of SHA-256, and the number that its answer must repeat."""
    # Its first byte lies between 0x40 and 0x7f: positive, and always eight bytes long.
    nonce = bytes([0x40 | os.urandom(1)[0] & 0x3F]) + os.urandom(7)
    return _BEFORE + digest + b"\x02\x08" + nonce + b"\x01\x01\xff", int.from_bytes(nonce, "big")


def verify_token(token: bytes, digest: bytes, roots: bytes, nonce: int | None = None) -> Verified:
    """What the token proves about that SHA-256; `BadToken` for other bytes, an untrusted root or a chain expired at its time."""
    try:
        answer = decode_timestamp_response(token)
        trusted = x509.load_pem_x509_certificates(roots)
        asked = answer.tst_info.message_imprint
        if asked.hash_algorithm.dotted_string != _SHA256 or asked.message != digest:
            raise BadToken("timestamp-other-bytes", room="record", digest=digest.hex()[:16])
        # Read before verifying, which takes the signer out of the set that the answer gives.
        signer = _signer(answer)
        VerifierBuilder(roots=trusted, nonce=nonce).build().verify(answer, digest)
        return Verified(answer.tst_info.gen_time, signer.subject.rfc4514_string(), signer.not_valid_after_utc)
    except (VerificationError, ValueError, KeyError, x509.InvalidVersion) as fault:
        # What came from far away may be anything; the parser says so in several ways.
        raise BadToken("timestamp-does-not-hold", room="record", digest=digest.hex()[:16], reason=str(fault)[:200]) from fault


def _signer(answer: TimeStampResponse) -> x509.Certificate:
    """The certificate that signed, among those the token carries."""
    signers = [(s.issuer, s.serial_number) for s in answer.signed_data.signer_infos]
    for raw in answer.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(raw)
        if signers == [(certificate.issuer, certificate.serial_number)]:
            return certificate
    raise ValueError("no certificate of its signer")
