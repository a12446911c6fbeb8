"""Rules as data: one module for each authority, each with its ``RULEBOOK``."""
