"""Language variants: ``-{ }-`` markup and the conversion of text."""
