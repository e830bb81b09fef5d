"""Settings, the address root and the way in for a server."""
