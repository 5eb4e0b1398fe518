"""Whole windows and dialogs, made of panels."""
