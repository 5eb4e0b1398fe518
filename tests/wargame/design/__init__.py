"""Designs sealed before play."""
