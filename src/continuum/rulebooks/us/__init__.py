"""Rulebooks of the United States: federal payers and agencies, and the states."""
