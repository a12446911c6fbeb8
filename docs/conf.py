"""Settings of the documentation. Nothing here uses the network."""

from __future__ import annotations

import re
from importlib.metadata import version as version_of

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

project = "continuum"
author = "The continuum authors"
copyright = "2026, The continuum authors"
version = release = version_of("continuum-of-care")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"continuum {release}"
html_copy_source = False
html_css_files = ["continuum.css"]
html_static_path = ["_static"]
html_show_sphinx = False

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

autoclass_content = "class"
autodoc_class_signature = "separated"
autodoc_default_options = {
    "exclude-members": "__init__, __new__",
    "member-order": "bysource",
    "members": True,
    "show-inheritance": True,
    "undoc-members": True,
}
autodoc_preserve_defaults = True
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

# In docstrings, a name in single backticks is a link to it.
default_role = "py:obj"
nitpicky = True
nitpick_ignore_regex = [
    # The standard library and the dependencies have pages of their own; fetching their
    # inventories would need the network.
    (
        r"py:.*",
        r"(builtins|collections|dataclasses|datetime|enum|fractions|types|typing)\..*",
    ),
    (r"py:.*", r"(attr|attrs|dateutil|narwhals|networkx|nw|nx)\..*"),
    # The same names as annotations write them.
    (r"py:.*", r"(date|datetime|time|timedelta|Any|Final|Literal|NoReturn|Self)"),
    (r"py:.*", r"(Callable|Iterable|Iterator|Mapping|Sequence|object|None|True|False)"),
    (r"py:.*", r"(bool|bytes|dict|float|frozenset|int|list|set|str|tuple|type)"),
    # What JSON holds, which refers to itself, and exact numbers.
    (r"py:.*", r"(Json|Number|Decimal|Fraction|decimal\..*|tzinfo)"),
    # Type variables and other private names.
    (r"py:.*", r"(.*\.)?_[A-Z]\w*"),
]


def constant_without_type(
    _app: Sphinx,
    what: str,
    _name: str,
    _obj: object,
    _options: object,
    lines: list[str],
) -> None:
    """Keep napoleon from reading the words before a colon as the type of a constant."""
    if what in {"attribute", "data", "property"} and lines and ":" in lines[0]:
        lines[0] = f": {lines[0]}"


def name_of_another_module(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Link a short name, such as `Level`, to the one object that has it."""
    if node.get("refdomain") != "py":
        return None
    # The names of a first hour are those of the modules that define them.
    target = re.sub(r"^continuum\.(?=\w+$)", "", node["reftarget"])
    found = env.domains.python_domain.find_obj(env, None, None, target, None, 1)
    # What a package re-exports is also known by the private module that defines it.
    found = [(name, entry) for name, entry in found if not entry.aliased]
    if len(found) > 1:
        # Over frames a function is called as the one that judges a stay.
        found = [one for one in found if not one[0].startswith("continuum.frames.")]
    if len(found) != 1:
        return None
    ((name, entry),) = found
    return make_refnode(
        app.builder, node["refdoc"], entry.docname, entry.node_id, content, name
    )


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", constant_without_type, priority=400)
    app.connect("missing-reference", name_of_another_module)
