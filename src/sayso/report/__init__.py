"""A reading as people see it: in a terminal (``terminal``) and as one HTML file (``page``)."""
