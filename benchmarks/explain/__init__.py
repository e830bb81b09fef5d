"""One employer of a city explained, as fast as a click."""
