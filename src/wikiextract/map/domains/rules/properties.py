"""Fields that give a property, and what the mapping itself states."""

from __future__ import annotations

from urllib.parse import unquote

from msgspec.structs import replace

from wikiextract.map.domains.box import BoxField
from wikiextract.map.domains.conditions import holds
from wikiextract.map.domains.model import ConstantRule, ExpectedKind, JoinedTextRule, PropertyRule
from wikiextract.map.domains.property_values import each_once, in_one_unit, values_of
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.map.domains.typed import fits, read
from wikiextract.map.values import LONGEST, ValueContext
from wikiextract.nodes import Link, PropertyValue, ValueSource


def apply_property(rule: PropertyRule, state: Applying) -> ValuesFound:
    """Return the values of the fields that the rule names."""
    found: list[PropertyValue] = []
    for field in state.box.find(rule.names, state.number):
        beside = state._replace(number=field.number)
        if rule.when and not any(holds(one, beside) for one in rule.when):
            continue
        values = values_of(field, rule, state.language)
        if not values and field.value.text:
            state.unread.append(field.source.field or field.source.param or "?")
        for value in values:
            found.append(_with_qualifiers(value, rule, field, state))
    found = in_one_unit(each_once(found))
    if not found and rule.default is not None:
        found = _constant(rule.default, rule.kind, rule.unit, state)
    return {rule.property: found} if found else {}


def _with_qualifiers(
    value: PropertyValue, rule: PropertyRule, field: BoxField, state: Applying
) -> PropertyValue:
    """Return the value with what fields beside its own say of it."""
    if not rule.qualifiers:
        return value
    beside = state.apply(rule.qualifiers, state._replace(number=field.number))
    if not beside:
        return value
    # Several times of one value: nobody knows which is meant.
    mine = {name: tuple(values) for name, values in beside.items() if len(values) == 1}
    if not mine:
        return value
    return replace(value, qualifiers={**mine, **(value.qualifiers or {})})


def apply_constant(rule: ConstantRule, state: Applying) -> ValuesFound:
    """Return what the mapping states of everything that it maps; nothing of another kind."""
    values = _constant(rule.value, rule.kind, rule.unit, state)
    return {rule.property: values} if values else {}


def _constant(
    text: str, kind: ExpectedKind | None, unit: str | None, state: Applying
) -> list[PropertyValue]:
    """Return the value that a mapping states in a text; none that is not of its kind."""
    source = ValueSource(infobox=state.box.name)
    if kind == "link":
        link = _link(text)
        return [PropertyValue(text=link.text, link=link, source=source)]
    if kind is None or kind == "text":
        return [PropertyValue(text=text, source=source)]
    if len(text) > LONGEST:
        return []
    fitting = [one for one in read(text, ValueContext("en", kind, unit)) if fits(one, kind)]
    if len(fitting) != 1:
        return []
    return [PropertyValue(text=text, typed=fitting[0], source=source)]


def _link(text: str) -> Link:
    """Return the link to a page by its title, or to an address, which is shown by its end."""
    if not text.startswith(("http://", "https://")):
        return Link(text=text, target=text)
    end = unquote(text.rstrip("/").rpartition("/")[2]).replace("_", " ")
    return Link(text=end or text, target=text, kind="external")


def apply_joined_text(rule: JoinedTextRule, state: Applying) -> ValuesFound:
    """Return the texts of several fields as one."""
    fields = [state.box.find(names, state.number)[:1] for names in rule.parts]
    known = [field for part in fields for field in part if field.value.text]
    if not known:
        return {}
    text = rule.between.join(field.value.text or "" for field in known)
    return {rule.property: [PropertyValue(text=text, source=known[0].source)]}
