"""The desk's list of a million employers, against an empty page of the same server."""
