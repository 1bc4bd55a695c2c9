"""HTML's element names, by what they mean to the readers."""

# fmt: off

# Marks that `interface.mark` gives to elements: not displayed; displayed, but to operate the page.
HIDDEN = "wx-hidden"
INTERFACE = "wx-interface"

# What `extensions.settle_extensions` makes of extension tags kept as their source: empty elements,
# within a line and as blocks of their own.
EXTENSION = "wx-extension"
EXTENSION_BLOCK = "wx-extension-block"

# What no text is read from.
SKIPPED = frozenset({
    HIDDEN, INTERFACE,
    "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link",
    "meta", "noscript", "object", "param", "script", "select", "source", "style", "svg",
    "template", "textarea", "title", "track",
})

# What stands in lines of its own.
BLOCK_TAGS = frozenset({
    EXTENSION_BLOCK,
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})

# Inline elements that only style what they hold: with a block inside they are containers.
STYLING_TAGS = frozenset({
    "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
})

HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LIST_TAGS = frozenset({"dl", "ol", "ul"})
MEDIA_TAGS = frozenset({"audio", "img", "video"})

# Elements that make no level of their own: without content, or closed by the next of their kind.
NOT_NESTING_TAGS = frozenset({
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link",
    "meta", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th",
    "thead", "tr", "track", "wbr",
})
