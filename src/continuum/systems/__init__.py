"""Level systems as data, one module each; none of them states hours, which rules do."""
