"""Rulebooks of commercial payers in the United States, one module for each."""
