"""Other forms of the same facts: values in, values out, and no file in between."""
