"""The resources of a document, and what their references lead to.

A document is a Bundle, a list of resources or of Bundles, or one resource. A reference
leads to a resource contained in the one that refers, to an entry by its full address,
or to a resource by its type and id, first in the same Bundle. It never leads outside
the document, and to nothing where several resources would fit.

Patients are told apart by one text: the full address of the patient without a version,
an identifier with its system, or where a contained patient stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from continuum.errors import FieldTypeError, Unquoted
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._reading import Node, Pass, Place, shown

__all__ = [
    "Entry",
    "Resources",
    "kind_named",
    "peeked",
    "unversioned",
]

_HISTORY: Final = "/_history/"
_SERVER: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^/]*/", re.ASCII | re.IGNORECASE)
_KIND: Final = re.compile(r"[A-Z][A-Za-z]+", re.ASCII)


class Entry:
    """A resource of a document, in a Bundle, in another resource or by itself.

    Args:
        node: Its elements.
        kind: Its type.
        bundle: Where its Bundle stands; None of a resource that is in none.
        address: Its full address, if its entry states one.
        within: The resource it is contained in, if it is.
        holder: The entry of the Bundle that holds it, if one does.
    """

    def __init__(
        self,
        node: Node,
        kind: str,
        *,
        bundle: Place | None = None,
        address: str | None = None,
        within: Entry | None = None,
        holder: Node | None = None,
    ) -> None:
        self.node = node
        self.holder = holder or node
        self.kind = kind
        self.bundle = bundle
        self.address = address
        self.within = within
        self.id = peeked(node.value, "id")
        self.version = peeked(node.value, "meta", "versionId")
        node.use("id")
        self.read = False
        """Whether something of it was read."""

        self._contained: tuple[Entry, ...] | None = None
        self._inner: dict[str, Entry | None] = {}

    def take(self) -> None:
        """Read it: its id, and the types of what it contains, must be well formed."""
        self.read = True
        self.node.text("id")
        if self.within is None:
            _ = self.contained

    @property
    def contained(self) -> tuple[Entry, ...]:
        """The resources it contains."""
        if self._contained is None:
            found: list[Entry] = []
            for node in self.node.children("contained"):
                kind = node.text("resourceType")
                if kind is None:
                    node.wrong("resourceType", "must be a text")
                else:
                    found.append(Entry(node, kind, within=self))
            self._contained = tuple(found)
            for entry in found:
                if entry.id is not None:
                    twice = f"#{entry.id}" in self._inner
                    self._inner[f"#{entry.id}"] = None if twice else entry
        return self._contained

    def inside(self, address: str) -> Entry | None:
        """What a reference to something contained leads to, if to one thing alone."""
        return self._inner.get(address) if self.contained else None

    @property
    def about(self) -> str:
        """The element that says whom it is about."""
        return "patient" if self.kind == "EpisodeOfCare" else "subject"

    @property
    def modified(self) -> bool:
        """Whether something unknown may change the meaning of the whole."""
        return self.node.has("implicitRules", "modifierExtension")


class Resources:
    """The resources of a document, in its order.

    Args:
        document: A Bundle, a list of resources or of Bundles, or one resource.
        owner: Who reads it, for messages.
        kind: What single resource it may be, for messages, too.
        found: The pass that notes what is wrong.
    """

    def __init__(self, document: object, owner: str, kind: str, found: Pass) -> None:
        self._found = found
        self.resources = tuple(self._all(document, owner, kind))
        self._addresses: dict[str, list[Entry]] = {}
        self._ids: dict[str, list[Entry]] = {}
        self._full: dict[str, set[str]] = {}
        for resource in self.resources:
            if resource.address is not None:
                self._addresses.setdefault(resource.address, []).append(resource)
            if resource.id is not None:
                key = f"{resource.kind}/{resource.id}"
                self._ids.setdefault(key, []).append(resource)
            patient = peeked(resource.node.value, resource.about, "reference")
            if patient is not None:
                full = _beside(resource, unversioned(patient))
                self._full.setdefault(_stated(full), set()).add(full)

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Yield the resources of one type, the repeated ones dropped.

        One is repeated where another of its type has the same id and patient, and no
        other full address.
        """
        seen: dict[tuple[str, str | None], set[str | None]] = {}
        for resource in self.resources:
            if resource.kind != kind:
                continue
            if resource.id is not None:
                known = seen.setdefault((resource.id, self.patient(resource)), set())
                if known and (
                    resource.address is None or {None, resource.address} & known
                ):
                    resource.read = True
                    resource.node.drop(DroppedReason.REPEATED)
                    continue
                known.add(resource.address)
            yield resource

    # --- whose they are ---

    def patient(self, entry: Entry) -> str | None:
        """What tells the patient of *entry* from others of the document.

        None where it names nobody. Nothing is noted.
        """
        value = entry.node.value
        address = peeked(value, entry.about, "reference")
        if address is None:
            code = peeked(value, entry.about, "identifier", "value")
            system = peeked(value, entry.about, "identifier", "system")
            return None if code is None else f"{system or ''}|{code}"
        holder = entry.within or entry
        if address.startswith("#"):
            return f"{shown(holder.node.place)}{address}"
        full = _beside(holder, unversioned(address))
        # Without a server it may be on any: on the only one that is named, it is.
        known = self._full.get(full, set()) - {full}
        return known.pop() if len(known) == 1 else full

    def subject(self, entry: Entry) -> str | None:
        """What `patient` tells, once it was looked at; None also of what is no patient.

        Args:
            entry: A resource that is read.
        """
        reference = entry.node.child(entry.about)
        kind = self.kind_of(reference, entry)
        if reference.has("identifier") and not reference.has("reference"):
            identifier = reference.child("identifier")
            identifier.text("system")
            identifier.text("value")
        return self.patient(entry) if kind in (None, "Patient") else None

    # --- what references lead to ---

    def at(self, reference: Node, origin: Entry) -> Entry | None:
        """What *reference*, in the resource *origin*, leads to; None if nothing here.

        A reference that leads nowhere is not dropped: what it means, the caller knows.
        Where it asks for a version that may not be the one at hand, that is assumed.
        """
        entry = self._leads(reference, origin)
        version = _version(reference)
        if entry is not None and version not in (None, entry.version):
            reference.assume(Assumption.OTHER_VERSION)
        return entry

    def _leads(self, reference: Node, origin: Entry) -> Entry | None:
        address = reference.text("reference")
        reference.use("type")
        if address is None:
            return None
        if address.startswith("#"):
            return (origin.within or origin).inside(address)
        version, address = _version(reference), unversioned(address)
        holder = origin.within or origin
        for fitting in (
            self._addresses.get(address, ()),
            self._addresses.get(_beside(holder, address), ()),
            [
                item
                for item in self._ids.get(_stated(address), ())
                # Another server's resource may have the same type and id.
                if item.address is None or ":" not in address
            ],
        ):
            if fitting:
                near = [item for item in fitting if item.bundle == holder.bundle]
                found = near or fitting
                asked = [item for item in found if version and item.version == version]
                return _only(asked or found)
        return None

    def kind_of(self, reference: Node, origin: Entry) -> str | None:
        """The type of what *reference*, in the resource *origin*, refers to.

        It is that of the resource it leads to, or else the one it states; None where
        it does neither.
        """
        entry = self._leads(reference, origin)
        return kind_named(reference) if entry is None else entry.kind

    def leave(self, *kinds: str) -> None:
        """Drop what was not read, contained resources included.

        Args:
            kinds: The types of resources to look at; all unless given.
        """
        for resource in self.resources:
            if kinds and resource.kind not in kinds:
                continue
            if not resource.read:
                resource.holder.drop(DroppedReason.OTHER_RESOURCE)
                continue
            for inner in resource.contained:
                if not inner.read:
                    inner.node.drop(DroppedReason.OTHER_RESOURCE)

    def _all(self, document: object, owner: str, kind: str) -> Iterator[Entry]:
        if isinstance(document, Mapping):
            yield from self._resource(cast("Mapping[object, object]", document), ())
        elif isinstance(document, Sequence) and not isinstance(document, str | bytes):
            for index, value in enumerate(cast("Sequence[object]", document)):
                yield from self._resource(value, (index,))
        else:
            expected = f"a Bundle, a list of resources, or {kind}"
            unquoted = Unquoted(type(document).__name__)
            raise FieldTypeError(owner, "document", unquoted, expected)

    def _resource(self, value: object, place: Place) -> Iterator[Entry]:
        node = Node.of(value, place, self._found)
        if not isinstance(value, Mapping):
            return
        kind = self._kind(node)
        if kind == "Bundle":
            if node.has("implicitRules", "modifierExtension"):
                node.drop(DroppedReason.MODIFIED)
            elif node.text("type") == "history":
                node.drop(DroppedReason.HISTORY)
            else:
                for entry in node.children("entry"):
                    yield from self._entry(entry, place)
        elif kind is not None:
            yield Entry(node, kind)

    def _entry(self, entry: Node, bundle: Place) -> Iterator[Entry]:
        address = entry.text("fullUrl")
        if entry.has("modifierExtension"):
            entry.drop(DroppedReason.MODIFIED)
            return
        if peeked(entry.value, "request", "method") == "DELETE":
            entry.drop(DroppedReason.HISTORY)
            return
        if not entry.has("resource"):
            return
        node = entry.child("resource")
        if not isinstance(entry.value["resource"], Mapping):
            return
        kind = self._kind(node)
        if kind == "Bundle":
            self._found.wrong(node.place, "must not be a Bundle: it stands in one")
        elif kind is not None:
            yield Entry(node, kind, bundle=bundle, address=address, holder=entry)

    def _kind(self, node: Node) -> str | None:
        node.use("resourceType")
        kind = node.value.get("resourceType")
        if isinstance(kind, str):
            return kind
        node.wrong("resourceType", "must be a text")
        return None


def kind_named(reference: Node) -> str | None:
    """The type of resource that *reference* states, in its address or beside it."""
    address = peeked(reference.value, "reference") or ""
    beside = peeked(reference.value, "type") or ""
    # The address of the definition of a type ends in its name.
    return _stated(address).partition("/")[0] or beside.rpartition("/")[2] or None


def peeked(value: Mapping[str, object], *fields: str) -> str | None:
    """The text that *fields* lead to, one in another, without any note of it.

    A blank one is malformed, and none.
    """
    inner: object = value
    for field in fields:
        if not isinstance(inner, Mapping):
            return None
        inner = cast("Mapping[object, object]", inner).get(field)
    return inner if isinstance(inner, str) and inner.strip() else None


def unversioned(address: str) -> str:
    """*address* without the version of the resource it leads to."""
    return address.partition(_HISTORY)[0]


def _version(reference: Node) -> str | None:
    """The version of a resource that *reference* asks for, if it does."""
    return (peeked(reference.value, "reference") or "").partition(_HISTORY)[2] or None


def _stated(address: str) -> str:
    """The type and the id that an address ends in, as ``Patient/1``; else nothing."""
    server = _SERVER.match(address)
    path = unversioned(address[server.end() :] if server else address)
    before, _, code = path.rpartition("/")
    folder, _, kind = before.rpartition("/")
    # Only on a server may more stand before the type.
    known = _KIND.fullmatch(kind) and (server or not folder)
    return f"{kind}/{code}" if known else ""


def _only(resources: Sequence[Entry]) -> Entry | None:
    """The one of *resources*; the first where all are one by their full address."""
    addresses = {resource.address for resource in resources}
    if len(resources) == 1 or (len(addresses) == 1 and None not in addresses):
        return resources[0]
    return None


def _beside(resource: Entry, address: str) -> str:
    """*address*, if relative, as one of the server that *resource* is from."""
    own = resource.address or ""
    base = own.removesuffix(f"{resource.kind}/{resource.id}")
    return address if base == own or ":" in address else f"{base}{address}"
