"""The same auction for more seekers than one machine holds: all of them bid at once, in rounds."""
