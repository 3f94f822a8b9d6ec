"""Catalogue and rules: the only package with YAML. Reads files into domain objects and names every fault."""
