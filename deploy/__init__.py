"""How an office brings its machines up; nothing here is imported by the platform itself."""
