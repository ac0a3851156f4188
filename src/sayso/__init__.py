"""sayso reads news and tells, for every claim, on whose say-so it rests."""
