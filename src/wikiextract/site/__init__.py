"""What a wiki is: siteinfo, namespaces, titles, interwiki prefixes, magic words, language facts."""
