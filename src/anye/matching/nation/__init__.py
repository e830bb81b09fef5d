"""A match of more seekers than one machine holds, worked out part by part."""
