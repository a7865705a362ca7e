"""Other offices: one's own card and fingerprint, whom this office trusts, and since when."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError
from constat.record.keys.peers import fingerprint, read_card
from constat.record.models import Sending
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.office.frame import WATCH, show
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

CARD: Final = 10_000
"""Characters of a card, many times over."""


class Trusting(Form):
    """A card, and the fingerprint as its office read it aloud."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.fields |= {
            "card": forms.CharField(
                label=self.say("office-card-paste"),
                required=False,
                max_length=CARD,
                widget=forms.Textarea({"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
            ),
            "file": forms.FileField(label=self.say("office-card-file"), required=False),
            "spoken": forms.CharField(
                label=self.say("office-spoken"), help_text=self.say("office-spoken-help"), max_length=200,
                error_messages={"required": self.say("office-spoken-needed")}, widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
            ),
        }  # fmt: skip

    def card(self) -> str:
        """The card as text, pasted or out of the file."""
        file = self.cleaned_data.get("file")
        if file is None:
            return str(self.cleaned_data["card"])
        try:
            return str(file.read(CARD).decode("utf-8"))
        except UnicodeDecodeError:
            raise BadInput("card-malformed", room="record") from None


@members(*CASEWORK, "administrator")
def offices(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/offices`"""
    session = session_of(request)
    keys = session.case.keys
    values = {
        "own_office": keys.office,
        "own_groups": keys.fingerprint.split(),
        "card": keys.card(),
        "peers": known_offices(session),
        "watches": bool(session.member.roles & set(WATCH)),
        "sends": bool(session.member.roles & set(CASEWORK)),
        "trusted": str(request.GET.get("trusted") or "")[:120],
    }
    del language
    return show(request, "office/offices.html", values)


def known_offices(session: Any) -> list[dict[str, Any]]:
    """Each office that was ever trusted: installations of one root together, with the last bundle made for it."""
    by_root: dict[bytes, list[Any]] = {}
    for peer in session.case.keys.peers():
        by_root.setdefault(peer.root_public, []).append(peer)
    told = []
    for root, peers in by_root.items():
        keys = [peer.public_key.hex() for peer in peers]
        last = None
        if session.lens.sees(Sending):
            last = Sending.seen_by(session.lens).filter(key__in=keys).order_by("-made").values_list("made", flat=True).first()
        told.append({
            "root": root.hex(), "office": peers[0].office, "groups": fingerprint(root).split(), "added": min(peer.added for peer in peers),
            "installations": len(peers), "revoked": all(peer.revoked for peer in peers), "last": last,
        })  # fmt: skip
    return sorted(told, key=lambda one: (one["revoked"], str(one["office"]).casefold()))


@members("administrator", "steward", methods="GET POST", fresh=True)
def trust(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/offices/trust`: a card is trusted with the fingerprint that was read aloud, never with one it says itself."""
    session = session_of(request)
    form = Trusting(language, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            card = form.card()
            read_card(card)
        except ConstatError as fault:
            form.refuse("card", fault)
        else:
            try:
                session.case.keys.trust(card, form.cleaned_data["spoken"])
            except ConstatError as fault:
                form.refuse("spoken", fault)
            else:
                return HttpResponseRedirect(address(language, "office", "offices"))
    return show(request, "office/trust.html", {"form": form, "faults": told_faults(form)}, status=400 if form.errors else 200)


@members("administrator", "steward", methods="POST", fresh=True)
def distrust(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/offices/distrust`: bundles from and for that office are refused from here on."""
    session = session_of(request)
    root, typed = str(request.POST.get("root") or ""), str(request.POST.get("typed") or "").strip()
    one = next((one for one in known_offices(session) if one["root"] == root), None)
    if one is None or typed.casefold() != str(one["office"]).casefold():
        raise BadInput("office-typed-otherwise", room="web", code=str(one["office"]) if one else "?")
    session.case.keys.distrust(" ".join(one["groups"]))
    return HttpResponseRedirect(address(language, "office", "offices"))


@members(*CASEWORK, "administrator")
def card(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/offices/card`: one's own card as a file, to be handed to another office. It holds public keys only."""
    del language
    response = HttpResponse(session_of(request).case.keys.card(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="constat-office.card"'
    return response
