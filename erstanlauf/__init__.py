"""Erstanlauf: the first-contact desk for newcomers, from need to printed slip.

Packages, outermost first; each may import only what stands further in:
`app` composes, `ui` draws the desk, `cli` serves the command line, `store` keeps visits, `slips` writes PDF,
`knowledge` reads law and catalogue from files, `usecases` say what a desk does, `i18n` turns codes into words,
`domain` knows the field and nothing else.
"""

__version__ = "0.1.0"
